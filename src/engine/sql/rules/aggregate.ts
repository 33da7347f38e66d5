/** Aggregates as pandas does them: missing values are left out. */

import {isNullableDType, kindOf} from '../../../data/dtype.js';
import type {DType} from '../../../data/dtype.js';
import {ArgumentError} from '../../../errors/index.js';
import {typeSql} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {doubleSql, integerSql, textSql} from '../expression/literal.js';
import {Sql, sql} from '../expression/sql.js';
import {sqlTypeOf} from '../expression/types.js';
import type {Aggregate} from '../relation/group.js';
import {decategorised, hashed} from './cast.js';

/** An aggregate function: `rest` are further inputs it needs, `ordinal` orders the rows. */
export type AggregateRule = (e: Expr, ordinal: Expr) => Aggregate;

function float(body: Sql): Aggregate {
  return {sql: body, traits: {dtype: 'float64', nullable: true}};
}

function count(body: Sql): Aggregate {
  return {sql: body, traits: {dtype: 'int64', nullable: false}};
}

function needNumber(name: string, e: Expr): void {
  if (!'biufm'.includes(kindOf(e.dtype)))
    throw new ArgumentError(`${name} takes numbers, got a column of dtype ${e.dtype}`);
}

/** The value itself, of the dtype that it has: minimum, maximum, first. */
function same(body: Sql, e: Expr): Aggregate {
  return {sql: body, traits: {...e, nullable: true, windowed: false}};
}

function sumDType(dtype: DType): DType {
  const kind = kindOf(dtype);
  if (isNullableDType(dtype)) return kind === 'f' ? dtype : kind === 'u' ? 'UInt64' : 'Int64';
  if (kind === 'b' || kind === 'i') return 'int64';
  return kind === 'u' ? 'uint64' : dtype;
}

const largest = 2n ** 64n;

/** A sum of integers, which DuckDB computes in 128 bits, brought back to 64. */
function integerSum(e: Expr, dtype: DType): Sql {
  const type = kindOf(dtype) === 'u' ? sql`ubigint` : sql`bigint`;
  const total = sql`coalesce(sum(cast(${e} as bigint)), 0)`;
  if (e.type === 'UBIGINT')
    return sql`cast(coalesce(sum(${e}), 0) % ${Sql.of([String(largest)])}::hugeint as ubigint)`;
  const modulus = sql`${Sql.of([String(largest)])}::hugeint`;
  const positive = sql`((${total} % ${modulus} + ${modulus}) % ${modulus})`;
  return Sql.either(
    sql`cast(${total} as ${type})`,
    sql`cast(case when ${positive} >= ${Sql.of([String(largest / 2n)])} then ${positive} - ${modulus} else ${positive} end as ${type})`,
  );
}

export const sum: AggregateRule = (input) => {
  const e = decategorised(input);
  const dtype = e.type === 'VARCHAR' ? e.dtype : sumDType(e.dtype);
  if (e.type === 'VARCHAR') return {sql: sql`string_agg(${e}, '')`, traits: {dtype, type: 'VARCHAR'}};
  needNumber('sum', e);
  const kind = kindOf(dtype);
  if (kind === 'f') return {sql: sql`nullif(coalesce(sum(${e}), 0), 'nan')`, traits: {dtype, nullable: true}};
  return {
    sql: integerSum(e.type === 'BOOLEAN' ? {...e, sql: sql`${e}::int`} : e, dtype),
    traits: {dtype, nullable: false},
  };
};

export const prod: AggregateRule = (e) => {
  needNumber('prod', e);
  const dtype = sumDType(e.dtype);
  const body = sql`coalesce(product(${e.type === 'BOOLEAN' ? sql`${e}::int` : e}), 1)`;
  if (kindOf(dtype) === 'f') return {sql: sql`nullif(${body}, 'nan')`, traits: {dtype, nullable: true}};
  const type = sqlTypeOf(dtype);
  return {
    // The cast to 128 bits raises for what a float does not hold exactly, so that the exact product is taken.
    sql: Sql.either(
      sql`cast(cast(case when abs(${body}) <= 9007199254740992 then ${body}::hugeint else ${Sql.of([String(largest)])}::hugeint end as ${typeSql(type)}) as ${typeSql(type)})`,
      wrappedProduct(e, dtype),
    ),
    traits: {dtype, nullable: false},
  };
};

