/** Builders of elementwise expressions: they find the dtype, cast the operands and broadcast them. */
import {ValueError} from '../../../errors/index.js';
import type {ArrayDType, Scalar} from '../dtypes.js';
import {isComplex} from '../dtypes.js';
import type {BinaryOp, ConstantExpr, Expr, UnaryOp} from '../ir.js';
import {binaryLoop, unaryLoop} from '../loops.js';
import {resultType, type Operand} from '../promote.js';
import {castScalar} from '../scalars.js';
import {broadcastShapes} from '../shapes.js';
import {asExpr, constant, type OperandLike} from './leaves.js';
import {broadcastTo} from './movement.js';

/** What promotion sees of an expression. */
export function operandOf(expr: Expr): Operand {
  const scalar = expr.shape.length === 0;
  return expr.kind === 'constant'
    ? {dtype: expr.dtype, scalar, value: expr.value}
    : {dtype: expr.dtype, scalar};
}

/** NumPy's `result_type` of expressions. */
export function commonDType(args: readonly OperandLike[]): ArrayDType {
  return resultType(args.map((arg) => operandOf(asExpr(arg))));
}

/** An integer as bigint, so that it is not converted as a float. */
function exact({dtype, value}: ConstantExpr): Scalar {
  return dtype === 'uint32' && typeof value === 'number' ? BigInt(value) : value;
}

/** The same values as another dtype, converted as NumPy's `astype` does. */
export function cast(arg: Expr, dtype: ArrayDType): Expr {
  if (arg.dtype === dtype) return arg;
  if (arg.kind === 'constant') return {...arg, dtype, value: castScalar(exact(arg), dtype)};
  if (arg.kind === 'broadcast') return broadcastTo(cast(arg.arg, dtype), arg.shape);
  return {kind: 'cast', dtype, shape: arg.shape, arg};
}

/**
 * An elementwise operation of one operand. The dtype is NumPy 1.23's.
 *
 * @example unary('sqrt', x)
 * @throws ArgumentError where the operation has no meaning for the dtype
 */
export function unary(op: UnaryOp, arg: OperandLike): Expr {
  const expr = asExpr(arg);
  const loop = unaryLoop(op, operandOf(expr));
  const input = cast(expr, loop.input);
  if (!isComplex(input.dtype)) {
    if (op === 'real' || op === 'conjugate' || op === 'positive') return input;
    if (op === 'imag') return constant(0, loop.output, input.shape);
  }
  if (op === 'positive') return input;
  return {kind: 'unary', dtype: loop.output, shape: input.shape, op, arg: input};
}

/**
 * An elementwise operation of two operands, broadcast together. Plain values and 0-d operands adapt to arrays.
 *
 * @example binary('add', x, 2)        // float32 stays float32
 * @throws ValueError where the shapes do not broadcast
 */
export function binary(op: BinaryOp, left: OperandLike, right: OperandLike): Expr {
  const [a, b] = [asExpr(left), asExpr(right)];
  const loop = binaryLoop(op, operandOf(a), operandOf(b));
  const shape = broadcastShapes([a.shape, b.shape]);
  const place = (arg: Expr): Expr => broadcastTo(cast(arg, loop.input), shape);
  // A square is exact to the last bit where a power is, and far cheaper.
  if (op === 'power' && isTwo(b) && !isComplex(loop.input)) return unary('square', place(a));
  return {kind: 'binary', dtype: loop.output, shape, op, left: place(a), right: place(b)};
}

function isTwo(expr: Expr): boolean {
  return expr.kind === 'constant' && (expr.value === 2 || expr.value === 2n);
}

/** `condition ? then : otherwise`, broadcast; a condition that is no bool counts as true where it is not zero. */
export function where(condition: OperandLike, then: OperandLike, otherwise: OperandLike): Expr {
  const [c, a, b] = [asExpr(condition), asExpr(then), asExpr(otherwise)];
  const dtype = commonDType([a, b]);
  const shape = broadcastShapes([c.shape, a.shape, b.shape]);
  return {
    kind: 'where',
    dtype,
    shape,
    condition: broadcastTo(cast(c, 'bool'), shape),
    then: broadcastTo(cast(a, dtype), shape),
    otherwise: broadcastTo(cast(b, dtype), shape),
  };
}

/** Values held in [low, high]; a bound may be null. */
export function clip(arg: OperandLike, low: OperandLike | null, high: OperandLike | null): Expr {
  if (low === null && high === null) throw new ValueError('One of max or min must be given');
  let result = asExpr(arg);
  if (low !== null) result = bounded('maximum', result, low);
  return high === null ? result : bounded('minimum', result, high);
}

/** A single NaN bounds nothing, and has its part in the dtype alone. */
function bounded(op: 'maximum' | 'minimum', arg: Expr, bound: OperandLike): Expr {
  const limit = asExpr(bound);
  if (limit.kind !== 'constant' || limit.shape.length > 0 || limit.value === limit.value)
    return binary(op, arg, limit);
  return cast(arg, commonDType([arg, limit]));
}
