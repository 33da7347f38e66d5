/** How a dtype is kept in DuckDB. */

import type {DType} from '../../../data/dtype.js';
import {isNullableDType, kindOf} from '../../../data/dtype.js';
import {NotSupportedError} from '../../../errors/index.js';

/**
 * The DuckDB type of an expression. Datetimes are `TIMESTAMP_NS` (UTC, zone in the dtype), timedeltas `BIGINT` nanoseconds,
 * category codes `INTEGER`. Objects of one JavaScript type have the DuckDB type of that; mixed ones are `MIXED`, a union whose
 * members sort numbers before strings; lists end in `[]`.
 */
export type SqlType = ScalarSqlType | `${ScalarSqlType}[]` | `${ScalarSqlType}[][]`;

export type ScalarSqlType =
  | 'BOOLEAN'
  | 'TINYINT'
  | 'SMALLINT'
  | 'INTEGER'
  | 'BIGINT'
  | 'UTINYINT'
  | 'USMALLINT'
  | 'UINTEGER'
  | 'UBIGINT'
  | 'FLOAT'
  | 'DOUBLE'
  | 'VARCHAR'
  | 'TIMESTAMP_NS'
  | 'MIXED';

/**
 * The members of a mixed object value: `z` is a time with a zone, its nanoseconds in UTC and the name of the zone with a
 * space between them; `j` is JSON of what is none of the others.
 */
export const mixedMembers = [
  {tag: 'b', type: 'BOOLEAN'},
  {tag: 'i', type: 'BIGINT'},
  {tag: 'f', type: 'DOUBLE'},
  {tag: 's', type: 'VARCHAR'},
  {tag: 't', type: 'TIMESTAMP_NS'},
  {tag: 'z', type: 'VARCHAR'},
  {tag: 'd', type: 'BIGINT'},
  {tag: 'j', type: 'JSON'},
] as const;

/** The type of mixed object values. */
export const mixedType = `UNION(${mixedMembers.map(({tag, type}) => `${tag} ${type}`).join(', ')})`;

const byDType: Readonly<Record<string, ScalarSqlType>> = {
  bool: 'BOOLEAN',
  int8: 'TINYINT',
  int16: 'SMALLINT',
  int32: 'INTEGER',
  int64: 'BIGINT',
  uint8: 'UTINYINT',
  uint16: 'USMALLINT',
  uint32: 'UINTEGER',
  uint64: 'UBIGINT',
  float16: 'FLOAT',
  float32: 'FLOAT',
  float64: 'DOUBLE',
  'timedelta64[ns]': 'BIGINT',
  category: 'INTEGER',
  object: 'VARCHAR',
  string: 'VARCHAR',
};

/**
 * The type in which DuckDB keeps `dtype`. For `object` that is `VARCHAR`, as nearly all objects are strings; whoever knows
 * better says so where the expression is made.
 *
 * @throws NotSupportedError for complex, period and interval columns, which have no type in DuckDB.
 */
export function sqlTypeOf(dtype: DType): ScalarSqlType {
  const kind = kindOf(dtype);
  if (kind === 'M') return 'TIMESTAMP_NS';
  if (kind === 'U' || kind === 'S') return 'VARCHAR';
  const type = byDType[isNullableDType(dtype) ? dtype.toLowerCase().replace('boolean', 'bool') : dtype];
  if (type === undefined)
    throw new NotSupportedError(`columns of dtype ${dtype} are not supported by the local engine`);
  return type;
}

/** The name of `type` as DuckDB reads it. */
export function typeName(type: SqlType): string {
  return type.replace('MIXED', mixedType);
}

/** True for a type whose values are a list. */
export function isListType(type: SqlType): type is `${ScalarSqlType}[]` | `${ScalarSqlType}[][]` {
  return type.endsWith('[]');
}
