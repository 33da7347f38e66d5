/** Relations over held columns, computed from row to row without a query. */

import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import type {HeldColumn, HeldRequest} from '../engine/held.js';
import {reference} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {Slot} from '../expression/sql.js';
import {sqlTypeOf} from '../expression/types.js';
import {exprsOf, kept, mapExprs} from '../relation.js';
import type {Relation} from '../relation.js';
import {tableSource} from '../relation/source.js';
import {settledDType} from './decode.js';
import {pendingTable} from './load.js';
import {ComputedPlaces, assumedPlaces} from './places.js';
import {Scopes, isUnsettled, readExpr} from './scopes.js';
import type {Scope} from './scopes.js';

/**
 * The columns of `exprs` over `rel`, each held once for the caller, if they can be computed from row to row over columns
 * that are held now; null where it takes a query.
 *
 * @throws InterruptedError; ValueError where memory does not suffice.
 */
export async function computeColumns(
  engine: SqlEngine,
  rel: Relation,
  exprs: readonly Expr[],
  options: RunOptions,
): Promise<readonly HeldColumn[] | null> {
  const {holder} = engine;
  if (holder === null || exprs.length === 0) return null;
  // What takes long is done only once it is known that all can be computed.
  if ((await requestsOf(new Scopes(assumedPlaces), rel, exprs)) === null) return null;
  const places = new ComputedPlaces(holder, options);
  try {
    const found = await requestsOf(new Scopes(places), rel, exprs);
    if (found === null) return null;
    const columns = await holder.compute(found.requests, found.scope, options);
    if (columns?.every((column, i) => isExpected(column, exprs[i] as Expr)) === true) return columns;
    for (const column of columns ?? []) column.release();
    return null;
  } finally {
    places.release();
  }
}

async function requestsOf(
  scopes: Scopes,
  rel: Relation,
  exprs: readonly Expr[],
): Promise<{readonly scope: Scope; readonly requests: readonly HeldRequest[]} | null> {
  const scope = await scopes.of(rel.source, rel.order);
  if (scope === null) return null;
  const requests: HeldRequest[] = [];
  for (const e of exprs) {
    const formula = readExpr(e, scope);
    if (formula === null) return null;
    requests.push({formula, dtype: e.dtype});
  }
  return {scope, requests};
}

/** Whether `column` is of the dtype of `e`, or of that which it has once something is missing. */
function isExpected({dtype}: HeldColumn, e: Expr): boolean {
  return dtype === e.dtype || (isUnsettled(e) && dtype === settledDType(e.dtype, true));
}

/** As `computeColumns`, all of `rel`: over a table whose columns are held, which the caller holds. */
export async function computeRelation(
  engine: SqlEngine,
  rel: Relation,
  options: RunOptions,
): Promise<Relation | null> {
  const exprs = exprsOf(rel);
  const columns = await computeColumns(engine, rel, exprs, options);
  if (columns === null) return null;
  const length = columns[0]?.length ?? 0;
  const names = new Map<Slot, string>();
  const types = exprs.map((e, i) => {
    const {dtype} = columns[i] as HeldColumn;
    return dtype === e.dtype ? e.type : sqlTypeOf(dtype);
  });
  const held = new Map(columns.map((column, i) => [`c${String(i)}`, column]));
  const settled = mapExprs(rel, (e, hint) => {
    const slot = new Slot(hint);
    const {dtype} = columns[names.size] as HeldColumn;
    names.set(slot, `c${String(names.size)}`);
    const nullable = e.nullable && !(isUnsettled(e) && dtype === e.dtype);
    return dtype === e.dtype ? reference(slot, {...e, nullable}) : reference(slot, {dtype, nullable});
  });
  const table = pendingTable(engine, held, types, length);
  return {...settled, source: tableSource(table, names), order: kept, length};
}
