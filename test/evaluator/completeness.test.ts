import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {completeness} from '../../src/evaluator/completeness.js';

describe('completeness', () => {
  for (const code of [
    '',
    '1',
    'const x = 1',
    'if (a) { b }',
    'for (const a of b) {}\n',
    'type T = {a: number}',
  ]) {
    it(`takes ${JSON.stringify(code)} for complete`, () => {
      assert.equal(completeness(code).status, 'complete');
    });
  }

  for (const [code, indent] of [
    ['if (x) {', '  '],
    ['  foo(', '    '],
    ['const f = () =>', '  '],
    ['a +', ''],
    ['`text', ''],
    ['/* text', ''],
    ['class A {\n  m() {', '    '],
    ['x = [1,\n2', ''],
    ['a.', ''],
  ] as const) {
    it(`waits for more after ${JSON.stringify(code)}`, () => {
      assert.deepEqual(completeness(code), {status: 'incomplete', indent});
    });
  }

  for (const code of ['}', 'foo bar', 'let let = 1', '"abc', 'let x = 1; let x = 2', 'return 5']) {
    it(`refuses ${JSON.stringify(code)}`, () => {
      assert.equal(completeness(code).status, 'invalid');
    });
  }
});
