/** Which dtype the texts of a CSV column are, as pandas would read them. */

import type {DType} from '../../../data/dtype.js';
import {kindOf} from '../../../data/dtype.js';
import {castSql, expr} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {textSql} from '../expression/literal.js';
import {Sql, sql} from '../expression/sql.js';
import type {SqlType} from '../expression/types.js';
import {astype} from '../rules/cast.js';

const integerPattern = sql`'\\s*[+-]?[0-9]+\\s*'`;
const floatPattern = sql`'\\s*[+-]?([0-9]+\\.?[0-9]*([eE][+-]?[0-9]+)?|\\.[0-9]+([eE][+-]?[0-9]+)?|[iI]nf(inity)?)\\s*'`;

/** What all values of a column may be, in the order of `evidence`. */
export const kinds = ['boolean', 'integer', 'unsigned', 'float', 'time'] as const;
export type Kind = (typeof kinds)[number];

/**
 * Counts that tell the dtype: rows, values that are present, and those of each kind. Kinds that are ruled out already
 * count as nothing, as looking for them takes most of the time. A quick look passes by unusual spellings of numbers, such
 * as `007`, and is many times as fast; what it counts is of that kind.
 */
export function evidence(
  text: Expr,
  decimal: string,
  possible: ReadonlySet<Kind>,
  how: 'exact' | 'quick',
): readonly Sql[] {
  const number = decimal === '.' ? text.sql : sql`replace(${text}, ${textSql(decimal)}, '.')`;
  const whole = (type: 'bigint' | 'ubigint'): Sql => {
    const value = sql`try_cast(${text} as ${Sql.of([type])})`;
    return how === 'quick'
      ? sql`cast(${value} as varchar) = ${text}`
      : sql`${value} is not null and regexp_full_match(${text}, ${integerPattern})`;
  };
  const tests: Readonly<Record<Kind, Sql>> = {
    boolean: sql`${text} in ('True', 'TRUE', 'true', 'False', 'FALSE', 'false')`,
    integer: whole('bigint'),
    unsigned: whole('ubigint'),
    float:
      how === 'quick'
        ? sql`isfinite(try_cast(${number} as double)) and not contains(${number}, '_')`
        : sql`(regexp_full_match(${number}, ${floatPattern}) and not ${pastFloats(number)})`,
    time: sql`${timeSql(text)} is not null`,
  };
  const counts = kinds.map((kind) => (possible.has(kind) ? sql`count(*) filter (${tests[kind]})` : sql`0`));
  return [sql`count(*)`, sql`count(${text})`, ...counts];
}

/** Whether digits stand for more than a float can hold, which pandas leaves as text. */
function pastFloats(number: Sql): Sql {
  return sql`(isinf(try_cast(${number} as double)) and regexp_matches(${number}, '[0-9]'))`;
}

/** Counts values that are written as whole numbers. */
export function wholeNumbers(text: Expr): Sql {
  return sql`count(*) filter (regexp_full_match(${text}, ${integerPattern}))`;
}

/** Whether all values are numbers, of which some are past the integers: they are text to pandas if all are whole. */
export function mayBePast(counts: readonly number[]): boolean {
  const [, present, , integers, , floats] = counts;
  return floats === present && integers !== present;
}

/** The counts of a column whose numbers are all whole, and more than an integer column can hold: text. */
export function asTexts(counts: readonly number[]): readonly number[] {
  const [rows = 0, present = 0, , , unsigned = 0] = counts;
  return unsigned === present && present === rows ? counts : [rows, present, 0, 0, 0, 0, 0];
}

/** Which kinds all values may be, by the counts of some of them. */
export function stillPossible(counts: readonly number[], possible: ReadonlySet<Kind>): ReadonlySet<Kind> {
  const [, present = 0, ...found] = counts;
  return new Set(kinds.filter((kind, i) => possible.has(kind) && (found[i] ?? 0) === present));
}

/** Whether the counts of a quick look decide: the first kind that is possible is that of all values. */
export function isDecided(counts: readonly number[], possible: ReadonlySet<Kind>): boolean {
  const [, present = 0, ...found] = counts;
  const first = kinds.findIndex((kind) => possible.has(kind));
  return first < 0 || found[first] === present;
}

/** A time from text in ISO 8601, or month first as pandas reads what is ambiguous. */
function timeSql(text: Expr): Sql {
  return sql`coalesce(try_cast(${text} as timestamp_ns), cast(try_strptime(${text}, ['%m/%d/%Y', '%m/%d/%Y %H:%M', '%m/%d/%Y %H:%M:%S', '%d %b %Y', '%b %d %Y', '%b %d, %Y', '%Y%m%d']) as timestamp_ns))`;
}

/**
 * `text` as the dtype that `counts` (of `evidence`) speak for; times only where they are asked for. Numbers stand in
 * `text`'s slot as such: `parse` is told the type that the reader shall give them.
 */
export function inferred(
  text: Expr,
  counts: readonly number[],
  decimal: string,
  times: boolean,
  parse: (type: SqlType) => void,
): Expr {
  const [rows = 0, present = 0, booleans, integers, unsigned, floats, dates] = counts;
  const nullable = present < rows;
  const number = decimal === '.' ? text.sql : sql`replace(${text}, ${textSql(decimal)}, '.')`;
  if (times && dates === present) return expr(timeSql(text), {dtype: 'datetime64[ns]', nullable});
  if (present === 0) return expr(castSql(sql`null`, 'DOUBLE'), {dtype: 'float64'});
  if (booleans === present)
    return expr(sql`(lower(${text}) = 'true')`, {
      dtype: nullable ? 'object' : 'bool',
      type: 'BOOLEAN',
      nullable,
    });
  if (integers === present && !nullable) {
    parse('BIGINT');
    return expr(text.sql, {dtype: 'int64', nullable});
  }
  if (unsigned === present && !nullable) {
    parse('UBIGINT');
    return expr(text.sql, {dtype: 'uint64', nullable});
  }
  if (floats === present) {
    if (decimal === '.') parse('DOUBLE');
    return expr(decimal === '.' ? text.sql : castSql(number, 'DOUBLE'), {dtype: 'float64', nullable});
  }
  return {...text, nullable};
}

/** `text` as the dtype that the user named. */
export function asked(text: Expr, dtype: DType, decimal: string): Expr {
  const kind = kindOf(dtype);
  if (kind === 'b')
    return expr(
      sql`case lower(${text}) when 'true' then true when 'false' then false else cast(${text} as boolean) end`,
      {dtype},
    );
  if (kind === 'f' && decimal !== '.')
    return astype({...text, sql: sql`replace(${text}, ${textSql(decimal)}, '.')`}, dtype);
  return astype(text, dtype);
}
