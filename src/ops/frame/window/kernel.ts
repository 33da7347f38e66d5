/** Columns of numbers as floats, for passes over the rows. */
import {NaT, Vector, kindOf, type DType} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';

/** The values as floats, NaN where missing. */
export function floatsOf(vector: Vector, operation: string): Float64Array {
  if (vector.dtype === 'float64') return vector.values as Float64Array;
  const kind = kindOf(vector.dtype);
  if (!'biufO'.includes(kind))
    throw new ArgumentError(`${operation} takes numbers, got dtype ${vector.dtype}`);
  const out = new Float64Array(vector.length);
  for (let i = 0; i < out.length; i++) {
    const value = vector.at(i);
    if (typeof value === 'string') throw new ArgumentError(`${operation} takes numbers, got '${value}'`);
    out[i] = value === null ? NaN : Number(value);
  }
  return out;
}

export function isNumeric(dtype: DType): boolean {
  return 'biuf'.includes(kindOf(dtype));
}

type Wide = BigInt64Array | BigUint64Array;

/** A running value of integers or times in 64 bits. */
export function runWide(
  vector: Vector,
  step: (total: bigint, value: bigint) => bigint,
  dtype: DType,
): Vector {
  const values = vector.values as Wide;
  const out = new BigInt64Array(values.length);
  const times = 'mM'.includes(kindOf(vector.dtype));
  let total: bigint | null = null;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as bigint;
    if (times && value === NaT) {
      out[i] = NaT;
      continue;
    }
    total = total === null ? value : BigInt.asIntN(64, step(total, value));
    out[i] = total;
  }
  return new Vector(dtype, out);
}

/** A running value of floats: missing values are passed over, or with `skipna` false all after one is missing. */
export function runFloats(
  values: Float64Array,
  step: (total: number, value: number) => number,
  skipna: boolean,
): Float64Array {
  const out = new Float64Array(values.length);
  let total = NaN;
  let begun = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) {
      out[i] = NaN;
      if (!skipna) return out.fill(NaN, i);
      continue;
    }
    total = begun ? step(total, value) : value;
    begun = true;
    out[i] = total;
  }
  return out;
}
