/** Builders that move values without computing: reshape, permute, broadcast, slice, concatenate, pad. */
import {ValueError} from '../../../errors/index.js';
import type {ArrayDType} from '../dtypes.js';
import type {AxisRange, Expr, Shape} from '../ir.js';
import {
  axisRange,
  broadcastShapes,
  contiguousStrides,
  isContiguous,
  normalizeAxis,
  resolveIndex,
  resolveReshape,
  sameShape,
  shapeText,
  type BasicIndex,
  type SliceBounds,
} from '../shapes.js';
import {cast, commonDType} from './elementwise.js';
import {asExpr, checkShape, type OperandLike} from './leaves.js';

/** The same values in C order under another shape; one length may be -1. */
export function reshape(arg: Expr, shape: Shape): Expr {
  const target = resolveReshape(shape, arg.shape);
  if (sameShape(target, arg.shape)) return arg;
  if (arg.kind === 'constant') return {...arg, shape: target};
  if (arg.kind === 'reshape') return reshape(arg.arg, target);
  if (arg.kind === 'buffer' && isContiguous(arg.shape, arg.strides)) {
    return {...arg, shape: target, strides: contiguousStrides(target)};
  }
  return {kind: 'reshape', dtype: arg.dtype, shape: target, arg};
}

/** All values in one axis. */
export function ravel(arg: Expr): Expr {
  return reshape(arg, [-1]);
}

/** Axes in another order (reversed unless given): axis i of the result is axis `axes[i]`. */
export function permute(arg: Expr, axes?: readonly number[]): Expr {
  const ndim = arg.shape.length;
  const order = axes?.map((axis) => normalizeAxis(axis, ndim)) ?? arg.shape.map((_, i) => ndim - 1 - i);
  if (order.length !== ndim) throw new ValueError("axes don't match array");
  if (new Set(order).size !== ndim) throw new ValueError('repeated axis in transpose');
  if (order.every((axis, i) => axis === i)) return arg;
  const shape = order.map((axis) => arg.shape[axis] ?? 1);
  if (arg.kind === 'constant') return {...arg, shape};
  if (arg.kind === 'buffer') return {...arg, shape, strides: order.map((axis) => arg.strides[axis] ?? 0)};
  return {kind: 'permute', dtype: arg.dtype, shape, arg, axes: order};
}

/** Repeats along axes of length 1 and new leading axes. */
export function broadcastTo(arg: Expr, shape: Shape): Expr {
  if (sameShape(arg.shape, shape)) return arg;
  checkShape(shape);
  const added = shape.length - arg.shape.length;
  if (added < 0 || arg.shape.some((n, axis) => n !== 1 && n !== shape[axis + added])) {
    throw new ValueError(
      `operands could not be broadcast together with remapped shapes [original->remapped]: ` +
        `${shapeText(arg.shape)} and requested shape ${shapeText(shape)}`,
    );
  }
  if (arg.kind === 'constant') return {...arg, shape};
  if (arg.kind === 'buffer') {
    const strides = shape.map((n, axis) =>
      arg.shape[axis - added] === n ? (arg.strides[axis - added] ?? 0) : 0,
    );
    return {...arg, shape, strides};
  }
  return {kind: 'broadcast', dtype: arg.dtype, shape, arg};
}

/** Operands under their common shape. */
export function broadcastArrays(args: readonly OperandLike[]): Expr[] {
  const exprs = args.map(asExpr);
  const shape = broadcastShapes(exprs.map((e) => e.shape));
  return exprs.map((e) => broadcastTo(e, shape));
}

/** A view of ranges, one per axis. `index` is the friendlier form. */
export function sliceRanges(arg: Expr, ranges: readonly AxisRange[]): Expr {
  const shape = ranges.map((r) => r.length);
  const whole = ranges.every((r, axis) => r.start === 0 && r.step === 1 && r.length === arg.shape[axis]);
  if (whole) return arg;
  if (arg.kind === 'constant') return {...arg, shape};
  if (arg.kind === 'buffer') {
    const offset = ranges.reduce((at, r, axis) => at + r.start * (arg.strides[axis] ?? 0), arg.offset);
    return {...arg, shape, offset, strides: ranges.map((r, axis) => r.step * (arg.strides[axis] ?? 0))};
  }
  return {kind: 'slice', dtype: arg.dtype, shape, arg, ranges};
}

/**
 * NumPy's basic indexing: integers (negative too) drop their axis, `{start, stop, step}` slices, `null` adds an
 * axis, `'...'` fills up.
 *
 * @example index(x, [0, {step: -1}, null])   // x[0, ::-1, None]
 */
export function index(arg: Expr, items: readonly BasicIndex[]): Expr {
  const {ranges, shape} = resolveIndex(items, arg.shape);
  return reshapeView(sliceRanges(arg, ranges), shape);
}

/** Python's `start:stop:step` along one axis. */
export function slice(arg: Expr, axis: number, bounds: SliceBounds): Expr {
  const at = normalizeAxis(axis, arg.shape.length);
  return sliceRanges(
    arg,
    arg.shape.map((n, i) => (i === at ? axisRange(bounds, n) : {start: 0, step: 1, length: n})),
  );
}

/** Reshapes that only add or drop axes of length 1 keep strided views. */
function reshapeView(arg: Expr, shape: Shape): Expr {
  if (arg.kind !== 'buffer' || sameShape(arg.shape, shape)) return reshape(arg, shape);
  const kept = arg.strides.filter((_, axis) => arg.shape[axis] !== 1);
  let next = 0;
  return {...arg, shape, strides: shape.map((n) => (n === 1 ? 0 : (kept[next++] ?? 0)))};
}

