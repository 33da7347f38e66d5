import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {isComplex} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import type {HostReference} from '../../../engine/array/ir.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {sparse} from '../options.js';
import {solveReference, solveTriangularReference} from './kernels/lu.js';
import {checkSquare, decomposed, square} from './square.js';

declare module '../../../expr/namespaces.js' {
  interface LinalgFunctions {
    /**
     * The solution `x` of `a @ x = b`, for one right side or for every column of several.
     *
     * @throws ValueError for a matrix that is not square or is singular, and a right side that does not fit.
     * @example
     * await mt.linalg.solve([[3, 1], [1, 2]], [9, 8]).execute()
     * // array([2., 3.])
     */
    solve(a: ArrayLike, b: ArrayLike, options?: SolveOptions): Tensor;

    /**
     * The solution `x` of `a @ x = b` where `a` is an upper triangle, or with `lower` a lower one; the rest of `a` is not looked at.
     *
     * @throws ValueError for a matrix that is not square or is singular, and a right side that does not fit.
     * @example
     * await mt.linalg.solve_triangular([[2, 0], [1, 4]], [4, 6], {lower: true}).execute()
     * // array([2., 1.])
     */
    solve_triangular(a: ArrayLike, b: ArrayLike, options?: {lower?: boolean; sparse?: boolean}): Tensor;

    /**
     * The inverse of a square matrix.
     *
     * @throws ValueError for a matrix that is not square or is singular.
     * @example
     * await mt.linalg.inv([[1, 2], [3, 5]]).round(4).execute()
     * // array([[-5.,  2.],
     * //        [ 3., -1.]])
     */
    inv(a: ArrayLike, options?: {sparse?: boolean}): Tensor;
  }
}

/** Options of `solve`. */
export type SolveOptions = Options<{
  /** Whether the matrix is symmetric and positive definite, which a cluster can use; without effect in a local session. */
  sym_pos: boolean;
  sparse: boolean;
}>;

function solved(reference: HostReference, a: Expr, b: Expr, params: unknown): Expr {
  checkSquare(a);
  if (b.shape.length < 1 || b.shape.length > 2 || b.shape[0] !== a.shape[0])
    throw new ValueError(
      `the matrix has ${a.shape[0]} rows, and the right side the shape (${b.shape.join(', ')})`,
    );
  if (isComplex(a.dtype) || isComplex(b.dtype))
    return solvedByParts((matrix, right) => solved(reference, matrix, right, params), a, b);
  const {matrix, dtype} = square(a);
  const wide = dtype === 'float32' && b.dtype === 'float32' ? 'float32' : 'float64';
  const [x] = decomposed(reference, [matrix, ir.cast(b, 'float64')], params, [b.shape], wide);
  if (x === undefined) throw new TypeError('a host function gives what it is said to give');
  return x;
}

/** The solution of a complex system by real ones of the real and the imaginary parts. */
function solvedByParts(solveReal: (a: Expr, b: Expr) => Expr, a: Expr, b: Expr): Expr {
  const [ar, ai] = partsOf(a);
  const [br, bi] = partsOf(b);
  const single = [a, b].every(({dtype}) => dtype === 'complex64' || dtype === 'float32');
  // A real matrix solves for both parts of the right side at once; for a complex one they depend on each other.
  const axis = isComplex(a.dtype) ? 0 : 1;
  const [first, second] =
    axis === 1 && b.shape.length === 1 ? [ir.expandDims(br, 1), ir.expandDims(bi, 1)] : [br, bi];
  const whole = isComplex(a.dtype)
    ? ir.concatenate([ir.concatenate([ar, ir.unary('negative', ai)], 1), ir.concatenate([ai, ar], 1)])
    : ar;
  const x = solveReal(whole, ir.concatenate([first, second], axis));
  const half = (x.shape[axis] ?? 0) / 2;
  const [re, im] = [ir.slice(x, axis, {stop: half}), ir.slice(x, axis, {start: half})];
  return ir.cast(ir.reshape(ir.binary('complex', re, im), b.shape), single ? 'complex64' : 'complex128');
}

function partsOf(x: Expr): [Expr, Expr] {
  const wide = ir.cast(x, 'complex128');
  return [ir.unary('real', wide), ir.unary('imag', wide)];
}

export const solve = defineTensor({
  name: 'solve',
  title: 'TensorSolve',
  places: ['mt.linalg'],
  params: {a: p.array, b: p.array, sym_pos: p.optional(p.bool, false), sparse},
  build: ({a, b}) => solved(solveReference, a, b, null),
});

export const solveTriangular = defineTensor({
  name: 'solve_triangular',
  title: 'TensorSolveTriangular',
  places: ['mt.linalg'],
  params: {a: p.array, b: p.array, lower: p.optional(p.bool, false), sparse},
  build({a, b, lower}) {
    // The parts of a complex triangle are no triangle together.
    if (isComplex(a.dtype)) square(a);
    return solved(solveTriangularReference, a, b, {lower});
  },
});

/** The inverse of a square matrix. */
export function inverse(a: Expr): Expr {
  checkSquare(a);
  const n = a.shape[0] ?? 0;
  const position = ir.iota(n);
  const single = a.dtype === 'float32' || a.dtype === 'complex64';
  const dtype = single ? 'float32' : 'float64';
  const identity = ir.cast(ir.binary('equal', position, ir.expandDims(position, 1)), dtype);
  return solved(solveReference, a, identity, null);
}

export const inv = defineTensor({
  name: 'inv',
  title: 'TensorInv',
  places: ['mt.linalg'],
  params: {a: p.array, sparse},
  build: ({a}) => inverse(a),
});