/** A product of integers that wraps around. */
function wrappedProduct(e: Expr, dtype: DType): Sql {
  const modulus = sql`${Sql.of([String(largest)])}::hugeint`;
  const factor = sql`cast(((cast(${e.type === 'BOOLEAN' ? sql`${e}::int` : e} as hugeint) % ${modulus}) + ${modulus}) % ${modulus} as uhugeint)`;
  const factors = sql`list_prepend(1::uhugeint, list(${factor}) filter (${e} is not null))`;
  const product = sql`cast(coalesce(list_reduce(${factors}, lambda p, q: (p * q) % ${modulus}::uhugeint), 1) as hugeint)`;
  if (kindOf(dtype) === 'u') return sql`cast(${product} as ubigint)`;
  return sql`cast(case when ${product} >= ${Sql.of([String(largest / 2n)])} then ${product} - ${modulus} else ${product} end as bigint)`;
}

/** Times and durations are averaged as nanoseconds. */
export const mean: AggregateRule = (e) => {
  const kind = kindOf(e.dtype);
  if (kind === 'M')
    return {sql: sql`make_timestamp_ns(cast(avg(epoch_ns(${e})) as bigint))`, traits: {dtype: e.dtype}};
  needNumber('mean', e);
  if (kind === 'm') return {sql: sql`cast(trunc(avg(${e})) as bigint)`, traits: {dtype: e.dtype}};
  const dtype = e.dtype === 'float32' ? 'float32' : isNullableDType(e.dtype) ? 'Float64' : 'float64';
  const body = sql`nullif(avg(${e.type === 'BOOLEAN' ? sql`${e}::int` : e}), 'nan')`;
  return {sql: dtype === 'float32' ? sql`cast(${body} as float)` : body, traits: {dtype}};
};

export const min: AggregateRule = (e) => same(sql`min(${e})`, e);
export const max: AggregateRule = (e) => same(sql`max(${e})`, e);

/** The first value that is not missing, in the order of the rows. */
export const first: AggregateRule = (e, ordinal) => same(sql`arg_min(${e}, ${ordinal})`, e);
export const last: AggregateRule = (e, ordinal) => same(sql`arg_max(${e}, ${ordinal})`, e);

/** Values that are not missing. */
export const countValues: AggregateRule = (e) => count(e.nullable ? sql`count(${e})` : sql`count(*)`);
/** Rows, missing values or not. */
export const size: AggregateRule = () => count(sql`count(*)`);
/** Different values that are not missing. In groups; over all rows of a large relation, count a `distinct` instead. */
export const nunique: AggregateRule = (e) => count(sql`count(distinct ${hashed(e)})`);

/** DuckDB raises on infinities where pandas gives NaN. */
function finite(name: 'stddev_samp' | 'var_samp' | 'stddev_pop' | 'var_pop', e: Expr): Sql {
  const call = Sql.of([name]);
  const value = e.type === 'BOOLEAN' ? sql`${e}::int` : sql`${e}::double`;
  const isFloat = e.type === 'DOUBLE' || e.type === 'FLOAT';
  if (!isFloat) return sql`${call}(${value})`;
  return sql`case when bool_and(isfinite(${e})) then ${call}(${value}) filter (isfinite(${e})) end`;
}

/** Variance with `ddof` degrees of freedom taken off. */
export function variance(ddof: number): AggregateRule {
  return (e) => {
    needNumber('var', e);
    if (ddof === 1) return float(finite('var_samp', e));
    if (ddof === 0) return float(finite('var_pop', e));
    return float(
      sql`case when count(${e}) > ${integerSql(ddof)} then ${finite('var_pop', e)} * count(${e}) / (count(${e}) - ${integerSql(ddof)}) end`,
    );
  };
}

