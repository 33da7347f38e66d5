/** Values of users as SQL: the one place where they are quoted. */

import type {DType} from '../../../data/dtype.js';
import {isNumericDType, kindOf, isNullableDType} from '../../../data/dtype.js';
import {Float} from '../../../data/scalars/float.js';
import {Timedelta} from '../../../data/scalars/timedelta.js';
import {Timestamp} from '../../../data/scalars/timestamp.js';
import {ArgumentError, OverflowError} from '../../../errors/index.js';
import {castSql, expr, typeSql} from './expr.js';
import type {Expr} from './expr.js';
import type {Formula} from './formula.js';
import {Sql, joined, sql} from './sql.js';
import {sqlTypeOf} from './types.js';
import type {SqlType} from './types.js';

const smallestInt64 = -(2n ** 63n);
const largestInt64 = 2n ** 63n - 1n;
const largestUint64 = 2n ** 64n - 1n;

/** A string as SQL text. A NUL character would end the query's text, so it is written as `chr(0)`. */
export function textSql(value: string): Sql {
  const quoted = value.split('\0').map((piece) => Sql.of([`'${piece.replaceAll("'", "''")}'`]));
  const only = quoted[0];
  if (quoted.length === 1 && only !== undefined) return only;
  return sql`(${joined(
    quoted.flatMap((piece, i) => (i === 0 ? [piece] : [sql`chr(0)`, piece])),
    ' || ',
  )})`;
}

/** A double as SQL text; NaN is missing, so NULL. */
export function doubleSql(value: number): Sql {
  if (Number.isNaN(value)) return sql`cast(null as double)`;
  if (!Number.isFinite(value)) return value > 0 ? sql`cast('inf' as double)` : sql`cast('-inf' as double)`;
  const text = Object.is(value, -0) ? '-0' : String(value);
  const spelled = text.includes('e') ? text : `${text}e0`;
  return Sql.of([value < 0 || Object.is(value, -0) ? `(${spelled})` : spelled]);
}

/**
 * An integer as SQL text.
 *
 * @throws OverflowError when it is in the range of neither int64 nor uint64.
 */
export function integerSql(value: bigint | number): Sql {
  const whole = BigInt(value);
  if (whole < smallestInt64 || whole > largestUint64)
    throw new OverflowError(`integer ${String(whole)} is too large for 64 bits`);
  if (whole === smallestInt64) return sql`(-9223372036854775807 - 1)`;
  return Sql.of([whole < 0n ? `(${String(whole)})` : String(whole)]);
}

/** NULL of a type. */
export function nullSql(type: SqlType): Sql {
  return castSql(sql`null`, type);
}

/** The dtype that pandas gives a single JavaScript value, as `language.md` counts numbers: whole ones are integers. */
export function dtypeOfValue(value: unknown): DType {
  switch (typeof value) {
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? 'int64' : 'float64';
    case 'bigint':
      return value > largestInt64 ? 'uint64' : 'int64';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'object';
    default:
      if (value instanceof Date) return 'datetime64[ns]';
      if (value === null || value === undefined) return 'float64';
      return nanosecondsOf(value)?.dtype ?? 'object';
  }
}

/** Nanoseconds of a time or duration, with the dtype it belongs to; null for anything else. */
function nanosecondsOf(value: unknown): {nanoseconds: bigint; dtype: DType} | null {
  if (value instanceof Timedelta) return {nanoseconds: value.value, dtype: 'timedelta64[ns]'};
  if (value instanceof Timestamp)
    return {
      nanoseconds: value.value,
      dtype: value.tz === null ? 'datetime64[ns]' : `datetime64[ns, ${value.tz}]`,
    };
  return null;
}

/** `value` as SQL of `dtype`, whose DuckDB type is `type`: what a cell of a literal frame is. */
export function cellSql(value: unknown, dtype: DType, type: SqlType): Sql {
  if (value === null || value === undefined) return sql`null`;
  if (type === 'MIXED') return mixedSql(value);
  if (value instanceof Float) return doubleSql(value.value);
  if (Array.isArray(value)) return arraySql(value, type);
  const kind = kindOf(dtype);
  if (typeof value === 'number') {
    if (Number.isNaN(value) && !isNullableDType(dtype)) return sql`null`;
    if (type === 'BOOLEAN') return value !== 0 ? sql`true` : sql`false`;
    if (type === 'DOUBLE' || type === 'FLOAT')
      return Number.isNaN(value) ? sql`cast('nan' as double)` : doubleSql(value);
    if (type === 'TIMESTAMP_NS') return sql`make_timestamp_ns(${integerSql(value)})`;
    return integerSql(value);
  }
  if (typeof value === 'bigint') {
    if (type === 'DOUBLE' || type === 'FLOAT') return doubleSql(Number(value));
    return type === 'TIMESTAMP_NS' ? timestampSql(value) : integerSql(value);
  }
  if (typeof value === 'boolean')
    return kind === 'i' || kind === 'u' || kind === 'f'
      ? integerSql(value ? 1 : 0)
      : value
        ? sql`true`
        : sql`false`;
  if (typeof value === 'string') return textSql(value);
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? sql`null` : timestampSql(BigInt(value.getTime()) * 1_000_000n);
  const time = nanosecondsOf(value);
  if (time !== null) return type === 'BIGINT' ? integerSql(time.nanoseconds) : timestampSql(time.nanoseconds);
  throw new ArgumentError(
    `a value of type ${value.constructor.name} cannot stand in a column of dtype ${dtype}`,
  );
}

