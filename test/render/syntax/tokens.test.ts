import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {bracketsAt, pairBrackets} from '../../../src/repl/syntax/brackets.js';
import {tokenize} from '../../../src/render/syntax/tokens.js';

const kinds = (code: string): string[] =>
  tokenize(code)
    .filter(({text}) => text.trim() !== '')
    .map(({kind, text}) => `${kind} ${text}`);

describe('tokens of a cell', () => {
  it('cover it without a gap, whatever is in it', () => {
    for (const code of ['', 'let a = `x${1}y', '"open', '/* open', '%time f()\n1', 'a\u0000b', '}{']) {
      assert.equal(
        tokenize(code)
          .map(({text}) => text)
          .join(''),
        code,
      );
    }
  });

  it('tell keywords from properties and names', () => {
    assert.deepEqual(kinds('type A = x.type'), [
      'keyword type',
      'identifier A',
      'plain =',
      'identifier x',
      'plain .',
      'identifier type',
    ]);
    assert.deepEqual(kinds('const type = 1'), ['keyword const', 'identifier type', 'plain =', 'number 1']);
    assert.deepEqual(kinds('for (const x of y)').slice(0, 6), [
      'keyword for',
      'bracket (',
      'keyword const',
      'identifier x',
      'keyword of',
      'identifier y',
    ]);
  });

  it('tell a regular expression from a division', () => {
    assert.deepEqual(kinds('a / b'), ['identifier a', 'plain /', 'identifier b']);
    assert.deepEqual(kinds('f(/a b/g)'), ['call f', 'bracket (', 'regexp /a b/g', 'bracket )']);
  });

  it('begin with a magic', () => {
    assert.deepEqual(kinds('%time f'), ['magic %time f']);
  });
});

describe('brackets', () => {
  const code = 'f([1, {a: ")"}])';
  const pairs = pairBrackets(tokenize(code));

  it('belong to each other, those in strings to none', () => {
    assert.deepEqual(bracketsAt(pairs, 1), [1, 15]);
    assert.deepEqual(bracketsAt(pairs, 14), [13, 6]);
    assert.deepEqual(bracketsAt(pairs, 11), []);
    assert.deepEqual(pairs.open, []);
  });

  it('are open or astray where they have no partner', () => {
    const {open, stray} = pairBrackets(tokenize('({ ] '));
    assert.deepEqual(open, [0, 1]);
    assert.deepEqual([...stray], [3]);
  });
});
