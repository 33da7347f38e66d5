/** Writing vectors into DuckDB's chunks. */

import type duckdb from '@duckdb/node-bindings';
import {Float} from '../../../data/scalars/float.js';
import {Timedelta} from '../../../data/scalars/timedelta.js';
import {Timestamp} from '../../../data/scalars/timestamp.js';
import {NaT} from '../../../data/scalars/calendar.js';
import {isNullableDType} from '../../../data/dtype.js';
import type {TypedValues, Vector} from '../../../data/vector.js';
import {ValueError} from '../../../errors/index.js';
import {infiniteTimes} from '../engine/errors.js';
import type {SqlType} from '../expression/types.js';
import {isFixed} from './bindings.js';
import type {Bindings} from './bindings.js';
import {isMissing} from './object-type.js';

/** Rows in one chunk of DuckDB. */
export const chunkRows = 2048;

/** Writes `count` values from position `start` on into `target`. */
export type Writer = (target: duckdb.Vector, start: number, count: number) => void;

/** One scratch for values and one for validity: memory shared with other threads cannot be handed to the bindings. */
interface Scratch {
  readonly bytes: Uint8Array;
  readonly validity: Uint8Array;
}

/** Which values of a typed column are missing, or null when none can be. */
function missingIn(vector: Vector): ((i: number) => boolean) | null {
  const {values, valid, dtype} = vector;
  if (valid !== null) return (i) => valid[i] !== 1;
  if (dtype === 'category') return (i) => Number(values[i]) < 0;
  if (values instanceof BigInt64Array && (vector.kind === 'M' || vector.kind === 'm'))
    return (i) => values[i] === NaT;
  if ((values instanceof Float64Array || values instanceof Float32Array) && !isNullableDType(dtype)) {
    return (i) => Number.isNaN(values[i]);
  }
  return null;
}

/** The last nanosecond that a time can name, and but for its sign the first: they stand for infinite times in DuckDB. */
const lastNanosecond = 2n ** 63n - 1n;

/** @throws ValueError where `times` hold the first or last moment of all, with which DuckDB does not compute. */
function refuseInfiniteTimes(times: BigInt64Array): void {
  if (!times.includes(lastNanosecond) && !times.includes(-lastNanosecond)) return;
  throw new ValueError(infiniteTimes);
}

function typedWriter(bindings: Bindings, vector: Vector, values: TypedValues, scratch: Scratch): Writer {
  if (vector.kind === 'M') refuseInfiniteTimes(values as BigInt64Array);
  const missing = missingIn(vector);
  const width = values.BYTES_PER_ELEMENT;
  const source = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return (target, start, count) => {
    scratch.bytes.set(source.subarray(start * width, (start + count) * width));
    bindings.copy_data_to_vector(target, 0, scratch.bytes.buffer as ArrayBuffer, 0, count * width);
    if (missing === null) return;
    writeValidity(bindings, target, scratch, count, (i) => missing(start + i));
  };
}

/** Marks what is missing; touches the target only if something is. */
function writeValidity(
  bindings: Bindings,
  target: duckdb.Vector,
  scratch: Scratch,
  count: number,
  missing: (i: number) => boolean,
): void {
  const {validity} = scratch;
  let any = false;
  validity.fill(255);
  for (let i = 0; i < count; i++) {
    if (!missing(i)) continue;
    any = true;
    validity[i >> 3] = (validity[i >> 3] ?? 0) & ~(1 << (i & 7));
  }
  if (!any) return;
  bindings.vector_ensure_validity_writable(target);
  bindings.copy_data_to_vector_validity(
    target,
    0,
    validity.buffer as ArrayBuffer,
    0,
    Math.ceil(count / 64) * 8,
  );
}

function textWriter(
  bindings: Bindings,
  values: ArrayLike<unknown>,
  scratch: Scratch,
  spell: (value: unknown) => string,
): Writer {
  return (target, start, count) => {
    for (let i = 0; i < count; i++) {
      const value = values[start + i];
      if (!isMissing(value)) bindings.vector_assign_string_element(target, i, spell(value));
    }
    writeValidity(bindings, target, scratch, count, (i) => isMissing(values[start + i]));
  };
}

/** Values of an object column that are all booleans, copied one by one. */
function booleanWriter(bindings: Bindings, values: ArrayLike<unknown>, scratch: Scratch): Writer {
  return (target, start, count) => {
    for (let i = 0; i < count; i++) scratch.bytes[i] = values[start + i] === true ? 1 : 0;
    bindings.copy_data_to_vector(target, 0, scratch.bytes.buffer as ArrayBuffer, 0, count);
    writeValidity(bindings, target, scratch, count, (i) => isMissing(values[start + i]));
  };
}

/** How a value of a mixed column is spelled in the table that it is loaded through: a letter for its member, and its text. */
export function spellMixed(value: unknown): string {
  if (typeof value === 'boolean') return `b${String(value)}`;
  if (typeof value === 'string') return `s${value}`;
  if (
    typeof value === 'bigint' ||
    (typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0))
  )
    return `i${String(value)}`;
  if (typeof value === 'number' || value instanceof Float) return `f${spellDouble(Number(value))}`;
  if (value instanceof Timestamp)
    return value.tz === null ? `t${String(value.value)}` : `z${String(value.value)} ${value.tz}`;
  if (value instanceof Date) return `t${String(BigInt(value.getTime()) * 1_000_000n)}`;
  if (value instanceof Timedelta) return `d${String(value.value)}`;
  return `j${JSON.stringify(value)}`;
}

function spellDouble(value: number): string {
  return Number.isFinite(value) ? String(value) : value > 0 ? 'inf' : '-inf';
}

/** The type in which a column of `type` passes through an appender: itself, or text that is converted in the database. */
export function appendedType(type: SqlType): SqlType {
  return isFixed(type) ? type : 'VARCHAR';
}

/**
 * A function that writes `vector`, kept as `type`, into chunks. Text that stands for lists and mixed values is converted
 * by `create table as` afterwards.
 */
export function writerOf(bindings: Bindings, vector: Vector, type: SqlType): Writer {
  const scratch: Scratch = {bytes: new Uint8Array(chunkRows * 8), validity: new Uint8Array(chunkRows / 8)};
  const {values} = vector;
  if (ArrayBuffer.isView(values)) return typedWriter(bindings, vector, values, scratch);
  if (type === 'BOOLEAN') return booleanWriter(bindings, values, scratch);
  if (type === 'MIXED') return textWriter(bindings, values, scratch, spellMixed);
  if (type === 'VARCHAR') return textWriter(bindings, values, scratch, String);
  return textWriter(bindings, values, scratch, (value) => JSON.stringify(value));
}
