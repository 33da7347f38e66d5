/** Comparisons and logic as pandas does them. */

import {isNullableDType, kindOf} from '../../../data/dtype.js';
import type {DType} from '../../../data/dtype.js';
import {commonDType, promoteTypes} from '../../../data/promote.js';
import {ArgumentError} from '../../../errors/index.js';
import {anyNullable, anyWindowed, castSql, expr} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {binaryFormula, timeFormula, unaryFormula} from '../expression/formula.js';
import type {Formula} from '../expression/formula.js';
import {Sql, joined, sql} from '../expression/sql.js';
import {decategorised, hashed, toDType, toMixed} from './cast.js';

export type ComparisonOp = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

const symbols: Readonly<Record<ComparisonOp, Sql>> = {
  eq: sql`=`,
  ne: sql`<>`,
  lt: sql`<`,
  le: sql`<=`,
  gt: sql`>`,
  ge: sql`>=`,
};

/** True for nullable dtypes, whose comparisons give missing for missing. */
function threeValued(...operands: readonly Expr[]): boolean {
  return operands.some((e) => isNullableDType(e.dtype) || e.dtype === 'string');
}

/** Whether values of the two can be equal at all. */
function comparable(x: Expr, y: Expr): boolean {
  const family = (e: Expr): string => {
    const kind = kindOf(e.dtype);
    if (e.type === 'MIXED') return 'mixed';
    if (kind === 'M' || kind === 'm') return kind;
    return e.type === 'VARCHAR' ? 'text' : 'number';
  };
  return family(x) === family(y) || family(x) === 'mixed' || family(y) === 'mixed';
}

/** Booleans as numbers of the type of `other`. */
function asNumber(e: Expr, other: Expr): Expr {
  return {...e, dtype: other.dtype, type: other.type, sql: castSql(e.sql, other.type)};
}

/** The two as one type. */
function together(x: Expr, y: Expr): [Expr, Expr] {
  if (x.type === 'MIXED' || y.type === 'MIXED') return [hashed(toMixed(x)), hashed(toMixed(y))];
  if (x.type === y.type) return [x, y];
  if (!isNumber(x) || !isNumber(y)) {
    if (x.type === 'BOOLEAN') return [asNumber(x, y), y];
    if (y.type === 'BOOLEAN') return [x, asNumber(y, x)];
  }
  const dtype: DType =
    isNumber(x) && isNumber(y) ? promoteTypes(x.dtype, y.dtype) : commonDType([x.dtype, y.dtype]);
  return dtype === 'object' ? [x, y] : [toDType(x, dtype), toDType(y, dtype)];
}

/** True for booleans too, which compare with numbers as 0 and 1. */
function isNumber(e: Expr): boolean {
  return 'biuf'.includes(kindOf(e.dtype));
}

/**
 * `x op y`, row by row: false where either is missing (true for `ne`), or missing for nullable dtypes. Values of kinds
 * that are never equal give false (`ne`: true).
 *
 * @throws ArgumentError for an order between kinds that have none, such as text and numbers.
 */
export function compare(op: ComparisonOp, left: Expr, right: Expr): Expr {
  const [x, y] = [decategorised(left), decategorised(right)];
  const three = threeValued(x, y);
  const traits = {
    dtype: three ? 'boolean' : 'bool',
    type: 'BOOLEAN',
    nullable: three && anyNullable(x, y),
    windowed: anyWindowed(x, y),
  } as const;
  if (!comparable(x, y)) {
    if (op !== 'eq' && op !== 'ne')
      throw new ArgumentError(`'${op}' is not supported between '${x.dtype}' and '${y.dtype}'`);
    const never = op === 'ne' ? sql`true` : sql`false`;
    if (!traits.nullable) return expr(never, traits);
    return expr(sql`case when ${x} is not null and ${y} is not null then ${never} end`, traits);
  }
  const [a, b] = together(x, y);
  const body = sql`(${a} ${symbols[op]} ${b})`;
  if (three) return expr(body, traits);
  const whole = anyNullable(x, y) ? sql`coalesce(${body}, ${op === 'ne' ? sql`true` : sql`false`})` : body;
  return expr(Sql.computing(comparison(op, a, b), whole), traits);
}

const formulaOps = {
  eq: 'equal',
  ne: 'not_equal',
  lt: 'less',
  le: 'less_equal',
  gt: 'greater',
  ge: 'greater_equal',
} as const;

