import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {KernelManager, KernelMessage, ServerConnection, type Kernel} from '@jupyterlab/services';
import {findJupyter, nothingIsSkipped} from './jupyter.js';
import {NotebookServer, token} from './notebook-server.js';

const jupyter = findJupyter();
const missing = 'missing' in jupyter ? jupyter.missing : null;
const skip = missing !== null && !nothingIsSkipped ? missing : false;

/** A message or an event that comes once. */
function awaited<T>(): {readonly promise: Promise<T>; readonly come: (value: T) => void} {
  let come: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    come = resolve;
  });
  return {promise, come};
}

type Future = Kernel.IShellFuture<KernelMessage.IExecuteRequestMsg, KernelMessage.IExecuteReplyMsg>;

function bytesOf(buffer: ArrayBuffer | ArrayBufferView): number[] {
  return ArrayBuffer.isView(buffer)
    ? [...new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)]
    : [...new Uint8Array(buffer)];
}

/** What a request led to: its reply, and what was published for it. */
async function outcome(
  future: Future,
  onMessage: (message: KernelMessage.IIOPubMessage) => void = () => undefined,
) {
  const published: KernelMessage.IIOPubMessage[] = [];
  future.onIOPub = (message) => {
    published.push(message);
    onMessage(message);
  };
  const {content} = await future.done;
  return {content, published};
}

function dataOf(published: readonly KernelMessage.IIOPubMessage[]): unknown[] {
  return published.flatMap((message) =>
    KernelMessage.isDisplayDataMsg(message) ||
    KernelMessage.isUpdateDisplayDataMsg(message) ||
    KernelMessage.isExecuteResultMsg(message)
      ? [message.content.data]
      : [],
  );
}

