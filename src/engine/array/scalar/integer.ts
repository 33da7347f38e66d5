/** Elementwise operations of integers (numbers up to 32 bits, bigint for 64) and bool, one value at a time. */
import {ValueError} from '../../../errors/index.js';
import {dtypeInfo, type ArrayDType} from '../dtypes.js';
import {castScalar} from '../scalars.js';
import type {
  BoolBinaryOp,
  BoolUnaryOp,
  ComparisonOp,
  IntegerBinaryOp,
  IntegerUnaryOp,
  LogicalOp,
  PredicateOp,
} from './ops.js';

const negativePower = 'Integers to negative integer powers are not allowed.';

/** Results still have to be wrapped to the dtype, which storing them does. */
export function integerUnary(dtype: ArrayDType): Readonly<Record<IntegerUnaryOp, (x: number) => number>> {
  return {
    negative: (x) => -x,
    absolute: Math.abs,
    sign: Math.sign,
    square: (x) => Math.imul(x, x),
    reciprocal: (x) => castScalar(1 / x, dtype) as number,
    invert: (x) => ~x,
  };
}

export function integerBinary(
  dtype: ArrayDType,
): Readonly<Record<IntegerBinaryOp, (a: number, b: number) => number>> {
  const {bits} = dtypeInfo(dtype);
  return {
    add: (a, b) => a + b,
    subtract: (a, b) => a - b,
    multiply: Math.imul,
    floor_divide: (a, b) => (b === 0 ? 0 : Math.floor(a / b)),
    remainder: (a, b) => (b === 0 ? 0 : a - b * Math.floor(a / b)),
    fmod: (a, b) => (b === 0 ? 0 : a % b),
    power: (a, b) => {
      if (b < 0) throw new ValueError(negativePower);
      let result = 1;
      for (let base = a, rest = b; rest > 0; rest = Math.floor(rest / 2), base = Math.imul(base, base)) {
        if (rest % 2 === 1) result = Math.imul(result, base);
      }
      return result;
    },
    maximum: Math.max,
    minimum: Math.min,
    fmax: Math.max,
    fmin: Math.min,
    bitwise_and: (a, b) => a & b,
    bitwise_or: (a, b) => a | b,
    bitwise_xor: (a, b) => a ^ b,
    left_shift: (a, b) => (b >= 0 && b < bits ? a << b : 0),
    right_shift: (a, b) => {
      if (b >= 0 && b < bits) return a < 0 ? a >> b : a >>> b;
      return a < 0 ? -1 : 0;
    },
  };
}

export const wideUnary: Readonly<Record<Exclude<IntegerUnaryOp, 'reciprocal'>, (x: bigint) => bigint>> = {
  negative: (x) => -x,
  absolute: (x) => (x < 0n ? -x : x),
  sign: (x) => (x > 0n ? 1n : x < 0n ? -1n : 0n),
  square: (x) => x * x,
  invert: (x) => ~x,
};

export function wideReciprocal(x: bigint, dtype: 'int64' | 'uint64'): bigint {
  // NumPy's conversion of infinity.
  if (x === 0n) return dtype === 'int64' ? -(1n << 63n) : 0n;
  return castScalar(1 / Number(x), dtype) as bigint;
}

export const wideBinary: Readonly<Record<IntegerBinaryOp, (a: bigint, b: bigint) => bigint>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  floor_divide: (a, b) => {
    if (b === 0n) return 0n;
    const quotient = a / b;
    return quotient * b !== a && a < 0n !== b < 0n ? quotient - 1n : quotient;
  },
  remainder: (a, b) => {
    if (b === 0n) return 0n;
    const rest = a % b;
    return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
  },
  fmod: (a, b) => (b === 0n ? 0n : a % b),
  power: (a, b) => {
    if (b < 0n) throw new ValueError(negativePower);
    let result = 1n;
    for (let base = a, rest = b; rest > 0n; rest >>= 1n, base = BigInt.asUintN(64, base * base)) {
      if ((rest & 1n) === 1n) result = BigInt.asUintN(64, result * base);
    }
    return result;
  },
  maximum: (a, b) => (a > b ? a : b),
  minimum: (a, b) => (a < b ? a : b),
  fmax: (a, b) => (a > b ? a : b),
  fmin: (a, b) => (a < b ? a : b),
  bitwise_and: (a, b) => a & b,
  bitwise_or: (a, b) => a | b,
  bitwise_xor: (a, b) => a ^ b,
  left_shift: (a, b) => (b >= 0n && b < 64n ? a << b : 0n),
  right_shift: (a, b) => (b >= 0n && b < 64n ? a >> b : a < 0n ? -1n : 0n),
};

/** Of 0 and 1. */
export const boolUnary: Readonly<Record<BoolUnaryOp, (x: number) => number>> = {
  absolute: (x) => x,
  invert: (x) => 1 - x,
};

export const boolBinary: Readonly<Record<BoolBinaryOp, (a: number, b: number) => number>> = {
  add: (a, b) => a | b,
  multiply: (a, b) => a & b,
  maximum: (a, b) => a | b,
  minimum: (a, b) => a & b,
  fmax: (a, b) => a | b,
  fmin: (a, b) => a & b,
  bitwise_and: (a, b) => a & b,
  bitwise_or: (a, b) => a | b,
  bitwise_xor: (a, b) => a ^ b,
};

type Comparable = number | bigint;

/** Of any real values; both of one type. */
export const comparisons: Readonly<Record<ComparisonOp, (a: Comparable, b: Comparable) => boolean>> = {
  equal: (a, b) => a === b,
  not_equal: (a, b) => a !== b,
  less: (a, b) => a < b,
  less_equal: (a, b) => a <= b,
  greater: (a, b) => a > b,
  greater_equal: (a, b) => a >= b,
};

/** Of whether the operands are not zero (NaN is not). */
export const logical: Readonly<Record<LogicalOp, (a: boolean, b: boolean) => boolean>> = {
  logical_and: (a, b) => a && b,
  logical_or: (a, b) => a || b,
  logical_xor: (a, b) => a !== b,
};

/** Whether a value is 0, -0 or 0n. */
export function isZero(x: Comparable): boolean {
  return x === 0 || x === 0n;
}

/** Of real values. */
export const predicates: Readonly<Record<PredicateOp, (x: Comparable) => boolean>> = {
  logical_not: isZero,
  isnan: (x) => x !== x,
  isinf: (x) => x === Infinity || x === -Infinity,
  isfinite: (x) => typeof x === 'bigint' || Number.isFinite(x),
};
