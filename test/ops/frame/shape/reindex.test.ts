import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const shown = async (lazy: {execute(): Promise<unknown>}): Promise<string> => String(await lazy.execute());

describe('reindex', () => {
  it('takes tuples for labels of several levels', async () => {
    const index = md.MultiIndex.from_tuples(
      [
        ['a', 2],
        ['a', 1],
      ],
      {names: ['k', 'n']},
    );
    const frame = md.DataFrame({x: [1, 2]}, {index});
    assert.equal(
      await shown(
        frame.reindex([
          ['a', 1],
          ['c', 1],
        ]),
      ),
      '       x\nk n     \na 1  2.0\nc 1  NaN',
    );
    assert.deepEqual(frame.reindex([['a', 1]]).index.names, ['k', 'n']);
  });
});

describe('reindex by a method', () => {
  const s = md.Series([1, 2, 3], {index: [10, 20, 30]});
  const values = async (labels: readonly number[], options: object, of = s): Promise<readonly unknown[]> => [
    ...(await (await of.reindex([...labels], options).execute()).fetch()),
  ];

  it('takes the row before, after or nearest', async () => {
    assert.deepEqual(await values([5, 10, 25, 40], {method: 'ffill'}), [NaN, 1, 2, 3]);
    assert.deepEqual(await values([5, 10, 25, 40], {method: 'bfill'}), [1, 1, 3, NaN]);
    assert.deepEqual(await values([5, 15, 14, 40], {method: 'nearest'}), [1, 2, 1, 3]);
    assert.deepEqual(await values([5, NaN], {method: 'ffill', fill_value: 0}), [0, 0]);
  });

  it('takes labels that descend', async () => {
    const down = md.Series([1, 2, 3], {index: [3, 2, 1]});
    assert.deepEqual(await values([1.5, 2.5, 0, 4], {method: 'nearest'}, down), [2, 1, 3, 1]);
    assert.deepEqual(await values([1.5, 4], {method: 'ffill'}, down), [2, NaN]);
  });

  it('fills no more than limit rows from one, those that are nearest', async () => {
    assert.deepEqual(await values([11, 12, 21], {method: 'pad', limit: 1}), [1, NaN, 2]);
    assert.deepEqual(await values([11, 12, 21], {method: 'backfill', limit: 1}), [NaN, 2, 3]);
    assert.deepEqual(await values([12, 15, 16, 17], {method: 'nearest', limit: 1}), [1, NaN, NaN, 2]);
  });

  it('fills from no further than tolerance', async () => {
    assert.deepEqual(await values([11, 13, 20], {method: 'ffill', tolerance: 2}), [1, NaN, 2]);
    assert.deepEqual(await values([11, 13], {method: 'ffill', tolerance: [0, 3]}), [NaN, 1]);
    const days = md.Series([1, 2], {index: ['2020-01-01', '2020-01-05'].map((day) => md.Timestamp(day))});
    assert.equal(
      await shown(
        days.reindex(md.date_range('2020-01-02', {periods: 3}), {method: 'nearest', tolerance: '1D'}),
      ),
      '2020-01-02    1.0\n2020-01-03    NaN\n2020-01-04    2.0\nFreq: D, dtype: float64',
    );
  });

  it('goes along columns as well', async () => {
    const frame = md.DataFrame(
      [
        [1, 2],
        [3, 4],
      ],
      {columns: [1, 3], index: [1, 3]},
    );
    assert.equal(
      await shown(frame.reindex({index: [0, 2], columns: [0, 4], method: 'ffill', fill_value: 9})),
      '   0  4\n0  9  9\n2  9  2',
    );
    const like = md.DataFrame([[0, 0]], {index: [2], columns: [2, 4]});
    assert.equal(await shown(frame.reindex_like(like, {method: 'bfill'})), '   2   4\n2  4 NaN');
  });

  it('refuses what it cannot match', async () => {
    const refused = (labels: readonly unknown[], options: object, message: RegExp, of = s): Promise<void> =>
      assert.rejects(async () => of.reindex(labels, options).execute(), message);
    await refused([5], {limit: 1}, /limit argument only valid if doing pad, backfill or nearest/);
    await refused([5], {tolerance: 1}, /tolerance argument only valid if doing pad/);
    await refused(
      [25, 5],
      {method: 'ffill', limit: 1},
      /only well-defined if index and target are monotonic/,
    );
    await refused(['a'], {method: 'ffill'}, /compares labels, got numbers to be matched with text/);
    await refused(
      [5],
      {method: 'ffill', tolerance: [1, 2]},
      /list-like tolerance size must match target index size/,
    );
    const [mixed, twice] = [md.Series([1, 2, 3], {index: [1, 3, 2]}), md.Series([1, 2], {index: [1, 1]})];
    await refused([5], {method: 'ffill'}, /index must be monotonic increasing or decreasing/, mixed);
    await refused([5], {method: 'ffill'}, /cannot reindex on an axis with duplicate labels/, twice);
    const words = md.Series([1, 2], {index: ['b', 'd']});
    await refused(['c'], {method: 'nearest'}, /labels that are numbers or times, got text/, words);
  });

  it('gives nothing for labels of a series without rows', async () => {
    assert.deepEqual(await values([1], {method: 'ffill'}, s.head(0)), [NaN]);
  });
});
