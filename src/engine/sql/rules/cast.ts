/** From one dtype to another, as `astype` and as promotion do. */

import type {DType} from '../../../data/dtype.js';
import {isNullableDType, kindOf, zoneOf} from '../../../data/dtype.js';
import {labelKey} from '../../../data/local/labels.js';
import {ArgumentError} from '../../../errors/index.js';
import {castSql, expr, respell} from '../expression/expr.js';
import type {CategoryInfo, Expr} from '../expression/expr.js';
import {castFormula} from '../expression/formula.js';
import type {Formula} from '../expression/formula.js';
import {cellSql, integerSql, textSql} from '../expression/literal.js';
import {Sql, joined, sql} from '../expression/sql.js';
import {isListType, sqlTypeOf} from '../expression/types.js';
import {durationText} from './duration.js';

const floatingTypes: readonly string[] = ['FLOAT', 'DOUBLE'];

/** True for expressions that DuckDB computes as floating point. */
export function isFloating(e: Expr): boolean {
  return floatingTypes.includes(e.type);
}

/** The values that the codes of a category expression stand for; anything else unchanged. */
export function decategorised(e: Expr): Expr {
  const {categories} = e;
  if (categories === undefined) return e;
  const type = sqlTypeOf(categories.dtype);
  const values = categories.values.map((value) => cellSql(value, categories.dtype, type));
  if (values.length === 0) return expr(castSql(sql`null`, type), {dtype: categories.dtype, type});
  const list = castSql(sql`[${joined(values, ', ')}]`, `${type}[]`);
  return expr(sql`${list}[${e} + 1]`, {
    dtype: categories.dtype,
    type,
    nullable: e.nullable,
    windowed: e.windowed,
  });
}

/** Codes of the same values among `categories`; missing for a value that is not among them. */
export function asCategories(e: Expr, categories: CategoryInfo): Expr {
  if (e.categories === undefined) return e;
  const places = new Map(categories.values.map((value, code) => [labelKey(value), code]));
  const codes = e.categories.values.map((value) => places.get(labelKey(value)) ?? null);
  if (codes.every((code, i) => code === i)) return {...e, categories};
  const table = joined(
    codes.map((code) => (code === null ? sql`null` : integerSql(code))),
    ', ',
  );
  return {...e, sql: sql`cast(([${table}])[${e} + 1] as integer)`, categories};
}

/**
 * Expressions whose codes stand for the same categories, those of the first; where categories differ, or not all have
 * some, the values themselves.
 */
export function unified(exprs: readonly Expr[]): readonly Expr[] {
  const target = exprs[0]?.categories;
  if (exprs.every((e) => e.categories === undefined)) return exprs;
  if (target === undefined || !exprs.every(({categories}) => alike(target, categories)))
    return exprs.map(decategorised);
  return exprs.map((e) => asCategories(e, target));
}

/** Whether categories are the same: in the same order, where they have one. */
function alike(a: CategoryInfo, b: CategoryInfo | undefined): boolean {
  if (b === undefined || a.ordered !== b.ordered || a.values.length !== b.values.length) return false;
  if (a.ordered) return a.values.every((value, i) => labelKey(value) === labelKey(b.values[i]));
  const known = new Set(a.values.map(labelKey));
  return b.values.every((value) => known.has(labelKey(value)));
}

/**
 * `e` as `dtype`, for promotion: what the two hold in common is kept, nothing is checked. An object column takes
 * anything; see `toMixed` for those that hold several types.
 */
export function toDType(e: Expr, dtype: DType): Expr {
  if (e.dtype === dtype && (e.categories === undefined || dtype === 'category')) return e;
  const plain = decategorised(e);
  if (plain.dtype === dtype) return plain;
  if (dtype === 'object') return plain.type === 'VARCHAR' ? {...plain, dtype} : toMixed(plain);
  const type = sqlTypeOf(dtype);
  const {nullable, windowed} = plain;
  return expr(Sql.computing(wideningFormula(plain, dtype), castSql(plain.sql, type)), {
    dtype,
    type,
    nullable,
    windowed,
  });
}

/** A cast that keeps all values: not of floats to integers, which raises for some. */
function wideningFormula(e: Expr, dtype: DType): Formula | null {
  return kindOf(e.dtype) === 'f' && kindOf(dtype) !== 'f' ? null : castFormula(e, dtype);
}

/** `e` as row labels are kept: integers and floats have 64 bits there, and booleans are no objects. */
export function asLabels(e: Expr): Expr {
  const kind = kindOf(e.dtype);
  if (isNullableDType(e.dtype) || e.categories !== undefined) return e;
  if (e.dtype === 'object' && e.type === 'BOOLEAN' && !e.nullable) return {...e, dtype: 'bool'};
  if (kind === 'i') return toDType(e, 'int64');
  if (kind === 'u') return toDType(e, 'uint64');
  return kind === 'f' ? toDType(e, 'float64') : e;
}

