/** From vectors to relations: small ones are written into the queries that use them, large ones are held, and become tables when a query needs them. */

import {LocalFrame} from '../../../data/local/local-frame.js';
import type {LocalIndex} from '../../../data/local/local-index.js';
import {MultiIndex} from '../../../data/local/multi-index.js';
import {NaT} from '../../../data/scalars/calendar.js';
import {RangeIndex} from '../../../data/local/range-index.js';
import type {Vector} from '../../../data/vector.js';
import {ValueError} from '../../../errors/index.js';
import type {RunOptions} from '../engine/connections.js';
import {useAll} from '../engine/held.js';
import type {HeldColumn} from '../engine/held.js';
import type {SqlEngine} from '../engine/engine.js';
import {reference} from '../expression/expr.js';
import type {Expr, ExprTraits} from '../expression/expr.js';
import {cellSql} from '../expression/literal.js';
import {Slot} from '../expression/sql.js';
import {sqlTypeOf} from '../expression/types.js';
import type {SqlType} from '../expression/types.js';
import type {Label} from '../label.js';
import {rangeRows, relation} from '../relation.js';
import type {Column, Relation, RowLabels} from '../relation.js';
import {tableSource, valuesSource} from '../relation/source.js';
import type {TableHandle} from '../relation/source.js';
import {appendTable, columnAliases} from './append.js';
import {isHoldable} from './held.js';
import {isMissing, objectType} from './object-type.js';

/** Frames of at most this many cells are written into queries: making a table costs more than reading the text. */
export const smallCells = 400;

/** A column to load. */
export interface NamedVector {
  readonly label: Label;
  readonly vector: Vector;
}

/** What is known of a vector's values: their type in DuckDB, and whether any is missing. */
export function traitsOf(vector: Vector): ExprTraits & {readonly type: SqlType} {
  const {values, dtype, categories} = vector;
  const plain = Array.isArray(values);
  const type = plain && dtype === 'object' ? objectType(values) : sqlTypeOf(dtype);
  const nullable = anyMissing(vector);
  const none = plain && nullable && !values.some((value) => typeof value === 'number' && Number.isNaN(value));
  return {
    dtype,
    type,
    nullable,
    ...(none && dtype === 'object' ? {missing: 'none' as const} : {}),
    ...(categories === null
      ? {}
      : {categories: {values: categories.toArray(), dtype: categories.dtype, ordered: vector.ordered}}),
  };
}

function anyMissing(vector: Vector): boolean {
  const {values, valid, kind} = vector;
  if (valid !== null) return valid.includes(0);
  if (Array.isArray(values)) return values.some(isMissing);
  if (kind === 'b' || kind === 'i' || kind === 'u') return false;
  if (values instanceof BigInt64Array) return values.includes(NaT);
  if (vector.dtype === 'category') return (values as Int32Array).some((code) => code < 0);
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return true;
  return false;
}

interface Slotted {
  readonly slot: Slot;
  readonly vector: Vector;
  readonly traits: ExprTraits & {readonly type: SqlType};
  readonly expr: Expr;
}

function slotted(vector: Vector, hint: 'c' | 'i'): Slotted {
  const slot = new Slot(hint);
  const traits = traitsOf(vector);
  return {slot, vector, traits, expr: reference(slot, traits)};
}

/** The levels of an index as vectors; none for a RangeIndex, which takes no column. */
function levelVectors(index: LocalIndex): readonly Vector[] {
  if (index instanceof RangeIndex) return [];
  return index instanceof MultiIndex ? index.arrays : [index.vector];
}

function rowLabels(index: LocalIndex, levels: readonly Slotted[]): RowLabels {
  if (index instanceof RangeIndex) return rangeRows(index.start, index.step, index.name);
  return {
    kind: 'levels',
    levels: levels.map((level, i) => ({name: index.names[i] ?? null, expr: level.expr})),
    ...(index.freq === null ? {} : {freq: index.freq}),
  };
}

interface Laid {
  readonly columns: readonly Column[];
  readonly index: RowLabels;
  readonly all: readonly Slotted[];
  readonly length: number;
}

function layOut(columns: readonly NamedVector[], index: LocalIndex): Laid {
  for (const {label, vector} of columns) {
    if (vector.length !== index.length) {
      throw new ValueError(
        `column ${String(label)} has ${String(vector.length)} values, the index ${String(index.length)}`,
      );
    }
  }
  const data = columns.map(({vector}) => slotted(vector, 'c'));
  const levels = levelVectors(index).map((vector) => slotted(vector, 'i'));
  return {
    columns: columns.map(({label}, j) => ({label, expr: (data[j] as Slotted).expr})),
    index: rowLabels(index, levels),
    all: [...levels, ...data],
    length: index.length,
  };
}

/**
 * A relation of vectors whose values stand in the query itself. For small frames; nothing is awaited.
 *
 * @param columns the columns, each as long as `index`.
 * @param index the row labels.
 * @throws ValueError when lengths differ.
 */
