/** Conversion of single values, with NumPy's casting rules. */
import {
  allocateValues,
  dtypeInfo,
  isComplex,
  isWide,
  type ArrayDType,
  type ArrayValues,
  type Scalar,
} from './dtypes.js';

const HALF_MAX = 65520;

/** Rounds to the nearest half-precision number, ties to even. */
export function roundHalf(value: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const size = Math.abs(value);
  if (size >= HALF_MAX) return value < 0 ? -Infinity : Infinity;
  const exponent = Math.max(Math.floor(Math.log2(size)), -14);
  const unit = 2 ** (exponent - 10);
  const rounded = roundEven(size / unit) * unit;
  return value < 0 ? -rounded : rounded;
}

/** Rounds to the nearest integer, ties to even; keeps the sign of zero. */
export function roundEven(value: number): number {
  if (Math.abs(value) >= 2 ** 52 || Number.isNaN(value)) return value;
  const magic = 2 ** 52;
  const size = Math.abs(value);
  const rounded = size + magic - magic;
  return value < 0 || Object.is(value, -0) ? -rounded : rounded;
}

const INT64_MIN = -(1n << 63n);

/** A float as int64 or uint64, as x86 converts: what does not fit gives -2^63. */
function floatToWide(value: number, dtype: 'int64' | 'uint64'): bigint {
  const whole = Math.trunc(value);
  if (dtype === 'int64') {
    return whole >= -(2 ** 63) && whole < 2 ** 63 ? BigInt(whole) : INT64_MIN;
  }
  if (whole >= 2 ** 63 && whole < 2 ** 64) return BigInt(whole);
  return BigInt.asUintN(64, whole >= -(2 ** 63) && whole < 2 ** 63 ? BigInt(whole) : INT64_MIN);
}

/** A float as an integer of at most 32 bits, before wrapping: through int32, or through int64 for uint32. */
function floatToNarrow(value: number, dtype: ArrayDType): number {
  if (dtype === 'uint32') return Number(BigInt.asUintN(32, floatToWide(value, 'int64')));
  const whole = Math.trunc(value);
  return whole >= -(2 ** 31) && whole < 2 ** 31 ? whole : -(2 ** 31);
}

/** A value as it is held by an array of `dtype`: bigint for 64-bit integers, boolean, a pair, or a number. */
export function castScalar(value: Scalar, dtype: ArrayDType): Scalar {
  const {kind} = dtypeInfo(dtype);
  if (Array.isArray(value)) {
    const pair = value as readonly [number, number];
    if (kind === 'c') return dtype === 'complex64' ? [Math.fround(pair[0]), Math.fround(pair[1])] : pair;
    return kind === 'b' ? pair[0] !== 0 || pair[1] !== 0 : castScalar(pair[0], dtype);
  }
  const plain = value as number | bigint | boolean;
  if (kind === 'b') return typeof plain === 'bigint' ? plain !== 0n : Boolean(plain) || Number.isNaN(plain);
  if (kind === 'c') return castScalar([Number(plain), 0], dtype);
  if (isWide(dtype)) {
    const wide = typeof plain === 'number' ? floatToWide(plain, dtype) : BigInt(plain);
    return dtype === 'int64' ? BigInt.asIntN(64, wide) : BigInt.asUintN(64, wide);
  }
  if (kind === 'f') {
    const n = Number(plain);
    if (dtype === 'float64') return n;
    return dtype === 'float32' ? Math.fround(n) : roundHalf(n);
  }
  const cell = allocateValues(dtype, 1);
  cell[0] =
    typeof plain === 'bigint' ? Number(BigInt.asIntN(32, plain)) : floatToNarrow(Number(plain), dtype);
  return scalarAt(cell, dtype, 0);
}

/** The value at a position of flat storage. */
export function scalarAt(values: ArrayValues, dtype: ArrayDType, position: number): Scalar {
  if (isComplex(dtype)) return [Number(values[2 * position] ?? 0), Number(values[2 * position + 1] ?? 0)];
  const value = values[position] ?? 0;
  return dtype === 'bool' ? value !== 0 : value;
}

/** Writes `count` copies of a value of `dtype` from a position on. */
export function fillScalar(
  values: ArrayValues,
  dtype: ArrayDType,
  value: Scalar,
  position: number,
  count: number,
): void {
  if (isComplex(dtype)) {
    const [re, im] = value as readonly [number, number];
    for (let i = position; i < position + count; i++) {
      values[2 * i] = re;
      values[2 * i + 1] = im;
    }
  } else if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
    values.fill(BigInt(value as bigint | number | boolean), position, position + count);
  } else {
    values.fill(Number(value), position, position + count);
  }
}
