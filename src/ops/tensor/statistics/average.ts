import {ArgumentError, ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {isInexact} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import {normalizeAxis, sameShape} from '../../../engine/array/shapes.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Scalar, Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {defineTensor} from '../define-tensor.js';

/** Options of `average`. */
export interface AverageOptions {
  readonly axis?: number | null;
  /** How much each value counts: as many as there are values, or as the axis is long. */
  readonly weights?: ArrayLike;
}

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The mean with weights: of all values, or along an axis. With `returned` also the sums of the weights.
     *
     * @throws ValueError when the weights do not fit.
     * @example
     * await mt.average([1, 2, 4], {weights: [3, 2, 1]}).execute()
     * // 1.8333333333333333
     */
    average(a: ArrayLike, options: AverageOptions & {returned: true}): ExecutableTuple<Tensor>;
    average(a: ArrayLike, options?: Omit<AverageOptions, 'axis'> & {axis?: null; returned?: false}): Scalar;
    average(a: ArrayLike, options: AverageOptions): Tensor;
    average(a: ArrayLike, axis: number | null, options?: AverageOptions): Tensor;
  }
}

/** Weights in the shape of what they weigh. */
function fitted(weights: Expr, a: Expr, axis: number | null): Expr {
  if (sameShape(weights.shape, a.shape)) return weights;
  if (axis === null) throw new ArgumentError('Axis must be specified when shapes of a and weights differ.');
  if (weights.shape.length !== 1)
    throw new ArgumentError('1D weights expected when shapes of a and weights differ.');
  const at = normalizeAxis(axis, a.shape.length);
  if (weights.shape[0] !== a.shape[at])
    throw new ValueError('Length of weights not compatible with specified axis.');
  const shape = a.shape.map((n, i) => (i === at ? n : 1));
  return ir.broadcastTo(ir.reshape(weights, shape), a.shape);
}

export const average = defineTensor({
  name: 'average',
  title: 'TensorAverage',
  places: ['mt'],
  params: {
    a: p.array,
    axis: p.optional(p.int, null),
    weights: p.optionalArray,
    returned: p.optional(p.bool, false),
  },
  outputs: ({returned}) => (returned ? 2 : null),
  build({a, axis, weights, returned}) {
    const floats = isInexact(a.dtype) ? a : ir.cast(a, 'float64');
    const weigh = weights === null ? ir.constant(1, floats.dtype, a.shape) : fitted(weights, a, axis);
    const dtype = ir.commonDType([floats, weigh]);
    const total = ir.reduce('sum', weigh, {axes: axis, dtype});
    const sum = ir.reduce('sum', ir.binary('multiply', floats, weigh), {axes: axis, dtype});
    const mean = weights === null ? ir.mean(floats, {axes: axis}) : ir.binary('divide', sum, total);
    return returned ? [mean, total] : mean;
  },
});
