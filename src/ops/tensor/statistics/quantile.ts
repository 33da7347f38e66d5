import {ArgumentError, ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {isComplex, isInexact, isInteger} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import {normalizeAxes, sizeOf} from '../../../engine/array/shapes.js';
import {NDArray} from '../../../data/index.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ArrayArg, ArrayLike, ArrayParam} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import type {AxisLike} from '../options.js';
import {out, type OutOption} from '../out.js';

/** What lies between two values: a point on the line between them, one of them, their middle, or the nearer one. */
export type Interpolation = 'linear' | 'lower' | 'higher' | 'midpoint' | 'nearest';

/** Options of quantiles. */
export type QuantileOptions = OutOption &
  Options<{
    axis: AxisLike | null;
    keepdims: boolean;
    interpolation: Interpolation;
    /** Without effect: a tensor is never changed on the way. */
    overwrite_input: boolean;
  }>;

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The values below which `q` percent of a tensor lie: of all values, or along axes. Several percentages stand along a new first axis.
     *
     * @throws ValueError for a percentage outside of [0, 100].
     * @example
     * await mt.percentile([[10, 7, 4], [3, 2, 1]], 50, {axis: 0}).execute()
     * // array([6.5, 4.5, 2.5])
     */
    percentile(a: ArrayLike, q: ArrayLike, axis?: AxisLike | null, options?: QuantileOptions): Tensor;
    percentile(a: ArrayLike, q: ArrayLike, options: QuantileOptions): Tensor;

    /**
     * The values below which a part `q` of a tensor lies, as {@link percentile}.
     *
     * @throws ValueError for a part outside of [0, 1].
     * @example
     * await mt.quantile([1, 2, 3, 4], [0, 0.25, 1]).execute()
     * // array([1.  , 1.75, 4.  ])
     */
    quantile(a: ArrayLike, q: ArrayLike, axis?: AxisLike | null, options?: QuantileOptions): Tensor;
    quantile(a: ArrayLike, q: ArrayLike, options: QuantileOptions): Tensor;

    /**
     * The middle value, of an even number the mean of the middle two: of all values, or along axes.
     *
     * @throws ValueError for axes out of bounds.
     * @example
     * await mt.median([[10, 7, 4], [3, 2, 1]]).execute()
     * // 3.5
     */
    median(a: ArrayLike, axis?: AxisLike | null, options?: Omit<QuantileOptions, 'interpolation'>): Tensor;
    median(a: ArrayLike, options: Omit<QuantileOptions, 'interpolation'>): Tensor;
  }
}

/** Values in ascending order along a last axis that takes the reduced ones together. */
interface Ascending {
  readonly values: Expr;
  readonly count: number;
  /** Shape of a result for one quantile. */
  readonly shape: readonly number[];
}

function ascending(
  a: Expr,
  axis: number | readonly number[] | null,
  keepdims: boolean,
  interpolation: Interpolation = 'linear',
): Ascending {
  const axes = normalizeAxes(axis, a.shape.length);
  const rest = a.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const kept = rest.map((i) => a.shape[i] ?? 1);
  const count = sizeOf(axes.map((i) => a.shape[i] ?? 1));
  // Values that are chosen, not computed, keep their dtype.
  const chosen = interpolation !== 'linear' && interpolation !== 'midpoint';
  const gathered = ir.reshape(ir.permute(a, [...rest, ...axes]), [...kept, count]);
  if (count === 0) return {values: gathered, count, shape: keepdims ? keptShape(a, axes) : kept};
  const values = ir.sort(isInexact(a.dtype) || chosen ? gathered : ir.cast(gathered, 'float64'), -1);
  return {values, count, shape: keepdims ? keptShape(a, axes) : kept};
}

function keptShape(a: Expr, axes: readonly number[]): number[] {
  return a.shape.map((n, i) => (axes.includes(i) ? 1 : n));
}

/** NaN wherever there is one among the values: it is the last of them. */
function spreadNaN(result: Expr, values: Expr): Expr {
  if (!isInexact(values.dtype)) return result;
  const last = ir.index(values, ['...', -1]);
  return ir.cast(ir.where(ir.unary('isnan', last), last, result), result.dtype);
}

/** Between two values, as NumPy computes it from the nearer end. */
function between(low: Expr, high: Expr, part: Expr): Expr {
  const gap = ir.binary('subtract', high, low);
  const fromLow = ir.binary('add', low, ir.binary('multiply', gap, part));
  const fromHigh = ir.binary('subtract', high, ir.binary('multiply', gap, ir.binary('subtract', 1, part)));
  return ir.where(ir.binary('greater_equal', part, 0.5), fromHigh, fromLow);
}

