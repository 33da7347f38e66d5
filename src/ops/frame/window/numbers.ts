/** Columns of numbers as floats, and back: what kernels along the rows run on. */
import {NaT, Vector, storageOf, type DType} from '../../../data/index.js';

const high = 2 ** 32;

/**
 * 64-bit integers as floats, read by halves: no bigint is made for any of them, which is what makes kernels over them fast.
 *
 * @returns null where one is past 2^53, so that floats cannot hold it.
 */
export function exactFloats(values: BigInt64Array): Float64Array | null {
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) {
    const value = (halves[2 * i + 1] as number) * high + ((halves[2 * i] as number) >>> 0);
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) return null;
    out[i] = value;
  }
  return out;
}

/** Whole floats as 64-bit integers; null where one is past 2^53. */
export function exactIntegers(values: Float64Array): BigInt64Array | null {
  const out = new BigInt64Array(values.length);
  const halves = new Int32Array(out.buffer);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) return null;
    const upper = Math.floor(value / high);
    halves[2 * i + 1] = upper;
    halves[2 * i] = value - upper * high;
  }
  return out;
}

/** The values of a numeric column as 64-bit floats, NaN where one is missing. */
export function floatsOf(vector: Vector): Float64Array {
  const {values, valid} = vector;
  let out: Float64Array;
  if (values instanceof Float64Array && valid === null) out = values;
  else if (values instanceof BigInt64Array) {
    out =
      vector.kind === 'm' || vector.kind === 'M'
        ? floatTimes(values)
        : (exactFloats(values) ?? roundedFloats(values));
  } else out = Float64Array.from(values as ArrayLike<number>, Number);
  if (valid !== null) for (let i = 0; i < out.length; i++) if (valid[i] === 0) out[i] = NaN;
  return out;
}

function roundedFloats(values: BigInt64Array): Float64Array {
  return Float64Array.from({length: values.length}, (_, i) => Number(values[i]));
}

function floatTimes(values: BigInt64Array): Float64Array {
  return Float64Array.from({length: values.length}, (_, i) => (values[i] === NaT ? NaN : Number(values[i])));
}

/** Bigints as a column of an integer, boolean or time dtype. */
export function integerVector(values: readonly bigint[], dtype: DType): Vector {
  const Typed = storageOf(dtype) ?? BigInt64Array;
  const out = new Typed(values.length);
  if (out instanceof BigInt64Array || out instanceof BigUint64Array) out.set(values);
  else out.set(values.map(Number));
  return new Vector(dtype, out);
}