function comparison(op: ComparisonOp, x: Expr, y: Expr): Formula | null {
  if (x.dtype !== y.dtype) return null;
  const kind = kindOf(x.dtype);
  return kind === 'M' || kind === 'm'
    ? timeFormula(formulaOps[op], x, y)
    : binaryFormula(formulaOps[op], x, y, x.dtype);
}

/** Whether `e` is one of `values`; never missing. A missing value among `values` finds what is missing. */
export function isIn(e: Expr, values: readonly Expr[]): Expr {
  const x = decategorised(e);
  const present = values.filter((value) => !value.nullable && comparable(x, value));
  const traits = {dtype: 'bool', nullable: false, windowed: e.windowed} as const;
  const missing = values.some((value) => value.nullable) ? [sql`${x} is null`] : [];
  if (present.length === 0) return expr(missing[0] ?? sql`false`, traits);
  const own = x.type === 'MIXED' ? hashed(x) : x;
  const found = sql`coalesce(${own} in (${joined(
    present.map((value) => together(x, value)[1]),
    ', ',
  )}), false)`;
  return expr(sql`(${joined([found, ...missing], ' or ')})`, traits);
}

/** Whether a value is missing; never missing itself. */
export function isNull(e: Expr): Expr {
  const body = e.nullable ? Sql.computing(isNaN(e), sql`(${e} is null)`) : sql`false`;
  return expr(body, {dtype: 'bool', nullable: false, windowed: e.windowed});
}

function isNaN(e: Expr): Formula | null {
  return kindOf(e.dtype) === 'f' ? unaryFormula('isnan', e, e.dtype) : null;
}

/** `not isNull`. */
export function notNull(e: Expr): Expr {
  const missing = isNaN(e);
  const formula: Formula | null = missing && {kind: 'unary', op: 'logical_not', arg: missing};
  const body = e.nullable ? Sql.computing(formula, sql`(${e} is not null)`) : sql`true`;
  return expr(body, {dtype: 'bool', nullable: false, windowed: e.windowed});
}

export type LogicOp = 'and' | 'or' | 'xor';

const logicSql: Readonly<
  Record<LogicOp, {readonly boolean: (x: Sql, y: Sql) => Sql; readonly integer: (x: Sql, y: Sql) => Sql}>
> = {
  and: {boolean: (x, y) => sql`(${x} and ${y})`, integer: (x, y) => sql`(${x} & ${y})`},
  or: {boolean: (x, y) => sql`(${x} or ${y})`, integer: (x, y) => sql`(${x} | ${y})`},
  xor: {boolean: (x, y) => sql`(${x} <> ${y})`, integer: (x, y) => sql`xor(${x}, ${y})`},
};

/**
 * `x & y`, `x | y`, `x ^ y`: of booleans, where a missing one counts as false unless the dtype is nullable, or of the
 * bits of integers.
 *
 * @throws ArgumentError for other dtypes.
 */
export function logic(op: LogicOp, x: Expr, y: Expr): Expr {
  const boolean = x.type === 'BOOLEAN' && y.type === 'BOOLEAN';
  const windowed = anyWindowed(x, y);
  if (boolean && threeValued(x, y))
    return expr(logicSql[op].boolean(x.sql, y.sql), {
      dtype: 'boolean',
      nullable: anyNullable(x, y),
      windowed,
    });
  if (boolean)
    return expr(
      Sql.computing(binaryFormula(`logical_${op}`, x, y, 'bool'), logicSql[op].boolean(truth(x), truth(y))),
      {dtype: 'bool', nullable: false, windowed},
    );
  const [a, b] = [kindOf(x.dtype), kindOf(y.dtype)];
  if (!'biu'.includes(a) || !'biu'.includes(b))
    throw new ArgumentError(`unsupported operand types for ${op}: '${x.dtype}' and '${y.dtype}'`);
  const dtype = commonDType([x.dtype, y.dtype]);
  return expr(logicSql[op].integer(toDType(x, dtype).sql, toDType(y, dtype).sql), {
    dtype,
    nullable: anyNullable(x, y),
    windowed,
  });
}

function truth(e: Expr): Sql {
  return e.nullable ? sql`coalesce(${e}, false)` : e.sql;
}

/** `~x`: not of booleans, the complement of integers. */
export function invert(e: Expr): Expr {
  if (e.type === 'BOOLEAN')
    return {...e, sql: Sql.computing(unaryFormula('logical_not', e, 'bool'), sql`(not ${e})`)};
  const kind = kindOf(e.dtype);
  if (kind !== 'i' && kind !== 'u') throw new ArgumentError(`bad operand type for unary ~: '${e.dtype}'`);
  return {...e, sql: sql`(~${e})`};
}
