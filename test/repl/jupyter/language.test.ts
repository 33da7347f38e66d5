import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {languageOf} from '../../../src/repl/jupyter/language.js';
import {pairBrackets} from '../../../src/repl/syntax/brackets.js';
import {typescript} from '../../../src/repl/syntax/language.js';

describe("the language of a kernel's cells", () => {
  const python = [
    '%%time',
    'def f(x: int) -> str:',
    '    """Not (a bracket."""',
    '    return f\'{x[0]!r} (\' + "b"  # no ( here',
    '@cache',
    'class A(B): n = None or 0x1f',
  ].join('\n');

  it('is cut into tokens that cover the code without a gap', async () => {
    const {tokenize} = await languageOf('python');
    for (const code of [python, '', '(', "'open", 'x = """open\n', '%%time', '   ']) {
      const tokens = tokenize(code);
      assert.equal(tokens.map(({text}) => text).join(''), code);
      for (const {text, start, end} of tokens) assert.equal(code.slice(start, end), text);
    }
  });

  it('has kinds of tokens that are coloured', async () => {
    const {tokenize} = await languageOf('python');
    const kindOf = (text: string): string | undefined =>
      tokenize(python).find((token) => token.text === text)?.kind;
    assert.deepEqual(
      ['%%time', 'def', 'f', 'int', '"""Not (a bracket."""', '# no ( here', '@cache', '0x1f', '['].map(
        kindOf,
      ),
      ['magic', 'keyword', 'call', 'call', 'string', 'comment', 'magic', 'number', 'bracket'],
    );
  });

  it('matches brackets of the code, not those in strings and comments', async () => {
    const {tokenize} = await languageOf('python');
    const {open, stray} = pairBrackets(tokenize(python));
    assert.deepEqual([open.length, stray.size], [0, 0]);
  });

  it('is TypeScript for what is', async () => {
    assert.equal(await languageOf('typescript'), typescript);
    assert.equal(await languageOf('JavaScript'), typescript);
  });

  it('is many others, and plain where nobody knows it', async () => {
    const r = await languageOf('R');
    assert.equal(r.tokenize('x <- TRUE # c').at(-1)?.kind, 'comment');
    for (const unknown of ['no-such-language', 'extend', '']) {
      const {tokenize, indent} = await languageOf(unknown);
      assert.deepEqual(
        tokenize('f(1)').map(({kind}) => kind),
        ['plain', 'bracket', 'plain', 'bracket'],
      );
      assert.equal(indent, '    ');
    }
  });
});
