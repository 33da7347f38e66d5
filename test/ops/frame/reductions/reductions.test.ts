import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const frame = () =>
  md.DataFrame({n: [1, 2, 4], x: [0.5, null, 1.5], b: [true, false, true], s: ['p', 'q', 'r']});

describe('reductions of frames', () => {
  it('leave out columns that they do not take', async () => {
    const mean = await (await frame().mean().execute()).fetch();
    assert.deepEqual(mean.index.toArray(), ['n', 'x', 'b']);
  });

  it('put texts together beside sums of numbers', async () => {
    const sum = await (await frame().sum().execute()).fetch();
    assert.deepEqual([...sum], [7, 2, 2, 'pqr']);
  });

  it('are missing where a value is, unless these are left out', async () => {
    const sum = await (await frame().sum({skipna: false, numeric_only: true}).execute()).fetch();
    assert.deepEqual([...sum], [7, NaN, 2]);
  });

  it('go along rows, over what are numbers', async () => {
    const sum = await (await frame().sum({axis: 1}).execute()).fetch();
    assert.deepEqual([...sum], [2.5, 2, 6.5]);
  });

  it('need as many values as min_count says', async () => {
    const sum = await (await frame().get(['n', 'x']).sum({min_count: 3}).execute()).fetch();
    assert.deepEqual([...sum], [7, NaN]);
  });
});

describe('reductions of series', () => {
  it('refuse texts where numbers are needed, before anything runs or when it does', async () => {
    await assert.rejects(async () => md.Series(['a', 'b']).mean().execute(), {name: 'ArgumentError'});
  });

  it('give one value for each label of a level', async () => {
    const index = md.MultiIndex.from_arrays([['a', 'a', 'b']], {names: ['k']});
    const sums = await (await md.Series([1, 2, 3], {index}).sum({level: 'k'}).execute()).fetch();
    assert.deepEqual([...sums], [3, 3]);
  });

  it('of nothing are 0, 1 and missing', async () => {
    const empty = md.Series([], {dtype: 'float64'});
    const values = await Promise.all(
      [empty.sum(), empty.prod(), empty.mean(), empty.max()].map(async (one) =>
        (await one.execute()).fetch(),
      ),
    );
    assert.deepEqual(values, [0, 1, NaN, NaN]);
  });
});

describe('agg', () => {
  it('names the nearest aggregates for an unknown one', () => {
    assert.throws(() => md.Series([1]).agg('maen'), /Did you mean 'mean'/);
  });

  it('gives results under names of its own', async () => {
    const made = await (
      await md
        .DataFrame({a: [1, 2], b: [3, 4]})
        .agg({total: ['a', 'sum']})
        .execute()
    ).fetch();
    assert.deepEqual(made.toJSON(), {columns: ['a'], index: ['total'], data: [[3]]});
  });

  it('calls functions with columns', async () => {
    const made = await (
      await md
        .DataFrame({a: [1, 2], b: [3, 4]})
        .agg((column) => column.iloc(0))
        .execute()
    ).fetch();
    assert.deepEqual([...made], [1, 3]);
  });
});

describe('value_counts', () => {
  it('keeps the order of appearance among equal counts, on many rows', async () => {
    const values = Array.from({length: 200_000}, (_, i) => (i * 7919) % 1000);
    const counts = await (await md.Series(values).value_counts().execute()).fetch();
    assert.deepEqual(counts.index.toArray().slice(0, 4), [0, 919, 838, 757]);
    assert.ok([...counts].every((count) => count === 200));
  });
});
