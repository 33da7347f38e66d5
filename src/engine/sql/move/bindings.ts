/** DuckDB's own bindings, for moving numbers in and out without an object a cell. */

import type duckdb from '@duckdb/node-bindings';
import type {DuckDBApi} from '../engine/engine.js';
import type {DuckDBType} from '@duckdb/node-api';
import {NotSupportedError} from '../../../errors/index.js';
import type {SqlType} from '../expression/types.js';

export type Bindings = typeof duckdb;

/** The bindings; loaded with the engine, so that asking again costs nothing. */
export async function loadBindings(): Promise<Bindings> {
  return (await import('@duckdb/node-bindings')).default;
}

/** Values of a DuckDB chunk or table column: how many bytes one has, and the typed array that reads them. */
export const widths = {
  BOOLEAN: Uint8Array,
  TINYINT: Int8Array,
  SMALLINT: Int16Array,
  INTEGER: Int32Array,
  BIGINT: BigInt64Array,
  UTINYINT: Uint8Array,
  USMALLINT: Uint16Array,
  UINTEGER: Uint32Array,
  UBIGINT: BigUint64Array,
  FLOAT: Float32Array,
  DOUBLE: Float64Array,
  TIMESTAMP_NS: BigInt64Array,
} as const;
export type FixedType = keyof typeof widths;

/** True for types whose values have a fixed size, and are copied as they are. */
export function isFixed(type: SqlType): type is FixedType {
  return type in widths;
}

/** The type object of DuckDB's package for a type that chunks are made of. */
export function chunkType(api: DuckDBApi, type: SqlType): DuckDBType {
  const types: Partial<Record<SqlType, DuckDBType>> = {
    BOOLEAN: api.BOOLEAN,
    TINYINT: api.TINYINT,
    SMALLINT: api.SMALLINT,
    INTEGER: api.INTEGER,
    BIGINT: api.BIGINT,
    UTINYINT: api.UTINYINT,
    USMALLINT: api.USMALLINT,
    UINTEGER: api.UINTEGER,
    UBIGINT: api.UBIGINT,
    FLOAT: api.FLOAT,
    DOUBLE: api.DOUBLE,
    TIMESTAMP_NS: api.TIMESTAMP_NS,
    VARCHAR: api.VARCHAR,
  };
  const found = types[type];
  if (found === undefined)
    throw new NotSupportedError(`values of type ${type} cannot be appended to a table`);
  return found;
}
