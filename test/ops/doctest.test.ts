import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import * as mars from '../../src/index.js';
import {parseExamples, runExample} from '../support/doctest.js';

const root = fileURLToPath(new URL('../../../src/', import.meta.url));
const folders = ['ops', 'expr', 'session', 'graph', 'data'];

describe('examples in the documentation', () => {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'mars-ts-examples-'));
  // Some examples write files.
  before(() => {
    process.chdir(folder);
  });
  after(() => {
    process.chdir(home);
    rmSync(folder, {recursive: true});
  });

  for (const part of folders) {
    for (const file of readdirSync(`${root}${part}`, {recursive: true, encoding: 'utf8'}).filter((name) =>
      name.endsWith('.ts'),
    )) {
      const examples = parseExamples(readFileSync(`${root}${part}/${file}`, 'utf8'));
      for (const example of examples.filter((each) => each.expected !== null)) {
        it(`${part}/${file}:${example.line}`, async () => {
          assert.equal(await runExample(example, {...mars}), example.expected);
        });
      }
    }
  }
});
