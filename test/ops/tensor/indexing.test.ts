import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {mt, slice, IndexError} from '../../../src/index.js';
import {gives, testSession} from './check.js';

describe('indexing', () => {
  const session = testSession();

  it('takes positions from the end', async () => {
    await gives(session, mt.arange(24).reshape(2, 3, 4).get(-1, -1), 'int64', [20, 21, 22, 23]);
  });
  it('takes slices backwards', async () => {
    await gives(
      session,
      mt
        .arange(24)
        .reshape(2, 3, 4)
        .get(0, slice(null, null, -1), slice(1, null, 2)),
      'int64',
      [
        [9, 11],
        [5, 7],
        [1, 3],
      ],
    );
  });
  it('fills up with an ellipsis', async () => {
    await gives(session, mt.arange(24).reshape(2, 3, 4).get('...', 1), 'int64', [
      [1, 5, 9],
      [13, 17, 21],
    ]);
  });
  it('puts in new axes', async () => {
    await gives(session, mt.arange(24).reshape(2, 3, 4).get(0, null, '...', null).sum(0), 'int64', [
      [[0], [1], [2], [3]],
      [[4], [5], [6], [7]],
      [[8], [9], [10], [11]],
    ]);
  });
  it('takes rows by an array', async () => {
    await gives(session, mt.arange(24).reshape(2, 3, 4).get(0, [2, 0]), 'int64', [
      [8, 9, 10, 11],
      [0, 1, 2, 3],
    ]);
  });
  it('pairs integer arrays', async () => {
    await gives(session, mt.arange(24).reshape(2, 3, 4).get([0, 1], [1, 2]), 'int64', [
      [4, 5, 6, 7],
      [20, 21, 22, 23],
    ]);
  });
  it('broadcasts integer arrays', async () => {
    await gives(
      session,
      mt
        .arange(24)
        .reshape(2, 3, 4)
        .get(mt.tensor([[0], [1]]), mt.tensor([0, 2])),
      'int64',
      [
        [
          [0, 1, 2, 3],
          [8, 9, 10, 11],
        ],
        [
          [12, 13, 14, 15],
          [20, 21, 22, 23],
        ],
      ],
    );
  });
  it('keeps the place of adjacent arrays', async () => {
    await gives(session, mt.arange(24).reshape(2, 3, 4).get(slice(null, null), [0, 2], [1, 3]), 'int64', [
      [1, 11],
      [13, 23],
    ]);
  });
  it('puts the axes of separated arrays first', async () => {
    await gives(session, mt.arange(24).reshape(2, 3, 4).get([0, 1], slice(null, null), [1, 3]), 'int64', [
      [1, 5, 9],
      [15, 19, 23],
    ]);
  });
  it('puts the axes of a position and an array apart first', async () => {
    await gives(session, mt.arange(24).reshape(2, 3, 4).get(0, slice(null, null), [1, 3]), 'int64', [
      [1, 5, 9],
      [3, 7, 11],
    ]);
  });
  it('selects by a mask of the whole shape', async () => {
    await gives(
      session,
      mt
        .arange(24)
        .reshape(2, 3, 4)
        .get(mt.arange(24).reshape(2, 3, 4).gt(20)),
      'int64',
      [21, 22, 23],
    );
  });
  it('selects rows by a mask', async () => {
    await gives(session, mt.arange(24).reshape(2, 3, 4).get([true, false]), 'int64', [
      [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
        [8, 9, 10, 11],
      ],
    ]);
  });
  it('mixes masks and slices', async () => {
    await gives(
      session,
      mt.arange(24).reshape(2, 3, 4).get(slice(null, null), [true, false, true], 0),
      'int64',
      [
        [0, 8],
        [12, 20],
      ],
    );
  });
  it('sets a slice', async () => {
    const y = mt.arange(24).reshape(2, 3, 4);
    y.set([0, slice(null, 2)], -1);
    await gives(session, y.get(0), 'int64', [
      [-1, -1, -1, -1],
      [-1, -1, -1, -1],
      [8, 9, 10, 11],
    ]);
  });
  it('sets what a mask selects', async () => {
    const y = mt.arange(5);
    y.set(y.gt(2), 0);
    await gives(session, y, 'int64', [0, 1, 2, 0, 0]);
  });
  it('sets what a mask selects to values in turn', async () => {
    const y = mt.arange(5);
    y.set(y.gt(2), [8, 9]);
    await gives(session, y, 'int64', [0, 1, 2, 8, 9]);
  });
  it('sets positions, the last of equal ones winning', async () => {
    const y = mt.zeros(4);
    y.set([[0, 2, 0]], [1, 2, 3]);
    await gives(session, y, 'float64', [3.0, 0.0, 2.0, 0.0]);
  });
  it('sets along mixed indices', async () => {
    const y = mt.arange(24).reshape(2, 3, 4);
    y.set(
      [0, slice(null, null), [1, 3]],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    );
    await gives(session, y.get(0), 'int64', [
      [0, 1, 2, 4],
      [4, 2, 6, 5],
      [8, 3, 10, 6],
    ]);
  });
  it('takes along an axis', async () => {
    await gives(
      session,
      mt.take(
        [
          [1, 2],
          [3, 4],
        ],
        [1, 1, 0],
        1,
      ),
      'int64',
      [
        [2, 2, 1],
        [4, 4, 3],
      ],
    );
  });
  it('compresses along an axis', async () => {
    await gives(
      session,
      mt.compress(
        [false, true],
        [
          [1, 2],
          [3, 4],
        ],
        1,
      ),
      'int64',
      [[2], [4]],
    );
  });
  it('finds what is not zero', async () => {
    await gives(
      session,
      mt.argwhere([
        [0, 3],
        [4, 0],
      ]),
      'int64',
      [
        [0, 1],
        [1, 0],
      ],
    );
  });
  it('refuses a position out of bounds', () => {
    assert.throws(
      () => mt.arange(24).reshape(2, 3, 4).get(2),
      (error: unknown) =>
        error instanceof IndexError && /index 2 is out of bounds for axis 0 with size 2/.test(error.message),
    );
  });
  it('refuses too many indices', () => {
    assert.throws(
      () => mt.arange(24).reshape(2, 3, 4).get(0, 0, 0, 0),
      (error: unknown) =>
        error instanceof IndexError &&
        /too many indices for array: array is 3-dimensional, but 4 were indexed/.test(error.message),
    );
  });
  it('refuses a mask of another shape', () => {
    assert.throws(
      () => mt.arange(24).reshape(2, 3, 4).get([true, false, true]),
      (error: unknown) =>
        error instanceof IndexError &&
        /boolean index did not match indexed array along dimension 0; dimension is 2 but corresponding boolean dimension is 3/.test(
          error.message,
        ),
    );
  });
  it('refuses fractions', () => {
    assert.throws(
      () => mt.arange(24).reshape(2, 3, 4).get(0.5),
      (error: unknown) => error instanceof IndexError && /only integers, slices/.test(error.message),
    );
  });
  it('refuses float arrays', () => {
    assert.throws(
      () => mt.arange(24).reshape(2, 3, 4).get([0.5]),
      (error: unknown) =>
        error instanceof IndexError && /must be of integer \(or boolean\) type/.test(error.message),
    );
  });
  it('refuses two ellipses', () => {
    assert.throws(
      () => mt.arange(24).reshape(2, 3, 4).get('...', '...'),
      (error: unknown) => error instanceof IndexError && /single ellipsis/.test(error.message),
    );
  });
  it('refuses array positions out of bounds when run', async () => {
    await assert.rejects(
      () => session.run(mt.arange(3).get([5])),
      (error: unknown) => error instanceof IndexError && /out of bounds/.test(error.message),
    );
  });
});
