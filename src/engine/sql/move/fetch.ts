/** Looking at relations. */

import {LocalFrame} from '../../../data/local/local-frame.js';
import {LocalIndex} from '../../../data/local/local-index.js';
import {MultiIndex} from '../../../data/local/multi-index.js';
import {RangeIndex} from '../../../data/local/range-index.js';
import {Vector} from '../../../data/vector.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import type {HeldColumn} from '../engine/held.js';
import type {Expr} from '../expression/expr.js';
import {slotOf} from '../expression/expr.js';
import {sql} from '../expression/sql.js';
import {integerSql} from '../expression/literal.js';
import {exprsOf, labelsOf} from '../relation.js';
import type {Relation} from '../relation.js';
import {indexOf, materialise, release, rowCount} from './materialise.js';
import {heldOf, readHeld} from './held.js';
import {columnAliases} from './append.js';
import {fetchVectors, queryOf} from './query.js';
import {vectorsOf} from './vectors.js';
import type {ReadOptions} from './vectors.js';

export interface FetchOptions extends ReadOptions {
  /** Only the first and the last rows; all of them where that is as many as there are. */
  readonly window?: {readonly head: number; readonly tail: number};
}

/** What `fetch` gives. */
export interface Fetched {
  readonly frame: LocalFrame;
  /** Rows that there are, of which `frame` holds all or, with a window, the first and the last. */
  readonly length: number;
}

/**
 * The values of `rel`. Computes it if need be; whoever looks twice materialises first.
 *
 * @example
 * const {frame, length} = await fetchFrame(engine, rel, {window: {head: 30, tail: 30}});
 */
export async function fetchFrame(
  engine: SqlEngine,
  rel: Relation,
  options: FetchOptions = {},
): Promise<Fetched> {
  const {window} = options;
  if (window === undefined) return fetchAll(engine, rel, options);
  const computed = await materialise(engine, rel, options);
  try {
    const length = await rowCount(engine, computed, options);
    if (length <= window.head + window.tail) return await fetchAll(engine, computed, options);
    return await fetchWindow(engine, computed, length, window, options);
  } finally {
    release(computed);
  }
}

/** The vectors of `exprs` where they are at hand already, in a small frame that was given or computed. */
function heldVectors(rel: Relation, exprs: readonly Expr[]): Vector[] | null {
  const {source} = rel;
  if (source.kind !== 'values' || rel.order.kind !== 'kept') return null;
  const held: Vector[] = [];
  for (const e of exprs) {
    const slot = slotOf(e);
    const vector = slot === null ? undefined : source.vectors.get(slot);
    if (vector?.dtype !== e.dtype) return null;
    held.push(vector);
  }
  return held;
}

async function fetchAll(engine: SqlEngine, rel: Relation, options: ReadOptions): Promise<Fetched> {
  const exprs = exprsOf(rel);
  const held = heldVectors(rel, exprs);
  if (held !== null && rel.source.kind === 'values') return frameOf(rel, held, rel.source.length);
  const {vectors, length} = await vectorsOf(engine, rel, exprs, options);
  return frameOf(rel, vectors, length);
}

function frameOf(rel: Relation, vectors: readonly Vector[], length: number): Fetched {
  const {index, vectors: data} = indexOf(rel, vectors, length);
  return {frame: new LocalFrame(columnIndex(rel), index, data), length};
}

/** The column labels of `rel` as an index: of tuples, a MultiIndex. */
export function columnIndex(rel: Relation): LocalIndex {
  const labels = labelsOf(rel);
  const {columnNames} = rel;
  const tuples = labels.filter((label) => Array.isArray(label));
  if (columnNames.length > 1 || (labels.length > 0 && tuples.length === labels.length)) {
    return MultiIndex.from_tuples(tuples, {names: columnNames.length > 1 ? columnNames : null});
  }
  return LocalIndex.from(labels, {name: columnNames[0] ?? null});
}

/** `frame` with the frequency of all rows, of which it shows some. */
function regular(frame: LocalFrame, {index}: Relation): LocalFrame {
  if (index.kind === 'range' || index.freq === undefined) return frame;
  const {vector, name} = frame.index;
  return new LocalFrame(frame.columns, new LocalIndex(vector, {name, freq: index.freq}), frame.vectors);
}

/** The first and the last rows of what is materialised. */
async function fetchWindow(
  engine: SqlEngine,
  rel: Relation,
  length: number,
  window: {readonly head: number; readonly tail: number},
  options: RunOptions,
): Promise<Fetched> {
  const {head, tail} = window;
  const positions = [
    ...Array.from({length: head}, (_, i) => i),
    ...Array.from({length: tail}, (_, i) => length - tail + i),
  ];
  if (rel.source.kind !== 'table') {
    const {frame} = await fetchAll(engine, rel, options);
    return {frame: regular(frame.take(positions), rel), length};
  }
  const exprs = exprsOf(rel);
  const {ordinal} = rel.source;
  const where = sql`${ordinal} < ${integerSql(head)} or ${ordinal} >= ${integerSql(length - tail)}`;
  const held = exprs.map((e) => heldOf(rel, e));
  const vectors =
    exprs.length === 0
      ? []
      : held.includes(null)
        ? (
            await fetchVectors(
              engine,
              queryOf(rel, exprs, columnAliases(exprs.length), {where}),
              exprs,
              options,
            )
          ).vectors
        : await Promise.all(
            held.map((column, i) => readHeld(column as HeldColumn, exprs[i] as Expr, positions)),
          );
  if (rel.index.kind === 'levels') return {...frameOf(rel, vectors, positions.length), length};
  const {start, step, name} = rel.index;
  const labels = new RangeIndex(start, start + step * length, step, {name}).take(positions);
  return {frame: new LocalFrame(columnIndex(rel), labels, vectors), length};
}
