import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const whole = md.Series([1, null, 3, -1], {dtype: 'Int64'});

describe('cumulatives of nullable values', () => {
  it('keep what is missing by its mask, and go on behind it', async () => {
    const most = await (await whole.cummax().execute()).fetch();
    assert.deepEqual([most.dtype, [...most]], ['Int64', [1, null, 3, 3]]);
    const least = await (await whole.cummin().execute()).fetch();
    assert.deepEqual([...least], [1, null, 1, -1]);
    const sums = await (await whole.cumsum().execute()).fetch();
    assert.deepEqual([sums.dtype, [...sums]], ['Int64', [1, null, 4, 3]]);
  });

  it('are missing from the first missing value on without skipna', async () => {
    const sums = await (await whole.cumsum({skipna: false}).execute()).fetch();
    assert.deepEqual([...sums], [1, null, null, null]);
  });

  it('count true booleans', async () => {
    const sums = await (await md.Series([true, null, true], {dtype: 'boolean'}).cumsum().execute()).fetch();
    assert.deepEqual([sums.dtype, [...sums]], ['Int64', [1, null, 2]]);
    const all = await (await md.Series([true, null, false], {dtype: 'boolean'}).cummin().execute()).fetch();
    assert.deepEqual([all.dtype, [...all]], ['boolean', [true, null, false]]);
  });
});

describe('cumulatives along rows', () => {
  const row = md.DataFrame({a: [true, false], b: [1, 2]});
  const cells = async (lazy: typeof row) => (await (await lazy.execute()).fetch()).toArray();

  it('count booleans beside numbers as numbers, and leave them where they are the greatest or least', async () => {
    assert.deepEqual(await cells(row.cumsum({axis: 1})), [
      [true, 2],
      [false, 2],
    ]);
    assert.deepEqual(await cells(row.cumprod({axis: 1})), [
      [true, 1],
      [false, 0],
    ]);
    assert.deepEqual(await cells(row.cummax({axis: 1})), [
      [true, true],
      [false, 2],
    ]);
  });
});
