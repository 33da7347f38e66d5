import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {chunkSize, dtype, gpu, layout, sparse, type LayoutOptions, type SparseOptions} from '../options.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * A matrix of `N` rows and `M` columns (as many unless given) with ones on its `k`-th diagonal and zeros elsewhere.
     *
     * @example
     * await mt.eye(2, 3, 1).execute()
     * // array([[0., 1., 0.],
     * //        [0., 0., 1.]])
     */
    eye(N: number, options?: EyeOptions): Tensor;
    eye(N: number, M: number | null, options?: EyeOptions): Tensor;
    eye(N: number, M: number | null, k: number, options?: EyeOptions): Tensor;

    /**
     * The square matrix with ones on its main diagonal and zeros elsewhere.
     *
     * @example
     * await mt.identity(2).execute()
     * // array([[1., 0.],
     * //        [0., 1.]])
     */
    identity(n: number, options?: SparseOptions): Tensor;
    identity(n: number, dtype: string, options?: SparseOptions): Tensor;

    /**
     * The `k`-th diagonal of a matrix, or of a vector the matrix that has it there.
     *
     * @throws ValueError for more than two dimensions.
     * @example
     * await mt.diag([1, 2]).execute()
     * // array([[1, 0],
     * //        [0, 2]])
     */
    diag(v: ArrayLike, k?: number, options?: DiagonalOptions): Tensor;
    diag(v: ArrayLike, options?: DiagonalOptions): Tensor;

    /**
     * The matrix whose `k`-th diagonal holds all values of a tensor.
     *
     * @example
     * await mt.diagflat([[1, 2]], 1).execute()
     * // array([[0, 1, 0],
     * //        [0, 0, 2],
     * //        [0, 0, 0]])
     */
    diagflat(v: ArrayLike, k?: number, options?: DiagonalOptions): Tensor;
    diagflat(v: ArrayLike, options?: DiagonalOptions): Tensor;

    /**
     * The matrix with zeros above its `k`-th diagonal. Of more than two dimensions the last two are matrices.
     *
     * @example
     * await mt.tril([[1, 2], [3, 4]]).execute()
     * // array([[1, 0],
     * //        [3, 4]])
     */
    tril(m: ArrayLike, k?: number, options?: {gpu?: boolean}): Tensor;
    tril(m: ArrayLike, options?: {k?: number; gpu?: boolean}): Tensor;

    /**
     * The matrix with zeros below its `k`-th diagonal. Of more than two dimensions the last two are matrices.
     *
     * @example
     * await mt.triu([[1, 2], [3, 4]]).execute()
     * // array([[1, 2],
     * //        [0, 4]])
     */
    triu(m: ArrayLike, k?: number, options?: {gpu?: boolean}): Tensor;
    triu(m: ArrayLike, options?: {k?: number; gpu?: boolean}): Tensor;
  }
}

/** Keyword options of `eye`. */
export type EyeOptions = LayoutOptions & SparseOptions & {readonly M?: number | null; readonly k?: number};
/** Keyword options of `diag` and `diagflat`. */
export type DiagonalOptions = Omit<SparseOptions, 'dtype'> & {readonly k?: number};

/** Where column minus row is `k` (or at most, or at least). */
function diagonalMask(
  rows: number,
  columns: number,
  k: number,
  relation: 'equal' | 'less_equal' | 'greater_equal' = 'equal',
): Expr {
  const row = ir.expandDims(ir.iota(rows, k), 1);
  return ir.binary(relation, ir.iota(columns), row);
}

const k = p.optional(p.int, 0);

export const eye = defineTensor({
  name: 'eye',
  title: 'TensorEye',
  places: ['mt'],
  params: {N: p.int, M: p.optional(p.int, null), k, dtype, sparse, gpu, chunk_size: chunkSize, order: layout},
  build: ({N, M, k, dtype}) => ir.cast(diagonalMask(N, M ?? N, k), dtype ?? 'float64'),
});

export const identity = defineTensor({
  name: 'identity',
  title: 'TensorEye',
  places: ['mt'],
  params: {n: p.int, dtype, sparse, gpu, chunk_size: chunkSize},
  build: ({n, dtype}) => ir.cast(diagonalMask(n, n, 0), dtype ?? 'float64'),
});

/** The square matrix with a vector on its k-th diagonal. */
function matrixOf(v: Expr, k: number): Expr {
  const below = k < 0;
  const n = (v.shape[0] ?? 0) + Math.abs(k);
  const along = ir.pad(v, [[0, Math.abs(k)]]);
  const values = below ? along : ir.expandDims(along, 1);
  return ir.where(diagonalMask(n, n, k), values, ir.constant(0, v.dtype));
}

export const diag = defineTensor({
  name: 'diag',
  title: 'TensorDiag',
  places: ['mt'],
  params: {v: p.array, k, sparse, gpu, chunk_size: chunkSize},
  build({v, k}) {
    if (v.shape.length === 1) return matrixOf(v, k);
    if (v.shape.length === 2) return ir.diagonal(v, k);
    throw new ValueError('Input must be 1- or 2-d.');
  },
});

export const diagflat = defineTensor({
  name: 'diagflat',
  title: 'TensorDiag',
  places: ['mt'],
  params: {v: p.array, k, sparse, gpu, chunk_size: chunkSize},
  build: ({v, k}) => matrixOf(ir.ravel(v), k),
});

function triangle(m: Expr, k: number, relation: 'less_equal' | 'greater_equal'): Expr {
  const square = m.shape.length === 1 ? ir.broadcastTo(m, [m.shape[0] ?? 0, m.shape[0] ?? 0]) : m;
  const [rows = 1, columns = 1] = square.shape.slice(-2);
  return ir.where(diagonalMask(rows, columns, k, relation), square, ir.constant(0, m.dtype));
}

export const tril = defineTensor({
  name: 'tril',
  title: 'TensorTril',
  places: ['mt'],
  params: {m: p.array, k, gpu},
  build: ({m, k}) => triangle(m, k, 'less_equal'),
});

export const triu = defineTensor({
  name: 'triu',
  title: 'TensorTriu',
  places: ['mt'],
  params: {m: p.array, k, gpu},
  build: ({m, k}) => triangle(m, k, 'greater_equal'),
});
