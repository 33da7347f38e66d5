/** Running what a relation describes. */

import type {DuckDBConnection} from '@duckdb/node-api';
import type {Vector} from '../../../data/vector.js';
import {OverflowError} from '../../../errors/index.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import {castSql} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {Slot} from '../expression/sql.js';
import type {Sql} from '../expression/sql.js';
import type {Relation} from '../relation.js';
import {renderQuery} from '../relation/render.js';
import {selectSource} from '../relation/source.js';
import {readsOf} from '../relation/usage.js';
import type {SelectParts, TableHandle} from '../relation/source.js';
import {loadBindings} from './bindings.js';
import {readerOf} from './decode.js';

/** A query, and the columns that it reads of tables. */
export interface Query {
  readonly reads: ReadonlyMap<TableHandle, ReadonlySet<string>>;
  /** The text, as fast as can be or, with `exact`, so that integers wrap around. */
  text(exact: boolean): string;
}

/** Runs `query`; where an integer overflows, once more with arithmetic that wraps around as NumPy's does. */
export async function withWrapping<T>(
  query: Query,
  options: RunOptions,
  run: (text: string) => Promise<T>,
): Promise<T> {
  await landAll(query.reads, options);
  const fast = query.text(false);
  try {
    return await run(fast);
  } catch (error) {
    if (!(error instanceof OverflowError)) throw error;
    const exact = query.text(true);
    if (exact === fast) throw error;
    return run(exact);
  }
}

/** Has tables made of columns that so far are only held. */
export async function landAll(reads: Query['reads'], options: RunOptions): Promise<void> {
  for (const [table, columns] of reads) await table.land(columns, options);
}

/** The query that computes `exprs` over `rel` in the order of its rows; its columns are named `aliases`. */
export function queryOf(
  rel: Relation,
  exprs: readonly Expr[],
  aliases: readonly string[],
  parts: SelectParts = {},
): Query {
  const slots = exprs.map(() => new Slot());
  const computed = new Map<Slot, Sql>(slots.map((slot, i) => [slot, typed(exprs[i] as Expr)]));
  const order = rel.order.kind === 'pending' ? {order: rel.order.keys} : {};
  const top = selectSource(rel.source, {...order, ...parts, computed});
  return {reads: readsOf(top, slots), text: (exact) => renderQuery(top, slots, aliases, exact)};
}

/** The value in the very type that its reader expects; costs nothing where it has that type already. */
function typed(e: Expr): Sql {
  return castSql(e.sql, e.type);
}

/** Runs a query whose columns are `exprs`, and gives its columns as vectors. */
export async function fetchVectors(
  engine: SqlEngine,
  query: Query,
  exprs: readonly Expr[],
  options: RunOptions = {},
): Promise<{vectors: Vector[]; length: number}> {
  const bindings = await loadBindings();
  const work = async (
    connection: DuckDBConnection,
    text: string,
  ): Promise<{vectors: Vector[]; length: number}> => {
    const result = await connection.run(text);
    const length = result.rowCount;
    const readers = exprs.map((e) => readerOf(bindings, e, length));
    let start = 0;
    for (
      let chunk = await result.fetchChunk();
      chunk !== null && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      const count = chunk.rowCount;
      for (const [j, reader] of readers.entries()) reader.read(chunk, j, start, count);
      start += count;
    }
    return {vectors: readers.map((reader) => reader.finish()), length};
  };
  return withWrapping(query, options, (text) => engine.use(options, (connection) => work(connection, text)));
}
