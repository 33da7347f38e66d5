import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {mt, type Tensor} from '../../../../src/index.js';

const of = mt.spatial.distance;

async function valueOf(lazy: Tensor): Promise<unknown> {
  return (await (await lazy.execute()).fetch()).toJSON();
}

describe('mt.spatial.distance.squareform', () => {
  it('makes a matrix of a vector of distances, of the same dtype', async () => {
    const made = of.squareform(mt.tensor([1, 2, 3, 4, 5, 6], {dtype: 'int16'}));
    assert.deepEqual([made.shape, made.dtype], [[4, 4], 'int16']);
    assert.deepEqual(await valueOf(made), [
      [0, 1, 2, 3],
      [1, 0, 4, 5],
      [2, 4, 0, 6],
      [3, 5, 6, 0],
    ]);
  });

  it('makes the vector again', async () => {
    const points = mt.random.RandomState(1).rand(7, 3);
    const distances = of.pdist(points);
    assert.deepEqual(await valueOf(of.squareform(of.squareform(distances))), await valueOf(distances));
  });

  it('takes one point, of which there are no distances', async () => {
    assert.deepEqual(await valueOf(of.squareform(mt.zeros([0]))), [[0]]);
    assert.deepEqual(await valueOf(of.squareform([[0]])), []);
  });

  it('looks at a matrix unless told otherwise', async () => {
    await assert.rejects(
      of
        .squareform([
          [0, 1],
          [2, 0],
        ])
        .execute(),
      {
        name: 'ValueError',
        message: /symmetric, got 1 in row 0, column 1 and 2 in row 1, column 0/,
      },
    );
    await assert.rejects(
      of
        .squareform([
          [0, 1],
          [1, 5],
        ])
        .execute(),
      {name: 'ValueError', message: /diagonal .* got 5 in row 1/},
    );
    assert.deepEqual(
      await valueOf(
        of.squareform(
          [
            [0, 1],
            [2, 0],
          ],
          {checks: false},
        ),
      ),
      [1],
    );
  });

  it('refuses what has no other form', () => {
    assert.throws(() => of.squareform([1, 2]), {
      name: 'ValueError',
      message: /2 distances are not those of all pairs/,
    });
    assert.throws(() => of.squareform([[1, 2]]), {name: 'ValueError', message: /square, got \(1, 2\)/});
    assert.throws(() => of.squareform(5), {name: 'ValueError', message: /0 dimensions/});
    assert.throws(() => of.squareform([1], {force: 'tovector'}), {message: /takes a matrix/});
    assert.throws(() => of.squareform([[0]], {force: 'tomatrix'}), {message: /takes a vector/});
  });
});
