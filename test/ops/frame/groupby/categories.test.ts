import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Categorical, LocalSeries, md} from '../../../../src/index.js';

/** Rows of categories c, b and a, of which c has no row. */
function given() {
  const k = new Categorical(['b', 'a', 'b', null], {categories: ['c', 'b', 'a']});
  return md.DataFrame({k, j: [1, 2, 1, 1], v: [1.5, 2, 3, 4], n: [1, 2, 3, 4]});
}

type Grouped = ReturnType<typeof given>['groupby'];
const g = (...args: Parameters<Grouped>) => given().groupby(...args);

interface Lazy {
  execute(): Promise<{fetch(): Promise<unknown>}>;
}

const cases: readonly (readonly [string, () => Lazy, readonly string[]])[] = [
  ["g('k').sum()", () => g('k').sum(), ['   j    v  n', 'k', 'c  0  0.0  0', 'b  2  4.5  4', 'a  2  2.0  2']],
  [
    "g('k').mean()",
    () => g('k').mean(),
    ['     j     v    n', 'k', 'c  NaN   NaN  NaN', 'b  1.0  2.25  2.0', 'a  2.0  2.00  2.0'],
  ],
  [
    "g('k').first()",
    () => g('k').first(),
    ['     j    v    n', 'k', 'c  NaN  NaN  NaN', 'b  1.0  1.5  1.0', 'a  2.0  2.0  2.0'],
  ],
  [
    "g('k').std()",
    () => g('k').std(),
    [
      '     j        v         n',
      'k',
      'c  NaN      NaN       NaN',
      'b  0.0  1.06066  1.414214',
      'a  NaN      NaN       NaN',
    ],
  ],
  [
    "g('k').all()",
    () => g('k').all(),
    ['      j     v     n', 'k', 'c  True  True  True', 'b  True  True  True', 'a  True  True  True'],
  ],
  ["g('k').count()", () => g('k').count(), ['   j  v  n', 'k', 'c  0  0  0', 'b  2  2  2', 'a  1  1  1']],
  ["g('k').nunique()", () => g('k').nunique(), ['   j  v  n', 'k', 'c  0  0  0', 'b  1  2  2', 'a  1  1  1']],
  ["g('k').size()", () => g('k').size(), ['k', 'c    0', 'b    2', 'a    1', 'dtype: int64']],
  [
    "g(['k', 'j']).sum()",
    () => g(['k', 'j']).sum(),
    [
      '       v  n',
      'k j',
      'c 1  0.0  0',
      '  2  0.0  0',
      'b 1  4.5  4',
      '  2  0.0  0',
      'a 1  0.0  0',
      '  2  2.0  2',
    ],
  ],
  [
    "g(['k', 'j']).mean()",
    () => g(['k', 'j']).mean(),
    [
      '        v    n',
      'k j',
      'c 1   NaN  NaN',
      '  2   NaN  NaN',
      'b 1  2.25  2.0',
      '  2   NaN  NaN',
      'a 1   NaN  NaN',
      '  2  2.00  2.0',
    ],
  ],
  [
    "g(['k', 'j']).size()",
    () => g(['k', 'j']).size(),
    ['k  j', 'c  1    0', '   2    0', 'b  1    2', '   2    0', 'a  1    0', '   2    1', 'dtype: int64'],
  ],
  [
    "g(['j', 'k']).get('n').prod()",
    () => g(['j', 'k']).get('n').prod(),
    [
      'j  k',
      '1  c    NaN',
      '   b    3.0',
      '   a    NaN',
      '2  c    NaN',
      '   b    NaN',
      '   a    2.0',
      'Name: n, dtype: float64',
    ],
  ],
  [
    "g('k', {sort: false}).sum()",
    () => g('k', {sort: false}).sum(),
    ['   j    v  n', 'k', 'b  2  4.5  4', 'a  2  2.0  2', 'c  0  0.0  0'],
  ],
  [
    "g('k', {as_index: false}).max()",
    () => g('k', {as_index: false}).max(),
    ['   k    j    v    n', '0  c  NaN  NaN  NaN', '1  b  1.0  3.0  3.0', '2  a  2.0  2.0  2.0'],
  ],
  [
    "g('k', {observed: true}).sum()",
    () => g('k', {observed: true}).sum(),
    ['   j    v  n', 'k', 'b  2  4.5  4', 'a  2  2.0  2'],
  ],
  [
    "g(['k', 'j'], {observed: true}).sum()",
    () => g(['k', 'j'], {observed: true}).sum(),
    ['       v  n', 'k j', 'b 1  4.5  4', 'a 2  2.0  2'],
  ],
  [
    "g('k').get('n').agg(['sum', 'max'])",
    () => g('k').get('n').agg(['sum', 'max']),
    ['   sum  max', 'k', 'c    0  NaN', 'b    4  3.0', 'a    2  2.0'],
  ],
  [
    "g('k').get('n').agg((s) => s.length)",
    () =>
      g('k')
        .get('n')
        .agg((s) => s.length),
    ['k', 'c    0', 'b    2', 'a    1', 'Name: n, dtype: int64'],
  ],
  [
    "g('k').apply((rows) => rows.length)",
    () => g('k').apply((rows) => rows.length),
    ['k', 'c    0', 'b    2', 'a    1', 'dtype: int64'],
  ],
  [
    "g('k').get('v').sum({min_count: 1})",
    () => g('k').get('v').sum({min_count: 1}),
    ['k', 'c    NaN', 'b    4.5', 'a    2.0', 'Name: v, dtype: float64'],
  ],
  [
    "g('k').sum().index",
    () => g('k').sum().index,
    [
      "CategoricalIndex(['c', 'b', 'a'], categories=['c', 'b', 'a'], ordered=False, dtype='category', name='k')",
    ],
  ],
];