describe('a client written with @jupyterlab/services', {skip, timeout: 600_000}, () => {
  let server: NotebookServer;
  let manager: KernelManager;
  let kernel: Kernel.IKernelConnection;

  before(async () => {
    assert.ok(!('missing' in jupyter), missing ?? '');
    server = await NotebookServer.start(jupyter);
    const serverSettings = ServerConnection.makeSettings({baseUrl: server.url, token, appendToken: true});
    manager = new KernelManager({serverSettings});
    kernel = await manager.startNew({name: 'mars-ts'});
  });
  after(async () => {
    await kernel.shutdown();
    kernel.dispose();
    manager.dispose();
    await server.stop();
    if (!('missing' in jupyter)) jupyter.remove();
  });
  const run = (code: string) => outcome(kernel.requestExecute({code}));

  it('learns what the kernel is', async () => {
    const info = await kernel.info;
    assert.equal(info.status, 'ok');
    assert.ok('language_info' in info && info.language_info.name === 'typescript');
    assert.equal(info.language_info.mimetype, 'text/typescript');
  });

  it('runs code and gets what it prints and shows', async () => {
    const {content, published} = await run(
      "console.log('seen'); await display(html`<b>bold</b>`); await md.DataFrame({a: [1]}).execute()",
    );
    assert.equal(content.status, 'ok');
    const printed = published.filter((message) => KernelMessage.isStreamMsg(message));
    assert.deepEqual(
      printed.map((message) => message.content),
      [{name: 'stdout', text: 'seen\n'}],
    );
    const [bold, table] = dataOf(published) as Record<string, string>[];
    assert.deepEqual([bold?.['text/html'], table?.['text/plain']], ['<b>bold</b>', '   a\n0  1']);
    assert.match(table?.['text/html'] ?? '', /<td>1<\/td>/);
  });

  it('gets errors with their traceback', async () => {
    const {content, published} = await run("throw new TypeError('wrong')");
    assert.ok(content.status === 'error');
    assert.deepEqual([content.ename, content.evalue], ['TypeError', 'wrong']);
    assert.ok(content.traceback.length > 0);
    assert.ok(published.some((message) => KernelMessage.isErrorMsg(message)));
  });

  it('interrupts, and the state is kept', async () => {
    await run('let kept = 41');
    const begun = awaited<undefined>();
    const busy = outcome(
      kernel.requestExecute({code: "console.log('begun'); while (true) {}"}),
      (message) => {
        if (KernelMessage.isStreamMsg(message)) begun.come(undefined);
      },
    );
    await begun.promise;
    await kernel.interrupt();
    const {content} = await busy;
    assert.ok(content.status === 'error');
    assert.equal(content.ename, 'InterruptedError');
    assert.equal(
      (dataOf((await run('kept + 1')).published)[0] as Record<string, string>)['text/plain'],
      '42',
    );
  });

  it('completes, explains, and remembers', async () => {
    await run('const place = {city: 1}');
    const completed = await kernel.requestComplete({code: 'place.ci', cursor_pos: 8});
    assert.ok(completed.content.status === 'ok');
    assert.deepEqual(completed.content.matches, ['city']);
    const explained = await kernel.requestInspect({code: 'place', cursor_pos: 5, detail_level: 0});
    assert.ok(explained.content.status === 'ok' && explained.content.found);
    assert.match(JSON.stringify(explained.content.data), /city: number/);
    const past = await kernel.requestHistory({
      hist_access_type: 'tail',
      n: 1,
      output: false,
      raw: true,
    });
    assert.ok(past.content.status === 'ok');
    assert.equal(past.content.history.at(-1)?.[2], 'const place = {city: 1}');
  });

  it('answers a question', async () => {
    const future = kernel.requestExecute({code: "await input('Who? ')", allow_stdin: true});
    future.onStdin = (message) => {
      if (KernelMessage.isInputRequestMsg(message))
        kernel.sendInputReply({status: 'ok', value: 'me'}, message.header);
    };
    const {published} = await outcome(future);
    assert.deepEqual(dataOf(published), [{'text/plain': "'me'"}]);
  });

  it('is sent a comm that a cell opens, and both sides speak on it', async () => {
    const opened = awaited<{data: unknown; buffers: number[]; comm: Kernel.IComm}>();
    kernel.registerCommTarget('from-a-cell', (comm, {content, buffers}) => {
      const bytes = (buffers ?? []).flatMap(bytesOf);
      opened.come({data: content.data, buffers: bytes, comm});
    });
    await run(`
const line = comms.open('from-a-cell', {data: {hello: 1}, buffers: [new Uint8Array([7, 8])]});
line.onMessage(({data, buffers}) => line.send({echo: data, bytes: buffers.length}));`);
    const {data, buffers, comm} = await opened.promise;
    assert.deepEqual(data, {hello: 1});
    assert.deepEqual(buffers, [7, 8]);
    const answer = awaited<unknown>();
    comm.onMsg = ({content}) => answer.come(content.data);
    comm.send({question: 6}, {}, [new Uint8Array([1]).buffer]);
    assert.deepEqual(await answer.promise, {echo: {question: 6}, bytes: 1});
    const info = await kernel.requestCommInfo({});
    assert.ok(info.content.status === 'ok');
    assert.deepEqual(info.content.comms, {[comm.commId]: {target_name: 'from-a-cell'}});
    const closed = awaited<unknown>();
    comm.onClose = ({content}) => closed.come(content.data);
    await run('line.close({bye: true})');
    assert.deepEqual(await closed.promise, {bye: true});
  });

  it('opens a comm to a cell, and closes it', async () => {
    await run(`
const heard: unknown[] = [];
comms.register('to-a-cell', (comm, {data}) => {
  heard.push(['open', data]);
  comm.onMessage((message) => { heard.push(['message', message.data]); comm.send({count: heard.length}); });
  comm.onClose((message) => { heard.push(['close', message.data]); });
});`);
    const comm = kernel.createComm('to-a-cell');
    const answer = awaited<unknown>();
    comm.onMsg = ({content}) => answer.come(content.data);
    comm.open({n: 1});
    comm.send({n: 2});
    assert.deepEqual(await answer.promise, {count: 2});
    comm.close({n: 3});
    const {published} = await run('JSON.stringify(heard)');
    assert.deepEqual(dataOf(published), [
      {'text/plain': `'[["open",{"n":1}],["message",{"n":2}],["close",{"n":3}]]'`},
    ]);
  });

  it('restarts, and what was defined is gone', async () => {
    await kernel.restart();
    const {published} = await run('typeof kept');
    assert.deepEqual(dataOf(published), [{'text/plain': "'undefined'"}]);
  });
});
