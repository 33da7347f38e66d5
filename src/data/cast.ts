/** Values of one dtype as values of another, as pandas' and NumPy's `astype`. */
import {ArgumentError, unknownName} from '../errors/index.js';
import {plainText} from '../render/text/plain.js';
import {floatText} from '../render/text/python.js';
import {Categorical} from './categorical.js';
import {toNullable, toNumbers} from './cast/numbers.js';
import {toDurations, toPeriods, toTimes} from './cast/times.js';
import {isNullableDType, isNumericDType, nullableDTypes, numericDTypes} from './dtype.js';
import type {DType} from './dtype.js';
import {objectValue} from './promote.js';
import {Float} from './scalars/float.js';
import {Interval} from './scalars/interval.js';
import {Vector} from './vector.js';

/**
 * `vector` with the dtype `dtype`. Integers wrap and floats lose their fraction as in NumPy. Throws `ValueError` where a value
 * has no counterpart (NaN as an integer, text that is no number) and `ArgumentError` where the dtypes do not convert.
 */
export function cast(vector: Vector, dtype: DType): Vector {
  if (vector.dtype === dtype) return vector;
  const plain = vector.dtype === 'category' ? decoded(vector) : vector;
  if (plain.dtype === dtype) return plain;
  if (isNumericDType(dtype)) return toNumbers(plain, dtype);
  if (isNullableDType(dtype)) return toNullable(plain, dtype);
  if (dtype.startsWith('datetime64[ns')) return toTimes(plain, dtype);
  if (dtype.startsWith('timedelta64[ns')) return toDurations(plain, dtype);
  if (dtype.startsWith('period[')) return toPeriods(plain, dtype);
  if (dtype.startsWith('interval[')) return toIntervals(plain, dtype);
  if (dtype === 'object') return toObjects(plain);
  if (dtype === 'string') return asText(plain, 'string');
  if (dtype === 'category') return new Categorical(plain).vector;
  if (/^(<U|S)\d+$/.test(dtype)) return fixedText(plain, dtype);
  throw new ArgumentError(
    `data type '${dtype as string}' not understood.${unknownName(dtype, [...numericDTypes, ...nullableDTypes, 'object', 'string', 'category', 'datetime64[ns]', 'timedelta64[ns]'])}`,
  );
}

/** The values that the codes of a `category` stand for. */
export function decoded(vector: Vector): Vector {
  const categories = vector.categories?.vector;
  const codes = vector.values as Int32Array;
  if (!categories)
    return new Vector(
      'object',
      Array.from(codes, () => null),
    );
  if (codes.every((code) => code >= 0)) return categories.take(codes);
  if (['i', 'u', 'f'].includes(categories.kind) && categories.valid === null) {
    return new Vector(
      'float64',
      Float64Array.from(codes, (code) => (code < 0 ? NaN : Number(categories.values[code]))),
    );
  }
  return new Vector(
    'object',
    Array.from(codes, (code) => (code < 0 ? NaN : objectValue(categories, code))),
  );
}

function toObjects(vector: Vector): Vector {
  return new Vector(
    'object',
    Array.from({length: vector.length}, (_, i) => objectValue(vector, i)),
  );
}

/**
 * Every value as Python's `str` writes it: an `object` vector, where a missing value is text too (`nan`), or a `string`
 * vector, where it stays missing.
 */
export function asText(vector: Vector, dtype: 'object' | 'string' = 'object'): Vector {
  const plain = vector.dtype === 'category' ? decoded(vector) : vector;
  return new Vector(
    dtype,
    Array.from({length: plain.length}, (_, i) => {
      if (dtype === 'string' && plain.isMissing(i)) return null;
      return textAt(plain, i);
    }),
  );
}

function textAt(vector: Vector, i: number): string {
  const value = vector.at(i);
  if (typeof value === 'number' && (vector.kind === 'f' || vector.values[i] instanceof Float))
    return floatText(value);
  if (value === null && (vector.kind === 'M' || vector.kind === 'm')) return 'NaT';
  return value === null && vector.valid !== null ? '<NA>' : plainText(value);
}

function fixedText(vector: Vector, dtype: DType): Vector {
  const width = Number(/\d+$/.exec(dtype)?.[0] ?? 0);
  const {values} = asText(vector);
  const texts = values as readonly string[];
  return new Vector(
    dtype,
    width === 0 ? texts : texts.map((text) => Array.from(text).slice(0, width).join('')),
  );
}

function toIntervals(vector: Vector, dtype: DType): Vector {
  return new Vector(
    dtype,
    Array.from({length: vector.length}, (_, i) => {
      const value = vector.at(i);
      if (value === null || value instanceof Interval) return value;
      throw new ArgumentError(`${vector.dtype} cannot be converted to ${dtype}`);
    }),
  );
}
