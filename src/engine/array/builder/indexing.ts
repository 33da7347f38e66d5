/** Builders of advanced indexing, of writing (always into a copy), of host calls and of what has no shape yet. */
import {ArgumentError, IndexError, ValueError} from '../../../errors/index.js';
import {isInteger, type ArrayDType} from '../dtypes.js';
import type {
  ArgwhereExpr,
  CompressExpr,
  Expr,
  HostCall,
  HostExpr,
  HostReference,
  HostResultExpr,
  Shape,
} from '../ir.js';
import {
  broadcastShapes,
  normalizeAxis,
  resolveIndex,
  sameShape,
  shapeText,
  sizeOf,
  type BasicIndex,
} from '../shapes.js';
import {cast, where} from './elementwise.js';
import {asExpr, type OperandLike} from './leaves.js';
import {broadcastTo, reshape} from './movement.js';

function indexArray(arg: Expr): Expr {
  if (!isInteger(arg.dtype)) {
    throw new IndexError('arrays used as indices must be of integer (or boolean) type');
  }
  return cast(arg, 'int64');
}

/**
 * Values at integer positions (negative ones count from the end) of an axis; the indices' shape replaces it.
 * A position out of bounds throws IndexError when run.
 */
export function take(arg: Expr, indices: Expr, axis: number): Expr {
  const at = normalizeAxis(axis, arg.shape.length);
  const shape = [...arg.shape.slice(0, at), ...indices.shape, ...arg.shape.slice(at + 1)];
  return {kind: 'take', dtype: arg.dtype, shape, arg, indices: indexArray(indices), axis: at};
}

function leadingIndices(arg: Expr, indices: readonly Expr[]): {arrays: Expr[]; shape: Shape; rest: Shape} {
  if (indices.length === 0 || indices.length > arg.shape.length) {
    throw new IndexError(
      `too many indices for array: array is ${arg.shape.length}-dimensional, but ${indices.length} were indexed`,
    );
  }
  const shape = broadcastShapes(indices.map((i) => i.shape));
  return {
    shape,
    arrays: indices.map((i) => broadcastTo(indexArray(i), shape)),
    rest: arg.shape.slice(indices.length),
  };
}

/** `arg[i0, i1, …]`: integer arrays, broadcast together, index the leading axes. */
export function gather(arg: Expr, indices: readonly Expr[]): Expr {
  const {arrays, shape, rest} = leadingIndices(arg, indices);
  return {kind: 'gather', dtype: arg.dtype, shape: [...shape, ...rest], arg, indices: arrays};
}

/** NumPy's `take_along_axis`: the indices have arg's number of axes and broadcast against the others. */
export function takeAlong(arg: Expr, indices: Expr, axis: number): Expr {
  const at = normalizeAxis(axis, arg.shape.length);
  if (indices.shape.length !== arg.shape.length) {
    throw new ValueError('`indices` and `arr` must have the same number of dimensions');
  }
  const without = (shape: Shape): Shape => shape.map((n, i) => (i === at ? 1 : n));
  const common = broadcastShapes([without(arg.shape), without(indices.shape)]);
  const fit = (expr: Expr): Expr =>
    broadcastTo(
      expr,
      common.map((n, i) => (i === at ? (expr.shape[at] ?? 0) : n)),
    );
  const places = fit(indexArray(indices));
  return {kind: 'takeAlong', dtype: arg.dtype, shape: places.shape, arg: fit(arg), indices: places, axis: at};
}

/** A copy of `arg` with `arg[items] = value`, by basic indexing; the value broadcasts. */
export function setIndex(arg: Expr, items: readonly BasicIndex[], value: OperandLike): Expr {
  const {ranges, shape} = resolveIndex(items, arg.shape);
  const target = ranges.map((r) => r.length);
  const written = reshape(broadcastValue(cast(asExpr(value), arg.dtype), shape), target);
  return {kind: 'setSlice', dtype: arg.dtype, shape: arg.shape, arg, ranges, value: written};
}

