/** Where a row stands: keys that order rows, and their exact places. */

import {expr, reference} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {Slot, Sql, joined, sql} from '../expression/sql.js';
import {kept, seal, sealWith} from '../relation.js';
import type {Level, Relation, RowLabels} from '../relation.js';
import {integerSql} from '../expression/literal.js';
import {selectSource} from './source.js';
import type {SelectSource, SortKey, Source} from './source.js';

/** Whether a SELECT puts out rows of its input in their order: all of them, or those that a condition keeps. */
function keepsOrder(source: SelectSource): boolean {
  return (
    source.group === undefined &&
    source.order === undefined &&
    source.limit === undefined &&
    source.offset === undefined &&
    source.qualify === undefined
  );
}

/** A source with the same rows and slots as `source`, and a slot whose values ascend from row to row; null if there is none without a window. */
function withLeafOrdinal(source: Source): {readonly source: Source; readonly ordinal: Slot} | null {
  if (source.kind === 'table' || source.kind === 'values') return {source, ordinal: source.ordinal};
  if (source.kind !== 'select' || !keepsOrder(source)) return null;
  const below = withLeafOrdinal(source.input);
  if (below === null) return null;
  const {ordinal} = below;
  if (source.slots.has(ordinal)) return {source, ordinal};
  const computed = source.passes
    ? source.computed
    : new Map([...source.computed, [ordinal, Sql.of([ordinal])]]);
  const {where} = source;
  return {
    source: selectSource(
      below.source,
      {passes: source.passes, computed, ...(where === undefined ? {} : {where})},
      source.rows,
    ),
    ordinal,
  };
}

/** True when the ordinal of the leaf is also the place: no row was dropped on the way. */
function isWhole(source: Source): boolean {
  if (source.kind === 'table' || source.kind === 'values') return true;
  return (
    source.kind === 'select' && keepsOrder(source) && source.where === undefined && isWhole(source.input)
  );
}

const integer = {dtype: 'int64', nullable: false} as const;

/**
 * `rel` and keys that put its rows in order: what a join, a sort or a group needs to break ties. Takes a place of a
 * table where there is one, as that is free.
 */
export function withOrderKeys(rel: Relation): {
  readonly relation: Relation;
  readonly keys: readonly SortKey[];
} {
  if (rel.order.kind === 'pending') return {relation: rel, keys: rel.order.keys};
  const leaf = withLeafOrdinal(rel.source);
  if (leaf !== null) return {relation: {...rel, source: leaf.source}, keys: [{sql: Sql.of([leaf.ordinal])}]};
  const {relation, place} = withPlace(rel);
  return {relation, keys: [{sql: place.sql}]};
}

/** `rel` and an integer expression that ascends with its rows: one key instead of several. */
export function withOrdinal(rel: Relation): {readonly relation: Relation; readonly ordinal: Expr} {
  if (rel.order.kind === 'kept') {
    const leaf = withLeafOrdinal(rel.source);
    if (leaf !== null)
      return {relation: {...rel, source: leaf.source}, ordinal: reference(leaf.ordinal, integer)};
  }
  const {relation, place} = withPlace(rel);
  return {relation, ordinal: place};
}

/** `order by` of some keys, as it stands inside a window. */
export function orderSql(keys: readonly SortKey[]): Sql {
  const pieces = keys.map((key) => {
    const direction = key.descending === true ? sql`desc` : sql`asc`;
    const nulls = key.nullsFirst === true ? sql`nulls first` : sql`nulls last`;
    return sql`${key.sql} ${direction} ${nulls}`;
  });
  return sql`order by ${joined(pieces, ', ')}`;
}

/** `rel` and the place of each row, counted from 0. Pending orders stay pending, now by that place. */
export function withPlace(rel: Relation): {readonly relation: Relation; readonly place: Expr} {
  if (rel.order.kind === 'pending') {
    const place = expr(sql`(row_number() over (${orderSql(rel.order.keys)}) - 1)`, {
      ...integer,
      windowed: true,
    });
    const {relation, extra} = sealWith(rel, [place]);
    const only = extra[0] as Expr;
    return {relation: {...relation, order: {kind: 'pending', keys: [{sql: only.sql}]}}, place: only};
  }
  if (isWhole(rel.source)) {
    const leaf = withLeafOrdinal(rel.source);
    if (leaf !== null)
      return {relation: {...rel, source: leaf.source}, place: reference(leaf.ordinal, integer)};
  }
  const sealed = seal(rel);
  const slot = new Slot('p');
  const source = selectSource(sealed.source, {
    passes: true,
    computed: new Map([[slot, sql`(row_number() over () - 1)`]]),
  });
  return {relation: {...sealed, source}, place: reference(slot, integer)};
}

/**
 * `rel` with its row labels in columns, so that rows can be dropped or moved: a RangeIndex becomes the level
 * `start + step * place`.
 */
export function withLevels(rel: Relation): Relation & {readonly index: Extract<RowLabels, {kind: 'levels'}>} {
  const {index} = rel;
  if (index.kind === 'levels') return {...rel, index};
  const {relation, place} = withPlace(rel);
  const {start, step, name} = index;
  const label =
    start === 0 && step === 1 ? place.sql : sql`(${integerSql(start)} + ${integerSql(step)} * ${place})`;
  const level: Level = {name, expr: expr(label, integer)};
  return {...relation, index: {kind: 'levels', levels: [level], unique: true, sorted: step > 0}};
}

/** `rel` with a pending order written: its source gives the rows in their order. */
export function inOrder(rel: Relation): Relation {
  if (rel.order.kind === 'kept') return rel;
  const sealed = seal(rel);
  if (sealed.order.kind === 'kept') return sealed;
  const source = selectSource(sealed.source, {passes: true, order: sealed.order.keys});
  return {...sealed, source, order: kept};
}