/** Standard deviation with `ddof` degrees of freedom taken off. */
export function deviation(ddof: number): AggregateRule {
  return (e) => {
    needNumber('std', e);
    if (ddof === 1) return float(finite('stddev_samp', e));
    if (ddof === 0) return float(finite('stddev_pop', e));
    return float(sql`sqrt(${variance(ddof)(e, e).sql})`);
  };
}

/** Standard error of the mean. */
export function standardError(ddof: number): AggregateRule {
  return (e, ordinal) => float(sql`${deviation(ddof)(e, ordinal).sql} / sqrt(count(${e}))`);
}

/** The value in the middle of the others; of two, what lies between them. */
export const median: AggregateRule = (e) => {
  const of = (values: Sql): Sql => sql`quantile_cont(${values}::double, ${doubleSql(0.5)})`;
  if (kindOf(e.dtype) === 'M')
    return {
      sql: sql`make_timestamp_ns(cast(${of(sql`epoch_ns(${e})`)} as bigint))`,
      traits: {dtype: e.dtype},
    };
  needNumber('quantile', e);
  if (kindOf(e.dtype) === 'm') return {sql: sql`cast(${of(e.sql)} as bigint)`, traits: {dtype: e.dtype}};
  return float(of(e.type === 'BOOLEAN' ? sql`${e}::int` : e.sql));
};

export const skew: AggregateRule = (e) =>
  float(sql`case when count(${e}) > 2 then skewness(${e}::double) end`);
export const kurtosis: AggregateRule = (e) =>
  float(sql`case when count(${e}) > 3 then kurtosis(${e}::double) end`);

function truthOf(e: Expr): Sql {
  if (e.type === 'BOOLEAN') return e.sql;
  if (e.type === 'VARCHAR') return sql`(${e} <> '')`;
  if (kindOf(e.dtype) === 'M') return sql`(epoch_ns(${e}) <> 0)`;
  return e.type === 'MIXED' ? mixedTruth(e) : sql`(${e} <> 0)`;
}

function mixedTruth(e: Expr): Sql {
  const member = (tag: 'b' | 'i' | 'f' | 's'): Sql => sql`union_extract(${e}, ${textSql(tag)})`;
  return sql`case when ${e} is null then null else case cast(union_tag(${e}) as varchar) when 'b' then ${member('b')} when 'i' then ${member('i')} <> 0 when 'f' then ${member('f')} <> 0 when 's' then ${member('s')} <> '' else true end end`;
}

/** Whether any value is true; of nothing, false. */
export const anyTrue: AggregateRule = (e) => ({
  sql: sql`coalesce(bool_or(${truthOf(e)}), false)`,
  traits: {dtype: 'bool', nullable: false},
});
/** Whether all values are true; of nothing, true. */
export const allTrue: AggregateRule = (e) => ({
  sql: sql`coalesce(bool_and(${truthOf(e)}), true)`,
  traits: {dtype: 'bool', nullable: false},
});
/** All values as a list, in the order of the rows. */
export const list: AggregateRule = (e, ordinal) => ({
  sql: sql`list(${e} order by ${ordinal})`,
  traits: {dtype: 'object', type: `${e.type as 'DOUBLE'}[]`},
});

/** The value of `e` in the row where `by` is least (or greatest). */
export function valueAt(which: 'least' | 'greatest', e: Expr, by: Expr): Aggregate {
  return same(which === 'least' ? sql`arg_min(${e}, ${by})` : sql`arg_max(${e}, ${by})`, e);
}

/** The aggregates that take nothing but a column, by the names that pandas gives them. */
export const aggregateRules: ReadonlyMap<string, AggregateRule> = new Map([
  ['sum', sum],
  ['prod', prod],
  ['mean', mean],
  ['min', min],
  ['max', max],
  ['first', first],
  ['last', last],
  ['count', countValues],
  ['size', size],
  ['nunique', nunique],
  ['std', deviation(1)],
  ['var', variance(1)],
  ['sem', standardError(1)],
  ['median', median],
  ['skew', skew],
  ['kurt', kurtosis],
  ['any', anyTrue],
  ['all', allTrue],
  ['list', list],
]);
