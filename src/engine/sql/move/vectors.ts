/** Columns of relations as vectors. */

import type {Vector} from '../../../data/vector.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import type {Expr} from '../expression/expr.js';
import type {Relation} from '../relation.js';
import {computeColumns} from './compute.js';
import {heldOf, holdRead, readHeld} from './held.js';
import {rowCount} from './materialise.js';
import {columnAliases} from './append.js';
import {fetchVectors, queryOf} from './query.js';

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
  if (exprs.length === 0) return {vectors: [], length: await rowCount(engine, rel, options)};
  const held = exprs.map((e) => heldOf(rel, e));
  const asked = exprs.filter((_, i) => held[i] === null);
  const read = (await readAsked(engine, rel, asked, options)).values();
  const vectors: Vector[] = [];
  for (const [i, column] of held.entries()) {
    vectors.push(column === null ? (read.next().value as Vector) : await readHeld(column, exprs[i] as Expr));
  }
  return {vectors, length: vectors[0]?.length ?? 0};
}

/** Values that are not held: computed over those that are, or read by a query. */
async function readAsked(
  engine: SqlEngine,
  rel: Relation,
  exprs: readonly Expr[],
  options: ReadOptions,
): Promise<readonly Vector[]> {
  if (exprs.length === 0) return [];
  const computed = await computeColumns(engine, rel, exprs, options);
  if (computed !== null) {
    try {
      return await Promise.all(computed.map((column, i) => readHeld(column, exprs[i] as Expr)));
    } finally {
      for (const column of computed) column.release();
    }
  }
  const {vectors} = await fetchVectors(
    engine,
    queryOf(rel, exprs, columnAliases(exprs.length)),
    exprs,
    options,
  );
  if (options.hold === true && engine.holder !== null) {
    for (const [i, vector] of vectors.entries()) holdRead(engine.holder, rel, exprs[i] as Expr, vector);
  }
  return vectors;
}
