import {ArgumentError, ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {isComplex} from '../../../engine/array/dtypes.js';
import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import type {HostReference} from '../../../engine/array/ir.js';

/** A matrix that can be decomposed, and the dtype that results have. */
export interface Decomposable {
  readonly matrix: Expr;
  readonly dtype: ArrayDType;
}

/**
 * A real matrix in float64.
 *
 * @throws ValueError for other than two dimensions; ArgumentError for complex values.
 */
export function matrix(a: Expr): Decomposable {
  checkMatrix(a);
  if (isComplex(a.dtype)) throw new ArgumentError(`takes real values, got ${a.dtype}`);
  return {matrix: ir.cast(a, 'float64'), dtype: a.dtype === 'float32' ? 'float32' : 'float64'};
}

function checkMatrix(a: Expr): void {
  if (a.shape.length !== 2)
    throw new ValueError(`${a.shape.length}-dimensional array given. Array must be two-dimensional`);
}

/** Refuses what is no square matrix, of whatever values. */
export function checkSquare(a: Expr): void {
  checkMatrix(a);
  if (a.shape[0] !== a.shape[1]) throw new ValueError('Last 2 dimensions of the array must be square');
}

/** As {@link matrix}, and square. */
export function square(a: Expr): Decomposable {
  const result = matrix(a);
  checkSquare(a);
  return result;
}

/** Calls a decomposition whose results have these shapes, and gives them in a dtype. */
export function decomposed(
  reference: HostReference,
  args: readonly Expr[],
  params: unknown,
  shapes: readonly (readonly number[])[],
  dtype: ArrayDType,
): Expr[] {
  const outputs = shapes.map((shape) => ({dtype: 'float64' as const, shape}));
  return ir.host(reference, args, params, outputs).map((expr) => ir.cast(expr, dtype));
}
