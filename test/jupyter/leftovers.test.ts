import assert from 'node:assert/strict';
import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {KernelManager, KernelMessage, ServerConnection, type Kernel} from '@jupyterlab/services';
import {findJupyter, nothingIsSkipped} from './jupyter.js';
import {NotebookServer, token} from './notebook-server.js';

const jupyter = findJupyter();
const missing = 'missing' in jupyter ? jupyter.missing : null;
const skip = missing !== null && !nothingIsSkipped ? missing : process.platform === 'win32';

/** What a kernel has left lying about while it runs. */
interface Traces {
  readonly kernel: number;
  readonly child: number;
  readonly spill: string;
}

/** Resolves once it is so; the test's own limit ends the wait otherwise. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(20);
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('of a kernel of a Jupyter server nothing stays', {skip, timeout: 300_000}, () => {
  let server: NotebookServer;
  let manager: KernelManager;
  let folder = '';
  before(async () => {
    assert.ok(!('missing' in jupyter), missing ?? '');
    folder = jupyter.folder;
    server = await NotebookServer.start(jupyter, {app: 'server'});
    const serverSettings = ServerConnection.makeSettings({baseUrl: server.url, token, appendToken: true});
    manager = new KernelManager({serverSettings});
  });
  after(async () => {
    manager.dispose();
    await server.stop();
    if (!('missing' in jupyter)) jupyter.remove();
  });

  async function printed(kernel: Kernel.IKernelConnection, code: string): Promise<string> {
    const future = kernel.requestExecute({code});
    let text = '';
    future.onIOPub = (message) => {
      if (KernelMessage.isStreamMsg(message) && message.content.name === 'stdout')
        text += message.content.text;
      if (KernelMessage.isErrorMsg(message)) text += message.content.evalue;
    };
    await future.done;
    return text;
  }

  /** Starts a child process and spills arrays to disk. */
  async function busy(kernel: Kernel.IKernelConnection, name: string): Promise<Traces> {
    const spill = join(folder, name);
    const code = `
      import {spawn} from 'node:child_process';
      const small = new_session({memory_limit: 2e6, spill_folder: ${JSON.stringify(spill)}, threads: 1});
      const kept = Array.from({length: 8}, () => mt.random.rand(60000));
      for (const each of kept) await each.execute({session: small});
      console.log(JSON.stringify([process.pid, spawn('sleep', ['1000'], {stdio: 'ignore'}).pid]));`;
    const text = await printed(kernel, code);
    assert.match(text, /^\[\d+,\d+\]\n$/);
    const [own = 0, child = 0] = JSON.parse(text) as number[];
    assert.ok(
      readdirSync(spill, {recursive: true, withFileTypes: true}).some((entry) => entry.isFile()),
      'spilled',
    );
    return {kernel: own, child, spill};
  }

  async function nothingStays({kernel, child, spill}: Traces): Promise<void> {
    await until(() => !runs(kernel));
    await until(() => !runs(child));
    await until(() => !existsSync(spill) || readdirSync(spill).length === 0);
  }

  /** The files that tell how to connect to a kernel, and what it does. */
  const connectionFiles = (kernel: Kernel.IKernelConnection): string[] =>
    readdirSync(join(folder, 'runtime')).filter((name) => name.startsWith(`kernel-${kernel.id}`));

  it('after restarts, a kill of the process, and the end', async () => {
    const kernel = await manager.startNew({name: 'mars-ts'});
    for (const name of ['first', 'second']) {
      const traces = await busy(kernel, name);
      await kernel.restart();
      await nothingStays(traces);
    }
    const killed = await busy(kernel, 'third');
    for (const name of connectionFiles(kernel))
      assert.equal(statSync(join(folder, 'runtime', name)).mode & 0o777, 0o600, name);
    process.kill(killed.kernel, 'SIGKILL');
    await nothingStays(killed);
    const last = await busy(kernel, 'fourth');
    await kernel.shutdown();
    await nothingStays(last);
    await until(() => connectionFiles(kernel).length === 0);
    kernel.dispose();
  });
});
