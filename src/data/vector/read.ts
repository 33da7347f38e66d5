import {Complex} from '../scalars/complex.js';
import {Float} from '../scalars/float.js';
import {NaT} from '../scalars/calendar.js';
import {Timedelta} from '../scalars/timedelta.js';
import {Timestamp} from '../scalars/timestamp.js';
import type {Value} from '../value.js';
import type {Vector} from '../vector.js';

/** A function that makes the value at a position, chosen once for the whole vector. */
export function readerOf(vector: Vector): (i: number) => Value {
  const read = plainReader(vector);
  const {valid} = vector;
  return valid ? (i) => (valid[i] === 1 ? read(i) : null) : read;
}

function plainReader(vector: Vector): (i: number) => Value {
  const {values, zone, categories} = vector;
  if (vector.dtype === 'category') {
    return (i) => {
      const code = Number(values[i]);
      return code < 0 || categories === null ? null : categories.at(code);
    };
  }
  switch (vector.kind) {
    case 'b':
      return (i) => values[i] === 1 || values[i] === true;
    case 'i':
    case 'u':
      return (i) => integer(values[i] as number | bigint);
    case 'c':
      return (i) => new Complex(values[2 * i] as number, values[2 * i + 1] as number);
    case 'M':
      return (i) => (values[i] === NaT ? null : Timestamp.fromNanoseconds(values[i] as bigint, zone));
    case 'm':
      return (i) => (values[i] === NaT ? null : new Timedelta(values[i] as bigint));
    case 'O':
      return (i) => unboxed(values[i]);
    default:
      return (i) => values[i] ?? null;
  }
}

/** An integer as a number where that is exact, as a bigint past 2^53. */
function integer(value: number | bigint): number | bigint {
  if (typeof value === 'number') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function unboxed(value: unknown): Value {
  if (value instanceof Float) return value.value;
  return value ?? null;
}
