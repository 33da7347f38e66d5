/** Looking at data before deciding how to compute: what a dtype depends on. */
import type {LowerContext} from '../../engine/index.js';
import {aggregates, fetchFrame, reduce, type Expr, type Relation} from '../../engine/sql/index.js';

/** For each of `conditions` over `rel`, whether it holds in some row; asks the engine once, and not at all for none. */
export async function anyTrue(
  context: LowerContext,
  rel: Relation,
  conditions: readonly Expr[],
): Promise<boolean[]> {
  if (conditions.length === 0) return [];
  const found = reduce(
    rel,
    conditions.map((condition) => ({
      label: null,
      inputs: [condition],
      of: ([input], ordinal) => aggregates.anyTrue(input as Expr, ordinal),
    })),
  );
  const {frame} = await fetchFrame(context.sql, found, {signal: context.signal});
  return frame.vectors.map((vector) => vector.at(0) === true);
}
