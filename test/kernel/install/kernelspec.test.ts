import assert from 'node:assert/strict';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {install, uninstall} from '../../../kernel/install/kernelspec.js';
import type {Place} from '../../../kernel/install/paths.js';
import {FileError, ValueError} from '../../../src/errors/index.js';

const folder = mkdtempSync(join(tmpdir(), 'mars-ts-test-'));
after(() => rmSync(folder, {recursive: true}));
const place: Place = {kind: 'prefix', folder};

function specIn(path: string): Record<string, unknown> & {argv: string[]} {
  return JSON.parse(readFileSync(join(path, 'kernel.json'), 'utf8')) as Record<string, unknown> & {
    argv: string[];
  };
}

test('what is installed is a kernelspec that starts this kernel, with its logos', () => {
  const path = install({place});
  assert.equal(path, join(folder, 'share', 'jupyter', 'kernels', 'mars-ts'));
  assert.deepEqual(readdirSync(path).sort(), [
    'kernel.json',
    'logo-32x32.png',
    'logo-64x64.png',
    'logo-svg.svg',
  ]);
  const spec = specIn(path);
  const [node, main, connection] = spec.argv;
  assert.equal(node, process.execPath);
  assert.ok(main !== undefined && existsSync(main));
  assert.equal(connection, '{connection_file}');
  assert.equal(spec['display_name'], 'Mars (TypeScript)');
  assert.equal(spec['language'], 'typescript');
  assert.equal(spec['interrupt_mode'], 'message');
});

test('it may be installed again, under another name and display name', () => {
  assert.equal(install({place}), install({place}));
  const path = install({place, name: 'Mars-Dev', displayName: 'Mars (development)'});
  assert.equal(path, join(folder, 'share', 'jupyter', 'kernels', 'mars-dev'));
  assert.equal(specIn(path)['display_name'], 'Mars (development)');
  assert.equal(uninstall({place, name: 'mars-dev'}), path);
  assert.equal(existsSync(path), false);
});

test('a kernel of somebody else is neither overwritten nor removed', () => {
  const other = join(folder, 'share', 'jupyter', 'kernels', 'python3');
  mkdirSync(other, {recursive: true});
  writeFileSync(
    join(other, 'kernel.json'),
    JSON.stringify({display_name: 'Python 3', argv: [], language: 'python'}),
  );
  const refusal = {constructor: ValueError, message: /'python3' in .* is another kernel \(Python 3\)/};
  assert.throws(() => install({place, name: 'python3'}), refusal);
  assert.throws(() => uninstall({place, name: 'python3'}), refusal);
  assert.ok(existsSync(other));
});

test('what is not there cannot be removed, and a bad name is refused', () => {
  assert.throws(() => uninstall({place, name: 'none'}), {
    constructor: FileError,
    message: /no kernel 'none'/,
  });
  for (const name of ['a b', '../x', '..', '']) {
    assert.throws(() => install({place, name}), {constructor: ValueError, message: /a kernel's name has/});
  }
});
