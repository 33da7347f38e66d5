import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {Client, streamText} from './client.js';
import {KernelProcess, ownArgv, type KernelOptions} from './kernel-process.js';

/** Starts a kernel as a server does, and waits for it. */
const LAUNCHER = `
  const {spawn} = require('node:child_process');
  const env = {...process.env, JPY_PARENT_PID: String(process.pid)};
  spawn(process.execPath, process.argv.slice(1), {env, stdio: 'inherit', detached: true});`;

interface Surroundings {
  readonly kernel: KernelProcess;
  readonly client: Client;
  /** A client of the process that was started anew. */
  readonly restarted: () => Promise<Client>;
}

/** Does something with a kernel of its own, which is gone afterwards. */
async function withKernel(
  work: (there: Surroundings) => Promise<void>,
  options?: KernelOptions,
): Promise<void> {
  const kernel = await KernelProcess.start(options);
  const client = await Client.connect(kernel.connection);
  const clients = [client];
  const restarted = async (): Promise<Client> => {
    for (const each of clients.splice(0)) each.close();
    kernel.restart();
    const next = await Client.connect(kernel.connection);
    clients.push(next);
    return next;
  };
  try {
    await work({kernel, client, restarted});
  } finally {
    for (const each of clients) each.close();
    await kernel.stop();
  }
}

/** Starts a child process in a cell that goes on without it; gives its process. */
async function child(client: Client): Promise<number> {
  const code = 'import {spawn} from "node:child_process"; console.log(spawn("sleep", ["1000"]).pid)';
  return Number(streamText((await client.execute(code)).output));
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await setTimeout(20);
  }
}

describe('where the process dies', {timeout: 600_000}, () => {
  const crashes: readonly (readonly [what: string, code: string, options?: KernelOptions])[] = [
    ['a crash of native code', 'process.abort()'],
    ['being killed', "process.kill(process.pid, 'SIGKILL')"],
    [
      'an exhausted heap',
      'const all: number[][] = []; for (;;) all.push(Array.from({length: 1e5}, (_none, i) => i / 3))',
      {env: {NODE_OPTIONS: '--max-old-space-size=150'}},
    ],
  ];
  for (const [what, code, options] of crashes) {
    it(`by ${what}, the next process with the same connection file tells of it, once`, () =>
      withKernel(async ({kernel, client, restarted}) => {
        await client.execute('1');
        await client.send('shell', 'execute_request', {code});
        await kernel.ended();
        const next = await restarted();
        const told = streamText((await next.execute('1')).output, 'stderr');
        assert.match(told, /ended while cell \[2\] ran: it ran out of memory/);
        assert.equal(streamText((await next.execute('1')).output, 'stderr'), '');
      }, options));
  }

  it('because it was asked to, nothing is told', () =>
    withKernel(async ({kernel, client, restarted}) => {
      await client.execute('1');
      await client.control('shutdown_request', {restart: true});
      assert.equal(await kernel.ended(), 0, kernel.log);
      const next = await restarted();
      assert.equal(streamText((await next.execute('1')).output, 'stderr'), '');
    }));
});

describe('what a cell started', {timeout: 120_000, skip: process.platform === 'win32'}, () => {
  it('ends with the kernel', () =>
    withKernel(async ({kernel, client}) => {
      const pid = await child(client);
      await client.control('shutdown_request', {restart: false});
      assert.equal(await kernel.ended(), 0, kernel.log);
      await gone(pid);
    }));

  it('ends with whoever started the kernel', () =>
    withKernel(
      async ({kernel, client}) => {
        const pid = await child(client);
        const {output} = await client.execute('process.pid');
        const result = output.find(({header}) => header.msg_type === 'execute_result');
        const {'text/plain': own} = result?.content['data'] as {'text/plain': string};
        kernel.process.kill('SIGKILL');
        await gone(Number(own));
        await gone(pid);
      },
      {argv: [process.execPath, '-e', LAUNCHER, ...ownArgv.slice(1)]},
    ));
});

describe('the kernel’s own files', {timeout: 120_000, skip: process.platform === 'win32'}, () => {
  it('are readable by their user alone', async () => {
    const place = mkdtempSync(join(tmpdir(), 'mars-ts-test-'));
    const data = join(place, 'data');
    try {
      await withKernel(
        async ({kernel, client}) => {
          await client.execute('1');
          for (const file of [kernel.file, `${kernel.file}.mars-ts`, join(data, 'history.jsonl')])
            assert.equal(statSync(file).mode & 0o777, 0o600, file);
          assert.equal(statSync(data).mode & 0o777, 0o700, data);
        },
        {env: {MARS_TS_DATA_DIR: data}},
      );
    } finally {
      rmSync(place, {recursive: true});
    }
  });
});
