import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md, mt, type NDArray} from '../../../../src/index.js';
import {cases, points} from './scipy-cases.js';

const of = mt.spatial.distance;

function near(got: NDArray, wanted: readonly number[], hint: string): void {
  assert.equal(got.dtype, 'float64', hint);
  const values = got.toFlatArray().map(Number);
  for (const [i, value] of wanted.entries()) {
    const own = values[i] ?? 0;
    const same = Object.is(own, value) || Math.abs(own - value) <= 1e-14 * Math.max(1, Math.abs(value));
    assert.ok(same, `${hint}: ${own} at ${i}, not ${value}`);
  }
}

async function flat(lazy: {execute(): Promise<{fetch(): Promise<NDArray>}>}): Promise<unknown> {
  return (await (await lazy.execute()).fetch()).toJSON();
}

describe('mt.spatial.distance.cdist', () => {
  it('gives what SciPy gives, by every metric, with weights and without', async () => {
    for (const [metric, name, options, wanted] of cases) {
      const [a = [], b = []] = points[name] ?? [];
      const made = of.cdist(mt.tensor(a), mt.tensor(b), metric, options);
      assert.deepEqual(made.shape, [a.length, b.length]);
      near(await (await made.execute()).fetch(), wanted, `${metric} of ${name} ${JSON.stringify(options)}`);
    }
  });

  it('takes other names of metrics, in any case', async () => {
    const a = [[0, 0]];
    const b = [[3, 4]];
    assert.deepEqual(await flat(of.cdist(a, b, 'E')), [[5]]);
    assert.deepEqual(await flat(of.cdist(a, b, 'cb')), [[7]]);
    assert.deepEqual(await flat(of.cdist(a, b, {metric: 'pnorm', p: Infinity})), [[4]]);
  });

  it('takes points of every kind of number, frames, and no points at all', async () => {
    assert.deepEqual(
      await flat(of.cdist(mt.tensor([[1]], {dtype: 'uint8'}), mt.tensor([[3]], {dtype: 'uint8'}))),
      [[2]],
    );
    assert.deepEqual(await flat(of.cdist(mt.tensor([[1]], {dtype: 'float32'}), [[3n]])), [[2]]);
    assert.deepEqual(await flat(of.cdist(md.DataFrame({a: [1, 2]}), [[1]])), [[0], [1]]);
    const none = await of.cdist(mt.zeros([0, 2]), mt.zeros([3, 2])).execute();
    assert.deepEqual((await none.fetch()).shape, [0, 3]);
  });

  it('refuses unknown metrics, and options of others', () => {
    const a = [[0, 0]];
    assert.throws(() => of.cdist(a, a, 'euclidian'), {
      name: 'ValueError',
      message: /^mt\.spatial\.distance\.cdist: 'euclidian' is no metric\. Did you mean 'euclidean'/,
    });
    assert.throws(() => of.cdist(a, a, 'cosine', {p: 3}), {
      name: 'ArgumentError',
      message: /cosine takes no 'p'/,
    });
    assert.throws(() => of.cdist(a, a, 'seuclidean', {w: [1, 1]}), {message: /seuclidean takes no 'w'/});
  });

  it('refuses shapes that do not fit', () => {
    assert.throws(() => of.cdist([[0, 0]], [[0]]), {
      name: 'ValueError',
      message: /XA has 2 columns, and XB has 1/,
    });
    assert.throws(() => of.cdist([0, 0], [[0]]), {name: 'ValueError', message: /XA has two dimensions/});
    assert.throws(() => of.cdist([[0, 0]], [[0, 0]], 'euclidean', {w: [1]}), {
      message: /w has the shape \(1\)/,
    });
    assert.throws(() => of.cdist([[0, 0]], [[1, 0]], 'mahalanobis'), {message: /at least 3 are needed/});
    assert.throws(() => of.cdist(mt.tensor([[mt.complex(1, 2)]]), [[1]]), {message: /takes real values/});
  });

  it('refuses weights below zero', async () => {
    await assert.rejects(of.cdist([[0, 0]], [[1, 0]], 'euclidean', {w: [1, -1]}).execute(), {
      name: 'ValueError',
      message: /weights are not negative/,
    });
  });

  it('says that functions are for clusters', async () => {
    await assert.rejects(of.cdist([[0]], [[1]], md.python`lambda u, v: 1`).execute(), {
      name: 'NotSupportedError',
      message: /cluster/,
    });
  });
});

describe('mt.spatial.distance.pdist', () => {
  it('gives each pair of rows once', async () => {
    const all = [
      [1, 2.5, 0],
      [0, 3, -1.5],
      [2, 2, 2],
      [1, 0, 0.5],
      [4, 3, -1.5],
    ];
    const made = of.pdist(all, 'mahalanobis');
    assert.deepEqual(made.shape, [10]);
    const wanted = [
      1.2585858460831225, 1.57486432722718, 2.2506019758222253, 2.241234913448691, 2.8224651990954315,
      2.7069989062678985, 2.710674773931612, 2.7559242849488337, 2.758720951675187, 2.828400655101438,
    ];
    near(await (await made.execute()).fetch(), wanted, 'mahalanobis');
    assert.deepEqual(
      await flat(
        of.pdist([
          [0, 0],
          [3, 4],
          [3, 0],
        ]),
      ),
      [5, 3, 4],
    );
    assert.deepEqual(
      await flat(
        of.pdist(
          [
            [0, 0],
            [3, 4],
          ],
          'seuclidean',
          {V: [9, 16]},
        ),
      ),
      [Math.SQRT2],
    );
  });

  it('gives none for a single row', async () => {
    assert.deepEqual(await flat(of.pdist([[1, 2]])), []);
  });

  it('refuses what has no rows', () => {
    assert.throws(() => of.pdist([1, 2]), {name: 'ValueError', message: /X has two dimensions/});
  });
});
