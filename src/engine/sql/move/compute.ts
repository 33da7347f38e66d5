/** Relations over held columns, computed from row to row without a query. */

import {isNullableDType, kindOf} from '../../../data/dtype.js';
import {Vector} from '../../../data/vector.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import {useAll} from '../engine/held.js';
import type {ColumnHolder, HeldColumn, HeldFormula, HeldPlaces, HeldRows} from '../engine/held.js';
import {reference, slotOf} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {formulaOf, formulaOfSql, substitute} from '../expression/formula.js';
import {Slot} from '../expression/sql.js';
import type {Sql} from '../expression/sql.js';
import {sqlTypeOf} from '../expression/types.js';
import {joinPlaces} from '../match/join-places.js';
import {exprsOf, kept, mapExprs} from '../relation.js';
import type {Relation} from '../relation.js';
import {tableSource} from '../relation/source.js';
import type {JoinMatch, JoinSource, SelectSource, SortKey, Source, TableSource} from '../relation/source.js';
import {settledDType} from './decode.js';
import {pendingTable} from './load.js';

/** The rows that a source gives of some held ones, and what its slots are over these. */
interface Scope extends HeldRows {
  read(slot: Slot): HeldFormula | null;
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
  const {holder} = engine;
  if (holder === null || exprs.length === 0) return null;
  const order = rel.order.kind === 'kept' ? null : rel.order.keys;
  const scopes = new Scopes(engine, holder, options);
  try {
    const scope = await scopes.of(rel.source, order);
    if (scope === null) return null;
    const formulas: HeldFormula[] = [];
    for (const e of exprs) {
      const formula = readExpr(e, scope);
      if (formula === null) return null;
      formulas.push(formula);
    }
    const columns = await holder.compute(formulas, scope, options);
    if (columns?.every((column, i) => isExpected(column, exprs[i] as Expr)) === true) return columns;
    for (const column of columns ?? []) column.release();
    return null;
  } finally {
    scopes.release();
  }
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

/** True where the dtype depends on whether a value is missing. */
function isUnsettled(e: Expr): boolean {
  return e.nullable && !isNullableDType(e.dtype) && 'biu'.includes(kindOf(e.dtype));
}

function readExpr(e: Expr, scope: Scope): HeldFormula | null {
  const slot = slotOf(e);
  if (slot === null) {
    const formula = formulaOf(e);
    return formula === null ? null : substitute(formula, (at) => scope.read(at));
  }
  const found = scope.read(slot);
  if (found?.kind !== 'leaf') return isUnsettled(e) ? null : found;
  // What the codes of categories stand for is known to the expression alone.
  return e.dtype === 'category' || found.leaf.column.dtype !== e.dtype ? null : found;
}

function isPart({where, slice}: HeldRows): boolean {
  return where !== null || slice !== null;
}

/** Scopes of sources, and what is held for as long as they are read. */
class Scopes {
  readonly #held: HeldColumn[] = [];

  constructor(
    private readonly engine: SqlEngine,
    private readonly holder: ColumnHolder,
    private readonly options: RunOptions,
  ) {}

  release(): void {
    for (const column of this.#held) column.release();
  }

  /** The scope of `source`, whose rows are wanted in the order of `order` unless they stand in theirs. */
  async of(source: Source, order: readonly SortKey[] | null): Promise<Scope | null> {
    if (source.kind === 'select') {
      const inner = isPlainSelect(source) ? await this.of(source.input, order) : null;
      return inner === null ? null : scopeOfSelect(source, inner);
    }
    if (source.kind === 'join' && source.lookUp) return this.of(source.left, order);
    if (source.kind === 'join' && source.match !== null && source.match.order === order)
      return this.#matched(source, source.match);
    if (order !== null) return null;
    if (source.kind === 'table') return scopeOfTable(source);
    return source.kind === 'join' && source.how === 'positional' ? this.#positional(source) : null;
  }

  async #positional(source: JoinSource): Promise<Scope | null> {
    const [left, right] = [await this.of(source.left, null), await this.of(source.right, null)];
    if (left === null || right === null || left.length !== right.length) return null;
    if (isPart(left) || isPart(right)) return null;
    return {...left, read: (slot) => left.read(slot) ?? right.read(slot)};
  }

