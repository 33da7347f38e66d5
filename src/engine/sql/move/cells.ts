/**
 * Reading cells that have no fixed size (text, lists, mixed values) out of DuckDB's vectors. DuckDB's own package would
 * decode text as a file is decoded, where U+FEFF at the start is a mark of the encoding; in a cell it is a character.
 */

import type duckdb from '@duckdb/node-bindings';
import {boxFloat} from '../../../data/scalars/float.js';
import {Timedelta} from '../../../data/scalars/timedelta.js';
import {Timestamp} from '../../../data/scalars/timestamp.js';
import {isListType, mixedMembers} from '../expression/types.js';
import type {ScalarSqlType, SqlType} from '../expression/types.js';
import {isFixed, widths} from './bindings.js';
import type {Bindings, FixedType} from './bindings.js';

/** The value of the cell at a position; null where it is missing. */
export type CellReader = (i: number) => unknown;

/** Bytes of a text that DuckDB keeps in the vector itself. */
const inlineBytes = 12;
const entryBytes = 16;

/** The integer as a number where that is exact. */
export function exact(value: number | bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** A reader of the first `count` cells of a vector of `type`. */
export function cellsOf(bindings: Bindings, vector: duckdb.Vector, type: SqlType, count: number): CellReader {
  if (count === 0) return () => null;
  const read = presentCells(bindings, vector, type, count);
  const validity = bindings.vector_get_validity(vector, Math.ceil(count / 64) * 8) as Uint8Array | null;
  if (validity === null) return read;
  return (i) => ((validity[i >> 3] ?? 0) & (1 << (i & 7)) ? read(i) : null);
}

function presentCells(bindings: Bindings, vector: duckdb.Vector, type: SqlType, count: number): CellReader {
  if (isListType(type)) return listCells(bindings, vector, type.slice(0, -2) as SqlType, count);
  if (type === 'MIXED') return mixedCells(bindings, vector, count);
  if (isFixed(type)) return fixedCells(bindings, vector, type, count);
  return textCells(bindings, vector, count);
}

function fixedCells(bindings: Bindings, vector: duckdb.Vector, type: FixedType, count: number): CellReader {
  const Values = widths[type];
  const bytes = bindings.vector_get_data(vector, count * Values.BYTES_PER_ELEMENT);
  const values: ArrayLike<number | bigint> = new Values(bytes.buffer as ArrayBuffer, bytes.byteOffset, count);
  const at = (i: number): number | bigint => values[i] ?? 0;
  if (type === 'BOOLEAN') return (i) => at(i) !== 0;
  if (type === 'DOUBLE' || type === 'FLOAT') return (i) => boxFloat(Number(at(i)));
  if (type === 'TIMESTAMP_NS') return (i) => Timestamp.fromNanoseconds(BigInt(at(i)));
  return (i) => exact(at(i));
}

function textCells(bindings: Bindings, vector: duckdb.Vector, count: number): (i: number) => string {
  const bytes = bindings.vector_get_data(vector, count * entryBytes);
  const entries = Buffer.from(bytes.buffer, bytes.byteOffset, count * entryBytes);
  return (i) => {
    const start = i * entryBytes;
    const length = entries.readUInt32LE(start);
    if (length <= inlineBytes) return entries.toString('utf8', start + 4, start + 4 + length);
    const far = bindings.get_data_from_pointer(
      bytes.buffer as ArrayBuffer,
      bytes.byteOffset + start + 8,
      length,
    );
    return Buffer.from(far.buffer, far.byteOffset, length).toString('utf8');
  };
}

function listCells(bindings: Bindings, vector: duckdb.Vector, item: SqlType, count: number): CellReader {
  const bytes = bindings.vector_get_data(vector, count * entryBytes);
  const entries = new BigUint64Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, count * 2);
  const child = bindings.list_vector_get_child(vector);
  const items = cellsOf(bindings, child, item, bindings.list_vector_get_size(vector));
  return (i) => {
    const start = Number(entries[2 * i]);
    return Array.from({length: Number(entries[2 * i + 1])}, (_, j) => items(start + j));
  };
}

/** What a member of a mixed value is read as. */
const members: readonly {
  readonly type: ScalarSqlType;
  readonly read: (cell: unknown) => unknown;
}[] = mixedMembers.map(({tag, type}) => ({
  type: type === 'JSON' ? 'VARCHAR' : type,
  read:
    tag === 'd'
      ? (cell) => new Timedelta(BigInt(cell as number | bigint))
      : tag === 'z'
        ? (cell) => zoned(cell as string)
        : tag === 'j'
          ? (cell) => JSON.parse(cell as string) as unknown
          : (cell) => cell,
}));

function zoned(text: string): Timestamp {
  const space = text.indexOf(' ');
  return Timestamp.fromNanoseconds(BigInt(text.slice(0, space)), text.slice(space + 1));
}

/** A union is kept as a struct whose first member tells which of the others holds the value. */
function mixedCells(bindings: Bindings, vector: duckdb.Vector, count: number): CellReader {
  const tags = cellsOf(bindings, bindings.struct_vector_get_child(vector, 0), 'UTINYINT', count);
  const cells = members.map(({type}, k) =>
    cellsOf(bindings, bindings.struct_vector_get_child(vector, k + 1), type, count),
  );
  return (i) => {
    const tag = tags(i);
    if (tag === null) return null;
    const cell = cells[Number(tag)]?.(i) ?? null;
    return cell === null ? null : members[Number(tag)]?.read(cell);
  };
}
