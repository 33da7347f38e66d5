import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Series} from '../../../../src/expr/series.js';
import {md} from '../../../../src/index.js';

const s = md.Series([1, 2, 3], {index: [3, 1, 2]});
const t = md.Series([1, 2, 3], {index: [2, 3, 4]});

describe('operators between series', () => {
  it('match values by label, in the order of the labels, and miss what one side lacks', async () => {
    const sum = (await (await s.add(t).execute()).fetch()).toJSON();
    assert.deepEqual(sum, {name: null, index: [1, 2, 3, 4], data: [null, 4, 3, null]});
  });

  it('take fill_value for what one side lacks', async () => {
    const sum = (await (await s.add(t, {fill_value: 0}).execute()).fetch()).toJSON();
    assert.deepEqual(sum.data, [2, 4, 3, 3]);
  });

  it('compare what one side lacks as unequal', async () => {
    assert.deepEqual((await (await s.lt(t).execute()).fetch()).toJSON().data, [false, false, true, false]);
  });

  it('keep the order of more rows than one thread reads at a time', async () => {
    const n = 300_000;
    const values = Array.from({length: n}, (_, i) => (i * 7919) % n);
    const big = md.Series(values, {index: values});
    const twice = await (await big.add(md.Series(values, {index: values})).execute()).fetch();
    assert.deepEqual(
      [twice.iloc(0), twice.iloc(1), twice.iloc(n - 1)],
      [0, 2 * 7919, 2 * (values[n - 1] ?? 0)],
    );
  });
});

describe('operators by a level', () => {
  const index = md.MultiIndex.from_tuples(
    [
      ['A', 'p'],
      ['A', 'q'],
      ['B', 'q'],
      ['B', 'z'],
    ],
    {names: ['k', 'l']},
  );
  const deep = md.DataFrame({a: [1, 2, 3, 4]}, {index});
  const flat = md.DataFrame({a: [10, 20, 30]}, {index: ['q', 'p', 'x']});
  const values = async (lazy: Series): Promise<readonly unknown[]> => [
    ...(await (await lazy.execute()).fetch()),
  ];

  it('meet each row with the one that the level names, on either side', async () => {
    assert.equal(
      String(await deep.add(flat, {level: 'l'}).execute()),
      '        a\nk l      \nA p  21.0\n  q  12.0\nB q  13.0\n  z   NaN',
    );
    const [series, few] = [deep.get('a'), flat.get('a')];
    assert.deepEqual(await values(few.sub(series, {level: 1})), [19, 8, 7, NaN]);
    assert.deepEqual(await values(series.add(few, {level: -1, fill_value: 0})), [21, 12, 13, 4]);
  });

  it('know the labels of the result before anything runs', () => {
    assert.equal(flat.add(deep, {level: 'l'}).index.names.length, 2);
  });

  it('take equal labels of several levels, and refuse different ones', async () => {
    assert.deepEqual(await values(deep.add(deep, {level: 'l'}).get('a')), [2, 4, 6, 8]);
    await assert.rejects(async () => deep.add(deep.iloc([1, 0]), {level: 'l'}).execute(), /is ambiguous/);
  });

  it('refuse unknown levels, and labels that stand twice', async () => {
    await assert.rejects(async () => deep.add(flat, {level: 'm'}).execute(), /Level 'm' not found/);
    const twice = md.DataFrame({a: [1, 2]}, {index: ['q', 'q']});
    await assert.rejects(async () => deep.add(twice, {level: 'l'}).execute(), /labels that stand twice/);
  });
});
