import * as ir from '../../../engine/array/builder.js';
import {isInexact} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import {sameShape} from '../../../engine/array/shapes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Scalar, Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';

/** How near values have to be. */
export type CloseOptions = Options<{
  /** Relative to the second value; 1e-5 when absent. */
  rtol: number;
  /** In absolute terms; 1e-8 when absent. */
  atol: number;
  /** Whether NaN is near NaN. */
  equal_nan: boolean;
}>;

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Whether values are near one another: `|a - b| <= atol + rtol * |b|`. Infinities are near themselves.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.isclose([1e10, 1e-7], [1.00001e10, 1e-8]).execute()
     * // array([ True, False])
     */
    isclose(a: ArrayLike, b: ArrayLike, options?: CloseOptions): Tensor;
    isclose(a: ArrayLike, b: ArrayLike, rtol: number, atol?: number, options?: CloseOptions): Tensor;

    /**
     * Whether all values are near one another, as {@link isclose} has it.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.allclose([1, 2], [1, 2.000001]).execute()
     * // True
     */
    allclose(a: ArrayLike, b: ArrayLike, options?: CloseOptions): Scalar<boolean>;
    allclose(
      a: ArrayLike,
      b: ArrayLike,
      rtol: number,
      atol?: number,
      options?: CloseOptions,
    ): Scalar<boolean>;

    /**
     * Whether two tensors have the same shape and the same values; NaN is equal to nothing.
     *
     * @example
     * await mt.array_equal([1, 2], [1, 2]).execute()
     * // True
     */
    array_equal(a1: ArrayLike, a2: ArrayLike): Scalar<boolean>;
  }
}

interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
  readonly equal_nan: boolean;
}

function near(a: Expr, b: Expr, {rtol, atol, equal_nan}: Tolerance): Expr {
  const y = isInexact(b.dtype) ? b : ir.cast(b, 'float64');
  const distance = ir.unary('absolute', ir.binary('subtract', a, y));
  const limit = ir.binary('add', atol, ir.binary('multiply', rtol, ir.unary('absolute', y)));
  const finite = ir.binary('logical_and', ir.unary('isfinite', a), ir.unary('isfinite', y));
  const within = ir.where(finite, ir.binary('less_equal', distance, limit), ir.binary('equal', a, y));
  if (!equal_nan) return within;
  return ir.binary(
    'logical_or',
    within,
    ir.binary('logical_and', ir.unary('isnan', a), ir.unary('isnan', y)),
  );
}

const params = {
  a: p.array,
  b: p.array,
  rtol: p.optional(p.number, 1e-5),
  atol: p.optional(p.number, 1e-8),
  equal_nan: p.optional(p.bool, false),
};

export const isclose = defineTensor({
  name: 'isclose',
  title: 'TensorIsclose',
  places: ['mt'],
  params,
  build: ({a, b, ...tolerance}) => near(a, b, tolerance),
});

export const allclose = defineTensor({
  name: 'allclose',
  title: 'TensorAll',
  places: ['mt'],
  params,
  build: ({a, b, ...tolerance}) => ir.reduce('all', near(a, b, tolerance)),
});

export const arrayEqual = defineTensor({
  name: 'array_equal',
  title: 'TensorAll',
  places: ['mt'],
  params: {a1: p.array, a2: p.array},
  build: ({a1, a2}) =>
    sameShape(a1.shape, a2.shape) ? ir.reduce('all', ir.binary('equal', a1, a2)) : ir.constant(false),
});
