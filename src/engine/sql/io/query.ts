/** Queries that users write, over relations by their names. */

import {MarsError, ParserError, unknownName} from '../../../errors/index.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import {reportOf} from '../engine/errors.js';
import {Slot} from '../expression/sql.js';
import {landAll, queryOf} from '../move/query.js';
import type {Query} from '../move/query.js';
import {relation, showLabel} from '../relation.js';
import type {Relation} from '../relation.js';
import {quoteIdentifier} from '../relation/render.js';
import type {TableHandle} from '../relation/source.js';
import {tableSource} from '../relation/source.js';
import {decategorised} from '../rules/cast.js';
import {columnExpr} from './read-parquet.js';

/**
 * The rows of a query, computed now. In the query every relation of `tables` is a table of that name; its columns are named by their labels, after
 * those of its row labels that have a name. The caller releases the result.
 *
 * @throws ParserError for a query that is not understood, or that asks for what is not there.
 */
export async function query(
  engine: SqlEngine,
  text: string,
  tables: ReadonlyMap<string, Relation>,
  options: RunOptions = {},
): Promise<Relation> {
  const queries = [...tables].map(([name, rel]) => ({name, query: queryOfAll(rel)}));
  for (const {query} of queries) await landAll(query.tables, options);
  const named = queries.map(({name, query}) => `${quoteIdentifier(name)} as (${query.text(true)})`);
  const head = named.length === 0 ? '' : `with ${named.join(', ')} `;
  // On a line of its own: what stands before may end in a comment.
  const body = text.trim().replace(/(?:\s*;)+(?=\s*(?:--[^\n]*\s*)*$)/, '');
  const table = await create(engine, `${head}select * from (\n${body}\n)`, tables.keys(), options);
  const described = await engine.rows(`describe ${quoteIdentifier(table.name)}`, options);
  const columns = described.map(([name, type]) => {
    const slot = new Slot();
    return {slot, name: String(name), column: {label: String(name), expr: columnExpr(slot, String(type))}};
  });
  return relation({
    source: tableSource(table, new Map(columns.map(({slot, name}) => [slot, name]))),
    columns: columns.map(({column}) => column),
    length: table.length,
  });
}

function queryOfAll(rel: Relation): Query {
  const levels = rel.index.kind === 'levels' ? rel.index.levels.filter(({name}) => name !== null) : [];
  const columns = [...levels.map(({name, expr}) => ({label: name, expr})), ...rel.columns];
  return queryOf(
    rel,
    columns.map(({expr}) => decategorised(expr)),
    columns.map(({label}) => (typeof label === 'string' ? label : showLabel(label))),
  );
}

async function create(
  engine: SqlEngine,
  text: string,
  known: Iterable<string>,
  options: RunOptions,
): Promise<TableHandle> {
  try {
    return await engine.createTable(text, options);
  } catch (error) {
    if (error instanceof MarsError || !(error instanceof Error) || error.cause === undefined) throw error;
    const {type, message, name} = reportOf(error.cause);
    const [sentence = '', hint = ''] = message.split('\n');
    // For a table DuckDB suggests some of its own, which the user never made.
    const near = type === 'catalog' && name !== undefined ? nearTo(name, [...known]) : hint && ` ${hint}.`;
    throw new ParserError(`${sentence.replace(/[.!]$/, '')}.${near}`, {cause: error.cause});
  }
}

function nearTo(name: string, known: readonly string[]): string {
  return known.length === 0 ? '' : unknownName(name, known);
}
