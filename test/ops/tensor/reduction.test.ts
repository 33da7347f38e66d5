import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {mt, ValueError} from '../../../src/index.js';
import {gives, testSession} from './check.js';

describe('reductions', () => {
  const session = testSession();

  it('sum along an axis', async () => {
    await gives(
      session,
      mt.sum(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [5.5, null, -3.0],
    );
  });
  it('sum of all, keeping axes', async () => {
    await gives(
      session,
      mt.sum(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[null]],
    );
  });
  it('prod along an axis', async () => {
    await gives(
      session,
      mt.prod(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [6.0, null, -18.0],
    );
  });
  it('prod of all, keeping axes', async () => {
    await gives(
      session,
      mt.prod(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[null]],
    );
  });
  it('max along an axis', async () => {
    await gives(
      session,
      mt.max(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [4.0, null, 3.0],
    );
  });
  it('max of all, keeping axes', async () => {
    await gives(
      session,
      mt.max(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[null]],
    );
  });
  it('min along an axis', async () => {
    await gives(
      session,
      mt.min(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [1.5, null, -6.0],
    );
  });
  it('min of all, keeping axes', async () => {
    await gives(
      session,
      mt.min(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[null]],
    );
  });
  it('nansum along an axis', async () => {
    await gives(
      session,
      mt.nansum(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [5.5, 5.0, -3.0],
    );
  });
  it('nansum of all, keeping axes', async () => {
    await gives(
      session,
      mt.nansum(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[7.5]],
    );
  });
  it('nanprod along an axis', async () => {
    await gives(
      session,
      mt.nanprod(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [6.0, 5.0, -18.0],
    );
  });
  it('nanprod of all, keeping axes', async () => {
    await gives(
      session,
      mt.nanprod(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[-540.0]],
    );
  });
  it('nanmax along an axis', async () => {
    await gives(
      session,
      mt.nanmax(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [4.0, 5.0, 3.0],
    );
  });
  it('nanmax of all, keeping axes', async () => {
    await gives(
      session,
      mt.nanmax(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[5.0]],
    );
  });
  it('nanmin along an axis', async () => {
    await gives(
      session,
      mt.nanmin(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [1.5, 5.0, -6.0],
    );
  });
  it('nanmin of all, keeping axes', async () => {
    await gives(
      session,
      mt.nanmin(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[-6.0]],
    );
  });
  it('mean along an axis', async () => {
    await gives(
      session,
      mt.mean(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [2.75, null, -1.5],
    );
  });
  it('mean of all, keeping axes', async () => {
    await gives(
      session,
      mt.mean(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[null]],
    );
  });
  it('nanmean along an axis', async () => {
    await gives(
      session,
      mt.nanmean(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [2.75, 5.0, -1.5],
    );
  });
  it('nanmean of all, keeping axes', async () => {
    await gives(
      session,
      mt.nanmean(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[1.5]],
    );
  });
  it('var along an axis', async () => {
    await gives(
      session,
      mt.var(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [1.5625, null, 20.25],
    );
  });
  it('var of all, keeping axes', async () => {
    await gives(
      session,
      mt.var(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[null]],
    );
  });
  it('std along an axis', async () => {
    await gives(
      session,
      mt.std(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [1.25, null, 4.5],
    );
  });
  it('std of all, keeping axes', async () => {
    await gives(
      session,
      mt.std(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[null]],
    );
  });
  it('nanvar along an axis', async () => {
    await gives(
      session,
      mt.nanvar(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [1.5625, 0.0, 20.25],
    );
  });
  it('nanvar of all, keeping axes', async () => {
    await gives(
      session,
      mt.nanvar(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[15.4]],
    );
  });
  it('nanstd along an axis', async () => {
    await gives(
      session,
      mt.nanstd(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [1.25, 0.0, 4.5],
    );
  });
  it('nanstd of all, keeping axes', async () => {
    await gives(
      session,
      mt.nanstd(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[3.924283374069717]],
    );
  });
  it('sums bools as int64', async () => {
    await gives(session, mt.sum([true, true, false]), 'int64', 2);
  });
  it('sums int32 as int64', async () => {
    await gives(session, mt.sum(mt.tensor([1, 2], 'int32')), 'int64', 3);
  });
  it('sums uint8 as uint64', async () => {
    await gives(session, mt.sum(mt.tensor([200, 100], 'uint8')), 'uint64', 300);
  });
  it('sums over several axes', async () => {
    await gives(session, mt.sum(mt.arange(24).reshape(2, 3, 4), [0, 2]), 'int64', [60, 92, 124]);
  });
  it('computes in a chosen dtype', async () => {
    await gives(session, mt.mean([1, 2], {dtype: 'float32'}).add(mt.zeros(1, 'float32')), 'float32', [1.5]);
  });
  it('takes degrees of freedom', async () => {
    await gives(session, mt.var([1, 2, 4], {ddof: 1, keepdims: true}), 'float64', [2.333333333333333]);
  });
  it('finds NaN first', async () => {
    await gives(session, mt.argmax([1, NaN, 3, NaN], {axis: 0}).add(mt.zeros(1, 'int64')), 'int64', [1]);
  });
  it('runs sums along an axis', async () => {
    await gives(
      session,
      mt.cumsum(
        [
          [1, 2],
          [3, 4],
        ],
        1,
      ),
      'int64',
      [
        [1, 3],
        [3, 7],
      ],
    );
  });
  it('runs products over the flattened tensor', async () => {
    await gives(
      session,
      mt.cumprod([
        [1, 2],
        [3, 4],
      ]),
      'int64',
      [1, 2, 6, 24],
    );
  });
  it('finds quantiles of several parts along an axis', async () => {
    await gives(
      session,
      mt.percentile(
        [
          [10, 7, 4],
          [3, 2, 1],
        ],
        [25, 50],
        {axis: 1},
      ),
      'float64',
      [
        [5.5, 1.5],
        [7.0, 2.0],
      ],
    );
  });
  it('finds lower and higher quantiles', async () => {
    await gives(
      session,
      mt.quantile([1.5, 2, 3, 4], [0.3, 0.6], {interpolation: 'higher'}),
      'float64',
      [2.0, 3.0],
    );
  });
  it('finds medians along axes', async () => {
    await gives(session, mt.median(mt.arange(24).reshape(2, 3, 4), [0, 2]), 'float64', [7.5, 11.5, 15.5]);
  });
  it('weighs averages', async () => {
    await gives(
      session,
      mt.average(
        [
          [1, 2],
          [3, 4],
        ],
        {axis: 0, weights: [1, 3]},
      ),
      'float64',
      [2.5, 3.5],
    );
  });
  it('correlates', async () => {
    await gives(
      session,
      mt.corrcoef([
        [1, 2, 4],
        [1, 3, 2],
      ]),
      'float64',
      [
        [1.0, 0.32732683535398854],
        [0.32732683535398854, 1.0],
      ],
    );
  });
  it('weighs covariances', async () => {
    await gives(
      session,
      mt.cov(
        [
          [1, 2, 4],
          [1, 3, 2],
        ],
        {fweights: [1, 2, 1], aweights: [0.5, 1, 2]},
      ),
      'float64',
      [
        [1.857142857142857, -0.21428571428571425],
        [-0.21428571428571425, 0.6428571428571427],
      ],
    );
  });
  it('refuses an axis out of bounds', () => {
    assert.throws(
      () => mt.sum([1, 2], 1),
      (error: unknown) =>
        error instanceof ValueError &&
        /mt\.sum: axis 1 is out of bounds for array of dimension 1/.test(error.message),
    );
  });
  it('refuses extremes of nothing', () => {
    assert.throws(
      () => mt.max(mt.zeros([0])),
      (error: unknown) =>
        error instanceof ValueError &&
        /mt\.max: zero-size array to reduction operation maximum which has no identity/.test(error.message),
    );
  });
  it('refuses percentages above 100', () => {
    assert.throws(
      () => mt.percentile([1, 2], 101),
      (error: unknown) =>
        error instanceof ValueError && /Percentiles must be in the range \[0, 100\]/.test(error.message),
    );
  });
});
