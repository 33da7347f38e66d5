/** Relations over held columns, computed from row to row without a query. */

import {isNullableDType, kindOf} from '../../../data/dtype.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import type {HeldColumn, HeldRows} from '../engine/held.js';
import {reference, slotOf} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {formulaOf, formulaOfSql, substitute} from '../expression/formula.js';
import type {Formula} from '../expression/formula.js';
import {Slot} from '../expression/sql.js';
import type {Sql} from '../expression/sql.js';
import {exprsOf, kept, mapExprs} from '../relation.js';
import type {Relation} from '../relation.js';
import {tableSource} from '../relation/source.js';
import type {SelectSource, Source, TableSource} from '../relation/source.js';
import {pendingTable} from './load.js';

type Held = Formula<HeldColumn>;

/** The rows that a source gives of some held ones, and what its slots are over these. */
interface Scope extends HeldRows {
  read(slot: Slot): Held | null;
}

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
  if (engine.holder === null || rel.order.kind !== 'kept') return null;
  if (exprs.length === 0 || exprs.some(isUnsettled)) return null;
  const scope = scopeOf(rel.source);
  if (scope === null) return null;
  const formulas: Held[] = [];
  for (const e of exprs) {
    const formula = readExpr(e, scope);
    if (formula === null) return null;
    formulas.push(formula);
  }
  const columns = await engine.holder.compute(formulas, scope, options);
  if (columns?.every((column, i) => column.dtype === exprs[i]?.dtype) === true) return columns;
  for (const column of columns ?? []) column.release();
  return null;
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
  const types = exprs.map((e) => e.type);
  const held = new Map(columns.map((column, i) => [`c${String(i)}`, column]));
  const settled = mapExprs(rel, (e, hint) => {
    const slot = new Slot(hint);
    names.set(slot, `c${String(names.size)}`);
    return reference(slot, e);
  });
  const table = pendingTable(engine, held, types, length);
  return {...settled, source: tableSource(table, names), order: kept, length};
}

/** True where the dtype depends on whether a value is missing. */
function isUnsettled(e: Expr): boolean {
  return e.nullable && !isNullableDType(e.dtype) && 'biu'.includes(kindOf(e.dtype));
}

function readExpr(e: Expr, scope: Scope): Held | null {
  const slot = slotOf(e);
  if (slot !== null) {
    const found = scope.read(slot);
    // What the codes of categories stand for is known to the expression alone.
    return found?.kind === 'leaf' && (e.dtype === 'category' || found.leaf.dtype !== e.dtype) ? null : found;
  }
  const formula = formulaOf(e);
  return formula === null ? null : substitute(formula, (at) => scope.read(at));
}

function scopeOf(source: Source): Scope | null {
  switch (source.kind) {
    case 'table':
      return scopeOfTable(source);
    case 'select':
      return scopeOfSelect(source);
    case 'join': {
      if (source.how !== 'positional') return null;
      const [left, right] = [scopeOf(source.left), scopeOf(source.right)];
      if (left === null || right === null || left.length !== right.length) return null;
      if (isPart(left) || isPart(right)) return null;
      return {...left, read: (slot) => left.read(slot) ?? right.read(slot)};
    }
    case 'values':
    case 'call':
    case 'union':
      return null;
  }
}

function isPart({where, slice}: HeldRows): boolean {
  return where !== null || slice !== null;
}

function scopeOfTable({table, names, ordinal}: TableSource): Scope {
  return {
    length: table.length,
    where: null,
    slice: null,
    read(slot) {
      if (slot === ordinal) return {kind: 'place'};
      const column = names.get(slot);
      const held = column === undefined ? undefined : table.held.get(column);
      return held === undefined ? null : {kind: 'leaf', leaf: held};
    },
  };
}

function scopeOfSelect(source: SelectSource): Scope | null {
  const {group, qualify, order, limit, offset} = source;
  if (group !== undefined || qualify !== undefined || order !== undefined) return null;
  const inner = scopeOf(source.input);
  if (inner === null) return null;
  const where = conditionOf(source.where, inner);
  if (where === undefined) return null;
  const slice = limit === undefined && offset === undefined ? inner.slice : sliced(inner, limit, offset);
  if (where !== null && slice !== null) return null;
  const made = new Map<Slot, Held | null>();
  return {
    length: inner.length,
    where,
    slice,
    read(slot) {
      const body = source.computed.get(slot);
      if (body === undefined) return source.passes ? inner.read(slot) : null;
      if (!made.has(slot)) made.set(slot, readSql(body, inner));
      return made.get(slot) ?? null;
    },
  };
}

function readSql(body: Sql, scope: Scope): Held | null {
  const formula = formulaOfSql(body);
  return formula === null ? null : substitute(formula, (slot) => scope.read(slot));
}

/** What rows must fulfil by `where` and by those before; null for all rows, undefined where it has no formula. */
function conditionOf(where: Sql | undefined, inner: Scope): Held | null | undefined {
  if (where === undefined) return inner.where;
  const condition = readSql(where, inner);
  if (condition === null) return undefined;
  if (condition.kind === 'leaf' && condition.leaf.dtype !== 'bool') return undefined;
  return inner.where === null
    ? condition
    : {kind: 'binary', op: 'logical_and', left: inner.where, right: condition};
}

function sliced(inner: Scope, limit: number | undefined, offset = 0): {start: number; end: number} {
  const {start, end} = inner.slice ?? {start: 0, end: inner.length};
  const first = Math.min(start + offset, end);
  return {start: first, end: limit === undefined ? end : Math.min(first + limit, end)};
}
