/** Running sums, products and extremes of one column, missing values left out and kept in place. */
import {NaT, Vector, isNullableDType, kindOf, storageOf, type DType} from '../../../data/index.js';
import {exactFloats, exactIntegers, integerVector} from './numbers.js';

export type Running = 'cumsum' | 'cumprod' | 'cummax' | 'cummin';

const start: Readonly<Record<Running, number>> = {
  cumsum: 0,
  cumprod: 1,
  cummax: -Infinity,
  cummin: Infinity,
};

const float: Readonly<Record<Running, (a: number, b: number) => number>> = {
  cumsum: (a, b) => a + b,
  cumprod: (a, b) => a * b,
  cummax: (a, b) => (b > a ? b : a),
  cummin: (a, b) => (b < a ? b : a),
};

const whole: Readonly<Record<Running, (a: bigint, b: bigint) => bigint>> = {
  cumsum: (a, b) => BigInt.asIntN(64, a + b),
  cumprod: (a, b) => BigInt.asIntN(64, a * b),
  cummax: (a, b) => (b > a ? b : a),
  cummin: (a, b) => (b < a ? b : a),
};

/** The dtype of running results: sums of narrow integers and booleans are int64, extremes keep their dtype. */
export function runningDType(name: Running, dtype: DType): DType {
  if (name === 'cummax' || name === 'cummin') return dtype;
  const kind = kindOf(dtype);
  if (isNullableDType(dtype)) return kind === 'f' ? dtype : kind === 'u' ? 'UInt64' : 'Int64';
  return kind === 'b' || kind === 'i' ? 'int64' : kind === 'u' ? 'uint64' : dtype;
}

/**
 * The running `name` of a column.
 *
 * @param skipna whether missing values are passed over; otherwise everything from the first one on is missing.
 */
export function runningOf(vector: Vector, name: Running, skipna: boolean): Vector {
  const {values} = vector;
  if (isNullableDType(vector.dtype)) return alongNullable(vector, name, skipna);
  if (values instanceof Float32Array)
    return new Vector(vector.dtype, along(values, new Float32Array(values.length), name, skipna));
  if (values instanceof Float64Array)
    return new Vector(vector.dtype, along(values, new Float64Array(values.length), name, skipna));
  return alongIntegers(vector, name, skipna);
}

function along<T extends Float32Array | Float64Array>(
  values: Float32Array | Float64Array,
  out: T,
  name: Running,
  skipna: boolean,
): T {
  const step = float[name];
  const narrow = out instanceof Float32Array;
  let state = start[name];
  let lost = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) {
      lost ||= !skipna;
      out[i] = NaN;
    } else {
      state = narrow ? Math.fround(step(state, value)) : step(state, value);
      out[i] = lost ? NaN : state;
    }
  }
  return out;
}

function alongIntegers(vector: Vector, name: Running, skipna: boolean): Vector {
  const dtype = runningDType(name, vector.dtype);
  if (dtype === 'int64' && vector.values instanceof BigInt64Array) {
    const floats = exactFloats(vector.values);
    const made =
      floats === null ? null : exactIntegers(along(floats, new Float64Array(floats.length), name, true));
    if (made !== null) return new Vector(dtype, made);
  }
  const values = vector.values as ArrayLike<number | bigint>;
  const time = vector.kind === 'M' || vector.kind === 'm';
  const out = new Array<bigint>(values.length);
  const step = whole[name];
  let state: bigint | null = null;
  let lost = false;
  for (let i = 0; i < values.length; i++) {
    const value = BigInt(values[i] as number | bigint);
    if (time && value === NaT) {
      lost ||= !skipna;
      out[i] = NaT;
    } else {
      state = state === null ? value : step(state, value);
      out[i] = lost ? NaT : state;
    }
  }
  return integerVector(out, dtype);
}

/** What is missing stays so by its mask; with `skipna` the state goes on behind it. */
function alongNullable(vector: Vector, name: Running, skipna: boolean): Vector {
  const dtype = runningDType(name, vector.dtype);
  const {length} = vector;
  const valid = vector.valid?.slice() ?? new Uint8Array(length).fill(1);
  if (!skipna) {
    const first = valid.indexOf(0);
    if (first >= 0) valid.fill(0, first);
  }
  const present = Int32Array.from(valid.keys()).filter((i) => valid[i] === 1);
  const plain = new Vector(plainOf(vector.dtype), vector.values).take(present);
  const run = runningOf(plain, name, true).values as ArrayLike<number | bigint>;
  const Typed = storageOf(dtype) ?? Float64Array;
  const out = new Typed(length);
  present.forEach((place, i) => {
    out[place] = run[i] as never;
  });
  return new Vector(dtype, out, {valid});
}

/** The dtype of the values of a nullable dtype without their mask. */
function plainOf(dtype: DType): DType {
  return dtype === 'boolean' ? 'bool' : (dtype.toLowerCase() as DType);
}
