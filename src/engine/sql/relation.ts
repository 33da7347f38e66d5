/**
 * Relations: immutable descriptions of frame-like values (frames, series, indexes, scalars) that the SQL engine can compute.
 *
 * A relation is a source of rows, and expressions over it: one for each column and each index level. Operations are pure
 * functions from relations to relations, in `relation/`; nothing runs before `SqlEngine.materialise` or `fetch`. Expressions
 * over a relation are made from `columnOf(relation, label)`, the literals of `expr/literal.ts`, and the rules of `rules/`.
 *
 * - A series is a relation with one column, its name the label. An index is a relation without columns. A scalar is a relation of one row.
 * - Missing is NULL everywhere; dtypes that depend on whether something is missing are settled when materialised.
 * - The order of rows is part of the value, and is written by the last step before somebody looks.
 */

import type {DType} from '../../data/dtype.js';
import {KeyError, unknownName} from '../../errors/index.js';
import {reference, slotOf} from './expression/expr.js';
import type {Expr} from './expression/expr.js';
import {Slot, Sql} from './expression/sql.js';
import type {Label} from './label.js';
import {labelKey, sameLabel} from './label.js';
import {selectSource} from './relation/source.js';
import type {SortKey, Source} from './relation/source.js';

/** One column: its label, and how it is computed from the source. Labels need not be unique. */
export interface Column {
  readonly label: Label;
  readonly expr: Expr;
}

/** One level of an index that is held as a column. */
export interface Level {
  readonly name: Label;
  readonly expr: Expr;
}

/** Labels `start, start + step, …` by the final place of a row: no column. */
export interface RangeRows {
  readonly kind: 'range';
  readonly start: number;
  readonly step: number;
  readonly name: Label;
}

/** Labels held in columns: one level, or several for a MultiIndex. */
export interface LevelRows {
  readonly kind: 'levels';
  readonly levels: readonly Level[];
  /** Known: no label stands twice. */
  readonly unique?: boolean;
  /** Known: labels ascend in the order of the rows. */
  readonly sorted?: boolean;
  /** The frequency of labels that are regular times, by pandas' name. Whatever drops or moves rows takes it away, see `irregular`. */
  readonly freq?: string;
}

/** The row labels of a relation. */
export type RowLabels = RangeRows | LevelRows;

/**
 * The order of the rows: `kept` is the order in which the source gives them; `pending` means that the source gives them
 * in any order and that they belong in the order of `keys` (which leave no ties that matter).
 */
export type RowOrder =
  {readonly kind: 'kept'} | {readonly kind: 'pending'; readonly keys: readonly SortKey[]};

/** A frame-like value that has not been computed yet. */
export interface Relation {
  readonly source: Source;
  readonly columns: readonly Column[];
  readonly index: RowLabels;
  readonly order: RowOrder;
  /** `columns.names`: one for each level of the column labels. */
  readonly columnNames: readonly Label[];
  /** The number of rows, where it is known without running anything. */
  readonly length: number | null;
}

export const kept: RowOrder = {kind: 'kept'};

/** A RangeIndex. */
export function rangeRows(start = 0, step = 1, name: Label = null): RangeRows {
  return {kind: 'range', start, step, name};
}

/** Labels of which some are gone or moved: no longer regular times. */
export function irregular(index: RowLabels): RowLabels {
  if (index.kind === 'range' || index.freq === undefined) return index;
  const {freq: _, ...rest} = index;
  return rest;
}

/** What a relation is made of; the rest is the usual: a RangeIndex, order kept, unnamed columns, length unknown. */
export type RelationParts = Pick<Relation, 'source' | 'columns'> & Partial<Relation>;

/** A relation from its parts. */
export function relation(parts: RelationParts): Relation {
  return {index: rangeRows(), order: kept, columnNames: [null], length: null, ...parts};
}

/** The positions of the columns labelled `label`; more than one where the label stands twice. */
export function positionsOf(rel: Relation, label: Label): number[] {
  const found: number[] = [];
  rel.columns.forEach((column, i) => {
    if (sameLabel(column.label, label)) found.push(i);
  });
  return found;
}

/** Whether a column is labelled `label`. */
export function hasColumn(rel: Relation, label: Label): boolean {
  return rel.columns.some((column) => sameLabel(column.label, label));
}

/** The labels of the columns. */
export function labelsOf(rel: Relation): Label[] {
  return rel.columns.map((column) => column.label);
}

/** A label as a message shows it. */
export function showLabel(label: Label): string {
  if (Array.isArray(label))
    return `(${(label as readonly Label[]).map((part) => showLabel(part)).join(', ')})`;
  return typeof label === 'string' ? `'${label}'` : String(label);
}

/**
 * The expression of the first column labelled `label`.
 *
 * @throws KeyError naming the nearest labels.
 * @example
 * const doubled = assign(rel, [{label: 'b', expr: mul(columnOf(rel, 'a'), literal(2))}]);
 */
