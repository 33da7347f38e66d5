import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import * as mars from '../../src/index.js';
import {parseExamples, runExample} from '../support/doctest.js';

const root = fileURLToPath(new URL('../../../src/', import.meta.url));
const folders = ['ops', 'expr', 'session', 'graph', 'data'];

describe('examples in the documentation', () => {
  for (const folder of folders) {
    for (const file of readdirSync(`${root}${folder}`, {recursive: true, encoding: 'utf8'}).filter((name) =>
      name.endsWith('.ts'),
    )) {
      const examples = parseExamples(readFileSync(`${root}${folder}/${file}`, 'utf8'));
      for (const example of examples.filter((each) => each.expected !== null)) {
        it(`${folder}/${file}:${example.line}`, async () => {
          assert.equal(await runExample(example, {...mars}), example.expected);
        });
      }
    }
  }
});
