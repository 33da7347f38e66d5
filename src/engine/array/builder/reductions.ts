/** Builders of reductions, scans, sorting and products, and what is composed of them. */
import {ValueError} from '../../../errors/index.js';
import {dtypeInfo, isComplex, isInexact, type ArrayDType} from '../dtypes.js';
import type {Expr, ReduceOp, ScanOp} from '../ir.js';
import {normalizeAxes, normalizeAxis, shapeText, sizeOf} from '../shapes.js';
import {binary, cast, commonDType, unary, where} from './elementwise.js';
import {takeAlong} from './indexing.js';
import {constant} from './leaves.js';
import {broadcastTo, diagonal, ravel, reshape} from './movement.js';

export interface ReduceOptions {
  /** One axis, several, or all (null). */
  readonly axes?: number | readonly number[] | null;
  /** Keep reduced axes with length 1. */
  readonly keepdims?: boolean;
  /** Dtype to accumulate in. */
  readonly dtype?: ArrayDType;
}

/** Dtype of a sum or product: bool and narrow integers widen to 64 bits. */
function accumulator(dtype: ArrayDType): ArrayDType {
  const {kind} = dtypeInfo(dtype);
  if (kind === 'b' || kind === 'i') return 'int64';
  return kind === 'u' ? 'uint64' : dtype;
}

/** Narrow integers as 32-bit ones, whose positions kernels find; other dtypes as they are. */
function wordDType(dtype: ArrayDType): ArrayDType {
  const {kind, bits} = dtypeInfo(dtype);
  return kind !== 'f' && kind !== 'c' && bits < 32 ? 'int32' : dtype;
}

const emptyNames: Partial<Record<ReduceOp, string>> = {
  max: 'maximum',
  min: 'minimum',
  fmax: 'fmax',
  fmin: 'fmin',
};

/**
 * A reduction over any set of axes. `sum` of floats is NumPy's pairwise sum, bit for bit; `max` and `min` pass NaN
 * on, `fmax` and `fmin` pass it by; `argmax` and `argmin` (one axis, or all of the flattened array) give int64.
 *
 * @example reduce('sum', x, {axes: [0, 2], keepdims: true})
 * @throws ValueError for axes out of bounds, and for the extremes of nothing
 */
export function reduce(op: ReduceOp, arg: Expr, options: ReduceOptions = {}): Expr {
  // A single value has no axis, yet NumPy's universal functions reduce it along its first or last one.
  const single = arg.shape.length === 0 && (options.axes === 0 || options.axes === -1);
  const axes = single ? [] : normalizeAxes(options.axes, arg.shape.length);
  const keepdims = options.keepdims ?? false;
  const shape = arg.shape.flatMap((n, axis) => (axes.includes(axis) ? (keepdims ? [1] : []) : [n]));
  const count = axes.reduce((n, axis) => n * (arg.shape[axis] ?? 1), 1);
  switch (op) {
    case 'sum':
    case 'prod': {
      const dtype = options.dtype ?? accumulator(arg.dtype);
      return {kind: 'reduce', dtype, shape, op, arg: cast(arg, dtype), axes, keepdims};
    }
    case 'any':
    case 'all':
      return {kind: 'reduce', dtype: 'bool', shape, op, arg: cast(arg, 'bool'), axes, keepdims};
    case 'max':
    case 'min':
    case 'fmax':
    case 'fmin':
      if (count === 0 && sizeOf(shape) > 0) {
        throw new ValueError(
          `zero-size array to reduction operation ${emptyNames[op] ?? op} which has no identity`,
        );
      }
      return {kind: 'reduce', dtype: arg.dtype, shape, op, arg, axes, keepdims};
    case 'argmax':
    case 'argmin': {
      if (count === 0 && sizeOf(shape) > 0) {
        throw new ValueError(`attempt to get ${op} of an empty sequence`);
      }
      if (axes.length > 1 && axes.length < arg.shape.length) {
        throw new ValueError(`${op} takes one axis or all, got ${shapeText(axes)}`);
      }
      return {
        kind: 'reduce',
        dtype: 'int64',
        shape,
        op,
        arg: cast(arg, wordDType(arg.dtype)),
        axes,
        keepdims,
      };
    }
  }
}

function refuseComplex(op: string, dtype: ArrayDType): void {
  if (isComplex(dtype)) throw new ValueError(`${op} is not supported for complex values`);
}

