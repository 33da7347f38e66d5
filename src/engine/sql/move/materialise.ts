/** Computing relations. */

import {isNullableDType, kindOf} from '../../../data/dtype.js';
import {LocalIndex} from '../../../data/local/local-index.js';
import {MultiIndex} from '../../../data/local/multi-index.js';
import {RangeIndex} from '../../../data/local/range-index.js';
import type {Vector} from '../../../data/vector.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import {castSql, expr, reference} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {Slot, Sql} from '../expression/sql.js';
import {exprsOf, isSealed, kept, mapExprs} from '../relation.js';
import type {LevelRows, Relation} from '../relation.js';
import {quoteIdentifier} from '../relation/render.js';
import {inputsOf, tableSource, tablesOf} from '../relation/source.js';
import type {Source, TableHandle} from '../relation/source.js';
import {computeRelation} from './compute.js';
import {settledDType} from './decode.js';
import {literalRelation, load} from './load.js';
import {columnAliases} from './append.js';
import {fetchVectors, queryOf, withWrapping} from './query.js';

/** Sources of more nodes than this are computed before anything is put on top: planning time grows faster than the tree. */
const mostNodes = 200;

/** True when `rel` is computed: its columns are those of a table or of a small frame, in its order. */
export function isMaterialised(rel: Relation): boolean {
  const {source} = rel;
  return (
    (source.kind === 'table' || source.kind === 'values') &&
    rel.order.kind === 'kept' &&
    (isSealed(rel) || source.kind === 'table') &&
    exprsOf(rel).every(isPlain)
  );
}

/** A reference, or a reference shown as another dtype: nothing that is worth keeping. */
function isPlain(e: Expr): boolean {
  if (e.windowed || e.sql.size > 3) return false;
  return e.sql.parts.length === 1 || (e.sql.formula === null && !mayChange(e));
}

/** True for dtypes that become others when something turns out missing. */
function mayChange(e: Expr): boolean {
  const kind = kindOf(e.dtype);
  return e.nullable && !isNullableDType(e.dtype) && (kind === 'b' || kind === 'i' || kind === 'u');
}

/** True when all leaves are small frames, so that running the query and looking at the result costs less than making a table. */
function isTiny(source: Source): boolean {
  if (source.kind === 'values') return true;
  if (source.kind === 'table' || source.kind === 'call') return false;
  return source.depth <= 64 && inputsOf(source).every(isTiny);
}

/**
 * Computes `rel` once and for all: the same value, over a table of its own (or as a small frame), with dtypes settled and
 * its length known. The caller holds it and gives it back with `release`.
 *
 * @throws InterruptedError, or whatever the computation raises.
 */
export async function materialise(
  engine: SqlEngine,
  rel: Relation,
  options: RunOptions = {},
): Promise<Relation> {
  if (isMaterialised(rel) && !exprsOf(rel).some(mayChange)) {
    retain(rel);
    return rel.length === null && (rel.source.kind === 'table' || rel.source.kind === 'values')
      ? {...rel, length: lengthOf(rel.source)}
      : rel;
  }
  if (isTiny(rel.source)) return materialiseTiny(engine, rel, options);
  return (await computeRelation(engine, rel, options)) ?? materialiseTable(engine, rel, options);
}

function lengthOf(source: Extract<Source, {kind: 'table' | 'values'}>): number {
  return source.kind === 'table' ? source.table.length : source.length;
}

/** `rel`, computed if its tree is so large that planning what stands on top would be slow. */
export async function cutLarge(
  engine: SqlEngine,
  rel: Relation,
  options: RunOptions = {},
): Promise<Relation> {
  return rel.source.nodes > mostNodes ? materialise(engine, rel, options) : rel;
}

/** Counts the caller as a holder of the tables that `rel` reads. */
export function retain(rel: Relation): void {
  for (const table of tablesOf(rel.source)) table.retain();
}

/** The opposite of `retain`: tables without holders are dropped. */
export function release(rel: Relation): void {
  for (const table of tablesOf(rel.source)) table.release();
}

async function materialiseTiny(engine: SqlEngine, rel: Relation, options: RunOptions): Promise<Relation> {
  const exprs = exprsOf(rel);
  const {vectors, length} = await fetchVectors(
    engine,
    queryOf(rel, exprs, columnAliases(exprs.length)),
    exprs,
    options,
  );
  const {index, vectors: data} = indexOf(rel, vectors, length);
  const columns = rel.columns.map(({label}, j) => ({label, vector: data[j] as Vector}));
  const made = await load(engine, columns, index, {...options, columnNames: rel.columnNames});
  return rel.index.kind === 'range' ? made : {...made, index: {...made.index, ...flagsOf(rel)}};
}

