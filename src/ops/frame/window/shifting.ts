/** A column moved along its rows, and the differences between a column and itself so moved. */
import {
  NaT,
  Vector,
  boxFloat,
  cast,
  kindOf,
  labelKey,
  type DType,
  type TypedValues,
} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {exactFloats, floatsOf, integerVector} from './numbers.js';

/** The dtype of a moved column: one that holds the value for the rows that are left empty. */
export function shiftedDType(dtype: DType, periods: number, fill: unknown): DType {
  if (periods === 0) return dtype;
  const kind = kindOf(dtype);
  if (isMissing(fill)) {
    if (dtype === 'bool') return 'object';
    return /^u?int/.test(dtype) ? 'float64' : dtype;
  }
  if (typeof fill === 'number' || typeof fill === 'bigint') {
    if (kind === 'f') return dtype;
    if (kind === 'i' || kind === 'u') return Number.isInteger(Number(fill)) ? dtype : 'float64';
  }
  if (dtype === 'category' || dtype === 'string') return dtype;
  const fits =
    (kind === 'b' && typeof fill === 'boolean') ||
    ((kind === 'M' || kind === 'm') && typeof fill === 'object');
  return fits ? dtype : 'object';
}

function isMissing(fill: unknown): boolean {
  return fill === null || (typeof fill === 'number' && Number.isNaN(fill));
}

/** The values `periods` rows further down (up, when negative), and `fill` where none comes to stand. */
export function shiftedVector(vector: Vector, periods: number, fill: unknown): Vector {
  const {length} = vector;
  if (periods === 0 || length === 0) return cast(vector, shiftedDType(vector.dtype, periods, fill));
  const dtype = shiftedDType(vector.dtype, periods, fill);
  const moved = cast(vector, dtype).take(
    Int32Array.from({length}, (_, row) => Math.min(Math.max(row - periods, 0), length - 1)),
  );
  const values = moved.values as unknown as Record<number, unknown>;
  const from = periods > 0 ? 0 : Math.max(0, length + periods);
  const to = periods > 0 ? Math.min(periods, length) : length;
  const empty = storedFill(vector, dtype, fill);
  const absent = isMissing(fill) && /^[A-Z]|^boolean$/.test(dtype);
  const valid = moved.valid ?? (absent ? new Uint8Array(length).fill(1) : null);
  for (let row = from; row < to; row++) {
    values[row] = empty;
    if (valid !== null) valid[row] = absent ? 0 : 1;
  }
  return new Vector(dtype, values as unknown as TypedValues, {
    valid,
    categories: moved.categories,
    ordered: moved.ordered,
  });
}

/** `fill` as columns of `dtype` hold it. */
function storedFill(vector: Vector, dtype: DType, fill: unknown): unknown {
  if (dtype === 'category') return isMissing(fill) ? -1 : codeOf(vector, fill);
  if (dtype === 'object') {
    if (isMissing(fill)) return vector.dtype === 'bool' ? NaN : null;
    return typeof fill === 'number' && !Number.isInteger(fill) ? boxFloat(fill) : fill;
  }
  if (isMissing(fill)) {
    const kind = kindOf(dtype);
    if (kind === 'M' || kind === 'm') return NaT;
    if (kind === 'f') return NaN;
    return /64$/.test(dtype) ? 0n : /^U?Int|^boolean$/.test(dtype) ? 0 : null;
  }
  const {values} = cast(new Vector('object', [fill]), dtype);
  return values[0];
}

function codeOf(vector: Vector, fill: unknown): number {
  const code = vector.categories?.toArray().findIndex((one) => labelKey(one) === labelKey(fill)) ?? -1;
  if (code < 0)
    throw new ArgumentError(`fill_value ${String(fill)} is not one of the categories: add it first`);
  return code;
}

