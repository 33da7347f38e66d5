/** Choosing rows: by a condition, by place, by count. */

import {ArgumentError} from '../../../errors/index.js';
import type {Expr} from '../expression/expr.js';
import {integerSql} from '../expression/literal.js';
import {Slot, Sql, joined, sql} from '../expression/sql.js';
import {carry, irregular, kept, sealWindows, sealWith} from '../relation.js';
import type {LevelRows, Relation, RowLabels, RowOrder} from '../relation.js';
import {inOrder, withLevels, withOrdinal, withPlace} from './ordinal.js';
import {joinSource, selectSource, valuesSource} from './source.js';

/**
 * The rows for which `condition` is true, in their order, with their labels. Missing counts as false.
 *
 * @param condition a boolean expression over `rel`.
 * @example
 * filter(rel, gt(columnOf(rel, 'a'), literal(2)))
 */
export function filter(rel: Relation, condition: Expr): Relation {
  if (condition.type !== 'BOOLEAN')
    throw new ArgumentError(`a filter takes booleans, got ${condition.dtype}`);
  const {relation, extra} = carry(rel, [condition], (riding) => sealWindows(withLevels(riding)));
  return {
    ...relation,
    index: irregular(relation.index),
    source: selectSource(relation.source, {passes: true, where: (extra[0] as Expr).sql}),
    length: null,
  };
}

/** The first `count` rows from place `offset` on; `null` for all that follow. */
export function limit(rel: Relation, offset: number, count: number | null): Relation {
  const {index} = rel;
  const ordered = sealWindows(inOrder(rel));
  const parts = {passes: true, ...(count === null ? {} : {limit: count}), ...(offset === 0 ? {} : {offset})};
  const source = selectSource(ordered.source, parts);
  const labels =
    index.kind === 'range' ? {...index, start: index.start + offset * index.step} : ordered.index;
  const left = rel.length === null ? null : Math.max(0, rel.length - offset);
  const length = left === null ? null : count === null ? left : Math.min(left, count);
  return {...ordered, source, index: labels, length};
}

/** The last `count` rows. The number of rows must be known; materialise first where it is not. */
export function last(rel: Relation, count: number): Relation {
  return limit(rel, Math.max(0, knownLength(rel) - count), null);
}

function knownLength(rel: Relation): number {
  if (rel.length === null)
    throw new Error('the number of rows is asked for before it is known: materialise first');
  return rel.length;
}

/**
 * Rows by place, as Python's slices: `start`, `stop` and `step` may be null or negative. The number of rows must be
 * known where a bound or the step is negative.
 *
 * @example
 * slicePlaces(rel, null, null, -1) // all rows, last first
 */
export function slicePlaces(
  rel: Relation,
  start: number | null,
  stop: number | null,
  step: number | null = null,
): Relation {
  const stride = step ?? 1;
  if (stride === 0) throw new ArgumentError('slice step cannot be zero');
  const simple = stride > 0 && (start ?? 0) >= 0 && (stop === null || stop >= 0);
  const length = simple ? rel.length : knownLength(rel);
  const [first, end] = bounds(start, stop, stride, length);
  if (stride === 1) return limit(rel, first, end === null ? null : Math.max(0, end - first));
  const placed = withPlace(rel);
  const {relation, extra} = carry(placed.relation, [placed.place], sealWindows);
  const place = extra[0] as Expr;
  const within =
    stride > 0
      ? [sql`${place} >= ${integerSql(first)}`, ...(end === null ? [] : [sql`${place} < ${integerSql(end)}`])]
      : [sql`${place} <= ${integerSql(first)}`, sql`${place} > ${integerSql(end ?? -1)}`];
  const where = joined(
    [...within, sql`(${place} - ${integerSql(first)}) % ${integerSql(Math.abs(stride))} = 0`],
    ' and ',
  );
  const taken = {...relation, source: selectSource(relation.source, {passes: true, where})};
  const index =
    rel.index.kind === 'range'
      ? {...rel.index, start: rel.index.start + first * rel.index.step, step: rel.index.step * stride}
      : everyNth(taken.index, stride);
  const order: RowOrder =
    stride < 0 ? {kind: 'pending', keys: [{sql: place.sql, descending: true}]} : taken.order;
  return {...taken, index, order, length: end === null ? null : count(first, end, stride)};
}

/** Regular times of which every so many is kept stay regular. */
function everyNth(index: RowLabels, stride: number): RowLabels {
  const match = index.kind === 'levels' ? /^(-?\d*)(.+)$/.exec(index.freq ?? '') : null;
  if (match === null || index.kind === 'range') return irregular(index);
  const steps = (match[1] === '' ? 1 : Number(match[1])) * stride;
  return {...index, freq: `${steps === 1 ? '' : String(steps)}${match[2] ?? ''}`};
}

function count(first: number, end: number, stride: number): number {
  return Math.max(0, Math.ceil((end - first) / stride));
}

/** Python's `slice.indices`; without a length, for ascending slices of places from 0 on, the end may stay open. */
function bounds(
  start: number | null,
  stop: number | null,
  stride: number,
  length: number | null,
): [number, number | null] {
  if (length === null) return [start ?? 0, stop];
  const [low, high] = stride > 0 ? [0, length] : [-1, length - 1];
  const clamp = (place: number): number => Math.min(high, Math.max(low, place < 0 ? place + length : place));
  return [
    start === null ? (stride > 0 ? 0 : length - 1) : clamp(start),
    stop === null ? (stride > 0 ? length : -1) : clamp(stop),
  ];
}

/**
 * The rows at `places`, in that order, each as often as it stands there. Places count from 0 and are in bounds.
 */
export function takePlaces(rel: Relation, places: readonly number[]): Relation {
  const {relation, place} = withPlace(withLevels(rel));
  const values = places.map((at) => integerSql(at));
  return {...pick(relation, [place], [values]), length: places.length};
}

/**
 * For each row of `values` in turn, the rows of `rel` whose `keys` equal it, in their order: what a list of labels takes.
 *
 * @param values one list for each key, all of the same length: what the key is compared with. Missing equals missing.
 */
export function pick(rel: Relation, keys: readonly Expr[], values: readonly (readonly Sql[])[]): Relation {
  const riding = carry(rel, keys, withLevels);
  const {relation, ordinal} = withOrdinal({
    ...riding.relation,
    columns: [...riding.relation.columns, ...riding.extra.map((e) => ({label: null, expr: e}))],
  });
  const {relation: sealed, extra} = sealWith(relation, [ordinal]);
  const own = rel.columns.length;
  const keyExprs = sealed.columns.slice(own).map((column) => column.expr);
  const wanted = keyExprs.map((key, j) => ({slot: new Slot('p'), type: key.type, values: values[j] ?? []}));
  const turns = valuesSource(wanted, values[0]?.length ?? 0);
  const on = joined(
    keyExprs.map((key, j) => sql`${key} is not distinct from ${(wanted[j] as {slot: Slot}).slot}`),
    ' and ',
  );
  const source = joinSource('inner', sealed.source, turns, on);
  const order: RowOrder = {
    kind: 'pending',
    keys: [{sql: Sql.of([turns.ordinal])}, {sql: (extra[0] as Expr).sql}],
  };
  const index: LevelRows = {kind: 'levels', levels: (sealed.index as LevelRows).levels};
  return {...sealed, columns: sealed.columns.slice(0, own), index, source, order, length: null};
}

/** No rows of `rel`, with its columns and labels. */
export function none(rel: Relation): Relation {
  return {...limit(rel, 0, 0), order: kept, length: 0};
}
