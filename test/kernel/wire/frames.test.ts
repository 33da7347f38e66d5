import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pack, unpack} from '../../../kernel/wire/frames.js';
import {HeaderMaker, type Message} from '../../../kernel/wire/message.js';
import {SignatureMemory, Signer} from '../../../kernel/wire/signing.js';

const signer = new Signer('secret', 'sha256');
const headers = new HeaderMaker();

function message(): Message {
  return {
    header: headers.make('execute_request'),
    parent: null,
    metadata: {cellId: 'a'},
    content: {code: '1 + 1 // é'},
    buffers: [Buffer.from([1, 2, 3])],
  };
}

function framesOf(sent: Message): Buffer[] {
  return pack(sent, signer, [Buffer.from('client')]).map((frame) => Buffer.from(frame));
}

function read(frames: readonly Buffer[], {memory = new SignatureMemory(), limit = 10_000} = {}) {
  return unpack(frames, {signer, memory, limit});
}

test('what is packed is read again, with identities and buffers', () => {
  const sent = message();
  assert.deepEqual(read(framesOf(sent)), {identities: [Buffer.from('client')], message: sent});
});

test('content that is JSON text already is sent as it is', () => {
  const sent = message();
  const asText = pack({...sent, content: JSON.stringify(sent.content)}, signer);
  assert.deepEqual(asText, pack(sent, signer));
});

test('the header of the request comes along as the parent', () => {
  const parent = headers.make('execute_request');
  const received = read(framesOf({...message(), parent}));
  assert.ok('message' in received);
  assert.deepEqual(received.message.parent, parent);
});

const refusals: readonly {
  readonly what: string;
  readonly change: (frames: Buffer[]) => Buffer[];
  readonly why: RegExp;
}[] = [
  {what: 'no delimiter', change: (frames) => frames.slice(2), why: /^malformed: no delimiter$/},
  {what: 'too few parts', change: (frames) => frames.slice(0, 5), why: /^malformed: parts are missing$/},
  {what: 'no signature', change: (frames) => frames.with(2, Buffer.from('')), why: /^unsigned$/},
  {
    what: 'another signature',
    change: (frames) => frames.with(2, Buffer.from('0'.repeat(64))),
    why: /^wrong signature$/,
  },
  {
    what: 'a part that was changed',
    change: (frames) => frames.with(6, Buffer.from('{"code":"2"}')),
    why: /^wrong signature$/,
  },
  {what: 'nothing at all', change: () => [], why: /^malformed/},
];

for (const {what, change, why} of refusals) {
  test(`a message with ${what} is refused`, () => {
    const received = read(change(framesOf(message())));
    assert.ok('refused' in received);
    assert.match(received.refused, why);
  });
}

test('parts that are signed and are no JSON objects are refused', () => {
  for (const part of ['', 'nonsense', '[]', 'null', '3', '{"a":']) {
    const parts = [JSON.stringify(headers.make('execute_request')), '{}', '{}', part].map((each) =>
      Buffer.from(each),
    );
    const frames = [Buffer.from('<IDS|MSG>'), Buffer.from(signer.sign(parts)), ...parts];
    const received = read(frames);
    assert.ok('refused' in received);
    assert.match(received.refused, /^malformed: a part is no JSON object$/);
  }
});

test('a header without its fields is refused, and the reason names the field', () => {
  const {msg_id: _, ...header} = headers.make('execute_request');
  const parts = [JSON.stringify(header), '{}', '{}', '{}'].map((part) => Buffer.from(part));
  const received = read([Buffer.from('<IDS|MSG>'), Buffer.from(signer.sign(parts)), ...parts]);
  assert.deepEqual(received, {refused: 'malformed: header.msg_id is missing'});
});

test('a message that comes a second time is refused', () => {
  const memory = new SignatureMemory();
  const frames = framesOf(message());
  assert.ok('message' in read(frames, {memory}));
  assert.deepEqual(read(frames, {memory}), {refused: 'replayed'});
});

test('a message of too many bytes is refused before anything is computed from it', () => {
  const received = read(framesOf(message()), {limit: 100});
  assert.ok('refused' in received);
  assert.match(received.refused, /^oversized: \d+ bytes, 100 are taken$/);
});
