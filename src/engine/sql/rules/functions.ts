/** Functions of one value: mathematics, and choosing between values. */

import {commonDType} from '../../../data/promote.js';
import {isNullableDType, kindOf} from '../../../data/dtype.js';
import {ArgumentError} from '../../../errors/index.js';
import {anyWindowed, castSql, expr} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {formulaOf, unaryFormula, whereFormula} from '../expression/formula.js';
import type {Formula} from '../expression/formula.js';
import {integerSql} from '../expression/literal.js';
import {Sql, joined, sql} from '../expression/sql.js';
import {isFloating, toDType, unified} from './cast.js';

/** Functions that give floats. Out of their domain they give what is missing, where DuckDB would raise. */
const floatFunctions = {
  sqrt: (x: Sql) => sql`case when ${x} >= 0 then sqrt(${x}) end`,
  cbrt: (x: Sql) => sql`cbrt(${x})`,
  exp: (x: Sql) => sql`exp(${x})`,
  expm1: (x: Sql) => sql`(exp(${x}) - 1)`,
  log: (x: Sql) => logarithm(x, sql`ln`),
  log2: (x: Sql) => logarithm(x, sql`log2`),
  log10: (x: Sql) => logarithm(x, sql`log10`),
  log1p: (x: Sql) => logarithm(sql`(1 + ${x})`, sql`ln`),
  sin: (x: Sql) => sql`case when isfinite(${x}) then sin(${x}) end`,
  cos: (x: Sql) => sql`case when isfinite(${x}) then cos(${x}) end`,
  tan: (x: Sql) => sql`case when isfinite(${x}) then tan(${x}) end`,
  arcsin: (x: Sql) => sql`case when abs(${x}) <= 1 then asin(${x}) end`,
  arccos: (x: Sql) => sql`case when abs(${x}) <= 1 then acos(${x}) end`,
  arctan: (x: Sql) => sql`atan(${x})`,
  sinh: (x: Sql) => sql`sinh(${x})`,
  cosh: (x: Sql) => sql`cosh(${x})`,
  tanh: (x: Sql) => sql`tanh(${x})`,
  degrees: (x: Sql) => sql`degrees(${x})`,
  radians: (x: Sql) => sql`radians(${x})`,
  ceil: (x: Sql) => sql`ceil(${x})`,
  floor: (x: Sql) => sql`floor(${x})`,
  trunc: (x: Sql) => sql`trunc(${x})`,
} as const;
export type FloatFunction = keyof typeof floatFunctions;

function logarithm(x: Sql, call: Sql): Sql {
  return sql`case when ${x} > 0 then ${call}(${x}) when ${x} = 0 then cast('-inf' as double) end`;
}

function needNumber(name: string, e: Expr): void {
  if (!'biuf'.includes(kindOf(e.dtype)))
    throw new ArgumentError(`${name} takes numbers, got a column of dtype ${e.dtype}`);
}

/** `name(e)` in floats: float32 stays, anything else becomes float64. */
export function floatFunction(name: FloatFunction, e: Expr): Expr {
  needNumber(name, e);
  const dtype =
    e.dtype === 'float32' || e.dtype === 'Float32'
      ? e.dtype
      : isNullableDType(e.dtype)
        ? 'Float64'
        : 'float64';
  const value = castSql(e.type === 'BOOLEAN' ? castSql(e.sql, 'TINYINT') : e.sql, 'DOUBLE');
  const body = floatFunctions[name](value);
  const narrow = dtype === 'float32' || dtype === 'Float32';
  const formula = dtype === 'float64' ? unaryFormula(name, e, dtype) : null;
  return expr(Sql.computing(formula, narrow ? castSql(body, 'FLOAT') : sql`(${body})`), {
    dtype,
    nullable: true,
    windowed: e.windowed,
  });
}

/** `|e|`. */
export function absolute(e: Expr): Expr {
  if (kindOf(e.dtype) !== 'm') needNumber('abs', e);
  if (e.type === 'BOOLEAN') return e;
  const made = castSql(sql`abs(${e})`, e.type);
  const kind = kindOf(e.dtype);
  if (kind !== 'i') {
    const formula = kind === 'f' ? unaryFormula('absolute', e, e.dtype) : null;
    return {...e, sql: Sql.computing(formula, made)};
  }
  // The least integer has no positive: it stays, as in NumPy.
  const bits = BigInt(/\d+$/.exec(e.dtype)?.[0] ?? '64');
  const least = castSql(integerSql(-(2n ** (bits - 1n))), e.type);
  return {...e, sql: Sql.either(made, sql`case when ${e} = ${least} then ${e} else ${made} end`)};
}

/** Rounded to `decimals`, halves to the even neighbour; integers stay as they are unless `decimals` is negative. */
export function round(e: Expr, decimals: number): Expr {
  needNumber('round', e);
  if (!isFloating(e) && decimals >= 0) return e;
  const body = isFloating(e)
    ? sql`case when isfinite(${e}) then round_even(${e}, ${integerSql(decimals)}) else ${e} end`
    : sql`round_even(${e}, ${integerSql(decimals)})`;
  return {...e, sql: castSql(body, e.type)};
}

/** The first of `values` that is not missing; of the dtype that all share. */
export function firstPresent(...values: readonly Expr[]): Expr {
  const same = unified(values);
  const dtype = commonDType(same.map((value) => value.dtype));
  const alike = same.map((value) => toDType(value, dtype));
  const [first] = alike;
  if (first === undefined) throw new ArgumentError('firstPresent takes one value at least');
  return {
    ...first,
    sql: Sql.computing(presentFormula(alike), sql`coalesce(${joined(alike, ', ')})`),
    nullable: values.every((value) => value.nullable),
    windowed: anyWindowed(...values),
  };
}

/** The last value that is not NaN, from the last one on. */
function presentFormula(values: readonly Expr[]): Formula | null {
  const [first, ...rest] = values;
  if (first === undefined) return null;
  const formula = kindOf(first.dtype) === 'f' ? formulaOf(first) : null;
  const otherwise = rest.length === 0 ? formula : presentFormula(rest);
  if (formula === null || otherwise === null || rest.length === 0) return formula && otherwise;
  return {
    kind: 'where',
    condition: {kind: 'unary', op: 'isnan', arg: formula},
    then: otherwise,
    otherwise: formula,
  };
}

/** `then` where `condition` is true, `otherwise` elsewhere (missing counts as false); of the dtype that both share. */
export function choose(condition: Expr, then: Expr, otherwise: Expr): Expr {
  const same = unified([then, otherwise]);
  const dtype = commonDType(same.map((e) => e.dtype));
  const [a, b] = same.map((e) => toDType(e, dtype)) as [Expr, Expr];
  return {
    ...a,
    sql: Sql.computing(
      whereFormula(condition, a, b, dtype),
      sql`case when ${condition} then ${a} else ${b} end`,
    ),
    nullable: a.nullable || b.nullable,
    windowed: anyWindowed(condition, then, otherwise),
  };
}

/** A missing value of the dtype of `e`. */
export function missingLike(e: Expr): Expr {
  const formula: Formula | null =
    e.dtype === 'float64' || e.dtype === 'float32'
      ? {kind: 'constant', value: Number.NaN, dtype: e.dtype}
      : null;
  return {...e, sql: Sql.computing(formula, castSql(sql`null`, e.type)), nullable: true, windowed: false};
}
