import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {normalizeAxis} from '../../../engine/array/shapes.js';
import type {LowerContext} from '../../../engine/index.js';
import type {Meta} from '../../../graph/index.js';

/** What is known of a selection along an axis. */
export function compressedMeta(a: Expr, axis: number | null): Meta {
  if (axis === null) return {kind: 'tensor', dtype: a.dtype, shape: [null]};
  const at = normalizeAxis(axis, a.shape.length);
  return {kind: 'tensor', dtype: a.dtype, shape: a.shape.map((n, i) => (i === at ? null : n))};
}

/** What a vector of conditions selects along an axis; conditions that are missing at the end are false. */
export async function compressed(
  {condition, a, axis}: {readonly condition: Expr; readonly a: Expr; readonly axis: number | null},
  context: LowerContext,
): Promise<Expr> {
  if (condition.shape.length !== 1) throw new ValueError('condition must be a 1-d array');
  const source = axis === null ? ir.ravel(a) : a;
  const at = normalizeAxis(axis ?? 0, source.shape.length);
  const positions = ir.ravel(await context.evaluate(ir.argwhere(condition)));
  return ir.take(source, positions, at);
}