export function literalRelation(
  columns: readonly NamedVector[],
  index: LocalIndex,
  columnNames: readonly Label[] = [null],
): Relation {
  const laid = layOut(columns, index);
  const source = valuesSource(
    laid.all.map(({slot, vector, traits}) => ({
      slot,
      type: traits.type,
      values: Array.from({length: laid.length}, (_, i) =>
        cellSql(cellOf(vector, i), vector.dtype, traits.type),
      ),
    })),
    laid.length,
    new Map(laid.all.map(({slot, vector}) => [slot, vector])),
  );
  return relation({source, columns: laid.columns, index: laid.index, columnNames, length: laid.length});
}

/** The value at `i` as it is stored: codes for categories, boxed floats in object columns. */
function cellOf(vector: Vector, i: number): unknown {
  if (vector.dtype === 'category') {
    const code = Number(vector.values[i]);
    return code < 0 ? null : code;
  }
  return Array.isArray(vector.values) ? (vector.values as unknown[])[i] : vector.at(i);
}

/**
 * A relation of vectors: written into queries when small, copied into a table otherwise.
 *
 * @throws ValueError when lengths differ; InterruptedError when `signal` is aborted.
 * @example
 * const rel = await load(engine, [{label: 'a', vector}], RangeIndex.of(vector.length));
 */
export async function load(
  engine: SqlEngine,
  columns: readonly NamedVector[],
  index: LocalIndex,
  options: RunOptions & {readonly columnNames?: readonly Label[]} = {},
): Promise<Relation> {
  const cells = index.length * (columns.length + levelVectors(index).length);
  return cells <= smallCells
    ? literalRelation(columns, index, options.columnNames)
    : loadTable(engine, columns, index, options);
}

/** As `load`, into a table whatever the size. */
export async function loadTable(
  engine: SqlEngine,
  columns: readonly NamedVector[],
  index: LocalIndex,
  options: RunOptions & {readonly columnNames?: readonly Label[]} = {},
): Promise<Relation> {
  const {columnNames = [null]} = options;
  const laid = layOut(columns, index);
  if (laid.all.length === 0) {
    const table = await engine.createTable(`select range from range(${String(laid.length)})`, options);
    return relation({
      source: tableSource(table, new Map()),
      columns: [],
      index: laid.index,
      columnNames,
      length: laid.length,
    });
  }
  const names = new Map(laid.all.map(({slot}, j) => [slot, `c${String(j)}`]));
  const table = await tableOf(engine, laid.all, laid.length, options);
  return relation({
    source: tableSource(table, names),
    columns: laid.columns,
    index: laid.index,
    columnNames,
    length: laid.length,
  });
}

/** A table of vectors: held, and made when a query first needs it; or made now, where they are not all held. */
async function tableOf(
  engine: SqlEngine,
  all: readonly Slotted[],
  length: number,
  options: RunOptions,
): Promise<TableHandle> {
  const {holder} = engine;
  const vectors = all.map(({vector}) => vector);
  const held = new Map<string, HeldColumn>();
  if (holder?.admits(vectors) === true) {
    for (const [j, {vector, traits}] of all.entries()) {
      const column = isHoldable(vector, traits.type) ? holder.hold(vector) : null;
      if (column !== null) held.set(`c${String(j)}`, column);
    }
  }
  const types = all.map(({traits}) => traits.type);
  if (held.size === all.length) return pendingTable(engine, held, types, length);
  const name = engine.tables.freshName();
  try {
    await appendTable(engine, name, {names: columnAliases(all.length), vectors, types, length}, options);
  } catch (error) {
    for (const column of held.values()) column.release();
    engine.tables.adopt(name, 0).release();
    throw error;
  }
  const table = engine.tables.adopt(name, length);
  for (const [column, values] of held) table.hold(column, values);
  return table;
}

/** A frame that a user holds, as a relation. */
export async function loadFrame(
  engine: SqlEngine,
  frame: LocalFrame,
  options: RunOptions = {},
): Promise<Relation> {
  const columns = frame.vectors.map((vector, j) => ({label: frame.columns.at(j), vector}));
  return load(engine, columns, frame.index, {...options, columnNames: frame.columns.names});
}

/** A table of held columns, which `types` has the types of in their order. Those that queries need are written when they first do. */
export function pendingTable(
  engine: SqlEngine,
  held: Map<string, HeldColumn>,
  types: readonly SqlType[],
  length: number,
): TableHandle {
  const typeOf = new Map([...held.keys()].map((column, i) => [column, types[i] as SqlType]));
  return engine.tables.pending(length, held, (name, columns, options) => {
    const values = columns.map((column) => held.get(column) as HeldColumn);
    const chosen = columns.map((column) => typeOf.get(column) as SqlType);
    return useAll(values, (vectors) =>
      appendTable(engine, name, {names: columns, vectors, types: chosen, length}, options),
    );
  });
}