function quantiles({values, count, shape}: Ascending, q: Expr, interpolation: Interpolation): Expr {
  if (isComplex(values.dtype)) throw new ArgumentError('a must be an array of real numbers');
  if (count === 0) throw new ValueError('cannot find quantiles of nothing');
  const place = ir.binary('multiply', q, ir.constant(count - 1, 'float64'));
  const whole = {
    linear: () => ir.unary('floor', place),
    midpoint: () => ir.unary('floor', place),
    lower: () => ir.unary('floor', place),
    higher: () => ir.unary('ceil', place),
    nearest: () => ir.unary('rint', place),
  }[interpolation]();
  const at = ir.cast(whole, 'int64');
  const low = ir.take(values, ir.ravel(at), -1);
  let found = low;
  if (interpolation === 'linear' || interpolation === 'midpoint') {
    const above = ir.binary('minimum', ir.binary('add', at, 1), count - 1);
    const high = ir.take(values, ir.ravel(above), -1);
    const part = ir.ravel(ir.binary('subtract', place, whole));
    const half = ir.where(
      ir.binary('equal', part, 0),
      ir.constant(0, 'float64'),
      ir.constant(0.5, 'float64'),
    );
    found = between(low, high, interpolation === 'linear' ? part : half);
  }
  // The quantiles stand last: they become the first axes, in the shape of q.
  const last = found.shape.length - 1;
  const order = [last, ...Array.from({length: last}, (_, i) => i)];
  const placed = spreadNaN(ir.permute(found, order), values);
  return ir.reshape(placed, [...q.shape, ...shape]);
}

function withinBounds(most: number, text: string): ArrayParam {
  return {
    ...p.array,
    parse(value) {
      const parsed = p.array.parse(value);
      const literals = numbersOf(parsed);
      if (literals.some((n) => !(n >= 0 && n <= most))) throw new ValueError(text);
      return parsed;
    },
  };
}

function numbersOf(parsed: ArrayArg | typeof p.mismatch): number[] {
  if (typeof parsed === 'number') return [parsed];
  return parsed instanceof NDArray ? parsed.toFlatArray().map(Number) : [];
}

const common = {
  axis: p.optional(p.ints, null),
  out,
  overwrite_input: p.optional(p.bool, false),
  interpolation: p.optional(p.choice('linear', 'lower', 'higher', 'midpoint', 'nearest'), 'linear'),
  keepdims: p.optional(p.bool, false),
};

export const percentile = defineTensor({
  name: 'percentile',
  title: 'TensorQuantile',
  places: ['mt'],
  params: {a: p.array, q: withinBounds(100, 'Percentiles must be in the range [0, 100]'), ...common},
  build: ({a, q, axis, interpolation, keepdims}) =>
    quantiles(ascending(a, axis, keepdims, interpolation), ir.binary('divide', q, 100), interpolation),
});

export const quantile = defineTensor({
  name: 'quantile',
  title: 'TensorQuantile',
  places: ['mt'],
  params: {a: p.array, q: withinBounds(1, 'Quantiles must be in the range [0, 1]'), ...common},
  build({a, q, axis, interpolation, keepdims}) {
    // Whole numbers name values, which are not computed then.
    const how = isInteger(q.dtype) && interpolation === 'linear' ? 'lower' : interpolation;
    return quantiles(ascending(a, axis, keepdims, how), ir.cast(q, 'float64'), how);
  },
});

export const median = defineTensor({
  name: 'median',
  title: 'TensorQuantile',
  places: ['mt'],
  params: {
    a: p.array,
    axis: common.axis,
    out,
    overwrite_input: common.overwrite_input,
    keepdims: common.keepdims,
  },
  build({a, axis, keepdims}) {
    const {values, count, shape} = ascending(a, axis, keepdims);
    if (count === 0)
      return ir.cast(ir.constant(NaN, 'float64', shape), isInexact(a.dtype) ? a.dtype : 'float64');
    const low = ir.index(values, ['...', Math.floor((count - 1) / 2)]);
    const high = ir.index(values, ['...', Math.floor(count / 2)]);
    const middle =
      count % 2 === 1 ? high : ir.binary('divide', ir.binary('add', low, high), ir.constant(2, low.dtype));
    return ir.reshape(spreadNaN(middle, values), shape);
  },
});
