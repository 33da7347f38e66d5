import {ArgumentError} from '../../../errors/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {defineTensor} from '../define-tensor.js';
import {luReference} from './kernels/lu.js';
import {choleskyReference} from './kernels/cholesky.js';
import {svdReference} from './kernels/svd.js';
import {qrReference} from './kernels/qr.js';
import {decomposed, matrix, square} from './square.js';

declare module '../../../expr/namespaces.js' {
  interface LinalgFunctions {
    /**
     * The factors `q` with orthonormal columns and `r`, an upper triangle, of a real matrix: `a = q @ r`.
     *
     * @throws ValueError for other than two dimensions.
     * @example
     * const [q, r] = mt.linalg.qr([[3, 1], [4, 2]]);
     * await r.round(4).execute()
     * // array([[-5. , -2.2],
     * //        [ 0. ,  0.4]])
     */
    qr(a: ArrayLike, method?: 'tsqr' | 'sfqr'): ExecutableTuple<Tensor>;

    /**
     * The singular value decomposition `u`, `s`, `vh` of a real matrix: `a = u @ diag(s) @ vh`, `s` descending.
     *
     * @throws ValueError for other than two dimensions.
     * @example
     * const [, s] = mt.linalg.svd([[3, 0], [0, -4]]);
     * await s.execute()
     * // array([4., 3.])
     */
    svd(a: ArrayLike, method?: 'tsqr'): ExecutableTuple<Tensor>;

    /**
     * The Cholesky factor of a symmetric positive definite matrix: the upper triangle `r` with `a = r.T @ r`, or with `lower` its transpose.
     *
     * @throws ValueError for a matrix that is not square, or not positive definite.
     * @example
     * await mt.linalg.cholesky([[4, 2], [2, 5]], true).execute()
     * // array([[2., 0.],
     * //        [1., 2.]])
     */
    cholesky(a: ArrayLike, lower?: boolean): Tensor;
    cholesky(a: ArrayLike, options: {lower?: boolean}): Tensor;

    /**
     * The factors `p`, `l`, `u` of a real matrix with rows exchanged for stability: `a = p @ l @ u`.
     *
     * @throws ValueError for other than two dimensions.
     * @example
     * const [, , u] = mt.linalg.lu([[1, 2], [3, 4]]);
     * await u.round(4).execute()
     * // array([[3.    , 4.    ],
     * //        [0.    , 0.6667]])
     */
    lu(a: ArrayLike): ExecutableTuple<Tensor>;
  }
}

export const qr = defineTensor({
  name: 'qr',
  title: 'TensorQR',
  places: ['mt.linalg'],
  params: {a: p.array, method: p.optional(p.choice('tsqr', 'sfqr'), 'tsqr')},
  outputs: () => 2,
  build({a}) {
    const {matrix: source, dtype} = matrix(a);
    const [m = 0, n = 0] = a.shape;
    const k = Math.min(m, n);
    return decomposed(
      qrReference,
      [source],
      null,
      [
        [m, k],
        [k, n],
      ],
      dtype,
    );
  },
});

export const svd = defineTensor({
  name: 'svd',
  title: 'TensorSVD',
  places: ['mt.linalg'],
  params: {a: p.array, method: p.optional(p.choice('tsqr'), 'tsqr')},
  outputs: () => 3,
  build({a}) {
    const {matrix: source, dtype} = matrix(a);
    const [m = 0, n = 0] = a.shape;
    const k = Math.min(m, n);
    return decomposed(svdReference, [source], null, [[m, k], [k], [k, n]], dtype);
  },
});

export const cholesky = defineTensor({
  name: 'cholesky',
  title: 'TensorCholesky',
  places: ['mt.linalg'],
  params: {a: p.array, lower: p.optional(p.bool, false)},
  build({a, lower}) {
    const {matrix: source, dtype} = square(a);
    const [factor] = decomposed(choleskyReference, [source], {lower}, [a.shape], dtype);
    if (factor === undefined) throw new ArgumentError('cholesky takes a matrix');
    return factor;
  },
});

export const lu = defineTensor({
  name: 'lu',
  title: 'TensorLU',
  places: ['mt.linalg'],
  params: {a: p.array},
  outputs: () => 3,
  build({a}) {
    const {matrix: source, dtype} = matrix(a);
    const [m = 0, n = 0] = a.shape;
    const k = Math.min(m, n);
    return decomposed(
      luReference,
      [source],
      null,
      [
        [m, m],
        [m, k],
        [k, n],
      ],
      dtype,
    );
  },
});
