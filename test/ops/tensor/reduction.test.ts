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
});