  async #matched(source: JoinSource, {how, keys}: JoinMatch): Promise<Scope | null> {
    const [pair] = keys;
    const [left, right] = [await this.of(source.left, null), await this.of(source.right, null)];
    if (pair === undefined || keys.length > 1 || left === null || right === null) return null;
    if (isPart(left) || isPart(right)) return null;
    const [l, r] = [await this.#column(pair[0], left), await this.#column(pair[1], right)];
    if (l === null || r === null) return null;
    const places = await useAll([l, r], ([a, b]) => joinPlaces(a as Vector, b as Vector, how, this.options));
    const [onLeft, onRight] = [this.#places(places?.left), this.#places(places?.right)];
    if (places === null || onLeft === null || onRight === null) return null;
    return {
      length: places.left.length,
      where: null,
      slice: null,
      read: (slot) => takenLeaf(left.read(slot), onLeft) ?? takenLeaf(right.read(slot), onRight),
    };
  }

  /** A key as a column, held until the scopes are released. */
  async #column(e: Expr, scope: Scope): Promise<HeldColumn | null> {
    const formula = readExpr(e, scope);
    if (formula === null || isUnsettled(e)) return null;
    const [column] = (await this.holder.compute([formula], scope, this.options)) ?? [];
    if (column === undefined) return null;
    this.#held.push(column);
    return column.dtype === e.dtype ? column : null;
  }

  #places(places: Int32Array | undefined): HeldPlaces | null {
    if (places === undefined) return null;
    const column = this.holder.hold(new Vector('int32', places));
    if (column === null) return null;
    this.#held.push(column);
    return {places: column, whole: !places.includes(-1)};
  }
}

/** A column of one side of a join as the joined rows have it; other formulas would have to be computed first. */
function takenLeaf(formula: HeldFormula | null, at: HeldPlaces): HeldFormula | null {
  if (formula?.kind !== 'leaf' || formula.leaf.at !== null) return null;
  return {kind: 'leaf', leaf: {column: formula.leaf.column, at}};
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
      return held === undefined ? null : {kind: 'leaf', leaf: {column: held, at: null}};
    },
  };
}

/** Whether a SELECT goes from row to row: it chooses and computes, and neither groups nor sorts. */
function isPlainSelect({group, qualify, order}: SelectSource): boolean {
  return group === undefined && qualify === undefined && order === undefined;
}

function scopeOfSelect(source: SelectSource, inner: Scope): Scope | null {
  const {limit, offset} = source;
  const where = conditionOf(source.where, inner);
  if (where === undefined) return null;
  const slice = limit === undefined && offset === undefined ? inner.slice : sliced(inner, limit, offset);
  if (where !== null && slice !== null) return null;
  const made = new Map<Slot, HeldFormula | null>();
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

function readSql(body: Sql, scope: Scope): HeldFormula | null {
  const formula = formulaOfSql(body);
  return formula === null ? null : substitute(formula, (slot) => scope.read(slot));
}

/** What rows must fulfil by `where` and by those before; null for all rows, undefined where it has no formula. */
function conditionOf(where: Sql | undefined, inner: Scope): HeldFormula | null | undefined {
  if (where === undefined) return inner.where;
  const condition = readSql(where, inner);
  if (condition === null) return undefined;
  if (condition.kind === 'leaf' && condition.leaf.column.dtype !== 'bool') return undefined;
  return inner.where === null
    ? condition
    : {kind: 'binary', op: 'logical_and', left: inner.where, right: condition};
}

function sliced(inner: Scope, limit: number | undefined, offset = 0): {start: number; end: number} {
  const {start, end} = inner.slice ?? {start: 0, end: inner.length};
  const first = Math.min(start + offset, end);
  return {start: first, end: limit === undefined ? end : Math.min(first + limit, end)};
}