/** Inserts axes of length 1 at positions of the result. */
export function expandDims(arg: Expr, axes: number | readonly number[]): Expr {
  const list = typeof axes === 'number' ? [axes] : axes;
  const ndim = arg.shape.length + list.length;
  const at = new Set(list.map((axis) => normalizeAxis(axis, ndim)));
  if (at.size !== list.length) throw new ValueError('repeated axis');
  const lengths = arg.shape[Symbol.iterator]();
  const shape = Array.from({length: ndim}, (_, axis) => (at.has(axis) ? 1 : (lengths.next().value ?? 1)));
  return reshapeView(arg, shape);
}

/** Drops axes of length 1: those named, or all. */
export function squeeze(arg: Expr, axes?: number | readonly number[]): Expr {
  const ndim = arg.shape.length;
  const named =
    axes === undefined ? null : (typeof axes === 'number' ? [axes] : axes).map((a) => normalizeAxis(a, ndim));
  if (named?.some((axis) => arg.shape[axis] !== 1) === true) {
    throw new ValueError('cannot select an axis to squeeze out which has size not equal to one');
  }
  return reshapeView(
    arg,
    arg.shape.filter((n, axis) => (named === null ? n !== 1 : !named.includes(axis))),
  );
}

/** Values in reverse along axes (all unless given). */
export function flip(arg: Expr, axes?: readonly number[]): Expr {
  const ndim = arg.shape.length;
  const at = new Set(axes === undefined ? arg.shape.keys() : axes.map((axis) => normalizeAxis(axis, ndim)));
  return sliceRanges(
    arg,
    arg.shape.map((n, axis) => axisRange(at.has(axis) ? {step: -1} : {}, n)),
  );
}

/** Diagonals of two axes, as a new last axis. `trace` is its sum. */
export function diagonal(arg: Expr, offset = 0, axis1 = 0, axis2 = 1): Expr {
  const ndim = arg.shape.length;
  if (ndim < 2) throw new ValueError('diag requires an array of at least two dimensions');
  const [a, b] = [normalizeAxis(axis1, ndim), normalizeAxis(axis2, ndim)];
  if (a === b) throw new ValueError('axis1 and axis2 cannot be the same');
  const rows = (arg.shape[a] ?? 0) + Math.min(offset, 0);
  const columns = (arg.shape[b] ?? 0) - Math.max(offset, 0);
  const length = Math.max(0, Math.min(rows, columns));
  const rest = arg.shape.map((_, axis) => axis).filter((axis) => axis !== a && axis !== b);
  const shape = [...rest.map((axis) => arg.shape[axis] ?? 0), length];
  if (arg.kind === 'constant') return {...arg, shape};
  if (arg.kind !== 'buffer')
    return {kind: 'diagonal', dtype: arg.dtype, shape, arg, offset, axis1: a, axis2: b};
  const [sa, sb] = [arg.strides[a] ?? 0, arg.strides[b] ?? 0];
  const start = length === 0 ? 0 : offset < 0 ? -offset * sa : offset * sb;
  const strides = [...rest.map((axis) => arg.strides[axis] ?? 0), sa + sb];
  return {...arg, shape, strides, offset: arg.offset + start};
}

/** Arrays one after the other along an axis, in their common dtype. */
export function concatenate(args: readonly Expr[], axis = 0): Expr {
  const [first] = args;
  if (first === undefined) throw new ValueError('need at least one array to concatenate');
  const ndim = first.shape.length;
  if (ndim === 0) throw new ValueError('zero-dimensional arrays cannot be concatenated');
  const at = normalizeAxis(axis, ndim);
  args.forEach((arg, i) => {
    if (arg.shape.length !== ndim) {
      throw new ValueError(
        `all the input array dimensions for the concatenation axis must match exactly, but the array at index 0 ` +
          `has ${ndim} dimension(s) and the array at index ${i} has ${arg.shape.length} dimension(s)`,
      );
    }
    arg.shape.forEach((n, d) => {
      if (d === at || n === first.shape[d]) return;
      throw new ValueError(
        `all the input array dimensions for the concatenation axis must match exactly, but along dimension ${d}, ` +
          `the array at index 0 has size ${first.shape[d]} and the array at index ${i} has size ${n}`,
      );
    });
  });
  const dtype: ArrayDType = commonDType(args);
  const length = args.reduce((n, arg) => n + (arg.shape[at] ?? 0), 0);
  const shape = first.shape.map((n, d) => (d === at ? length : n));
  return {kind: 'concatenate', dtype, shape, args: args.map((arg) => cast(arg, dtype)), axis: at};
}

/** `value` around the array: for each axis how many before and after. */
export function pad(arg: Expr, widths: readonly (readonly [number, number])[], value: OperandLike = 0): Expr {
  if (widths.length !== arg.shape.length) {
    throw new ValueError(
      `pad takes one pair of widths per axis: got ${widths.length} for ${arg.shape.length} axes`,
    );
  }
  if (widths.some(([a, b]) => a < 0 || b < 0)) throw new ValueError("index can't contain negative values");
  const shape = arg.shape.map((n, axis) => n + (widths[axis]?.[0] ?? 0) + (widths[axis]?.[1] ?? 0));

  const ranges = arg.shape.map((length, axis) => ({start: widths[axis]?.[0] ?? 0, step: 1, length}));
  const around = broadcastTo(cast(asExpr(value), arg.dtype), shape);
  return {kind: 'setSlice', dtype: arg.dtype, shape, arg: around, ranges, value: arg};
}
