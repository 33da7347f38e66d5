/** Casts to times, durations and periods. */
import {ArgumentError} from '../../errors/index.js';
import {zoneOf} from '../dtype.js';
import type {DType} from '../dtype.js';
import {NaT, instantOf} from '../scalars/calendar.js';
import {Period} from '../scalars/period.js';
import {Timedelta} from '../scalars/timedelta.js';
import {Timestamp} from '../scalars/timestamp.js';
import {Vector} from '../vector.js';

/** A vector of nanoseconds since the epoch: text is parsed, integers count nanoseconds. */
export function toTimes(vector: Vector, dtype: DType): Vector {
  const zone = zoneOf(dtype);
  if (vector.kind === 'M') return new Vector(dtype, rezoned(vector, zone));
  const options = {tz: zone};
  return new Vector(
    dtype,
    nanoseconds(vector, dtype, (value) => {
      if (value instanceof Timestamp) return value.value;
      if (typeof value === 'string') return new Timestamp(value, options).value;
      return typeof value === 'number' || typeof value === 'bigint'
        ? new Timestamp(value, options).value
        : null;
    }),
  );
}

/** Times without a zone are read as clock times of the zone they get. */
function rezoned(vector: Vector, zone: string | null): BigInt64Array {
  const values = vector.values as BigInt64Array;
  if (zone === null || vector.zone !== null) return values;
  return values.map((v) => (v === NaT ? NaT : instantOf(v, zone)));
}

export function toDurations(vector: Vector, dtype: DType): Vector {
  return new Vector(
    dtype,
    nanoseconds(vector, dtype, (value) => {
      if (value instanceof Timedelta) return value.value;
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
        ? new Timedelta(value).value
        : null;
    }),
  );
}

function nanoseconds(vector: Vector, dtype: DType, read: (value: unknown) => bigint | null): BigInt64Array {
  return BigInt64Array.from({length: vector.length}, (_, i) => {
    if (vector.isMissing(i)) return NaT;
    const ns = read(vector.at(i));
    if (ns === null) throw new ArgumentError(`${vector.dtype} cannot be converted to ${dtype}`);
    return ns;
  });
}

export function toPeriods(vector: Vector, dtype: DType): Vector {
  const freq = /^period\[(.+)\]$/.exec(dtype)?.[1] ?? 'D';
  return new Vector(
    dtype,
    Array.from({length: vector.length}, (_, i) => {
      const value = vector.at(i);
      if (value === null || value instanceof Period) return value;
      if (value instanceof Timestamp || typeof value === 'string') return new Period(value, freq);
      throw new ArgumentError(`${vector.dtype} cannot be converted to ${dtype}`);
    }),
  );
}
