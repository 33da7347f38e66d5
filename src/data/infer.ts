/** Which dtype plain JavaScript values have: the one rule for constructors of frames, series, indexes and arrays. */
import {cast} from './cast.js';
import type {DType} from './dtype.js';
import {NaT} from './scalars/calendar.js';
import {Complex} from './scalars/complex.js';
import {Float} from './scalars/float.js';
import {Interval} from './scalars/interval.js';
import {Period} from './scalars/period.js';
import {Timedelta} from './scalars/timedelta.js';
import {Timestamp} from './scalars/timestamp.js';
import type {TypedValues} from './vector.js';
import {Vector} from './vector.js';

/**
 * Whose rules hold: `series` for columns (null among numbers is NaN), `index` for labels (as columns, but an empty one is
 * `object`), `array` for NumPy's arrays (null makes `object`, text has a fixed width, booleans count as numbers).
 */
export type Inference = 'series' | 'index' | 'array';

type Seen =
  | 'null'
  | 'nan'
  | 'bool'
  | 'int'
  | 'float'
  | 'string'
  | 'timestamp'
  | 'timedelta'
  | 'period'
  | 'interval'
  | 'complex'
  | 'object';

/**
 * The values as a vector: of `dtype` where one is given, else of the dtype that pandas 1.5 (or NumPy 1.23, see
 * {@link Inference}) finds for them. Whole numbers and bigints are `int64`, other numbers `float64`; typed arrays keep
 * their type. Throws `ValueError` where a value does not fit the dtype.
 */
export function inferVector(
  values: readonly unknown[] | TypedValues,
  dtype?: DType,
  inference: Inference = 'series',
): Vector {
  if (ArrayBuffer.isView(values))
    return dtype === undefined ? typedVector(values) : cast(typedVector(values), dtype);
  return dtype === undefined ? plainVector(values, inference) : cast(objects(values), dtype);
}

function typedVector(values: TypedValues): Vector {
  if (values instanceof BigInt64Array) return new Vector('int64', values);
  if (values instanceof BigUint64Array) return new Vector('uint64', values);
  const name = values.constructor.name.replace('Array', '').toLowerCase();
  return new Vector(name as DType, values);
}

function classify(value: unknown): Seen {
  switch (typeof value) {
    case 'number':
      if (Number.isNaN(value)) return 'nan';
      return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? 'int' : 'float';
    case 'bigint':
      return value >= NaT && value < 2n ** 64n ? 'int' : 'object';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    case 'undefined':
      return 'null';
    default:
      return classifyObject(value);
  }
}

function classifyObject(value: unknown): Seen {
  if (value === null) return 'null';
  if (value instanceof Float) return 'float';
  if (value instanceof Date || value instanceof Timestamp) return 'timestamp';
  if (value instanceof Timedelta) return 'timedelta';
  if (value instanceof Complex) return 'complex';
  if (value instanceof Period) return 'period';
  if (value instanceof Interval) return 'interval';
  return 'object';
}

function plainVector(values: readonly unknown[], inference: Inference): Vector {
  const seen = new Set<Seen>();
  for (const value of values) seen.add(classify(value));
  if (seen.size === 0)
    return inference === 'index' ? objects(values) : new Vector('float64', new Float64Array(0));
  const missing = seen.delete('null');
  const nan = seen.delete('nan');
  if (missing && inference === 'array') return objects(values);
  const numeric = numericVector(values, seen, missing, nan, inference);
  if (numeric) return numeric;
  if (seen.size !== 1)
    return inference === 'array' && seen.has('string') && !seen.has('object')
      ? text(values)
      : objects(values);
  if (seen.has('string')) return inference === 'array' ? text(values) : objects(values);
  return (inference === 'array' && nan ? null : extensionVector(values, seen)) ?? objects(values);
}