export function columnOf(rel: Relation, label: Label): Expr {
  const found = rel.columns.find((column) => sameLabel(column.label, label));
  if (found !== undefined) return found.expr;
  const known = rel.columns.flatMap(({label: one}) =>
    one === null ? [] : [typeof one === 'string' ? one : showLabel(one)],
  );
  throw new KeyError(`${showLabel(label)} is not among the columns.${unknownName(String(label), known)}`);
}

/** The column at position `i`. */
export function columnAt(rel: Relation, i: number): Column {
  const column = rel.columns[i];
  if (column === undefined)
    throw new KeyError(
      `column position ${String(i)} is out of bounds for ${String(rel.columns.length)} columns`,
    );
  return column;
}

/** The dtypes of the columns as far as they are known before anything runs. */
export function dtypesOf(rel: Relation): DType[] {
  return rel.columns.map((column) => column.expr.dtype);
}

/** Every expression of `rel`: index levels first, then columns. */
export function exprsOf(rel: Relation): Expr[] {
  const levels = rel.index.kind === 'levels' ? rel.index.levels.map((level) => level.expr) : [];
  return [...levels, ...rel.columns.map((column) => column.expr)];
}

/** `rel` with each of its expressions changed by `change`, which must not change what they mean. */
export function mapExprs(rel: Relation, change: (e: Expr, hint: 'c' | 'i') => Expr): Relation {
  const index: RowLabels =
    rel.index.kind === 'range'
      ? rel.index
      : {...rel.index, levels: rel.index.levels.map((level) => ({...level, expr: change(level.expr, 'i')}))};
  const columns = rel.columns.map((column) => ({...column, expr: change(column.expr, 'c')}));
  return {...rel, columns, index};
}

/**
 * `rel` with everything that it computes put into a query of its own, so that its columns are plain references. Rows,
 * order and lineage stay. `extra` expressions are computed along, and handed back as references.
 */
export function sealWith(
  rel: Relation,
  extra: readonly Expr[],
): {readonly relation: Relation; readonly extra: readonly Expr[]} {
  const computed = new Map<Slot, Sql>();
  const seal = (e: Expr, hint: 'c' | 'i' | 'p'): Expr => {
    const slot = new Slot(hint);
    computed.set(slot, e.sql);
    return reference(slot, e);
  };
  const sealed = mapExprs(rel, seal);
  const order: RowOrder =
    rel.order.kind === 'kept'
      ? rel.order
      : {
          kind: 'pending',
          keys: rel.order.keys.map((key) => {
            const slot = new Slot('p');
            computed.set(slot, key.sql);
            return {...key, sql: Sql.of([slot])};
          }),
        };
  const out = extra.map((e) => seal(e, 'p'));
  return {relation: {...sealed, order, source: selectSource(rel.source, {computed})}, extra: out};
}

/** `rel` with its columns as plain references to a query of its own. Slots are new, so that a relation can be joined with itself. */
export function seal(rel: Relation): Relation {
  return sealWith(rel, []).relation;
}

/** Expressions of more pieces than this are computed once by a query of their own, lest repeated use makes them grow without bound. */
const largestInline = 48;

/** `rel`, sealed if any of its expressions is large or depends on other rows. */
export function settle(rel: Relation): Relation {
  return exprsOf(rel).some((e) => e.windowed || e.sql.size > largestInline) ? seal(rel) : rel;
}

/** `rel`, sealed if any expression depends on other rows: done before rows are dropped, moved or repeated. */
export function sealWindows(rel: Relation): Relation {
  return exprsOf(rel).some((e) => e.windowed) ? seal(rel) : rel;
}

/** True when every column and level of `rel` is a plain reference. */
export function isSealed(rel: Relation): boolean {
  return exprsOf(rel).every((e) => slotOf(e) !== null);
}

/** Labels by key, to find many columns of one relation. The first of equal labels wins. */
export function labelMap(rel: Relation): Map<unknown, number> {
  const map = new Map<unknown, number>();
  rel.columns.forEach((column, i) => {
    const key = labelKey(column.label);
    if (!map.has(key)) map.set(key, i);
  });
  return map;
}

/**
 * Applies `change` to `rel` with `extra` expressions riding along as if they were columns, and hands them back as they
 * are over the changed relation. `change` keeps the columns, and may put the relation on another source.
 */
export function carry(
  rel: Relation,
  extra: readonly Expr[],
  change: (rel: Relation) => Relation,
): {readonly relation: Relation; readonly extra: readonly Expr[]} {
  const riding = extra.map((e): Column => ({label: null, expr: e}));
  const changed = change({...rel, columns: [...rel.columns, ...riding]});
  const own = rel.columns.length;
  return {
    relation: {...changed, columns: changed.columns.slice(0, own)},
    extra: changed.columns.slice(own).map((column) => column.expr),
  };
}
