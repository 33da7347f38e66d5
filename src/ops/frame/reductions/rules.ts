/** What each reduction makes of a column, and of the cells of a row. */
import {isNullableDType, kindOf, type DType} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {aggregates, castSql, decategorised, expr, sql, type Aggregate, type Expr, type Sql} from '../../../engine/sql/index.js';

/** What the keywords of a reduction say. */
export interface ReductionOptions {
  readonly skipna: boolean;
  readonly ddof: number;
  /** Fewer present values than this give a missing result. */
  readonly minCount: number;
}

export const usualOptions: ReductionOptions = {skipna: true, ddof: 1, minCount: 0};

export interface ReductionRule {
  /** Whether the values of a column can be reduced so; a frame leaves out columns that cannot. */
  takes(e: Expr): boolean;
  aggregate(e: Expr, ordinal: Expr, options: ReductionOptions): Aggregate;
  /** The function of DuckDB that does the same with a list; absent where rows are reduced in another way. */
  readonly ofList?: (list: Sql, count: Sql, options: ReductionOptions) => Sql;
}

const numeric = (e: Expr): boolean => 'biuf'.includes(kindOf(e.dtype));
const numericOrSpan = (e: Expr): boolean => 'biufm'.includes(kindOf(e.dtype));
const any = (): boolean => true;
const ordered = (e: Expr): boolean => e.categories?.ordered !== false && e.type !== 'MIXED';

/** An object column of numbers as what its numbers are; anything else as it is. */
export function plainNumbers(e: Expr): Expr {
  if (e.dtype !== 'object') return e;
  if (e.type === 'BOOLEAN') return {...e, dtype: 'bool'};
  if (e.type === 'BIGINT') return {...e, dtype: 'int64'};
  return e.type === 'DOUBLE' ? {...e, dtype: 'float64'} : e;
}

/** `aggregate`, missing where `skipna` or `min_count` ask for it. */
function guarded(made: Aggregate, e: Expr, {skipna, minCount}: ReductionOptions): Aggregate {
  const conditions: Sql[] = [];
  if (!skipna && e.nullable) conditions.push(sql`count(*) = count(${e})`);
  if (minCount > 0) conditions.push(sql`count(${e}) >= ${expr(castSql(literalInt(minCount), 'BIGINT'), {dtype: 'int64'})}`);
  const [first, second] = conditions;
  if (first === undefined) return made;
  const test = second === undefined ? first : sql`${first} and ${second}`;
  const dtype = floatIfMissing(made.traits.dtype);
  const body = dtype === made.traits.dtype ? made.sql : castSql(made.sql, 'DOUBLE');
  return {
    sql: sql`case when ${test} then ${body} end`,
    traits: dtype === made.traits.dtype ? {...made.traits, nullable: true} : {dtype, nullable: true},
  };
}

function floatIfMissing(dtype: DType): DType {
  return !isNullableDType(dtype) && 'iub'.includes(kindOf(dtype)) ? 'float64' : dtype;
}

function literalInt(value: number): Sql {
  return expr(sql`${aggregatesInteger(value)}`, {dtype: 'int64'}).sql;
}

function aggregatesInteger(value: number): Sql {
  return sqlInteger(value);
}