function flagsOf({index}: Relation): Pick<LevelRows, 'unique' | 'sorted' | 'freq'> {
  if (index.kind === 'range') return {};
  const {unique, sorted, freq} = index;
  return {
    ...(unique === undefined ? {} : {unique}),
    ...(sorted === undefined ? {} : {sorted}),
    ...(freq === undefined ? {} : {freq}),
  };
}

/** Splits the vectors of `exprsOf(rel)` into the row labels and the columns. */
export function indexOf(
  rel: Relation,
  vectors: readonly Vector[],
  length: number,
): {index: LocalIndex; vectors: readonly Vector[]} {
  const {index} = rel;
  if (index.kind === 'range') {
    const {start, step, name} = index;
    return {index: new RangeIndex(start, start + step * length, step, {name}), vectors};
  }
  const names = index.levels.map((level) => level.name);
  const levels = vectors.slice(0, names.length);
  const [only] = levels;
  const made =
    levels.length === 1 && only !== undefined
      ? new LocalIndex(only, {name: names[0] ?? null, freq: index.freq ?? null})
      : new MultiIndex(levels, {names});
  return {index: made, vectors: vectors.slice(names.length)};
}

async function materialiseTable(engine: SqlEngine, rel: Relation, options: RunOptions): Promise<Relation> {
  const exprs = exprsOf(rel);
  if (exprs.length === 0) return materialiseLabels(engine, rel, options);
  const aliases = columnAliases(exprs.length);
  const table = await withWrapping(queryOf(rel, exprs, aliases), options, (text) =>
    engine.createTable(text, options),
  );
  try {
    const present = await presentValues(engine, table, exprs, options);
    const names = new Map<Slot, string>();
    let i = 0;
    const settled = mapExprs(rel, (e, hint) => {
      const slot = new Slot(hint);
      names.set(slot, aliases[i] as string);
      const nullable = e.nullable && present[i] !== table.length;
      i += 1;
      return settle(e, slot, nullable, mayChange(e));
    });
    return {...settled, source: tableSource(table, names), order: kept, length: table.length};
  } catch (error) {
    table.release();
    throw error;
  }
}

/** A relation of row labels alone: only the number of rows is computed. */
async function materialiseLabels(engine: SqlEngine, rel: Relation, options: RunOptions): Promise<Relation> {
  const length = await rowCount(engine, rel, options);
  const {start, step, name} = rel.index.kind === 'range' ? rel.index : {start: 0, step: 1, name: null};
  const index = new RangeIndex(start, start + step * length, step, {name});
  if (length === 0) return literalRelation([], index, rel.columnNames);
  return load(engine, [], index, {...options, columnNames: rel.columnNames});
}

/** For columns whose dtype depends on it, how many values are present; null for the others. */
async function presentValues(
  engine: SqlEngine,
  table: TableHandle,
  exprs: readonly Expr[],
  options: RunOptions,
): Promise<(number | null)[]> {
  const asked = exprs.map(mayChange);
  if (!asked.includes(true)) return exprs.map(() => null);
  const counts = asked.flatMap((ask, i) => (ask ? [`count(c${String(i)})`] : []));
  const [row = []] = await engine.rows(
    `select ${counts.join(', ')} from ${quoteIdentifier(table.nameOf([]))}`,
    options,
  );
  let next = 0;
  return asked.map((ask) => (ask ? Number(row[next++]) : null));
}

function settle(e: Expr, slot: Slot, nullable: boolean, asked: boolean): Expr {
  if (!asked) return reference(slot, {...e, nullable});
  const dtype = settledDType(e.dtype, nullable);
  if (dtype === 'float64') return expr(castSql(Sql.of([slot]), 'DOUBLE'), {dtype, nullable});
  return reference(slot, {...e, dtype, nullable});
}

/** The number of rows of `rel`; asks the engine only where it is not known. */
export async function rowCount(engine: SqlEngine, rel: Relation, options: RunOptions = {}): Promise<number> {
  if (rel.length !== null) return rel.length;
  if (rel.source.kind === 'table' || rel.source.kind === 'values') return lengthOf(rel.source);
  const unordered: Relation = {...rel, order: kept};
  const count = expr(Sql.of(['count(*)']), {dtype: 'int64'});
  const [[value] = []] = await withWrapping(
    queryOf(unordered, [count], ['n'], {group: []}),
    options,
    (text) => engine.rows(text, options),
  );
  return Number(value);
}
