import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {pack} from '../../../kernel/wire/frames.js';
import {HeaderMaker} from '../../../kernel/wire/message.js';
import {messageLimit} from '../../../kernel/wire/inbound.js';
import {Client} from '../client.js';
import {KernelProcess} from '../kernel-process.js';

/** `MARS_TS_LONG=1` sends a hundred thousand messages and more. */
const long = process.env['MARS_TS_LONG'] === '1';
const messages = long ? 120_000 : 750;
/** Messages between two signs of life. */
const stride = 250;
const seed = Number(process.env['MARS_TS_SEED'] ?? 20_261);

/** Numbers from 0 to 1, the same for the same seed: a failure can be had again. */
function numbers(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const contents: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  kernel_info_request: {},
  execute_request: {code: '1', silent: false, user_expressions: {}},
  complete_request: {code: 'md.read_cs', cursor_pos: 10},
  inspect_request: {code: 'md', cursor_pos: 2, detail_level: 0},
  history_request: {hist_access_type: 'tail', n: 3},
  is_complete_request: {code: 'for ('},
  comm_info_request: {},
  comm_open: {comm_id: 'a', target_name: 'b', data: {}},
  comm_msg: {comm_id: 'a', data: {}},
  comm_close: {comm_id: 'a', data: {}},
  interrupt_request: {},
  create_subshell_request: {},
  delete_subshell_request: {subshell_id: 'x'},
  input_reply: {value: 'x'},
};
const odd: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u0000',
  '\ud800',
  [],
  {},
  [[[]]],
  {__proto__: null},
  'x'.repeat(5000),
];

/** A message that somebody with the key could send, wrong in one way or another, or in none. */
function mutated(random: () => number, client: Client): Buffer[] {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const type = pick(Object.keys(contents));
  const content: Record<string, unknown> = {...contents[type]};
  const header: Record<string, unknown> = {...new HeaderMaker().make(type)};
  for (const part of [content, header]) {
    if (random() < 0.4) part[pick([...Object.keys(part), 'other', 'subshell_id'])] = pick(odd);
    if (random() < 0.1) Reflect.deleteProperty(part, pick([...Object.keys(part), 'none']));
  }
  const message = {
    header,
    parent: random() < 0.1 ? pick(odd) : null,
    metadata: random() < 0.1 ? pick(odd) : {},
    content,
    buffers: [],
  };
  const frames = pack(message as unknown as Parameters<typeof pack>[0], client.signer).map((frame) =>
    Buffer.from(frame),
  );
  const kind = random();
  if (kind < 0.2) {
    const frame = pick(frames);
    if (frame.length > 0) frame[Math.floor(random() * frame.length)] = Math.floor(random() * 256);
  } else if (kind < 0.3) frames.splice(Math.floor(random() * frames.length), 1);
  else if (kind < 0.4)
    frames.splice(Math.floor(random() * frames.length), 0, Buffer.from(JSON.stringify(pick(odd))));
  else if (kind < 0.5) frames.reverse();
  return frames;
}

describe('no message brings the kernel down or silences it', {timeout: long ? 3_600_000 : 600_000}, () => {
  let kernel: KernelProcess;
  let client: Client;

  before(async () => {
    kernel = await KernelProcess.start();
    client = await Client.connect(kernel.connection);
  });
  after(async () => {
    client.close();
    await kernel.stop();
  });

  /** Waits until what the peer sent before has been answered: only its own messages come behind. */
  const settled = async (peer: Client): Promise<void> => {
    for (const channel of ['shell', 'control'] as const)
      await client.outputOf(await peer.send(channel, 'kernel_info_request', {}));
  };

  it(`${String(messages)} mutated ones, on every channel (seed ${String(seed)})`, async () => {
    const random = numbers(seed);
    // A peer of its own: what it gets in answer is nobody's business.
    const peer = new Client(kernel.connection, undefined, () => undefined);
    for (let sent = 1; sent <= messages; sent += 1) {
      const draw = random();
      await peer.sendRaw(draw < 0.6 ? 'shell' : draw < 0.9 ? 'control' : 'stdin', mutated(random, client));
      if (sent % stride !== 0) continue;
      await client.beat();
      assert.equal((await client.control('kernel_info_request', {})).content['status'], 'ok');
      await client.request('kernel_info_request', {});
      await settled(peer);
    }
    // One of the interrupts may still be under way: it is for this cell.
    await client.execute('1');
    // A cell that fails takes those behind it along, and only those.
    const {reply} = await client.execute('6 * 7');
    assert.equal(reply.content['status'], 'ok', kernel.log.slice(-2000));
    peer.close();
  });

  it('an oversized one costs its sender the connection', async () => {
    const peer = new Client(kernel.connection, undefined, () => undefined);
    await peer.sendRaw('shell', [Buffer.alloc(messageLimit + 1)]).catch(() => undefined);
    peer.close();
    assert.equal((await client.execute('1')).reply.content['status'], 'ok');
  });
});
