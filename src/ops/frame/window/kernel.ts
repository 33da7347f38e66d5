/** Columns of numbers as floats, for passes over the rows. */
import {kindOf, type DType, type Vector} from '../../../data/index.js';
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
