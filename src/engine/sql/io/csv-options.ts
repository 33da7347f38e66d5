/** Options of reading CSV, and how they are spelled for DuckDB. */

import {ArgumentError, NotSupportedError} from '../../../errors/index.js';
import type {DType} from '../../../data/dtype.js';
import {integerSql, textSql} from '../expression/literal.js';
import {Sql, joined, sql} from '../expression/sql.js';
import type {SqlType} from '../expression/types.js';
import type {Label} from '../label.js';

/** The options of pandas' `read_csv` that the local engine has, by meaning and default as there. */
export interface CsvOptions {
  readonly sep?: string;
  /** The line that holds the names, after `skiprows`: 0, or null where there is none. */
  readonly header?: 0 | null;
  readonly names?: readonly Label[];
  readonly usecols?: readonly (string | number)[];
  readonly dtype?: DType | ReadonlyMap<Label, DType>;
  readonly skiprows?: number;
  readonly nrows?: number;
  /** Texts that are missing values besides the usual ones. */
  readonly naValues?: readonly string[];
  readonly keepDefaultNa?: boolean;
  /** Columns of times, by label or place; `true` for the index. */
  readonly parseDates?: readonly (string | number)[] | boolean;
  readonly indexCol?: string | number | readonly (string | number)[] | false;
  readonly encoding?: string;
  readonly quotechar?: string;
  readonly escapechar?: string;
  readonly comment?: string;
  readonly decimal?: string;
  readonly compression?: 'infer' | 'gzip' | 'zstd' | null;
}

/** What pandas takes for a missing value. */
export const usualMissing: readonly string[] = [
  '',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'n/a',
  'nan',
  'null',
];

const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'latin-1': 'latin-1',
  latin1: 'latin-1',
  'iso-8859-1': 'latin-1',
  'utf-16': 'utf-16',
};

function single(name: string, value: string | undefined): void {
  if (value !== undefined && value.length !== 1)
    throw new ArgumentError(`read_csv: ${name} takes one character, got '${value}'`);
}

/** A list of file names as SQL; globs are understood. */
export function filesSql(paths: readonly string[]): Sql {
  return sql`[${joined(paths.map(textSql), ', ')}]`;
}

function compressionOf(options: CsvOptions, paths: readonly string[]): Sql {
  const {compression = 'infer'} = options;
  if (compression === 'infer') {
    const bad = paths.find((path) => /\.(bz2|xz|zip|tar)$/.test(path));
    if (bad !== undefined)
      throw new NotSupportedError(
        `read_csv: '${bad}' is compressed in a way that the local engine cannot read. It reads gzip and zstd.`,
      );
    return sql`'auto'`;
  }
  return textSql(compression ?? 'none');
}

/**
 * A call of DuckDB's reader that gives the columns `names`, of text unless `types` says otherwise. Texts of `missing` are NULL.
 *
 * @throws ArgumentError, NotSupportedError for what the reader cannot do.
 */
export function readerCall(
  paths: readonly string[],
  options: CsvOptions,
  skip: number,
  names: readonly string[],
  missing: readonly string[],
  types: ReadonlyMap<string, SqlType> = new Map(),
): Sql {
  const {sep = ',', quotechar = '"', escapechar = quotechar, comment} = options;
  single('quotechar', options.quotechar);
  single('escapechar', options.escapechar);
  single('comment', options.comment);
  const columns = joined(
    names.map((name) => sql`${textSql(name)}: ${textSql(types.get(name) ?? 'VARCHAR')}`),
    ', ',
  );
  // Without one, empty fields would be NULL: a text that no field of a line can be.
  const nulls = joined((missing.length === 0 ? ['\n'] : missing).map(textSql), ', ');
  return sql`read_csv(${filesSql(paths)}, auto_detect = false, header = false, null_padding = true, nullstr = [${nulls}], delim = ${textSql(sep)}, quote = ${textSql(quotechar)}, escape = ${textSql(escapechar)}, comment = ${textSql(comment ?? '')}, skip = ${integerSql(skip)}, encoding = ${encodingOf(options)}, compression = ${compressionOf(options, paths)}, columns = {${columns}})`;
}

function encodingOf({encoding = 'utf-8'}: CsvOptions): Sql {
  const known = encodings[encoding.toLowerCase()];
  if (known === undefined)
    throw new NotSupportedError(
      `read_csv: encoding '${encoding}' is not supported. Known: utf-8, latin-1, utf-16.`,
    );
  return textSql(known);
}

/** A call that gives whole lines of the first file: no field of it is split. */
export function rawLines(paths: readonly string[], options: CsvOptions): Sql {
  const {comment = '', skiprows = 0} = options;
  return sql`read_csv(${filesSql(paths.slice(0, 1))}, auto_detect = false, header = false, delim = ${textSql('\u0001')}, quote = '', escape = '', comment = ${textSql(comment)}, skip = ${integerSql(skiprows)}, encoding = ${encodingOf(options)}, compression = ${compressionOf(options, paths)}, columns = {'line': 'VARCHAR'})`;
}

/** The fields of one line. */
export function fieldsOf(line: string, sep: string, quote: string): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const at = line[i] ?? '';
    if (quoted && at === quote && line[i + 1] === quote) {
      field += quote;
      i += 1;
    } else if (at === quote) quoted = !quoted;
    else if (!quoted && line.startsWith(sep, i)) {
      fields.push(field);
      field = '';
      i += sep.length - 1;
    } else field += at;
  }
  return [...fields, field];
}