/** Broadcasting of what is assigned: leading axes of length 1 may be too many. */
function broadcastValue(value: Expr, shape: Shape): Expr {
  let lead = 0;
  while (value.shape.length - lead > shape.length && value.shape[lead] === 1) lead++;
  const trimmed = lead > 0 ? reshape(value, value.shape.slice(lead)) : value;
  const added = shape.length - trimmed.shape.length;
  if (added < 0 || trimmed.shape.some((n, i) => n !== 1 && n !== shape[i + added])) {
    throw new ValueError(
      `could not broadcast input array from shape ${shapeText(value.shape)} into shape ${shapeText(shape)}`,
    );
  }
  return broadcastTo(trimmed, shape);
}

/**
 * A copy of `arg` with `arg[mask] = value`. The mask has arg's shape, or that of its leading axes. A 0-d value
 * fills; a one-dimensional one under a full mask must have one value per true place (checked when run).
 */
export function setMask(arg: Expr, mask: Expr, value: OperandLike): Expr {
  checkMask(arg, mask);
  const written = cast(asExpr(value), arg.dtype);
  const full = sameShape(mask.shape, arg.shape);
  const spread = reshape(mask, [...mask.shape, ...arg.shape.slice(mask.shape.length).map(() => 1)]);
  if (full && written.shape.length === 1 && written.shape[0] !== 1) {
    return {kind: 'place', dtype: arg.dtype, shape: arg.shape, arg, mask, values: written};
  }
  return where(spread, broadcastValue(written, arg.shape), arg);
}

/** A copy of `arg` with `arg[i0, i1, …] = value`; the value broadcasts, and of equal positions the last one wins. */
export function scatter(arg: Expr, indices: readonly Expr[], value: OperandLike): Expr {
  const {arrays, shape, rest} = leadingIndices(arg, indices);
  const written = broadcastValue(cast(asExpr(value), arg.dtype), [...shape, ...rest]);
  return {kind: 'scatter', dtype: arg.dtype, shape: arg.shape, arg, indices: arrays, value: written};
}

function checkMask(arg: Expr, mask: Expr): void {
  if (mask.dtype !== 'bool') throw new IndexError(`a mask must be bool, got ${mask.dtype}`);
  mask.shape.forEach((n, axis) => {
    if (n === arg.shape[axis]) return;
    throw new IndexError(
      `boolean index did not match indexed array along dimension ${axis}; dimension is ` +
        `${arg.shape[axis] ?? 'missing'} but corresponding boolean dimension is ${n}`,
    );
  });
}

/** `arg[mask]`: what the mask selects of arg's leading axes. Its length is known after evaluation. */
export function compress(arg: Expr, mask: Expr): CompressExpr {
  checkMask(arg, mask);
  return {kind: 'compress', arg, mask};
}

/** Positions of what is not zero: int64 of shape (count, ndim). Column i is `nonzero()[i]`. */
export function argwhere(arg: Expr): ArgwhereExpr {
  return {kind: 'argwhere', arg: cast(arg, 'bool')};
}

/**
 * Calls a pure function of whole arrays, on a worker where the arrays are large. The outputs' dtypes and shapes
 * are known before; the run checks them.
 *
 * @example host({module: import.meta.url, name: 'qr'}, [a], null, [{dtype: 'float64', shape: [3, 3]}, …])
 */
export function host(
  fn: HostReference,
  args: readonly Expr[],
  params: unknown,
  outputs: readonly {readonly dtype: ArrayDType; readonly shape: Shape}[],
): HostExpr[] {
  if (outputs.length === 0) throw new ArgumentError(`host function ${fn.name} must have an output`);
  const call: HostCall = {fn, args, params, outputs: outputs.length};
  return outputs.map(({dtype, shape}, output) => ({kind: 'host', dtype, shape, call, output}));
}

/** As `host`, for outputs whose shapes only the run knows: roots of an evaluation, not operands. */
export function hostResults(
  fn: HostReference,
  args: readonly Expr[],
  params: unknown,
  outputs: number,
): HostResultExpr[] {
  const call: HostCall = {fn, args, params, outputs};
  return Array.from({length: outputs}, (_, output) => ({kind: 'hostResult', call, output}));
}

/** Number of values of an expression. */
export function size(arg: Expr): number {
  return sizeOf(arg.shape);
}
