/** Writing relations to files. */

import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import {expr, reference} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {textSql} from '../expression/literal.js';
import {Slot, Sql, renderSql, sql} from '../expression/sql.js';
import {relation, showLabel} from '../relation.js';
import type {Relation} from '../relation.js';
import {inOrder, withLevels} from '../relation/ordinal.js';
import {unionSource, valuesSource} from '../relation/source.js';
import {quoteIdentifier} from '../relation/render.js';
import {queryOf, withWrapping} from '../move/query.js';
import {kindOf, zoneOf} from '../../../data/dtype.js';
import {decategorised, toText} from '../rules/cast.js';
import {pythonText} from '../rules/text.js';
import {seal} from '../relation.js';

export interface CsvWriteOptions {
  readonly sep?: string;
  /** Whether row labels are written (the usual). */
  readonly index?: boolean;
  /** Whether names are written (the usual). */
  readonly header?: boolean;
  /** What stands for a missing value; nothing, unless given. */
  readonly naRep?: string;
  readonly compression?: 'infer' | 'gzip' | 'zstd' | null;
}

function constant(text: string): string {
  return renderSql(textSql(text), () => '');
}

function nameText(label: Relation['columns'][number]['label']): string {
  return label === null ? '' : typeof label === 'string' ? label : showLabel(label);
}

/** What is written, with the name of each column. */
function written(
  rel: Relation,
  index: boolean,
): {readonly relation: Relation; readonly names: string[]; readonly exprs: Expr[]} {
  const base = index ? withLevels(rel) : rel;
  const sealed = seal(base);
  const levels = index && sealed.index.kind === 'levels' ? sealed.index.levels : [];
  return {
    relation: sealed,
    names: [
      ...levels.map((level) => nameText(level.name)),
      ...sealed.columns.map((column) => nameText(column.label)),
    ],
    exprs: [...levels.map((level) => level.expr), ...sealed.columns.map((column) => column.expr)],
  };
}

/**
 * The text of a cell. Times and durations of a column share one format, as pandas has it.
 *
 * @param alone whether it is the only one of its row, where nothing is written as an empty text in quotes; null where what
 *   is missing has a text.
 */
function cellText(e: Expr, alone: boolean | null): Expr {
  const kind = kindOf(e.dtype);
  const shared = e.type === 'MIXED' || kind === 'm' || (kind === 'M' && zoneOf(e.dtype) === null);
  const text = shared ? presentText(e) : toText(e);
  if (alone === null) return text;
  return {...text, sql: alone ? sql`coalesce(${text}, '')` : sql`nullif(${text}, '')`};
}

function presentText(e: Expr): Expr {
  const text = pythonText(e);
  return e.nullable ? {...text, sql: sql`case when ${e} is not null then ${text} end`, nullable: true} : text;
}

/**
 * Writes a CSV file as pandas does: row labels first, `True` and `False`, nothing for what is missing.
 *
 * @throws FileError when the file cannot be written.
 */
export async function writeCsv(
  engine: SqlEngine,
  rel: Relation,
  path: string,
  options: CsvWriteOptions = {},
  run: RunOptions = {},
): Promise<void> {
  const {sep = ',', index = true, header = true, naRep = '', compression = 'infer'} = options;
  const out = written(inOrder(rel), index);
  const texts = out.exprs.map((e) => cellText(e, naRep === '' ? out.exprs.length === 1 : null));
  const slots = texts.map(() => new Slot());
  const head = valuesSource(
    out.names.map((name) => ({
      slot: new Slot(),
      type: 'VARCHAR' as const,
      values: [name === '' && naRep === '' ? sql`null` : textSql(name)],
    })),
    1,
  );
  const headColumns = head.columns.map((column) => Sql.of([column.slot]));
  const rows = {source: out.relation.source, columns: texts.map((e) => e.sql)};
  const source = unionSource(header ? [{source: head, columns: headColumns}, rows] : [rows], slots);
  const exprs = slots.map((slot) => reference(slot, {dtype: 'object', type: 'VARCHAR'}));
  const aliases = exprs.map((_, i) => `c${String(i)}`);
  const copied = relation({source, columns: exprs.map((e, i) => ({label: i, expr: e}))});
  const kind = compression === 'infer' ? 'auto' : (compression ?? 'none');
  const settings = `format csv, header false, delimiter ${constant(sep)}, nullstr ${constant(naRep)}, compression ${constant(kind)}`;
  const file = constant(path);
  await withWrapping(queryOf(copied, exprs, aliases), run, (text) =>
    engine.rows(`copy (${text}) to ${file} (${settings})`, run),
  );
}

/**
 * Writes a Parquet file. A RangeIndex takes no column; other row labels are columns of their names, or
 * `__index_level_0__`, as pandas writes them.
 *
 * @throws FileError when the file cannot be written.
 */
export async function writeParquet(
  engine: SqlEngine,
  rel: Relation,
  path: string,
  options: {readonly index?: boolean; readonly compression?: 'snappy' | 'gzip' | 'zstd' | null} = {},
  run: RunOptions = {},
): Promise<void> {
  const {index = rel.index.kind === 'levels', compression = 'snappy'} = options;
  const out = written(inOrder(rel), index);
  const levels = out.names.length - out.relation.columns.length;
  const names = out.names.map((name, i) =>
    i < levels && name === '' ? `__index_level_${String(i)}__` : name,
  );
  const exprs = out.exprs.map((e) => plainTime(decategorised(e)));
  const aliases = names.map(quoteIdentifier);
  const settings = `format parquet, compression ${constant(compression ?? 'uncompressed')}`;
  const file = constant(path);
  await withWrapping(queryOf(out.relation, exprs, aliases), run, (text) =>
    engine.rows(`copy (${text}) to ${file} (${settings})`, run),
  );
}

/** Mixed values have no type in Parquet: they are written as text. */
function plainTime(e: Expr): Expr {
  return e.type === 'MIXED'
    ? expr(sql`cast(${e} as varchar)`, {dtype: 'object', type: 'VARCHAR', nullable: e.nullable})
    : e;
}
