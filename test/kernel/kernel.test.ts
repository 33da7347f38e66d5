import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {curveKeyPair} from 'zeromq';
import {pack} from '../../kernel/wire/frames.js';
import {HeaderMaker} from '../../kernel/wire/message.js';
import {Signer} from '../../kernel/wire/signing.js';
import {Client, streamText} from './client.js';
import {KernelProcess} from './kernel-process.js';

const options = {timeout: 120_000};
let kernel: KernelProcess;
let client: Client;

before(async () => {
  kernel = await KernelProcess.start();
  client = await Client.connect(kernel.connection);
}, options);

after(async () => {
  client.close();
  await kernel.stop();
});

function infoRequest(signer: Signer): Uint8Array[] {
  const header = new HeaderMaker().make('kernel_info_request');
  return pack({header, parent: null, metadata: {}, content: {}, buffers: []}, signer);
}

test('kernel_info tells the protocol, the language, and what the kernel can do', options, async () => {
  const {reply, output} = await client.request('kernel_info_request', {});
  assert.equal(reply.content['protocol_version'], '5.5');
  assert.deepEqual(reply.content['supported_features'], ['kernel subshells']);
  assert.deepEqual(output, []);
});

test('messages that cannot be trusted or understood are dropped with a log line', options, async () => {
  const frames = infoRequest(client.signer);
  await client.sendRaw('shell', infoRequest(new Signer('', 'sha256')));
  await client.sendRaw('shell', infoRequest(new Signer('guessed', 'sha256')));
  await client.sendRaw('control', [Buffer.from('nonsense')]);
  await client.sendRaw('shell', frames);
  await client.sendRaw('shell', frames);
  await client.send('shell', 'execute_request', {code: 1} as never);
  await client.control('kernel_info_request', {});
  const {reply} = await client.execute('1 + 1');
  assert.equal(reply.content['status'], 'ok');
  assert.match(kernel.log, /shell: unsigned/);
  assert.match(kernel.log, /shell: wrong signature/);
  assert.match(kernel.log, /control: malformed: no delimiter/);
  assert.match(kernel.log, /shell: replayed/);
  assert.match(kernel.log, /dropped execute_request on shell: content\.code is number, not string/);
});

test('replies tell when the cell was begun', options, async () => {
  const {reply} = await client.execute('1');
  assert.match(String(reply.metadata['started']), /^\d{4}-\d\d-\d\dT/);
});

test('a subshell answers while a cell of the main shell waits', options, async () => {
  const {content} = await client.control('create_subshell_request', {});
  const subshell = String(content['subshell_id']);
  const listed = await client.control('list_subshell_request', {});
  assert.deepEqual(listed.content['subshell_id'], [subshell]);
  const waiting = await client.send('shell', 'execute_request', {
    code: 'await new Promise<void>((resolve) => { globalThis.release = resolve })',
  });
  await client.next('iopub', (m) => m.parent?.msg_id === waiting && m.header.msg_type === 'execute_input');
  const {reply} = await client.request(
    'execute_request',
    {code: 'globalThis.release(); "released"'},
    subshell,
  );
  assert.equal(reply.content['status'], 'ok');
  assert.equal((await client.replyTo('shell', waiting)).content['status'], 'ok');
  assert.equal(
    (await client.control('delete_subshell_request', {subshell_id: subshell})).content['status'],
    'ok',
  );
  const gone = await client.control('delete_subshell_request', {subshell_id: subshell});
  assert.equal(gone.content['status'], 'error');
  const unknown = await client.send('shell', 'complete_request', {code: '1', cursor_pos: 1}, subshell);
  assert.equal((await client.replyTo('shell', unknown)).content['status'], 'error');
});

test('comms carry data both ways, also while a cell waits for it', options, async () => {
  const id = await client.send('shell', 'execute_request', {
    code: `const comm = comms.open('a-target', {data: {hello: 1}});
      const answer = await new Promise((resolve) => comm.onMessage(({data}) => resolve(data)));
      comm.send({got: answer}); comm.close(); answer`,
  });
  const opened = await client.next('iopub', (m) => m.header.msg_type === 'comm_open');
  assert.equal(opened.content['target_name'], 'a-target');
  const commId = String(opened.content['comm_id']);
  await client.send('shell', 'comm_msg', {comm_id: commId, data: {from: 'the front-end'}});
  assert.equal((await client.replyTo('shell', id)).content['status'], 'ok');
  const sent = await client.next('iopub', (m) => m.header.msg_type === 'comm_msg');
  assert.deepEqual(sent.content['data'], {got: {from: 'the front-end'}});
  const {reply} = await client.request('comm_info_request', {});
  assert.deepEqual(reply.content['comms'], {});
});

test('the heartbeat and control are answered while a cell keeps its thread busy', options, async () => {
  const id = await client.send('shell', 'execute_request', {code: "console.log('begun'); while (true) {}"});
  await client.next('iopub', (m) => m.parent?.msg_id === id && m.header.msg_type === 'stream');
  await client.beat();
  assert.equal((await client.control('kernel_info_request', {})).content['status'], 'ok');
  await client.control('interrupt_request', {});
  assert.equal((await client.replyTo('shell', id)).content['ename'], 'InterruptedError');
});

test('a line of 50 MB arrives whole', options, async () => {
  const {output} = await client.execute("console.log('y'.repeat(50 * 2 ** 20))");
  assert.equal(streamText(output).length, 50 * 2 ** 20 + 1);
});

test('CurveZMQ is spoken where the connection file asks for it', options, async () => {
  const server = curveKeyPair();
  const encrypted = await KernelProcess.start({
    connection: {curve_publickey: server.publicKey, curve_secretkey: server.secretKey},
  });
  const front = await Client.connect(encrypted.connection, curveKeyPair());
  try {
    const {reply} = await front.request('kernel_info_request', {});
    assert.equal(reply.content['status'], 'ok');
  } finally {
    front.close();
    await encrypted.stop();
  }
});

test('a shutdown ends the process, also while a cell is busy', options, async () => {
  const other = await KernelProcess.start();
  const front = await Client.connect(other.connection);
  try {
    await front.execute('1');
    await front.send('shell', 'execute_request', {code: 'while (true) {}'});
    const reply = await front.control('shutdown_request', {restart: false});
    assert.deepEqual(reply.content, {status: 'ok', restart: false});
    assert.equal(await other.ended(), 0, other.log);
  } finally {
    front.close();
    await other.stop();
  }
});
