import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Outbox} from '../../../kernel/wire/outbox.js';

function refusal(code: string): Error {
  return Object.assign(new Error(code), {code});
}

test('messages leave in order, also where the socket refuses some at first', async () => {
  const left: string[] = [];
  let refusals = 3;
  const socket = {
    send: ([frame]: Uint8Array[]): Promise<void> => {
      if (refusals > 0) {
        refusals -= 1;
        return Promise.reject(refusal('EAGAIN'));
      }
      left.push(String(frame));
      return Promise.resolve();
    },
  };
  const outbox = new Outbox(socket, (line) => assert.fail(line));
  for (const text of ['a', 'b', 'c']) outbox.push([Buffer.from(text)]);
  await outbox.empty();
  assert.deepEqual(left, ['a', 'b', 'c']);
});

test('a message that can never be sent is logged, and the next one leaves', async () => {
  const lines: string[] = [];
  const left: string[] = [];
  const socket = {
    send: ([frame]: Uint8Array[]): Promise<void> => {
      if (String(frame) === 'bad') return Promise.reject(refusal('EHOSTUNREACH'));
      left.push(String(frame));
      return Promise.resolve();
    },
  };
  const outbox = new Outbox(socket, (line) => lines.push(line));
  outbox.push([Buffer.from('bad')]);
  outbox.push([Buffer.from('good')]);
  await outbox.empty();
  assert.deepEqual(left, ['good']);
  assert.deepEqual(lines, ['a message could not be sent: EHOSTUNREACH']);
});

test('a message leaves however soon after the one before it is pushed', async () => {
  for (let steps = 0; steps < 20; steps += 1) {
    const left: string[] = [];
    const outbox = new Outbox(
      {
        send: ([frame]: Uint8Array[]): Promise<void> => {
          left.push(String(frame));
          return Promise.resolve();
        },
      },
      (line) => assert.fail(line),
    );
    outbox.push([Buffer.from('a')]);
    for (let step = 0; step < steps; step += 1) await Promise.resolve();
    await new Promise<void>((resolve) => outbox.push([Buffer.from('b')], resolve));
    assert.deepEqual(left, ['a', 'b']);
  }
});
