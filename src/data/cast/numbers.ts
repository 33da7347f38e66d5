/** Casts to NumPy's numeric dtypes and to pandas' nullable ones. */
import {ArgumentError, ValueError} from '../../errors/index.js';
import {kindOf} from '../dtype.js';
import type {DType} from '../dtype.js';
import {Complex} from '../scalars/complex.js';
import {Float} from '../scalars/float.js';
import {NaT} from '../scalars/calendar.js';
import {Timedelta} from '../scalars/timedelta.js';
import {Timestamp} from '../scalars/timestamp.js';
import {storageOf} from '../vector/storage.js';
import type {TypedValues} from '../vector.js';
import {Vector} from '../vector.js';
import {roundToHalf} from '../../render/text/numpy/half.js';
import {literal} from '../../render/text/pprint.js';

type Plain = number | bigint;
type Writable = Record<number, Plain>;

/** A vector of the numeric dtype `dtype`; integers wrap and floats are cut as in NumPy. */
export function toNumbers(vector: Vector, dtype: DType): Vector {
  const Storage = storageOf(dtype);
  if (!Storage) throw new ArgumentError(`data type '${dtype}' not understood`);
  const kind = kindOf(dtype);
  if (kind === 'c') return toComplex(vector, dtype);
  const read = readerFor(vector, kind, dtype);
  const out = new Storage(vector.length);
  const writable = out as unknown as Writable;
  const convert = converter(kind, out, dtype);
  for (let i = 0; i < vector.length; i++) writable[i] = convert(read(i));
  return new Vector(dtype, out);
}

/** A vector of a nullable dtype: missing values are masked. */
export function toNullable(vector: Vector, dtype: DType): Vector {
  const plain = dtype.toLowerCase() === 'boolean' ? 'bool' : (dtype.toLowerCase() as DType);
  const valid = Uint8Array.from({length: vector.length}, (_, i) => (vector.isMissing(i) ? 0 : 1));
  const kind = kindOf(plain);
  const filled =
    vector.kind === 'f' || vector.valid !== null
      ? withoutMissing(vector, valid)
      : objectsWithoutMissing(vector, valid);
  if (kind === 'i' || kind === 'u') requireWhole(filled, plain);
  const {values} = toNumbers(filled, plain);
  return new Vector(dtype, values, {valid: valid.every((v) => v === 1) ? null : valid});
}

function withoutMissing(vector: Vector, valid: Uint8Array): Vector {
  const values = vector.values.slice() as unknown as Writable;
  const zero = vector.values instanceof BigInt64Array || vector.values instanceof BigUint64Array ? 0n : 0;
  for (const [i, present] of valid.entries()) if (present === 0) values[i] = zero;
  return new Vector(
    vector.valid === null ? vector.dtype : (vector.dtype.toLowerCase().replace('boolean', 'bool') as DType),
    values as unknown as TypedValues,
  );
}

function objectsWithoutMissing(vector: Vector, valid: Uint8Array): Vector {
  if (vector.kind !== 'O') return vector;
  return new Vector(
    'object',
    Array.from({length: vector.length}, (_, i) => (valid[i] === 1 ? vector.at(i) : 0)),
  );
}

function requireWhole(vector: Vector, target: DType): void {
  if (vector.kind !== 'f') return;
  if ((vector.values as Float64Array).every((v) => Number.isInteger(v))) return;
  throw new ArgumentError(`cannot safely cast non-equivalent ${vector.dtype} to ${target}`);
}

function toComplex(vector: Vector, dtype: DType): Vector {
  const out =
    dtype === 'complex64' ? new Float32Array(2 * vector.length) : new Float64Array(2 * vector.length);
  const read = vector.kind === 'c' || vector.kind === 'O' ? null : readerFor(vector, 'f', dtype);
  for (let i = 0; i < vector.length; i++) {
    const value = read ? read(i) : vector.at(i);
    out[2 * i] = value instanceof Complex ? value.re : Number(value ?? NaN);
    out[2 * i + 1] = value instanceof Complex ? value.im : 0;
  }
  return new Vector(dtype, out);
}

/** Gives the value at a position as a number, however it is stored. */
function readerFor(vector: Vector, target: string, dtype: DType): (i: number) => Plain {
  const {values, valid} = vector;
  switch (vector.kind) {
    case 'c':
      return target === 'b'
        ? (i) => (values[2 * i] === 0 && values[2 * i + 1] === 0 ? 0 : 1)
        : (i) => values[2 * i] as number;
    case 'M':
    case 'm':
      if (target === 'f' && vector.kind === 'M')
        throw new ArgumentError(`Cannot cast DatetimeArray to dtype ${dtype}`);
      return (i) => (target === 'f' && values[i] === NaT ? NaN : (values[i] as bigint));
    case 'O':
    case 'U':
    case 'S':
      return (i) => numberOf(vector.at(i), target, dtype);
    default:
      if (valid === null) return (i) => values[i] as Plain;
      return (i) => {
        if (valid[i] === 1) return values[i] as Plain;
        if (target === 'f') return NaN;
        throw new ValueError(`cannot convert NA to ${target === 'b' ? 'bool' : 'integer'}`);
      };
  }
}

/** One value of an object column as a number. */
function numberOf(value: unknown, target: string, dtype: DType): Plain {
  if (target === 'b') return truth(value) ? 1 : 0;
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Float) return value.value;
  if (value === null) {
    if (target === 'f') return NaN;
    throw new ArgumentError(
      `int() argument must be a string, a bytes-like object or a number, not 'NoneType'`,
    );
  }
  if (typeof value === 'string') return target === 'f' ? parsedFloat(value) : parsedInteger(value);
  if (value instanceof Timestamp || value instanceof Timedelta) return value.value;
  throw new ArgumentError(`${literal(value)} cannot be cast to ${dtype}.`);
}

function truth(value: unknown): boolean {
  if (value === null || value === '' || value === 0 || value === 0n || value === false) return false;
  if (value instanceof Float) return value.value !== 0;
  return !(Array.isArray(value) && value.length === 0);
}

function parsedFloat(text: string): number {
  const trimmed = text.trim();
  if (/^[+-]?(\d[\d_]*\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed.replaceAll('_', ''));
  const special = /^([+-]?)(inf(?:inity)?|nan)$/i.exec(trimmed);
  if (!special) throw new ValueError(`could not convert string to float: '${text}'`);
  const size = special[2]?.toLowerCase() === 'nan' ? NaN : Infinity;
  return special[1] === '-' ? -size : size;
}

function parsedInteger(text: string): bigint {
  const trimmed = text.trim();
  if (!/^[+-]?\d+$/.test(trimmed)) throw new ValueError(`invalid literal for int() with base 10: '${text}'`);
  return BigInt(trimmed.replace(/^\+/, ''));
}

/** Puts a number into the target's form; the typed array itself wraps integers of up to 32 bits. */
function converter(kind: string, out: TypedValues, dtype: DType): (value: Plain) => Plain {
  if (kind === 'b') return (value) => (Number(value) === 0 ? 0 : 1);
  if (kind === 'f') return dtype === 'float16' ? (value) => roundToHalf(Number(value)) : Number;
  const wide = out instanceof BigInt64Array || out instanceof BigUint64Array;
  return (value) => {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new ValueError('Cannot convert non-finite values (NA or inf) to integer');
    }
    if (wide) return typeof value === 'bigint' ? value : BigInt(Math.trunc(value));
    return typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : Math.trunc(value);
  };
}
