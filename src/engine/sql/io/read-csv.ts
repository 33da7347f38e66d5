/** Reading CSV files. */

import type {DType} from '../../../data/dtype.js';
import {ParserError, ValueError, unknownName} from '../../../errors/index.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import {Slot, joined, renderSql, sql} from '../expression/sql.js';
import type {Sql} from '../expression/sql.js';
import {reference, slotOf} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import type {SqlType} from '../expression/types.js';
import {labelKey} from '../label.js';
import type {Label} from '../label.js';
import {rangeRows, relation} from '../relation.js';
import type {Column, Relation} from '../relation.js';
import {limit} from '../relation/rows.js';
import {callSource} from '../relation/source.js';
import {fieldsOf, rawLines, readerCall, usualMissing} from './csv-options.js';
import type {CsvOptions} from './csv-options.js';
import {
  asTexts,
  asked,
  evidence,
  inferred,
  isDecided,
  kinds,
  mayBePast,
  stillPossible,
  wholeNumbers,
} from './csv-infer.js';
import type {Kind} from './csv-infer.js';
import {integerSql} from '../expression/literal.js';

/** Rows that are looked at first, to rule out what a column cannot be. */
const firstRows = 1000;

const noNames = (): string => {
  throw new Error('a reader names no columns');
};

/** The fields of the first line, to learn names and how many columns there are. */
async function firstLine(
  engine: SqlEngine,
  paths: readonly string[],
  options: CsvOptions,
  run: RunOptions,
): Promise<string[]> {
  const call = rawLines(paths, options);
  const [row] = await engine.rows(
    `select line from ${renderSql(call, noNames)} where line is not null limit 1`,
    run,
  );
  const line = row?.[0];
  if (typeof line !== 'string') throw new ParserError(`No columns to parse from file '${paths[0] ?? ''}'`);
  return fieldsOf(line, options.sep ?? ',', options.quotechar ?? '"');
}

/** Names as pandas makes them: `Unnamed: 2` for empty ones, `a.1` for a second `a`. */
function uniqueNames(fields: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return fields.map((field, i) => {
    const name = field === '' ? `Unnamed: ${String(i)}` : field;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times === 0 ? name : `${name}.${String(times)}`;
  });
}

function placeOf(labels: readonly Label[], wanted: string | number, option: string): number {
  const named = labels.findIndex((label) => labelKey(label) === labelKey(wanted));
  if (named >= 0) return named;
  if (typeof wanted === 'number' && wanted >= 0 && wanted < labels.length) return wanted;
  throw new ValueError(
    `read_csv: ${option} has '${String(wanted)}', which is not a column.${unknownName(String(wanted), labels.map(String))}`,
  );
}

function dtypeOf(options: CsvOptions, label: Label): DType | undefined {
  const {dtype} = options;
  return typeof dtype === 'string' || dtype === undefined ? dtype : dtype.get(label);
}

/** Label, text and, where it is inferred, the counts that tell the dtype. */
interface Field {
  readonly label: Label;
  readonly text: Expr;
  readonly asked: DType | undefined;
}

/**
 * CSV files (paths, globs) as a relation, read whenever it is computed. The files are read once now, to find out dtypes
 * as pandas does: integers, floats, booleans, and text for all else.
 *
 * @throws FileError for a missing file; ParserError, with the line, for a broken one, now or when computed.
 * @example
 * const rel = await readCsv(engine, ['data.csv'], {parseDates: ['day'], indexCol: 'day'});
 */
export async function readCsv(
  engine: SqlEngine,
  paths: readonly string[],
  options: CsvOptions = {},
  run: RunOptions = {},
): Promise<Relation> {
  const header = options.header === undefined ? (options.names === undefined ? 0 : null) : options.header;
  const fields = await firstLine(engine, paths, options, run);
  const labels: readonly Label[] =
    options.names ?? (header === null ? fields.map((_, i) => i) : uniqueNames(fields));
  const width = Math.max(labels.length, fields.length);
  const names = Array.from({length: width}, (_, i) => `c${String(i)}`);
  const slots = names.map(() => new Slot());
  const missing = [...((options.keepDefaultNa ?? true) ? usualMissing : []), ...(options.naValues ?? [])];
  const skip = (options.skiprows ?? 0) + (header === null ? 0 : 1);
  const all = labels.map((label, i): Field => ({
    label,
    text: reference(slots[i] as Slot, {dtype: 'object', type: 'VARCHAR'}),
    asked: dtypeOf(options, label),
  }));
  const used =
    options.usecols === undefined
      ? all.map((_, i) => i)
      : options.usecols.map((one) => placeOf(labels, one, 'usecols')).sort((a, b) => a - b);
  const chosen = used.map((i) => all[i] as Field);
  const shown = chosen.map((field) => field.label);
  const index = indexPlaces(options, shown);
  const times = timePlaces(options, shown, index);
  const texts = readerCall(paths, options, skip, names, missing);
  const {exprs, types} = await typed(engine, chosen, texts, slots, names, times, options, run);
  const call = types.size === 0 ? texts : readerCall(paths, options, skip, names, missing, types);
  const source = callSource(call, new Map(slots.map((slot, i) => [slot, names[i] as string])));
  const columns = exprs.map((e, i): Column => ({label: shown[i] ?? null, expr: e}));
  const rel = relation({
    source,
    columns: columns.filter((_, i) => !index.includes(i)),
    index:
      index.length === 0
        ? rangeRows()
        : {
            kind: 'levels',
            levels: index.map((i) => ({name: levelName(shown[i] ?? null), expr: exprs[i] as Expr})),
          },
  });
  return options.nrows === undefined ? rel : limit(rel, 0, options.nrows);
}

