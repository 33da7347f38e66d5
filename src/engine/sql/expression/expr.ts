/** A typed expression over the columns of a relation. */

import type {DType} from '../../../data/dtype.js';
import {Slot, Sql, sql} from './sql.js';
import type {SqlPart} from './sql.js';
import type {SqlType} from './types.js';
import {sqlTypeOf, typeName} from './types.js';

/** The values that the codes of a `category` expression stand for. */
export interface CategoryInfo {
  /** The category of code 0, 1, …: strings, numbers, booleans, or other single values. */
  readonly values: readonly unknown[];
  /** The dtype of the categories themselves. */
  readonly dtype: DType;
  readonly ordered: boolean;
}

/**
 * A typed SQL expression, valid over every relation whose source provides the slots that it reads. Missing is always NULL.
 *
 * `dtype` is what pandas would call the result; for `int64`, `bool` and their likes with `nullable: true` it is the
 * dtype *if nothing turns out missing*, and materialising settles it (`float64`, `object`).
 */
export interface Expr {
  readonly sql: Sql;
  readonly dtype: DType;
  /** The type that the SQL has, which the dtype implies except for `object`. */
  readonly type: SqlType;
  /** False when no value can be missing. */
  readonly nullable: boolean;
  /** True when the value of a row depends on other rows (`over ()`) or on chance: then it is computed before rows are dropped or moved. */
  readonly windowed: boolean;
  readonly categories?: CategoryInfo;
  /** `none` when a missing object is shown as None rather than NaN. */
  readonly missing?: 'none';
}

/** What an expression is apart from its SQL; `type` follows from `dtype` unless given. */
export interface ExprTraits {
  readonly dtype: DType;
  readonly type?: SqlType;
  readonly nullable?: boolean;
  readonly windowed?: boolean;
  readonly categories?: CategoryInfo;
  readonly missing?: 'none';
}

/**
 * An expression from SQL and what is known of it. Nullable unless said otherwise.
 *
 * @example
 * expr(sql`length(${name})`, {dtype: 'int64', nullable: name.nullable})
 */
export function expr(body: Sql, traits: ExprTraits): Expr {
  return {
    sql: body,
    dtype: traits.dtype,
    type: traits.type ?? sqlTypeOf(traits.dtype),
    nullable: traits.nullable ?? true,
    windowed: traits.windowed ?? false,
    ...(traits.categories === undefined ? {} : {categories: traits.categories}),
    ...(traits.missing === undefined ? {} : {missing: traits.missing}),
  };
}

/** `base` with other SQL; all that is known of it stays. Use where SQL changes the spelling and not the meaning. */
export function respell(base: Expr, body: Sql): Expr {
  return {...base, sql: body};
}

/** A reference to a slot that a source puts out for `base`: same dtype and nullability, computed already. */
export function reference(slot: Slot, base: ExprTraits): Expr {
  return expr(Sql.of([slot]), {...base, windowed: false});
}

/** The slot that `e` merely refers to, or null when it computes something. */
export function slotOf(e: Expr): Slot | null {
  const only = e.sql.parts.length === 1 ? e.sql.parts[0] : undefined;
  if (only instanceof Slot) return only;
  return null;
}

/** The name of a type as SQL. */
export function typeSql(type: SqlType): Sql {
  return Sql.of([typeName(type)]);
}

/** `cast(body as type)`; raises at run time where a value does not fit. */
export function castSql(body: SqlPart, type: SqlType): Sql {
  return sql`cast(${body} as ${typeSql(type)})`;
}

/** True when any of `operands` can be missing. */
export function anyNullable(...operands: readonly Expr[]): boolean {
  return operands.some((operand) => operand.nullable);
}

/** True when any of `operands` depends on other rows. */
export function anyWindowed(...operands: readonly Expr[]): boolean {
  return operands.some((operand) => operand.windowed);
}
