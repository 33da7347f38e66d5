/** Columns of relations as vectors. */

import type {Vector} from '../../../data/vector.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import type {HeldColumn} from '../engine/held.js';
import type {Expr} from '../expression/expr.js';
import type {Relation} from '../relation.js';
import {heldOf, holdRead, readHeld} from './held.js';
import {rowCount} from './materialise.js';
import {columnAliases, fetchVectors, queryOf} from './query.js';

/** Whether columns that had to be read are held, for those who will want them again. */
export interface ReadOptions extends RunOptions {
  readonly hold?: boolean;
}

/** The values of `exprs` over `rel` in the order of its rows: from memory where they are held, by one query for all others. */
export async function vectorsOf(
  engine: SqlEngine,
  rel: Relation,
  exprs: readonly Expr[],
  options: ReadOptions = {},
): Promise<{readonly vectors: readonly Vector[]; readonly length: number}> {
  const held = exprs.map((e) => heldOf(rel, e));
  const asked = exprs.filter((_, i) => held[i] === null);
  if (asked.length === 0 && exprs.length > 0) {
    const vectors = await Promise.all(
      held.map((column, i) => readHeld(column as HeldColumn, exprs[i] as Expr)),
    );
    return {vectors, length: vectors[0]?.length ?? 0};
  }
  if (exprs.length === 0) return {vectors: [], length: await rowCount(engine, rel, options)};
  const {vectors: read, length} = await fetchVectors(
    engine,
    queryOf(rel, asked, columnAliases(asked.length)),
    asked,
    options,
  );
  if (options.hold === true && engine.holder !== null) {
    for (const [i, vector] of read.entries()) holdRead(engine.holder, rel, asked[i] as Expr, vector);
  }
  const rest = read.values();
  const vectors: Vector[] = [];
  for (const [i, column] of held.entries()) {
    vectors.push(column === null ? (rest.next().value as Vector) : await readHeld(column, exprs[i] as Expr));
  }
  return {vectors, length};
}