/** A time by its nanoseconds since 1970 (UTC); a query with the first or the last of all is refused. */
export function timestampSql(nanoseconds: bigint): Sql {
  return sql`make_timestamp_ns(${integerSql(nanoseconds)})`;
}

function arraySql(values: readonly unknown[], type: SqlType): Sql {
  const inner = type.slice(0, -2) as SqlType;
  const dtype: DType =
    inner === 'DOUBLE' ? 'float64' : inner === 'BIGINT' ? 'int64' : inner === 'BOOLEAN' ? 'bool' : 'object';
  return castSql(
    sql`[${joined(
      values.map((value) => cellSql(value, dtype, inner)),
      ', ',
    )}]`,
    type,
  );
}

/** A value of an object column whose values have several types. */
function mixedSql(value: unknown): Sql {
  if (typeof value === 'number' && Number.isNaN(value)) return sql`null`;
  const member = ((): Sql => {
    if (typeof value === 'boolean') return sql`union_value(b := ${value ? sql`true` : sql`false`})`;
    if (typeof value === 'number' && Number.isSafeInteger(value))
      return sql`union_value(i := cast(${integerSql(value)} as bigint))`;
    if (typeof value === 'number') return sql`union_value(f := ${doubleSql(value)})`;
    if (value instanceof Float) return sql`union_value(f := ${doubleSql(value.value)})`;
    if (typeof value === 'bigint') return sql`union_value(i := cast(${integerSql(value)} as bigint))`;
    if (typeof value === 'string') return sql`union_value(s := ${textSql(value)})`;
    if (value instanceof Date)
      return sql`union_value(t := ${timestampSql(BigInt(value.getTime()) * 1_000_000n)})`;
    const time = nanosecondsOf(value);
    if (value instanceof Timestamp && value.tz !== null)
      return sql`union_value(z := ${textSql(`${String(value.value)} ${value.tz}`)})`;
    if (time !== null) {
      return time.dtype === 'timedelta64[ns]'
        ? sql`union_value(d := cast(${integerSql(time.nanoseconds)} as bigint))`
        : sql`union_value(t := ${timestampSql(time.nanoseconds)})`;
    }
    return sql`union_value(j := cast(${textSql(JSON.stringify(value))} as json))`;
  })();
  return castSql(member, 'MIXED');
}

function constantFormula(value: unknown, dtype: DType): Formula | null {
  const kind = kindOf(dtype);
  const time = nanosecondsOf(value);
  if (time !== null)
    return time.dtype === dtype ? {kind: 'constant', value: time.nanoseconds, dtype: 'int64'} : null;
  if (!isNumericDType(dtype)) return null;
  if (kind === 'f') {
    const plain = value instanceof Float ? value.value : value;
    if (plain === null || plain === undefined) return {kind: 'constant', value: Number.NaN, dtype};
    return typeof plain === 'number' || typeof plain === 'bigint' || typeof plain === 'boolean'
      ? {kind: 'constant', value: Number(plain), dtype}
      : null;
  }
  if (typeof value === 'boolean')
    return {kind: 'constant', value: kind === 'b' ? value : Number(value), dtype};
  if (kind !== 'i' && kind !== 'u') return null;
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))
    ? {kind: 'constant', value, dtype}
    : null;
}

/**
 * A constant.
 *
 * @param value a single value: number, bigint, boolean, string, Date, Timestamp, Timedelta, or null.
 * @param dtype what it is taken as; without it, what pandas would give it.
 * @throws OverflowError for an integer that needs more than 64 bits.
 * @example
 * add(columnOf(rel, 'a'), literal(1))
 */
export function literal(value: unknown, dtype: DType = dtypeOfValue(value)): Expr {
  const type = sqlTypeOf(dtype);
  const cell = cellSql(value, dtype, type);
  const missing = value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value));
  const body = kindOf(dtype) === 'O' && !missing ? cell : sql`cast(${cell} as ${typeSql(type)})`;
  return expr(Sql.computing(constantFormula(value, dtype), body), {dtype, type, nullable: missing});
}
