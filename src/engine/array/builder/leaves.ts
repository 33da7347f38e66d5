/** Builders of the leaves: blocks, constants, ranges and random streams. */
import {ArgumentError, ValueError} from '../../../errors/index.js';
import {dtypeInfo, isComplex, isInexact, type ArrayDType, type Scalar} from '../dtypes.js';
import type {BufferExpr, ConstantExpr, Distribution, Expr, IotaExpr, RandomExpr, Shape} from '../ir.js';
import type {Block} from '../memory/block.js';
import {castScalar} from '../scalars.js';
import {contiguousStrides, shapeText} from '../shapes.js';

/** What an operation takes for an operand. Plain values become constants of the dtype that NumPy gives them. */
export type OperandLike = Expr | Scalar;

export function isExpr(value: OperandLike): value is Expr {
  return typeof value === 'object' && !Array.isArray(value);
}

/**
 * A materialised block as an expression. The block is not retained: it must live until the expressions that use
 * it have been evaluated.
 */
export function buffer(block: Block): BufferExpr {
  const {dtype, shape} = block;
  return {kind: 'buffer', dtype, shape, block, strides: contiguousStrides(shape), offset: 0};
}

/** NumPy's dtype for a plain value: whole numbers and bigint are int64 (uint64 past 2^63), others float64. */
export function scalarDType(value: Scalar): ArrayDType {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') {
    if (value >= -(1n << 63n) && value < 1n << 63n) return 'int64';
    if (value >= 0n && value < 1n << 64n) return 'uint64';
    throw new ValueError(`${value} does not fit into 64 bits`);
  }
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? 'int64' : 'float64';
  return 'complex128';
}

/**
 * One value over a shape (0-d unless given). Zero-dimensional constants take part in value-based casting.
 *
 * @example constant(2)                       // int64, shape ()
 * @example constant(0, 'float32', [3, 4])    // zeros
 */
export function constant(
  value: Scalar,
  dtype: ArrayDType = scalarDType(value),
  shape: Shape = [],
): ConstantExpr {
  checkShape(shape);
  return {kind: 'constant', dtype, shape, value: castScalar(value, dtype)};
}

/** An operand as an expression. */
export function asExpr(value: OperandLike): Expr {
  return isExpr(value) ? value : constant(value);
}

/** `start + i * step` for i below `length`: NumPy's `arange` when start, step and length come from its arguments. */
export function iota(
  length: number,
  start: number | bigint = 0,
  step: number | bigint = 1,
  dtype: ArrayDType = 'int64',
): IotaExpr {
  checkShape([length]);
  if (dtype === 'bool' || isComplex(dtype)) throw new ArgumentError(`iota has no dtype ${dtype}`);
  return {kind: 'iota', dtype, shape: [length], start, step};
}

/**
 * Random values of a distribution: `uniform` in [0, 1) and `normal` as float64 or float32, `integers` in
 * [low, high) as any integer dtype that holds them, `bytes` as uint8. The same seed and stream always give the
 * same values.
 *
 * @example random({name: 'uniform'}, [1000, 3], {seed: 42n, stream: 0})
 */
export function random(
  distribution: Distribution,
  shape: Shape,
  {seed, stream, dtype}: {readonly seed: bigint; readonly stream: number; readonly dtype?: ArrayDType},
): RandomExpr {
  checkShape(shape);
  const result = dtype ?? defaultDType[distribution.name];
  switch (distribution.name) {
    case 'uniform':
    case 'normal':
      if (!isInexact(result) || isComplex(result)) throw notADType(distribution.name, result);
      break;
    case 'bytes':
      if (result !== 'uint8') throw notADType(distribution.name, result);
      break;
    case 'integers': {
      const {kind, bits} = dtypeInfo(result);
      const {low, high} = distribution;
      if (kind === 'f' || kind === 'c') throw notADType(distribution.name, result);
      const width = result === 'bool' ? 1 : kind === 'u' ? bits : bits - 1;
      const most = 1n << BigInt(width);
      const least = kind === 'i' ? -most : 0n;
      if (low < least) throw new ValueError(`low is out of bounds for ${result}`);
      if (high > most) throw new ValueError(`high is out of bounds for ${result}`);
      if (low >= high) throw new ValueError('low >= high');
    }
  }
  return {kind: 'random', dtype: result, shape, distribution, seed, stream};
}

const defaultDType = {uniform: 'float64', normal: 'float64', integers: 'int64', bytes: 'uint8'} as const;

function notADType(name: string, dtype: ArrayDType): ArgumentError {
  return new ArgumentError(`Unsupported dtype ${dtype} for random ${name}`);
}

export function checkShape(shape: Shape): void {
  if (shape.some((n) => !Number.isSafeInteger(n))) {
    throw new ArgumentError(`shape must be whole numbers, got ${shapeText(shape)}`);
  }
  if (shape.some((n) => n < 0)) throw new ValueError('negative dimensions are not allowed');
}
