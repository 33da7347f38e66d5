import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {mt, slice, ValueError} from '../../../src/index.js';
import {gives, testSession} from './check.js';

describe('shapes, sorting and sets', () => {
  const session = testSession();

  it('reshapes columns first', async () => {
    await gives(session, mt.reshape(mt.arange(6), [2, 3], {order: 'F'}), 'int64', [
      [0, 2, 4],
      [1, 3, 5],
    ]);
  });
  it('stacks along a middle axis', async () => {
    await gives(session, mt.stack([mt.zeros([2, 3], 'int64'), mt.ones([2, 3], 'int64')], 1), 'int64', [
      [
        [0, 0, 0],
        [1, 1, 1],
      ],
      [
        [0, 0, 0],
        [1, 1, 1],
      ],
    ]);
  });
  it('rolls over several axes', async () => {
    await gives(session, mt.roll(mt.arange(6).reshape(2, 3), [1, 1], [0, 1]), 'int64', [
      [5, 3, 4],
      [2, 0, 1],
    ]);
  });
  it('repeats each by its own number', async () => {
    await gives(
      session,
      mt.repeat(
        [
          [1, 2],
          [3, 4],
        ],
        [0, 2],
        {axis: 1},
      ),
      'int64',
      [
        [2, 2],
        [4, 4],
      ],
    );
  });
  it('tiles over new axes', async () => {
    await gives(session, mt.tile([[1, 2]], [2, 1, 2]), 'int64', [[[1, 2, 1, 2]], [[1, 2, 1, 2]]]);
  });
  it('inserts several before one place', async () => {
    await gives(session, mt.insert([1, 2, 3], [1, 1], [8, 9]), 'int64', [1, 8, 9, 2, 3]);
  });
  it('inserts along an axis', async () => {
    await gives(
      session,
      mt.insert(
        [
          [1, 2],
          [3, 4],
        ],
        1,
        [8, 9],
        1,
      ),
      'int64',
      [
        [1, 8, 2],
        [3, 9, 4],
      ],
    );
  });
  it('deletes by a slice', async () => {
    await gives(session, mt.delete(mt.arange(6), slice(null, null, 2)), 'int64', [1, 3, 5]);
  });
  it('sorts NaN last', async () => {
    await gives(session, mt.sort([3, NaN, 1]), 'float64', [1.0, 3.0, null]);
  });
  it('argsorts stably', async () => {
    await gives(session, mt.argsort([2, 1, 2, 1]), 'int64', [1, 3, 0, 2]);
  });
  it('sorts along the first axis', async () => {
    await gives(
      session,
      mt.sort(
        [
          [3, 1],
          [2, 4],
        ],
        0,
      ),
      'int64',
      [
        [2, 1],
        [3, 4],
      ],
    );
  });
  it('finds distinct rows', async () => {
    await gives(
      session,
      mt.unique(
        [
          [1, 0],
          [1, 0],
          [0, 2],
        ],
        {axis: 0},
      ),
      'int64',
      [
        [0, 2],
        [1, 0],
      ],
    );
  });
  it('finds distinct columns', async () => {
    await gives(
      session,
      mt.unique(
        [
          [1, 0, 1],
          [2, 3, 2],
        ],
        {axis: 1},
      ),
      'int64',
      [
        [0, 1],
        [3, 2],
      ],
    );
  });
  it('counts NaN once', async () => {
    await gives(session, mt.unique([NaN, 1, NaN]), 'float64', [1.0, null]);
  });
  it('says where distinct values stand', async () => {
    await gives(
      session,
      mt.unique([3, 1, 3, 2], {return_inverse: true})[1] ?? mt.zeros(0),
      'int64',
      [2, 0, 2, 1],
    );
  });
  it('keeps members out', async () => {
    await gives(session, mt.setdiff1d([5, 3, 3, 1], [1]), 'int64', [3, 5]);
  });
  it('searches after what is equal', async () => {
    await gives(session, mt.searchsorted([1, 2, 2, 3], [2, 5], 'right'), 'int64', [3, 4]);
  });
  it('digitizes by descending bins', async () => {
    await gives(session, mt.digitize([0.5, 2.5, 3], [3, 2, 1]), 'int64', [3, 1, 0]);
  });
  it('counts in bins of equal width', async () => {
    await gives(session, mt.histogram([1, 2, 2, 5], {bins: 4})[0] ?? mt.zeros(0), 'int64', [1, 2, 0, 1]);
  });
  it('finds edges by a rule', async () => {
    await gives(
      session,
      mt.histogram_bin_edges([1, 2, 2, 3, 5, 8], {bins: 'auto'}),
      'float64',
      [1.0, 2.75, 4.5, 6.25, 8.0],
    );
  });
  it('adds weights up by number', async () => {
    await gives(session, mt.bincount([0, 1, 1], [0.5, 1, 2], 4), 'float64', [0.5, 3.0, 0.0, 0.0]);
  });
  it('differs twice', async () => {
    await gives(session, mt.diff([1, 4, 9, 16], 2), 'int64', [2, 2]);
  });
  it('counts by fractions', async () => {
    await gives(session, mt.arange(0, 1, 0.3), 'float64', [0.0, 0.3, 0.6, 0.8999999999999999]);
  });
  it('spaces values without the end', async () => {
    await gives(session, mt.linspace(0, 1, {num: 4, endpoint: false}), 'float64', [0.0, 0.25, 0.5, 0.75]);
  });
  it('puts vectors on diagonals', async () => {
    await gives(session, mt.diag([1, 2], -1), 'int64', [
      [0, 0, 0],
      [1, 0, 0],
      [0, 2, 0],
    ]);
  });
  it('refuses another number of values', () => {
    assert.throws(
      () => mt.reshape(mt.arange(6), [4, 2]),
      (error: unknown) =>
        error instanceof ValueError &&
        /mt\.reshape: cannot reshape array of size 6 into shape \(4,2\)/.test(error.message),
    );
  });
  it('refuses to join other extents', () => {
    assert.throws(
      () => mt.concatenate([[[1, 2]], [[1]]]),
      (error: unknown) =>
        error instanceof ValueError &&
        /mt\.concatenate: all the input array dimensions for the concatenation axis must match exactly/.test(
          error.message,
        ),
    );
  });
  it('refuses unequal parts', () => {
    assert.throws(
      () => mt.split(mt.arange(5), 2),
      (error: unknown) =>
        error instanceof ValueError && /array split does not result in an equal division/.test(error.message),
    );
  });
});