/** How many values a reduction takes together. */
function countOf(arg: Expr, axes: number | readonly number[] | null | undefined): number {
  return normalizeAxes(axes, arg.shape.length).reduce((n, axis) => n * (arg.shape[axis] ?? 1), 1);
}

/** Arithmetic mean; float64 for bool and integers. The mean of nothing is NaN. */
export function mean(arg: Expr, options: ReduceOptions = {}): Expr {
  const dtype = options.dtype ?? (isInexact(arg.dtype) ? arg.dtype : 'float64');
  const wide = dtype === 'float16' ? 'float32' : dtype;
  const total = reduce('sum', arg, {...options, dtype: wide});
  return cast(binary('divide', total, constant(countOf(arg, options.axes), wide)), dtype);
}

/** Variance with `ddof` delta degrees of freedom: the mean of squared deviations, in two passes. */
export function variance(arg: Expr, options: ReduceOptions & {readonly ddof?: number} = {}): Expr {
  const dtype = options.dtype ?? (isInexact(arg.dtype) ? arg.dtype : 'float64');
  const wide = dtype === 'float16' ? 'float32' : dtype;
  const values = cast(arg, wide);
  const centre = mean(values, {...options, keepdims: true, dtype: wide});
  const deviation = binary('subtract', values, broadcastTo(centre, values.shape));
  const squares = isComplex(wide)
    ? unary('real', binary('multiply', deviation, unary('conjugate', deviation)))
    : binary('multiply', deviation, deviation);
  const {ddof = 0, axes = null, keepdims = false} = options;
  const divisor = Math.max(countOf(arg, axes) - ddof, 0);
  const total = reduce('sum', squares, {axes, keepdims});
  return cast(
    binary('divide', total, constant(divisor, total.dtype)),
    isComplex(dtype) ? total.dtype : dtype,
  );
}

/** Standard deviation: the root of `variance`. */
export function std(arg: Expr, options: ReduceOptions & {readonly ddof?: number} = {}): Expr {
  return unary('sqrt', variance(arg, options));
}

/** Sum, NaN counting as 0. */
export function nansum(arg: Expr, options: ReduceOptions = {}): Expr {
  return reduce('sum', replaceNaN(arg, 0), options);
}

/** Product, NaN counting as 1. */
export function nanprod(arg: Expr, options: ReduceOptions = {}): Expr {
  return reduce('prod', replaceNaN(arg, 1), options);
}

/** The values with NaN replaced by a number. */
export function replaceNaN(arg: Expr, value: number): Expr {
  return isInexact(arg.dtype) ? where(unary('isnan', arg), constant(value, arg.dtype), arg) : arg;
}

/** Mean of what is not NaN; NaN where nothing is. */
export function nanmean(arg: Expr, options: ReduceOptions = {}): Expr {
  if (!isInexact(arg.dtype)) return mean(arg, options);
  const {axes = null, keepdims = false} = options;
  const total = reduce('sum', replaceNaN(arg, 0), options);
  const count = reduce('sum', unary('logical_not', unary('isnan', arg)), {axes, keepdims});
  return binary('divide', total, cast(count, total.dtype));
}

/** Variance of what is not NaN; NaN where no degree of freedom is left. */
export function nanvar(arg: Expr, options: ReduceOptions & {readonly ddof?: number} = {}): Expr {
  if (!isInexact(arg.dtype)) return variance(arg, options);
  const {axes = null, keepdims = false, ddof = 0} = options;
  const centre = nanmean(arg, {...options, keepdims: true});
  const missing = unary('isnan', arg);
  const deviation = where(
    missing,
    constant(0, arg.dtype),
    binary('subtract', arg, broadcastTo(centre, arg.shape)),
  );
  const squares = isComplex(arg.dtype)
    ? unary('real', binary('multiply', deviation, unary('conjugate', deviation)))
    : binary('multiply', deviation, deviation);
  const total = reduce('sum', squares, {axes, keepdims});
  const count = reduce('sum', unary('logical_not', missing), {axes, keepdims});
  const freedom = cast(binary('subtract', count, constant(ddof)), total.dtype);
  const nan = constant(NaN, total.dtype, total.shape);
  return where(
    binary('less_equal', freedom, constant(0, total.dtype)),
    nan,
    binary('divide', total, freedom),
  );
}

/** Standard deviation of what is not NaN. */
export function nanstd(arg: Expr, options: ReduceOptions & {readonly ddof?: number} = {}): Expr {
  return unary('sqrt', nanvar(arg, options));
}

