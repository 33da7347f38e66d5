/** Reductions of views, whose axes may lie in another order in memory. */
import {permute} from '../builder/movement.js';
import type {ReduceExpr} from '../ir.js';

/**
 * The same reduction over the axes in the order of memory, which is read faster, and in which NumPy adds up. Null where that is the
 * order already, or where the result's values or positions would be others.
 */
export function inMemoryOrder(expr: ReduceExpr): ReduceExpr | null {
  const {arg, axes, op} = expr;
  if (arg.kind !== 'buffer' || arg.strides.some((step) => step <= 0)) return null;
  if ((op === 'argmax' || op === 'argmin') && axes.length > 1) return null;
  const {strides} = arg;
  const order = strides.map((_, axis) => axis).sort((a, b) => (strides[b] ?? 0) - (strides[a] ?? 0) || a - b);
  const kept = order.filter((axis) => !axes.includes(axis));
  const moves = order.some((axis, i) => axis !== i);
  const sorted = kept.every((axis, i) => i === 0 || axis > (kept[i - 1] ?? 0));
  if (!moves || !sorted) return null;
  return {
    ...expr,
    arg: permute(arg, order),
    axes: order.flatMap((axis, i) => (axes.includes(axis) ? [i] : [])),
    keepdims: false,
    shape: kept.map((axis) => arg.shape[axis] ?? 1),
  };
}
