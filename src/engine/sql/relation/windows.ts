/** Columns that depend on the rows around them. */

import {expr} from '../expression/expr.js';
import type {Expr, ExprTraits} from '../expression/expr.js';
import {integerSql} from '../expression/literal.js';
import {Sql, joined, sql} from '../expression/sql.js';
import {settledDType} from '../move/decode.js';
import {toDType} from '../rules/cast.js';
import {carry, sealWindows, sealWith} from '../relation.js';
import type {Column, Relation} from '../relation.js';
import {inOrder, withOrderKeys, orderSql, withOrdinal} from './ordinal.js';

/** Which rows a window sees: the frame of SQL, as a number of rows before and after; null for all of them. */
export interface WindowFrame {
  readonly before: number | null;
  readonly after: number | null;
}

/** A column that a window computes: `of` makes the SQL that stands before `over`. */
export interface WindowColumn {
  readonly label: Column['label'];
  readonly inputs: readonly Expr[];
  readonly of: (inputs: readonly Expr[]) => {readonly sql: Sql; readonly traits: ExprTraits};
  readonly frame?: WindowFrame;
}

function frameSql(frame: WindowFrame): Sql {
  const before =
    frame.before === null ? sql`unbounded preceding` : sql`${integerSql(frame.before)} preceding`;
  const after = frame.after === null ? sql`unbounded following` : sql`${integerSql(frame.after)} following`;
  return sql`rows between ${before} and ${after}`;
}

/**
 * `rel` with `columns` in place of its own, each computed along the rows in their order. Without groups that is a pass
 * over the rows as they come (`over ()`), which keeps their order and needs no sort; in groups, rows are sorted by
 * their place within each.
 *
 * @param keys the groups; none for all rows as one.
 * @example
 * windows(rel, [], [{label: 'a', inputs: [a], of: ([x]) => lag(x, 1)}]) // shift
 */
export function windows(rel: Relation, keys: readonly Expr[], columns: readonly WindowColumn[]): Relation {
  const inputs = columns.flatMap((column) => column.inputs);
  const {relation, extra} = carry({...rel, columns: []}, [...keys, ...inputs], (all) =>
    sealWindows(keys.length === 0 ? inOrder(all) : all),
  );
  if (keys.length === 0)
    return {
      ...relation,
      columns: columnsOver(columns, extra, (frame) => (frame === undefined ? sql`` : frameSql(frame))),
    };
  return grouped(relation, extra.slice(0, keys.length), extra.slice(keys.length), columns);
}

function columnsOver(
  columns: readonly WindowColumn[],
  inputs: readonly Expr[],
  over: (frame: WindowFrame | undefined) => Sql,
): Column[] {
  let next = 0;
  return columns.map((column) => {
    const own = inputs.slice(next, (next += column.inputs.length));
    const {sql: body, traits} = column.of(own);
    return {
      label: column.label,
      expr: expr(sql`${body} over (${over(column.frame)})`, {...traits, windowed: true}),
    };
  });
}

/** Windows in groups lose the order of rows, which stays pending. */
function grouped(
  rel: Relation,
  keys: readonly Expr[],
  inputs: readonly Expr[],
  columns: readonly WindowColumn[],
): Relation {
  let ordinal: Expr | null = null;
  const {relation, extra} = carry(rel, [...keys, ...inputs], (all) => {
    const placed = withOrdinal(all);
    ordinal = placed.ordinal;
    return placed.relation;
  });
  const place = ordinal as unknown as Expr;
  const partition = sql`partition by ${joined(extra.slice(0, keys.length), ', ')} order by ${place}`;
  const computed = columnsOver(columns, extra.slice(keys.length), (frame) =>
    frame === undefined ? partition : sql`${partition} ${frameSql(frame)}`,
  );
  const {relation: sealed, extra: places} = sealWith({...relation, columns: computed}, [place]);
  return {...sealed, order: {kind: 'pending', keys: [{sql: (places[0] as Expr).sql}]}};
}

/** The order of `rel` for use inside a window function of one's own, with the relation over which it is valid. */
export function windowOrder(rel: Relation): {readonly relation: Relation; readonly order: Sql} {
  const {relation, keys} = withOrderKeys(rel);
  return {relation, order: orderSql(keys)};
}

/**
 * The value `periods` rows before (after, when negative): what stands before `over`. As in pandas, integers become floats
 * and booleans objects, as the first rows have no value.
 */
export function shifted(e: Expr, periods: number): {readonly sql: Sql; readonly traits: ExprTraits} {
  const name = periods >= 0 ? sql`lag` : sql`lead`;
  const dtype = settledDType(e.dtype, periods !== 0);
  const value = dtype === 'object' ? {...e, dtype} : toDType(e, dtype);
  return {sql: sql`${name}(${value}, ${integerSql(Math.abs(periods))})`, traits: {...value, nullable: true}};
}
