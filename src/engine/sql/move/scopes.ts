/** What sources give of held columns, as far as that can be told from row to row. */

import {isNullableDType, kindOf} from '../../../data/dtype.js';
import type {HeldFormula, HeldPlaces, HeldRequest, HeldRows} from '../engine/held.js';
import {slotOf} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {formulaOf, formulaOfSql, substitute} from '../expression/formula.js';
import type {Slot, Sql} from '../expression/sql.js';
import type {RowOrder} from '../relation.js';
import type {JoinMatch, JoinSource, SelectSource, SortKey, Source, TableSource} from '../relation/source.js';

/** The rows that a source gives of some held ones, and what its slots are over these. */
export interface Scope extends HeldRows {
  read(slot: Slot): HeldFormula | null;
}

/** Finds the places of rows that are joined or sorted; null where that takes a query. */
export interface Placing {
  joined(
    keys: readonly [HeldRequest, HeldRequest],
    lengths: readonly [number, number],
    how: JoinMatch['how'],
  ): Promise<{readonly left: HeldPlaces; readonly right: HeldPlaces; readonly length: number} | null>;
  sorted(by: HeldFormula, length: number, descending: boolean): Promise<HeldPlaces | null>;
}

/** True where the dtype depends on whether a value is missing. */
export function isUnsettled(e: Expr): boolean {
  return e.nullable && !isNullableDType(e.dtype) && 'biu'.includes(kindOf(e.dtype));
}

/** `e` over the rows of `scope`, or null where it takes a query. */
export function readExpr(e: Expr, scope: Scope): HeldFormula | null {
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

/** Scopes of sources. */
export class Scopes {
  constructor(private readonly placing: Placing) {}

  /** The scope of `source`, whose rows are wanted in `order`; null where it takes a query. */
  async of(source: Source, order: RowOrder): Promise<Scope | null> {
    if (order.kind === 'kept') return this.#of(source, null);
    return (await this.#of(source, order.keys)) ?? this.#sorted(source, order.keys);
  }

  /** With `order`, the rows of a join that gives them in just that order. */
  async #of(source: Source, order: readonly SortKey[] | null): Promise<Scope | null> {
    if (source.kind === 'select') {
      const inner = isPlainSelect(source) ? await this.#of(source.input, order) : null;
      return inner === null ? null : scopeOfSelect(source, inner);
    }
    if (source.kind === 'join' && source.lookUp) return this.#of(source.left, order);
    if (source.kind === 'join' && source.match !== null && source.match.order === order)
      return this.#matched(source, source.match);
    if (order !== null) return null;
    if (source.kind === 'table') return scopeOfTable(source);
    return source.kind === 'join' && source.how === 'positional' ? this.#positional(source) : null;
  }

  /** All rows of `source`; null where it gives a part of those of its tables. */
  async #whole(source: Source): Promise<Scope | null> {
    const scope = await this.#of(source, null);
    return scope?.where === null && scope.slice === null ? scope : null;
  }

  /** The rows of `source` sorted by one key, ties as they stand. */
  async #sorted(source: Source, [key, tie, ...more]: readonly SortKey[]): Promise<Scope | null> {
    if (key === undefined || tie === undefined || more.length > 0 || key.nullsFirst === true) return null;
    const inner = await this.#whole(source);
    if (inner === null || readSql(tie.sql, inner)?.kind !== 'place') return null;
    const by = readSql(key.sql, inner);
    const at = by && (await this.placing.sorted(by, inner.length, key.descending === true));
    if (at === null) return null;
    const places: HeldFormula = {kind: 'leaf', leaf: {column: at.places, at: null}};
    return {
      ...inner,
      read(slot) {
        const formula = inner.read(slot);
        return formula?.kind === 'place'
          ? {kind: 'cast', arg: places, dtype: 'int64'}
          : takenLeaf(formula, at);
      },
    };
  }

  async #positional(source: JoinSource): Promise<Scope | null> {
    const [left, right] = [await this.#whole(source.left), await this.#whole(source.right)];
    if (left === null || right === null || left.length !== right.length) return null;
    return {...left, read: (slot) => left.read(slot) ?? right.read(slot)};
  }

  async #matched(source: JoinSource, {how, keys}: JoinMatch): Promise<Scope | null> {
    const [pair] = keys;
    const [left, right] = [await this.#whole(source.left), await this.#whole(source.right)];
    if (pair === undefined || keys.length > 1 || left === null || right === null) return null;
    const [l, r] = [keyOf(pair[0], left), keyOf(pair[1], right)];
    const found = l && r && (await this.placing.joined([l, r], [left.length, right.length], how));
    if (found === null) return null;
    return {
      length: found.length,
      where: null,
      slice: null,
      read: (slot) => takenLeaf(left.read(slot), found.left) ?? takenLeaf(right.read(slot), found.right),
    };
  }
}

function keyOf(e: Expr, scope: Scope): HeldRequest | null {
  const formula = isUnsettled(e) ? null : readExpr(e, scope);
  return formula && {formula, dtype: e.dtype};
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