/** A vector of numbers or booleans, or null where other values stand among them. */
function numericVector(
  values: readonly unknown[],
  seen: ReadonlySet<Seen>,
  missing: boolean,
  nan: boolean,
  inference: Inference,
): Vector | null {
  const only = (...kinds: Seen[]): boolean => [...seen].every((kind) => kinds.includes(kind));
  if (seen.size === 0) return nan ? floats(values) : null;
  const booleans = inference === 'array' || !seen.has('bool');
  if (only('bool') && !missing && !nan)
    return new Vector(
      'bool',
      Uint8Array.from(values, (v) => (v === true ? 1 : 0)),
    );
  if (!booleans || only('bool', 'string')) {
    return inference === 'array' && nan && only('bool') ? floats(values) : null;
  }
  if (only('bool', 'int') && !missing && !nan) return integers(values);
  if (only('bool', 'int', 'float')) return floats(values);
  return only('bool', 'int', 'float', 'complex') ? complexes(values) : null;
}

function integers(values: readonly unknown[]): Vector {
  const whole = values.map((v) => BigInt(v as number | bigint | boolean));
  const large = whole.some((v) => v >= 2n ** 63n);
  if (!large) return new Vector('int64', BigInt64Array.from(whole));
  return whole.some((v) => v < 0n) ? objects(values) : new Vector('uint64', BigUint64Array.from(whole));
}

function floats(values: readonly unknown[]): Vector {
  return new Vector(
    'float64',
    Float64Array.from(values, (v) => (v === null || v === undefined ? NaN : Number(v))),
  );
}

function complexes(values: readonly unknown[]): Vector {
  const out = new Float64Array(2 * values.length);
  for (const [i, value] of values.entries()) {
    out[2 * i] =
      value instanceof Complex ? value.re : value === null || value === undefined ? NaN : Number(value);
    out[2 * i + 1] = value instanceof Complex ? value.im : 0;
  }
  return new Vector('complex128', out);
}

function text(values: readonly unknown[]): Vector {
  const texts = values.map((v) => (typeof v === 'boolean' ? (v ? 'True' : 'False') : String(v)));
  const width = texts.reduce((most, one) => Math.max(most, Array.from(one).length), 1);
  return new Vector(`<U${width}`, texts);
}

function objects(values: readonly unknown[]): Vector {
  return new Vector(
    'object',
    values.map((v) => (v === undefined ? null : v instanceof Date ? new Timestamp(v) : v)),
  );
}

function extensionVector(values: readonly unknown[], seen: ReadonlySet<Seen>): Vector | null {
  if (seen.has('timedelta'))
    return new Vector(
      'timedelta64[ns]',
      nanoseconds(values, (v) => (v as Timedelta).value),
    );
  if (seen.has('timestamp')) return timestamps(values);
  if (seen.has('period')) return periods(values);
  return seen.has('interval') ? intervals(values) : null;
}

function nanoseconds(values: readonly unknown[], read: (value: unknown) => bigint): BigInt64Array {
  return BigInt64Array.from(values, (v) =>
    v === null || v === undefined || typeof v === 'number' ? NaT : read(v),
  );
}

function timestamps(values: readonly unknown[]): Vector | null {
  const zones = new Set(
    values.flatMap((v) => (v instanceof Timestamp ? [v.tz] : v instanceof Date ? [null] : [])),
  );
  if (zones.size > 1) return null;
  const [zone = null] = zones;
  const read = (v: unknown): bigint =>
    v instanceof Timestamp ? v.value : BigInt((v as Date).getTime()) * 1_000_000n;
  return new Vector(zone === null ? 'datetime64[ns]' : `datetime64[ns, ${zone}]`, nanoseconds(values, read));
}

const missingOr = (v: unknown): unknown => (v === undefined || typeof v === 'number' ? null : v);

function periods(values: readonly unknown[]): Vector | null {
  const frequencies = new Set(values.flatMap((v) => (v instanceof Period ? [v.freq] : [])));
  const [freq] = frequencies;
  return frequencies.size === 1 && freq !== undefined
    ? new Vector(`period[${freq}]`, values.map(missingOr))
    : null;
}

function intervals(values: readonly unknown[]): Vector | null {
  const all = values.filter((v) => v instanceof Interval);
  const closed = new Set(all.map((v) => v.closed));
  const [side] = closed;
  if (closed.size !== 1 || side === undefined) return null;
  const bounds = plainVector(
    all.flatMap((v): unknown[] => [...v.bounds]),
    'series',
  );
  return new Vector(`interval[${bounds.dtype}, ${side}]`, values.map(missingOr));
}
