/** Which dtype the texts of a CSV column are, as pandas would read them. */

import type {DType} from '../../../data/dtype.js';
import {kindOf} from '../../../data/dtype.js';
import {castSql, expr} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {textSql} from '../expression/literal.js';
import {Sql, joined, sql} from '../expression/sql.js';
import {astype} from '../rules/cast.js';

/** A field whose missing values are NULL. */
export function presentText(field: Sql, missing: readonly string[]): Expr {
  const body =
    missing.length === 0
      ? field
      : sql`case when ${field} not in (${joined(missing.map(textSql), ', ')}) then ${field} end`;
  return expr(body, {dtype: 'object', type: 'VARCHAR'});
}

const integerPattern = sql`'\\s*[+-]?[0-9]+\\s*'`;
const floatPattern = sql`'\\s*[+-]?([0-9]+\\.?[0-9]*([eE][+-]?[0-9]+)?|\\.[0-9]+([eE][+-]?[0-9]+)?|[iI]nf(inity)?)\\s*'`;

/** Counts that tell the dtype: all values, booleans, integers, unsigned integers, floats, times. */
export function evidence(text: Expr, decimal: string): readonly Sql[] {
  const number = decimal === '.' ? text.sql : sql`replace(${text}, ${textSql(decimal)}, '.')`;
  return [
    sql`count(${text})`,
    sql`count(*) filter (${text} in ('True', 'TRUE', 'true', 'False', 'FALSE', 'false'))`,
    sql`count(*) filter (regexp_full_match(${text}, ${integerPattern}) and try_cast(${text} as bigint) is not null)`,
    sql`count(*) filter (regexp_full_match(${text}, ${integerPattern}) and try_cast(${text} as ubigint) is not null)`,
    sql`count(*) filter (regexp_full_match(${number}, ${floatPattern}))`,
    sql`count(*) filter (${timeSql(text)} is not null)`,
    sql`count(*)`,
  ];
}

/** A time from text in ISO 8601, or month first as pandas reads what is ambiguous. */
function timeSql(text: Expr): Sql {
  return sql`coalesce(try_cast(${text} as timestamp_ns), cast(try_strptime(${text}, ['%m/%d/%Y', '%m/%d/%Y %H:%M', '%m/%d/%Y %H:%M:%S', '%d %b %Y', '%b %d %Y', '%b %d, %Y', '%Y%m%d']) as timestamp_ns))`;
}

/** `text` as the dtype that `counts` (of `evidence`) speak for; times only where they are asked for. */
export function inferred(text: Expr, counts: readonly number[], decimal: string, times: boolean): Expr {
  const [present = 0, booleans, integers, unsigned, floats, dates, rows = 0] = counts;
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
  if (integers === present && !nullable) return expr(castSql(text.sql, 'BIGINT'), {dtype: 'int64', nullable});
  if (unsigned === present && !nullable)
    return expr(castSql(text.sql, 'UBIGINT'), {dtype: 'uint64', nullable});
  if (floats === present) return expr(castSql(number, 'DOUBLE'), {dtype: 'float64', nullable});
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
