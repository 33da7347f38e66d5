import assert from 'node:assert/strict';
import {test} from 'node:test';
import {unpack} from '../../../kernel/wire/frames.js';
import {HeaderMaker} from '../../../kernel/wire/message.js';
import {Outbox} from '../../../kernel/wire/outbox.js';
import {Publisher} from '../../../kernel/wire/publisher.js';
import {SignatureMemory, Signer} from '../../../kernel/wire/signing.js';

const signer = new Signer('secret', 'sha256');

/** A publisher, and what left it: the type and the content of each message. */
function publisher() {
  const left: [string, Readonly<Record<string, unknown>>][] = [];
  const memory = new SignatureMemory();
  const socket = {
    send: (frames: Uint8Array[]): Promise<void> => {
      const received = unpack(
        frames.map((frame) => Buffer.from(frame)),
        {signer, memory, limit: Infinity},
      );
      assert.ok('message' in received);
      left.push([received.message.header.msg_type, received.message.content]);
      return Promise.resolve();
    },
  };
  const outbox = new Outbox(socket, (line) => assert.fail(line));
  return {left, outbox, publish: new Publisher(outbox, new HeaderMaker(), signer)};
}

const headers = new HeaderMaker();
const cell = headers.make('execute_request');
const otherCell = headers.make('execute_request');

test('text of one stream is sent together, in its order', async () => {
  const {left, outbox, publish} = publisher();
  for (let line = 0; line < 1000; line += 1) publish.stream(cell, 'stdout', `${line}\n`);
  publish.flush();
  await outbox.empty();
  assert.equal(left.length, 1);
  assert.equal(left[0]?.[1]['text'], Array.from({length: 1000}, (_, line) => `${line}\n`).join(''));
});

test('text leaves by itself after a while', async () => {
  let sent: () => void;
  const leaves = new Promise<void>((resolve) => {
    sent = resolve;
  });
  const {left, publish} = publisher();
  publish.stream(cell, 'stdout', 'alone', () => sent());
  await leaves;
  assert.deepEqual(left, [['stream', {name: 'stdout', text: 'alone'}]]);
});

test('streams and cells are kept apart, and nothing overtakes text', async () => {
  const {left, outbox, publish} = publisher();
  publish.stream(cell, 'stdout', 'a');
  publish.stream(cell, 'stderr', 'b');
  publish.stream(otherCell, 'stderr', 'c');
  publish.publish(cell, 'status', {execution_state: 'idle'});
  await outbox.empty();
  assert.deepEqual(left, [
    ['stream', {name: 'stdout', text: 'a'}],
    ['stream', {name: 'stderr', text: 'b'}],
    ['stream', {name: 'stderr', text: 'c'}],
    ['status', {execution_state: 'idle'}],
  ]);
});

test('a long text is sent in pieces that do not cut a character', async () => {
  const {left, outbox, publish} = publisher();
  const text = `x${'😀'.repeat(400_000)}`;
  publish.stream(cell, 'stdout', text);
  await outbox.empty();
  const pieces = left.map(([, content]) => content['text'] as string);
  assert.ok(pieces.length > 1);
  assert.ok(pieces.every((piece) => Buffer.from(piece).toString() === piece));
  assert.equal(pieces.join(''), text);
});

test('whoever waits for text is told when its last piece has left', async () => {
  const {left, outbox, publish} = publisher();
  const told: number[] = [];
  publish.stream(cell, 'stdout', 'x'.repeat(1_000_000), () => told.push(left.length));
  await outbox.empty();
  assert.deepEqual(told, [left.length]);
});