/** Cumulative operation along an axis, or over the flattened array (null). Sums and products widen as `reduce`. */
export function scan(op: ScanOp, arg: Expr, axis: number | null = null, dtype?: ArrayDType): Expr {
  // As for other universal functions, a single value has a first axis which is the last.
  const single = arg.shape.length === 0 && axis === -1;
  const source = axis === null || single ? ravel(arg) : arg;
  const at = normalizeAxis(axis ?? 0, source.shape.length);
  const sums = op === 'cumsum' || op === 'cumprod';
  if (!sums) refuseComplex(op, arg.dtype);
  const result = dtype ?? (sums ? accumulator(arg.dtype) : arg.dtype);
  return {kind: 'scan', dtype: result, shape: source.shape, op, arg: cast(source, result), axis: at};
}

/** Values in ascending order along an axis (the last), NaN last. A full sort also is every partition. */
export function sort(arg: Expr, axis = -1): Expr {
  if (isComplex(arg.dtype)) {
    return takeAlong(arg, argsort(arg, axis), normalizeAxis(axis, arg.shape.length));
  }
  return {kind: 'sort', dtype: arg.dtype, shape: arg.shape, arg, axis: normalizeAxis(axis, arg.shape.length)};
}

/**
 * Complex numbers by real parts, then by imaginary ones: by one stable order after the other, the least important first.
 * Numbers with a NaN come last: in the imaginary part, in the real part, in both.
 */
function complexOrder(arg: Expr, axis: number): Expr {
  const [real, imaginary] = [unary('real', arg), unary('imag', arg)];
  const missing = binary(
    'add',
    binary('multiply', cast(unary('isnan', real), 'int64'), 2),
    cast(unary('isnan', imaginary), 'int64'),
  );
  let order = argsort(imaginary, axis);
  for (const key of [real, missing]) {
    order = takeAlong(order, argsort(takeAlong(key, order, axis), axis), axis);
  }
  return order;
}

/** Positions (int64) that sort an axis, in a stable way. */
export function argsort(arg: Expr, axis = -1): Expr {
  if (isComplex(arg.dtype)) return complexOrder(arg, normalizeAxis(axis, arg.shape.length));
  return {
    kind: 'argsort',
    dtype: 'int64',
    shape: arg.shape,
    arg,
    axis: normalizeAxis(axis, arg.shape.length),
  };
}

/** Where values would be inserted into a sorted array: before (`left`) or after (`right`) what is equal. */
export function searchsorted(sorted: Expr, values: Expr, side: 'left' | 'right' = 'left'): Expr {
  if (sorted.shape.length !== 1) throw new ValueError('object too deep for desired array');
  const dtype = commonDType([sorted, values]);
  return {
    kind: 'searchsorted',
    dtype: 'int64',
    shape: values.shape,
    sorted: cast(sorted, dtype),
    values: cast(values, dtype),
    side,
  };
}

/** Values that a part of a tally has at least, and parts at most. */
const [TALLY_PART, TALLY_PARTS] = [262_144, 8];

/**
 * How many of a vector's values lie in each of `length` bins, int64; with weights their sum, float64. Values are numbers of bins
 * (those of no bin do not count), or lie between the `edges` of bins of nearly equal width, the last of which takes its
 * upper edge in.
 */
export function tally(
  values: Expr,
  length: number,
  {edges = null, weights = null}: {readonly edges?: Expr | null; readonly weights?: Expr | null} = {},
): Expr {
  const size = sizeOf(values.shape);
  // Sums of weights must not depend on how they are divided.
  const parts =
    weights !== null || 16 * length > size
      ? 1
      : Math.min(TALLY_PARTS, Math.max(1, Math.floor(size / TALLY_PART)));
  const rows: Expr = {
    kind: 'tally',
    dtype: weights === null ? 'int64' : 'float64',
    shape: [parts, length],
    values: cast(values, edges === null ? 'int64' : 'float64'),
    edges: edges === null ? null : cast(edges, 'float64'),
    weights: weights === null ? null : cast(weights, 'float64'),
  };
  return parts === 1 ? reshape(rows, [length]) : reduce('sum', rows, {axes: 0});
}

/** Sum of a diagonal. */
export function trace(arg: Expr, offset = 0, axis1 = 0, axis2 = 1): Expr {
  return reduce('sum', diagonal(arg, offset, axis1, axis2), {axes: -1});
}
