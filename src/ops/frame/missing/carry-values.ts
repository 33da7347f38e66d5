/** Values carried forward or backward over what is missing. */
import type {LowerContext} from '../../../engine/index.js';
import {carry, expr, inOrder, integerSql, orderSql, sealWindows, sql, windowOrder, withOrderKeys, type Column, type Expr} from '../../../engine/sql/index.js';
import type {Rows} from '../define-frame.js';

/**
 * The last value before (or with `forward: false` the next one after) where a value is missing.
 *
 * @param limit how many missing values in a row are filled at most; null for all.
 */
export async function carried(context: LowerContext, of: Rows, forward: boolean, limit: number | null): Promise<Rows> {
  const computed = await context.materialise(of.relation);
  const {relation, extra} = carry({...computed, columns: []}, computed.columns.map((column) => column.expr), (all) => sealWindows(inOrder(all)));
  const ordered = windowOrder(relation);
  const order = forward ? ordered.order : orderSql(reversedKeys(ordered.relation));
  const columns = computed.columns.map(({label}, i): Column => ({label, expr: lastPresent(extra[i] as Expr, order, limit)}));
  return {...of, relation: await context.materialise({...ordered.relation, columns})};
}

function reversedKeys(rel: Parameters<typeof windowOrder>[0]): Parameters<typeof orderSql>[0] {
  const {keys} = withOrderKeys(rel);
  return keys.map((key) => ({...key, descending: !(key.descending ?? false)}));
}

function lastPresent(e: Expr, order: ReturnType<typeof orderSql>, limit: number | null): Expr {
  if (!e.nullable) return e;
  const back = limit === null ? sql`unbounded preceding` : sql`${integerSql(limit)} preceding`;
  return expr(sql`last_value(${e} ignore nulls) over (${order} rows between ${back} and current row)`, {...e, windowed: true});
}
