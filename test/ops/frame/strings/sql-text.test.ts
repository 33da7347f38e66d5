import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

type Series = ReturnType<typeof md.Series>;

const texts = [' aé ', 'e\u0301\u3000', '🤦🏼‍♂️x', 'ß', '', 'abcd\ufeff\x1c', "it's", 'a\nb\t', 'xx.x', null];

/** What pandas gives for each of the texts, missing ones left out. */
const cases: readonly (readonly [string, (s: Series) => Series, readonly unknown[]])[] = [
  ['len()', (s) => s.str.len(), [4, 3, 6, 1, 0, 6, 4, 4, 4]],
  [
    'strip()',
    (s) => s.str.strip(),
    [
      'a\u00e9',
      'e\u0301',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '\u00df',
      '',
      'abcd\ufeff',
      "it's",
      'a\nb',
      'xx.x',
    ],
  ],
  [
    'lstrip()',
    (s) => s.str.lstrip(),
    [
      'a\u00e9 ',
      'e\u0301\u3000',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '\u00df',
      '',
      'abcd\ufeff\u001c',
      "it's",
      'a\nb\t',
      'xx.x',
    ],
  ],
  [
    'rstrip()',
    (s) => s.str.rstrip(),
    [
      ' a\u00e9',
      'e\u0301',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '\u00df',
      '',
      'abcd\ufeff',
      "it's",
      'a\nb',
      'xx.x',
    ],
  ],
  [
    "strip('x\\u0301-.')",
    (s) => s.str.strip('x\u0301-.'),
    [
      ' a\u00e9 ',
      'e\u0301\u3000',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0f',
      '\u00df',
      '',
      'abcd\ufeff\u001c',
      "it's",
      'a\nb\t',
      '',
    ],
  ],
  [
    "center(6, '\u00e9')",
    (s) => s.str.center(6, 'é'),
    [
      '\u00e9 a\u00e9 \u00e9',
      '\u00e9e\u0301\u3000\u00e9\u00e9',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '\u00e9\u00e9\u00df\u00e9\u00e9\u00e9',
      '\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9',
      'abcd\ufeff\u001c',
      "\u00e9it's\u00e9",
      '\u00e9a\nb\t\u00e9',
      '\u00e9xx.x\u00e9',
    ],
  ],
  [
    'center(5)',
    (s) => s.str.center(5),
    [
      '  a\u00e9 ',
      ' e\u0301\u3000 ',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '  \u00df  ',
      '     ',
      'abcd\ufeff\u001c',
      " it's",
      ' a\nb\t',
      ' xx.x',
    ],
  ],
  [
    "ljust(4, '*')",
    (s) => s.str.ljust(4, '*'),
    [
      ' a\u00e9 ',
      'e\u0301\u3000*',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '\u00df***',
      '****',
      'abcd\ufeff\u001c',
      "it's",
      'a\nb\t',
      'xx.x',
    ],
  ],
  [
    "rjust(4, '*')",
    (s) => s.str.rjust(4, '*'),
    [
      ' a\u00e9 ',
      '*e\u0301\u3000',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '***\u00df',
      '****',
      'abcd\ufeff\u001c',
      "it's",
      'a\nb\t',
      'xx.x',
    ],
  ],
  [
    'pad(-1)',
    (s) => s.str.pad(-1),
    [
      ' a\u00e9 ',
      'e\u0301\u3000',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '\u00df',
      '',
      'abcd\ufeff\u001c',
      "it's",
      'a\nb\t',
      'xx.x',
    ],
  ],
  [
    'slice(1, 3)',
    (s) => s.str.slice(1, 3),
    ['a\u00e9', '\u0301\u3000', '\ud83c\udffc\u200d', '', '', 'bc', "t'", '\nb', 'x.'],
  ],
  [
    'slice(1)',
    (s) => s.str.slice(1),
    [
      'a\u00e9 ',
      '\u0301\u3000',
      '\ud83c\udffc\u200d\u2642\ufe0fx',
      '',
      '',
      'bcd\ufeff\u001c',
      "t's",
      '\nb\t',
      'x.x',
    ],
  ],
  [
    'slice(-2)',
    (s) => s.str.slice(-2),
    ['\u00e9 ', '\u0301\u3000', '\ufe0fx', '\u00df', '', '\ufeff\u001c', "'s", 'b\t', '.x'],
  ],
  ['slice(3, 1)', (s) => s.str.slice(3, 1), ['', '', '', '', '', '', '', '', '']],
  [
    'repeat(2)',
    (s) => s.str.repeat(2),
    [
      ' a\u00e9  a\u00e9 ',
      'e\u0301\u3000e\u0301\u3000',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '\u00df\u00df',
      '',
      'abcd\ufeff\u001cabcd\ufeff\u001c',
      "it'sit's",
      'a\nb\ta\nb\t',
      'xx.xxx.x',
    ],
  ],
  ['repeat(-1)', (s) => s.str.repeat(-1), ['', '', '', '', '', '', '', '', '']],
  [
    "startswith('e')",
    (s) => s.str.startswith('e'),
    [false, true, false, false, false, false, false, false, false],
  ],
  ["startswith('')", (s) => s.str.startswith(''), [true, true, true, true, true, true, true, true, true]],
  [
    "endswith('x')",
    (s) => s.str.endswith('x'),
    [false, false, true, false, false, false, false, false, true],
  ],
  [
    "contains('x')",
    (s) => s.str.contains('x'),
    [false, false, true, false, false, false, false, false, true],
  ],
  [
    "contains('.', {regex: false})",
    (s) => s.str.contains('.', {regex: false}),
    [false, false, false, false, false, false, false, false, true],
  ],
  [
    "contains('\\u0301')",
    (s) => s.str.contains('\u0301'),
    [false, true, false, false, false, false, false, false, false],
  ],
  [
    "replace('x', 'yy')",
    (s) => s.str.replace('x', 'yy'),
    [
      ' a\u00e9 ',
      'e\u0301\u3000',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fyy',
      '\u00df',
      '',
      'abcd\ufeff\u001c',
      "it's",
      'a\nb\t',
      'yyyy.yy',
    ],
  ],
  [
    'replace("xx", "\'")',
    (s) => s.str.replace('xx', "'"),
    [
      ' a\u00e9 ',
      'e\u0301\u3000',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '\u00df',
      '',
      'abcd\ufeff\u001c',
      "it's",
      'a\nb\t',
      "'.x",
    ],
  ],
  [
    "replace('x.', 'z')",
    (s) => s.str.replace('x.', 'z'),
    [
      ' a\u00e9 ',
      'e\u0301\u3000',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '\u00df',
      '',
      'abcd\ufeff\u001c',
      "it's",
      'a\nb\t',
      'z.x',
    ],
  ],
  [
    "replace('x.', 'z', {regex: false})",
    (s) => s.str.replace('x.', 'z', {regex: false}),
    [
      ' a\u00e9 ',
      'e\u0301\u3000',
      '\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0fx',
      '\u00df',
      '',
      'abcd\ufeff\u001c',
      "it's",
      'a\nb\t',
      'xzx',
    ],
  ],
];

async function listed(s: Series): Promise<unknown[]> {
  return (await (await s.execute()).fetch()).toArray().slice(0, texts.length - 1);
}

describe('operations on texts', () => {
  for (const [name, call, wanted] of cases) {
    it(`${name}: in the engine`, async () => {
      assert.deepEqual(await listed(call(md.Series(texts))), wanted);
    });

    it(`${name}: one by one, beside values that are no text`, async () => {
      assert.deepEqual(await listed(call(md.Series([...texts, 1]))), wanted);
    });
  }

  it('leave missing values missing', async () => {
    const made = await (await md.Series(['a', null]).str.len().execute()).fetch();
    assert.deepEqual(made.toArray(), [1, NaN]);
    assert.equal((await (await md.Series(['a']).str.len().execute()).fetch()).dtype, 'int64');
    assert.equal((await (await md.Series(['a']).str.contains('a').execute()).fetch()).dtype, 'bool');
  });

  it('stay in the order of a million rows', async () => {
    const s = md.Series(Array.from({length: 1_000_000}, (_, i) => ` ${i} `));
    const made = (await (await s.str.strip().str.zfill(7).execute()).fetch()).toArray();
    assert.ok(made.every((value, i) => value === String(i).padStart(7, '0')));
  });
});
