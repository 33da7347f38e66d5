import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {algorithmOf, endpoint, readConnection} from '../../../kernel/wire/connection.js';
import {FileError, ParserError, ValueError} from '../../../src/errors/index.js';

const folder = mkdtempSync(join(tmpdir(), 'mars-ts-test-'));
after(() => rmSync(folder, {recursive: true}));

const info = {
  transport: 'tcp',
  ip: '127.0.0.1',
  shell_port: 1,
  control_port: 2,
  stdin_port: 3,
  iopub_port: 4,
  hb_port: 5,
  key: 'k',
  signature_scheme: 'hmac-sha256',
};

function fileOf(content: unknown): string {
  const path = join(folder, 'connection.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('a connection file tells addresses and how to sign', () => {
  const read = readConnection(fileOf({...info, kernel_name: 'mars-ts', extra: 1}));
  assert.equal(endpoint(read, 'shell'), 'tcp://127.0.0.1:1');
  assert.equal(endpoint(read, 'hb'), 'tcp://127.0.0.1:5');
  assert.equal(algorithmOf(read), 'sha256');
});

test('the ipc transport has one socket file for each channel', () => {
  const read = readConnection(fileOf({...info, transport: 'ipc', ip: '/run/kernel'}));
  assert.equal(endpoint(read, 'iopub'), 'ipc:///run/kernel-4');
});

test('a bad connection file is told by its path and what is wrong', () => {
  assert.throws(() => readConnection(join(folder, 'none.json')), {
    constructor: FileError,
    message: /none\.json/,
  });
  assert.throws(() => readConnection(fileOf('{')), {constructor: ParserError, message: /is no JSON/});
  assert.throws(() => readConnection(fileOf({...info, shell_port: '1'})), {
    constructor: ValueError,
    message: /shell_port is string, not integer/,
  });
  assert.throws(() => readConnection(fileOf({...info, signature_scheme: 'md5'})), {
    constructor: ValueError,
    message: /signature_scheme is 'md5'/,
  });
  assert.throws(() => readConnection(fileOf({...info, curve_publickey: 'x'})), {
    constructor: ValueError,
    message: /both are needed/,
  });
});
