import * as ir from '../../../engine/array/builder.js';
import {isInexact} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {rowOrderReference} from './row-order.js';

/** Rows (or values) in ascending order, and which of them are the first of their kind. */
export interface Sorted {
  readonly order: Expr;
  readonly first: Expr;
}

/** Sorts the values of a vector, or the rows of anything larger. */
export async function sorted(rows: Expr, context: LowerContext): Promise<Sorted> {
  const n = rows.shape[0] ?? 0;
  if (rows.shape.length > 1) {
    const [order, first] = ir.host(rowOrderReference, [rows], null, [
      {dtype: 'int64', shape: [n]},
      {dtype: 'bool', shape: [n]},
    ]);
    const computed = await context.evaluateAll([order, first].flatMap((expr) => expr ?? []));
    const [positions = rows, mask = rows] = computed;
    return {order: positions, first: mask};
  }
  const order = await context.evaluate(ir.argsort(rows, 0));
  const values = ir.take(rows, order, 0);
  return {order, first: await context.evaluate(firstOfKind(values))};
}

/** Which values of a sorted vector differ from the one before. NaN is one kind. */
export function firstOfKind(values: Expr): Expr {
  const n = values.shape[0] ?? 0;
  const [after, before] = [ir.slice(values, 0, {start: 1}), ir.slice(values, 0, {stop: -1})];
  let differs = ir.binary('not_equal', after, before);
  if (isInexact(values.dtype))
    differs = ir.binary('logical_and', differs, ir.unary('logical_not', ir.unary('isnan', before)));
  return n === 0
    ? ir.constant(true, 'bool', [0])
    : ir.concatenate([ir.constant(true, 'bool', [1]), differs], 0);
}

/** The distinct values of a vector in ascending order. */
export async function distinct(values: Expr, context: LowerContext): Promise<Expr> {
  const ascending = await context.evaluate(ir.sort(values, 0));
  return context.evaluate(ir.compress(ascending, firstOfKind(ascending)));
}
