#!/usr/bin/env node
// Runs the compiled tests with Node's test runner: all of them, or those whose path holds one of the words given.
//   node scripts/test.mjs [WORD ...]
import {spawn} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const files = readdirSync(join(root, 'test'), {recursive: true, encoding: 'utf8'})
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('dist', 'test', file.replace(/\.ts$/, '.js')))
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .sort();
if (files.length === 0) {
  console.error(`no test file matches: ${words.join(', ')}`);
  process.exit(1);
}
// Kernels, shells and engines under test use several threads each. A file that hangs fails, and the others go on.
const options = [
  `--test-concurrency=${Math.max(1, Math.floor(availableParallelism() / 2))}`,
  `--test-timeout=${20 * 60_000}`,
];
const runner = spawn(process.execPath, ['--test', ...options, ...files], {cwd: root, stdio: 'inherit'});
runner.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