describe('groups by categories', () => {
  for (const [name, made, wanted] of cases) {
    it(name, async () => {
      const shown = String(await (await made().execute()).fetch());
      assert.deepEqual(
        shown.split('\n').map((line) => line.trimEnd()),
        wanted,
      );
    });
  }

  it('refuse functions of several keys', async () => {
    await assert.rejects(
      async () =>
        g(['k', 'j'])
          .get('n')
          .agg((s) => s.length)
          .execute(),
      /observed: true/,
    );
  });

  it('come in the order of their first rows where groups are not sorted, then those without rows', async () => {
    const sums = await (await g('k', {sort: false}).get('n').sum().execute()).fetch();
    assert.deepEqual(sums.toJSON(), {name: 'n', index: ['b', 'a', 'c'], data: [4, 2, 0]});
    const ordered = new Categorical(['hi', 'lo'], {categories: ['lo', 'mid', 'hi'], ordered: true});
    const by = md.DataFrame({k: ordered, n: [1, 2]}).groupby('k', {sort: false});
    const counts = await (await by.size().execute()).fetch();
    assert.deepEqual(counts.toJSON(), {name: null, index: ['lo', 'hi', 'mid'], data: [1, 1, 0]});
  });

  it('stand beside sorted values of other keys where groups are not sorted', async () => {
    const sums = await (await g(['k', 'j'], {sort: false}).get('n').sum().execute()).fetch();
    assert.deepEqual(sums.toJSON(), {
      name: 'n',
      index: [
        ['b', 1],
        ['b', 2],
        ['a', 1],
        ['a', 2],
        ['c', 1],
        ['c', 2],
      ],
      data: [4, 0, 0, 2, 0, 0],
    });
  });

  it('have 0 beside sums of text where several keys have no rows together', async () => {
    const k = new Categorical(['b'], {categories: ['a', 'b']});
    const texts = md
      .DataFrame({k, j: [1], s: ['x']})
      .groupby(['k', 'j'])
      .get('s');
    const sums = await (await texts.sum().execute()).fetch();
    assert.deepEqual(sums.toJSON().data, [0, 'x']);
  });

  it('have no group of what is no category, with dropna: false too', async () => {
    const sums = await (await g('k', {dropna: false, observed: true}).get('n').sum().execute()).fetch();
    assert.deepEqual(sums.toJSON(), {name: 'n', index: ['b', 'a'], data: [4, 2]});
    const k = new Categorical(['b', 'a', null], {categories: ['a', 'b']});
    const both = md.DataFrame({k, j: [1, null, 2], n: [1, 2, 3]}).groupby(['k', 'j'], {dropna: false});
    const made = await (await both.get('n').sum().execute()).fetch();
    assert.deepEqual(made.toJSON(), {
      name: 'n',
      index: [
        ['a', null],
        ['a', 1],
        ['a', 2],
        ['b', null],
        ['b', 1],
        ['b', 2],
      ],
      data: [2, 0, 0, 0, 1, 0],
    });
  });

  it('come in the order of their first rows also where observed groups are sorted', async () => {
    const first = new Categorical(['b', 'a', 'b'], {categories: ['a', 'b']});
    const by = md.DataFrame({k: first, j: [2, 1, 1], n: [1, 2, 3]}).groupby(['j', 'k'], {observed: true});
    const made = await (await by.get('n').sum().execute()).fetch();
    assert.deepEqual(made.toJSON(), {
      name: 'n',
      index: [
        [1, 'b'],
        [1, 'a'],
        [2, 'b'],
      ],
      data: [3, 2, 1],
    });
  });

  it('sum a million rows', async () => {
    const k = Array.from({length: 1_000_000}, (_, i) => 'xyz'[i % 2] ?? '');
    const df = md.DataFrame({k: new Categorical(k, {categories: ['z', 'y', 'x']}), n: k.map((_, i) => i)});
    const sums = await (await df.groupby('k').get('n').sum().execute()).fetch();
    assert.ok(sums instanceof LocalSeries);
    assert.deepEqual(sums.toArray(), [0, 250_000_000_000, 249_999_500_000]);
  });
});
