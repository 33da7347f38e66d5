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
  for (const {query} of queries) await landAll(query.reads, options);
  const named = queries.map(({name, query}) => `${quoteIdentifier(name)} as (${query.text(true)})`);
  const head = `${named.length === 0 ? '' : `with ${named.join(', ')} `}select * from (\n`;
  const body = text.replace(/(?:\s*;)+(?=\s*(?:--[^\n]*\s*)*$)/, '');
  await understand(engine, {head, body}, tables.keys(), options);
  // The end on a line of its own: the query may end in a comment.
  const table = await engine.createTable(`${head}${body}\n)`, options);
  const described = await engine.rows(`describe ${quoteIdentifier(table.nameOf([]))}`, options);
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

/** A query of the user's, and what stands before it. */
interface Wrapped {
  readonly head: string;
  readonly body: string;
}

const DESCRIBE = 'describe ';

/** @throws ParserError, with the place in the query, for one that cannot run */
async function understand(
  engine: SqlEngine,
  {head, body}: Wrapped,
  known: Iterable<string>,
  options: RunOptions,
): Promise<void> {
  try {
    await engine.rows(`${DESCRIBE}${head}${body}\n)`, options);
  } catch (error) {
    if (error instanceof MarsError || !(error instanceof Error) || error.cause === undefined) throw error;
    const {type, message, name, entry, position} = reportOf(error.cause);
    const [sentence = '', hint = ''] = message.split('\n');
    // For a table DuckDB suggests some of its own, which the user never made.
    const near =
      type === 'catalog' && entry === 'Table' && name !== undefined
        ? nearTo(name, [...known])
        : sentenceOf(hint);
    const offset =
      position === undefined ? null : offsetIn(`${DESCRIBE}${head}`, body, position, type === 'parser');
    const where =
      offset === null || !body.trim().includes('\n') ? '' : `, in line ${lineAt(body, offset)} of the query`;
    throw new ParserError(`${sentence.replace(/[.!]$/, '')}${where}.${near}`, {}, offset);
  }
}

/** DuckDB's own suggestions; its list of a function's signatures is long and says little. */
function sentenceOf(hint: string): string {
  return /^(?:Did you mean|Candidate bindings)/.test(hint) ? ` ${hint.replace(/(?<![.?])$/, '.')}` : '';
}

/** The offset, in UTF-16 units, of a place in the query; its end for what is beyond it. The parser counts code points, what comes after it bytes. */
function offsetIn(head: string, body: string, position: number, inCodePoints: boolean): number {
  const before = inCodePoints
    ? Array.from(head + body)
        .slice(0, position)
        .join('')
    : Buffer.from(head + body)
        .subarray(0, position)
        .toString();
  return Math.max(0, before.length - head.length);
}

/** The line of an offset, where the first that is not empty counts as the first. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).trimStart().split('\n').length;
}

function nearTo(name: string, known: readonly string[]): string {
  return known.length === 0 ? '' : unknownName(name, known);
}