/** The dtype of differences. @throws ArgumentError for values that have none. */
export function differenceDType(dtype: DType): DType {
  const kind = kindOf(dtype);
  if (dtype === 'bool' || dtype === 'object') return 'object';
  if (kind === 'M' || kind === 'm') return 'timedelta64[ns]';
  if (dtype === 'int8' || dtype === 'int16') return 'float32';
  if (/^u?int/.test(dtype)) return 'float64';
  if (kind === 'f' || /^U?Int/.test(dtype)) return dtype;
  throw new ArgumentError(`diff takes numbers, booleans, times and durations, got a column of ${dtype}`);
}

/** Each value less the one `periods` rows before it. */
export function differences(vector: Vector, periods: number): Vector {
  const dtype = differenceDType(vector.dtype);
  const {length} = vector;
  const inside = (row: number): boolean => row - periods >= 0 && row - periods < length;
  if (dtype === 'object') return objectDifferences(vector, periods, inside);
  if (dtype === 'timedelta64[ns]' || /^U?Int/.test(dtype))
    return exactDifferences(vector, dtype, periods, inside);
  const floats = vector.values instanceof BigInt64Array ? exactFloats(vector.values) : floatsOf(vector);
  const out = dtype === 'float32' ? new Float32Array(length).fill(NaN) : new Float64Array(length).fill(NaN);
  const [from, to] = [Math.max(0, periods), Math.min(length, length + periods)];
  const wrap = wrapOf(vector.dtype);
  if (floats !== null) {
    for (let row = from; row < to; row++)
      out[row] = wrap((floats[row] as number) - (floats[row - periods] as number));
    return new Vector(dtype, out, {valid: maskOf(vector, dtype, periods, inside)});
  }
  const values = vector.values as BigInt64Array;
  for (let row = from; row < to; row++)
    out[row] = Number(BigInt.asIntN(64, (values[row] as bigint) - (values[row - periods] as bigint)));
  return new Vector(dtype, out);
}

/** Differences of unsigned integers, and of those of 32 bits, wrap around before they become floats. */
function wrapOf(dtype: DType): (difference: number) => number {
  if (dtype === 'uint8') return (difference) => difference & 0xff;
  if (dtype === 'uint16') return (difference) => difference & 0xffff;
  if (dtype === 'uint32') return (difference) => difference >>> 0;
  return dtype === 'int32' ? (difference) => difference | 0 : (difference) => difference;
}

function maskOf(
  vector: Vector,
  dtype: DType,
  periods: number,
  inside: (row: number) => boolean,
): Uint8Array | null {
  const {valid, length} = vector;
  if (!/^[A-Z]/.test(dtype)) return null;
  return Uint8Array.from({length}, (_, row) =>
    inside(row) && valid?.[row] !== 0 && valid?.[row - periods] !== 0 ? 1 : 0,
  );
}

function exactDifferences(
  vector: Vector,
  dtype: DType,
  periods: number,
  inside: (row: number) => boolean,
): Vector {
  const values = vector.values as ArrayLike<number | bigint>;
  const time = dtype === 'timedelta64[ns]';
  const out = Array.from({length: vector.length}, (_, row) => {
    if (!inside(row)) return time ? NaT : 0n;
    const [a, b] = [BigInt(values[row] as number | bigint), BigInt(values[row - periods] as number | bigint)];
    return time && (a === NaT || b === NaT) ? NaT : BigInt.asIntN(64, a - b);
  });
  const made = integerVector(out, dtype);
  return new Vector(dtype, made.values, {valid: maskOf(vector, dtype, periods, inside)});
}

function objectDifferences(vector: Vector, periods: number, inside: (row: number) => boolean): Vector {
  const out = Array.from({length: vector.length}, (_, row) => {
    if (!inside(row) || vector.isMissing(row) || vector.isMissing(row - periods)) return NaN;
    const [a, b] = [vector.at(row), vector.at(row - periods)];
    if (typeof a === 'boolean' && typeof b === 'boolean') return a !== b;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    throw new ArgumentError(`diff takes numbers, got ${typeof a} and ${typeof b} in a column of objects`);
  });
  return new Vector('object', out);
}
