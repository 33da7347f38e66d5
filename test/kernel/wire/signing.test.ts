import assert from 'node:assert/strict';
import {test} from 'node:test';
import {SignatureMemory, Signer} from '../../../kernel/wire/signing.js';

const parts = ['{"a":1}', '{}', '{}', '{"code":"1"}'].map((part) => Buffer.from(part));

test('a signature is the HMAC-SHA256 of the four parts, in hexadecimal', () => {
  // python: hmac.new(b'key', b''.join(parts), 'sha256').hexdigest()
  assert.equal(
    new Signer('key', 'sha256').sign(parts),
    '525d0c20431832a53c4a71c4f383df2b62c48584edd4491c14d751fb45b8f847',
  );
});

test('a message is verified by its own signature alone', () => {
  const signer = new Signer('key', 'sha256');
  const signature = Buffer.from(signer.sign(parts));
  assert.equal(signer.verifies(signature, parts), true);
  assert.equal(signer.verifies(signature, [...parts.slice(0, 3), Buffer.from('{"code":"2"}')]), false);
  assert.equal(signer.verifies(Buffer.from(''), parts), false);
  assert.equal(new Signer('other', 'sha256').verifies(signature, parts), false);
});

test('without a key, messages go unsigned', () => {
  const signer = new Signer('', 'sha256');
  assert.equal(signer.sign(parts), '');
  assert.equal(signer.verifies(Buffer.from('anything'), parts), true);
});

test('a signature is admitted once, as long as it is remembered', () => {
  const memory = new SignatureMemory(2);
  assert.equal(memory.admit('a'), true);
  assert.equal(memory.admit('a'), false);
  assert.equal(memory.admit('b'), true);
  assert.equal(memory.admit('c'), true);
  assert.equal(memory.admit('a'), true, 'the oldest of three is forgotten where two are remembered');
  assert.equal(memory.admit('c'), false);
});

test('65,536 signatures are remembered', () => {
  const memory = new SignatureMemory();
  for (let at = 0; at < 65_536; at += 1) memory.admit(String(at));
  assert.equal(memory.admit('0'), false);
  memory.admit('one more');
  assert.equal(memory.admit('0'), true);
});