function levelName(label: Label): Label {
  return typeof label === 'string' && label.startsWith('Unnamed: ') ? null : label;
}

function indexPlaces(options: CsvOptions, labels: readonly Label[]): number[] {
  const {indexCol = false} = options;
  if (indexCol === false) return [];
  const wanted = typeof indexCol === 'object' ? indexCol : [indexCol];
  return wanted.map((one) => placeOf(labels, one, 'index_col'));
}

function timePlaces(
  options: CsvOptions,
  labels: readonly Label[],
  index: readonly number[],
): ReadonlySet<number> {
  const {parseDates = false} = options;
  if (typeof parseDates === 'boolean') return new Set(parseDates ? index : []);
  return new Set(parseDates.map((one) => placeOf(labels, one, 'parse_dates')));
}

/** The fields with their dtypes: as asked, or as their texts speak for. */
async function typed(
  engine: SqlEngine,
  fields: readonly Field[],
  call: Sql,
  slots: readonly Slot[],
  names: readonly string[],
  times: ReadonlySet<number>,
  options: CsvOptions,
  run: RunOptions,
): Promise<{readonly exprs: readonly Expr[]; readonly types: ReadonlyMap<string, SqlType>}> {
  const {decimal = '.'} = options;
  const types = new Map<string, SqlType>();
  const open = fields.filter((field) => field.asked === undefined);
  if (open.length === 0)
    return {exprs: fields.map((field) => asked(field.text, field.asked as DType, decimal)), types};
  const name = (slot: Slot): string => names[slots.indexOf(slot)] ?? '';
  const {nrows} = options;
  /** The counts of each open field over the first rows, or over all. */
  const count = async (
    possible: readonly ReadonlySet<Kind>[],
    most: number | undefined,
    how: 'exact' | 'quick',
  ): Promise<readonly (readonly number[])[]> => {
    const counts = open.map(({text}, i) => evidence(text, decimal, possible[i] ?? new Set(), how));
    const rows = most === undefined ? call : sql`(select * from ${call} limit ${integerSql(most)})`;
    const [found = []] = await engine.rows(
      renderSql(sql`select ${joined(counts.flat(), ', ')} from ${rows}`, name),
      run,
    );
    const width = found.length / open.length;
    return open.map((_, i) => found.slice(i * width, (i + 1) * width).map(Number));
  };
  const countWhole = async (texts: readonly Expr[]): Promise<readonly number[]> => {
    if (texts.length === 0) return [];
    const rows = nrows === undefined ? call : sql`(select * from ${call} limit ${integerSql(nrows)})`;
    const [found = []] = await engine.rows(
      renderSql(sql`select ${joined(texts.map(wholeNumbers), ', ')} from ${rows}`, name),
      run,
    );
    return found.map(Number);
  };
  const all = open.map((field): ReadonlySet<Kind> => {
    const time = times.has(fields.indexOf(field));
    return new Set(kinds.filter((kind) => kind !== 'time' || time));
  });
  const first = await count(all, Math.min(nrows ?? firstRows, firstRows), 'exact');
  const possible = all.map((one, i) => stillPossible(first[i] ?? [], one));
  const quick = await count(possible, nrows, 'quick');
  const counted = quick.every((counts, i) => isDecided(counts, possible[i] ?? new Set()))
    ? quick
    : await count(possible, nrows, 'exact');
  // Seldom any: numbers that are past integers, or an odd float after many integers.
  const large = open.flatMap((_, i) => (mayBePast(counted[i] ?? []) ? [i] : []));
  const whole = await countWhole(large.map((i) => (open[i] as Field).text));
  const decided = counted.map((counts, i) => {
    const at = large.indexOf(i);
    return at >= 0 && whole[at] === counts[1] ? asTexts(counts) : counts;
  });
  const exprs = fields.map((field, i) => {
    if (field.asked !== undefined) return asked(field.text, field.asked, decimal);
    const parse = (type: SqlType): void => {
      types.set(name(slotOf(field.text) as Slot), type);
    };
    return inferred(field.text, decided[open.indexOf(field)] ?? [], decimal, times.has(i), parse);
  });
  return {exprs, types};
}
