import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ExecutableTuple} from '../../../src/expr/tuple.js';
import {mt, type Tensor} from '../../../src/index.js';
import {gives, testSession} from './check.js';

type Several<N extends 2 | 3> = N extends 2 ? readonly [Tensor, Tensor] : readonly [Tensor, Tensor, Tensor];

/** The parts of a decomposition. */
function all<N extends 2 | 3>(count: N, parts: ExecutableTuple<Tensor>): Several<N> {
  assert.equal(parts.length, count);
  return [...parts] as unknown as Several<N>;
}

/** Sizes around those of blocks and tiles. */
const sizes = [1, 3, 8, 9, 31, 32, 33, 47, 48, 49, 131, 210] as const;

describe('decompositions in blocks', () => {
  const session = testSession();
  mt.random.seed(7);
  /** Fails where two tensors differ by more. */
  const near = async (a: Tensor<unknown>, b: Tensor<unknown>, bound: number): Promise<void> => {
    const distance = await session.run(mt.max(mt.abs(a.sub(b))));
    assert.ok(distance <= bound, `${distance} apart, at most ${bound} wanted`);
  };
  const triangular = (a: Tensor<unknown>): Promise<void> => near(mt.tril(a, -1), mt.zeros_like(a), 0);

  for (const n of sizes) {
    it(`of ${n} rows give the matrix back`, async () => {
      const a = mt.random.rand(n, n).add(mt.eye(n).mul(2));
      const spd = mt.matmul(a, a.T).add(mt.eye(n));
      await session.run(a);
      const bound = 1e-13 * n;
      const lower = mt.linalg.cholesky(spd, {lower: true});
      await near(mt.matmul(lower, lower.T), spd, bound);
      await triangular(lower.T);
      const [p, l, u] = all(3, mt.linalg.lu(a));
      await near(mt.matmul(mt.matmul(p, l), u), a, bound);
      await triangular(u);
      const b = mt.random.rand(n, 5);
      await near(mt.matmul(spd, mt.linalg.solve(spd, b)), b, bound);
      await near(mt.matmul(mt.linalg.inv(spd), spd), mt.eye(n), bound);
      await near(mt.matmul(mt.tril(spd), mt.linalg.solve_triangular(spd, b, {lower: true})), b, bound);
    });
  }

  for (const [rows, columns] of [
    [131, 40],
    [40, 131],
    [97, 97],
    [1, 5],
    [5, 1],
    [66, 33],
    [129, 129],
    [210, 160],
    [160, 210],
    [400, 70],
  ] as const) {
    it(`of ${rows} by ${columns} have orthonormal factors`, async () => {
      const a = mt.random.rand(rows, columns);
      const k = Math.min(rows, columns);
      const [q, r] = all(2, mt.linalg.qr(a));
      await near(mt.matmul(q, r), a, 1e-13);
      await near(mt.matmul(q.T, q), mt.eye(k), 1e-13);
      await triangular(r);
      const [u, s, vh] = all(3, mt.linalg.svd(a));
      await near(mt.matmul(u.mul(s), vh), a, 1e-13);
      await near(mt.matmul(u.T, u), mt.eye(k), 1e-13);
      await near(mt.matmul(vh, vh.T), mt.eye(k), 1e-13);
      await near(mt.sort(s), mt.flip(s), 0);
    });
  }

  it('of matrices without full rank have orthonormal factors too', async () => {
    const [u, s, vh] = all(3, mt.linalg.svd(mt.ones([70, 60])));
    await near(mt.matmul(u.mul(s), vh), mt.ones([70, 60]), 1e-12);
    await near(mt.matmul(vh, vh.T), mt.eye(60), 1e-12);
    await near(mt.matmul(u.T, u), mt.eye(60), 1e-12);
    await gives(session, all(3, mt.linalg.svd(mt.zeros([3, 2])))[1], 'float64', [0, 0]);
    await gives(
      session,
      all(
        3,
        mt.linalg.svd([
          [1e200, 0],
          [0, 1e190],
        ]),
      )[1],
      'float64',
      [1e200, 1e190],
    );
  });

  const n = 140;
  const [row, column] = [mt.arange(n).reshape([n, 1]), mt.arange(n)];
  const onDiagonals = row.eq(column).add(column.sub(row).eq(1));
  const matrices: Readonly<Record<string, Tensor<unknown>>> = {
    'the unit': mt.eye(n),
    'values that differ by less than rounding': mt.diag(mt.arange(n).mod(3).mul(1e-17).add(1)),
    'blocks of equal values': row.floordiv(20).eq(column.floordiv(20)).astype('float64'),
    'values of many sizes': onDiagonals.mul(mt.power(10, row.mul(-0.25))),
    'values of many sizes, the small ones first': onDiagonals.mul(mt.power(10, row.mul(0.25).sub(20))),
    'one value': row.eq(3).and(column.eq(5)).mul(2),
    'huge values': mt.sin(row.mul(n).add(column.mul(column))).mul(1e300),
    'tiny values': mt.sin(row.mul(n).add(column.mul(column))).mul(1e-300),
    zeros: mt.zeros([n, n]),
  };
  for (const [name, matrix] of Object.entries(matrices)) {
    it(`of ${name} have orthonormal vectors and descending values`, async () => {
      const [u, s, vh] = all(3, mt.linalg.svd(matrix));
      const largest = await session.run(mt.max(mt.abs(matrix)));
      const scale = largest === 0 ? 1 : largest;
      await near(mt.matmul(u.mul(s.truediv(scale)), vh), matrix.truediv(scale), 1e-13);
      await near(mt.matmul(u.T, u), mt.eye(n), 1e-13);
      await near(mt.matmul(vh, vh.T), mt.eye(n), 1e-13);
      await near(mt.sort(s), mt.flip(s), 0);
    });
  }

  it('refuse the singular values of what is not finite', async () => {
    for (const wrong of [NaN, Infinity]) {
      await assert.rejects(session.run(all(3, mt.linalg.svd([[1, wrong]]))[1]), {
        name: 'ValueError',
        message: /SVD did not converge/,
      });
    }
  });

  it('fail in a later block as in the first', async () => {
    const n = 100;
    const wrong = mt.eye(n).sub(mt.diag(mt.arange(n).eq(80).mul(2)));
    await assert.rejects(session.run(mt.linalg.cholesky(wrong)), {
      name: 'ValueError',
      message: /Matrix is not positive definite/,
    });
    const singular = mt.diag(mt.arange(n).ne(80).mul(1.5));
    await assert.rejects(session.run(mt.linalg.inv(singular)), {
      name: 'ValueError',
      message: /Singular matrix/,
    });
  });
});