/** `e` as a value of a mixed object column. */
export function toMixed(e: Expr): Expr {
  const plain = decategorised(e);
  if (plain.type === 'MIXED') return {...plain, dtype: 'object'};
  const kind = kindOf(plain.dtype);
  const member = ((): Sql => {
    if (plain.type === 'BOOLEAN') return sql`union_value(b := ${plain})`;
    if (plain.type === 'VARCHAR') return sql`union_value(s := ${plain})`;
    const zone = zoneOf(plain.dtype);
    if (zone !== null) return sql`union_value(z := epoch_ns(${plain})::varchar || ' ' || ${textSql(zone)})`;
    if (plain.type === 'TIMESTAMP_NS') return sql`union_value(t := ${plain})`;
    if (kind === 'm') return sql`union_value(d := ${plain})`;
    if (isListType(plain.type)) return sql`union_value(j := to_json(${plain}))`;
    if (isFloating(plain)) return sql`union_value(f := ${castSql(plain.sql, 'DOUBLE')})`;
    return sql`union_value(i := ${castSql(plain.sql, 'BIGINT')})`;
  })();
  const body = castSql(member, 'MIXED');
  const guarded = plain.nullable ? sql`case when ${plain} is not null then ${body} end` : body;
  return expr(guarded, {dtype: 'object', type: 'MIXED', nullable: plain.nullable, windowed: plain.windowed});
}

/** Mixed values as what Python holds equal: numbers and booleans as floats. Anything else as it is. */
export function hashed(e: Expr): Expr {
  if (e.type !== 'MIXED') return e;
  const member = (tag: 'b' | 'i'): Sql => sql`union_extract(${e}, ${textSql(tag)})`;
  const float = (value: Sql): Sql => castSql(sql`union_value(f := cast(${value} as double))`, 'MIXED');
  return {
    ...e,
    sql: sql`case cast(union_tag(${e}) as varchar) when 'b' then ${float(member('b'))} when 'i' then ${float(member('i'))} else ${e} end`,
  };
}

/** Text of a value as Python's `str` writes it. */
export function toText(e: Expr): Expr {
  const plain = decategorised(e);
  const text = ((): Sql => {
    if (plain.type === 'VARCHAR') return plain.sql;
    if (plain.type === 'BOOLEAN')
      return sql`case when ${plain} then 'True' when not ${plain} then 'False' end`;
    if (plain.type === 'MIXED') return castSql(plain.sql, 'VARCHAR');
    if (kindOf(plain.dtype) === 'm') return durationText(plain.sql, sql`false`);
    if (kindOf(plain.dtype) === 'M') {
      const day = sql`cast(${plain} as date)`;
      return sql`case when cast(${day} as timestamp_ns) = ${plain} then cast(${day} as varchar) else cast(${plain} as varchar) end`;
    }
    return castSql(plain.sql, 'VARCHAR');
  })();
  return expr(text, {dtype: 'object', type: 'VARCHAR', nullable: plain.nullable, windowed: plain.windowed});
}

/** Whether a value is true. What is missing stays so where that can be; otherwise NaN is true and None is not. */
function truthOf(e: Expr, keeps: boolean): Sql {
  const truth = e.type === 'VARCHAR' ? sql`(${e} <> '')` : sql`(${e} <> 0)`;
  if (keeps || !e.nullable) return truth;
  return sql`coalesce(${truth}, ${e.missing === 'none' ? sql`false` : sql`true`})`;
}

/** Raises `message` for rows where `e` is missing, infinite or NaN. */
function requireFinite(e: Expr, message: string): Sql {
  const bad = isFloating(e) ? sql`${e} is null or not isfinite(${e})` : sql`${e} is null`;
  return sql`case when ${bad} then error(${Sql.of([`'${message}'`])}) else ${e} end`;
}

/**
 * `e` as `dtype`, as `astype` does: floats lose their fraction, text is parsed, what cannot be converted raises when run.
 *
 * @throws ArgumentError for pairs of dtypes that have no conversion.
 */
export function astype(e: Expr, dtype: DType): Expr {
  const plain = dtype === 'category' ? e : decategorised(e);
  if (plain.dtype === dtype) return plain;
  const to = kindOf(dtype);
  const from = kindOf(plain.dtype);
  if (dtype === 'object') return from === 'm' ? toMixed(plain) : {...plain, dtype};
  if (dtype === 'string') return {...toText(plain), dtype};
  if (to === 'U') return toText(plain.nullable ? respell(plain, plain.sql) : plain);
  const type = sqlTypeOf(dtype);
  const traits = {dtype, type, nullable: plain.nullable, windowed: plain.windowed};
  if (to === 'b')
    return expr(truthOf(plain, isNullableDType(dtype)), {
      ...traits,
      nullable: isNullableDType(dtype) && plain.nullable,
    });
  if (to === 'i' || to === 'u') {
    const message = 'Cannot convert non-finite values (NA or inf) to integer';
    const checked =
      plain.nullable || isFloating(plain)
        ? isNullableDType(dtype)
          ? plain.sql
          : requireFinite(plain, message)
        : plain.sql;
    if (from === 'M') return expr(sql`epoch_ns(${plain})`, traits);
    return expr(castSql(isFloating(plain) ? sql`trunc(${checked})` : checked, type), {
      ...traits,
      nullable: isNullableDType(dtype) && plain.nullable,
    });
  }
  if (to === 'f')
    return expr(
      Sql.computing(castFormula(plain, dtype), sql`nullif(${castSql(plain.sql, type)}, 'nan')`),
      traits,
    );
  if (to === 'M') {
    if (from === 'i') return expr(sql`make_timestamp_ns(${plain})`, traits);
    if (from === 'M' || plain.type === 'VARCHAR') return expr(castSql(plain.sql, 'TIMESTAMP_NS'), traits);
  }
  if (to === 'm' && (from === 'i' || from === 'u')) return expr(castSql(plain.sql, 'BIGINT'), traits);
  throw new ArgumentError(`cannot convert ${e.dtype} to ${dtype}`);
}
