import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';
import {compile, expand} from '../../../../src/ops/frame/strings/pattern.js';

describe('patterns', () => {
  it("take Python's names of groups, and match its classes", () => {
    assert.equal(compile('(?P<year>\\d{4})-(?P=year)').exec('x 2020-2020')?.groups?.['year'], '2020');
    assert.ok('größe'.search(compile('^\\w+$')) === 0);
  });

  it('end at a last line break, as in Python', () => {
    assert.ok('a\n'.search(compile('a$')) === 0);
    assert.ok('a\n'.search(compile('a\\Z')) < 0);
  });

  it('keep what is no repetition as it stands', () => {
    assert.ok('x{y}'.search(compile('x{y}')) === 0);
  });

  it('tell why they cannot be read', () => {
    assert.throws(() => compile('(a'), {name: 'ValueError'});
  });

  it("expand Python's references", () => {
    const [match] = 'ab'.matchAll(compile('(?P<p>a)(b)'));
    assert.ok(match);
    assert.equal(expand('\\2-\\g<p>-\\g<1>', match), 'b-a-a');
  });
});

describe('text operations', () => {
  it('count characters, not units of UTF-16', async () => {
    const made = await (await md.Series(['😀a']).str.len().execute()).fetch();
    assert.deepEqual([...made], [2]);
  });

  it('give missing values for what is no text', async () => {
    const made = await (await md.Series(['a', null, 1]).str.upper().execute()).fetch();
    assert.deepEqual(made.toJSON().data, ['A', null, null]);
  });

  it('refuse numbers at once', () => {
    assert.throws(() => md.Series([1, 2]).str, /\.str accessor/);
  });

  it('replace text by patterns, text and functions', async () => {
    const s = md.Series(['a.b.c']);
    const texts = [
      s.str.replace('.', '-'),
      s.str.replace('[ab]', '<\\g<0>>', {n: 1}),
      s.str.replace(/[a-c]/, (letter) => letter.toUpperCase()),
    ];
    const made = await Promise.all(texts.map(async (one) => (await (await one.execute()).fetch()).iloc(0)));
    assert.deepEqual(made, ['a-b-c', '<a>.b.c', 'A.B.C']);
  });
});
