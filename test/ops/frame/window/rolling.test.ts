import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';
import type {LocalSeries} from '../../../../src/data/index.js';
import type {Series} from '../../../../src/expr/series.js';

const values = [1, 2, NaN, 4, 5, 7];

/** The values of a series, with null for what is missing. */
async function shown(series: Series): Promise<unknown[]> {
  await series.execute();
  const fetched: LocalSeries = await series.fetch();
  return fetched.toJSON().data;
}

describe('rolling', () => {
  it('needs as many values as the window has rows, unless min_periods says fewer', async () => {
    const s = md.Series(values);
    assert.deepEqual(await shown(s.rolling(3).sum()), [null, null, null, null, null, 16]);
    assert.deepEqual(await shown(s.rolling(3, {min_periods: 1}).sum()), [1, 3, 3, 6, 9, 16]);
  });

  it('counts from the first row on', async () => {
    assert.deepEqual(await shown(md.Series(values).rolling(3).count()), [1, 2, 2, 2, 2, 3]);
  });

  it('stands around its row where it is centred', async () => {
    const centred = md.Series(values).rolling(4, {center: true, min_periods: 1});
    assert.deepEqual(await shown(centred.max()), [2, 2, 4, 5, 7, 7]);
  });

  it('has the ends that closed names', async () => {
    const of = (closed: 'left' | 'both' | 'neither') =>
      md.Series(values).rolling(3, {closed, min_periods: 1}).sum();
    assert.deepEqual(await shown(of('left')), [null, 1, 3, 3, 6, 9]);
    assert.deepEqual(await shown(of('both')), [1, 3, 3, 7, 11, 16]);
    assert.deepEqual(await shown(of('neither')), [null, 1, 3, 2, 4, 9]);
  });

  it('does not lose small values beside large ones', async () => {
    const sums = await shown(md.Series([1e16, 1, -1e16, 1, 2]).rolling(2).sum());
    assert.deepEqual(sums, [null, 1e16, -1e16, -1e16, 3]);
  });

  it('counts infinities as missing', async () => {
    const sums = await shown(md.Series([1, Infinity, 3, 4, 5]).rolling(2).sum());
    assert.deepEqual(sums, [null, null, null, 7, 9]);
  });

  it('refuses windows that cannot be', () => {
    assert.throws(() => md.Series(values).rolling(-1), /window must be an integer 0 or greater, got -1/);
    assert.throws(() => md.Series(values).rolling(2, {min_periods: 3}), /min_periods 3 must be <= window 2/);
    assert.throws(() => md.Series(values).ewm({com: 1, span: 2}), /one of com, span, halflife and alpha/);
  });
});
