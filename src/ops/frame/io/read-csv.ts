import type {DType, Label} from '../../../data/index.js';
import {NotSupportedError} from '../../../errors/index.js';
import {readCsv as read, type CsvOptions} from '../../../engine/sql/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import {rangeIndexMeta, unknownIndex, type Meta} from '../../../graph/index.js';
import {pathsOf, present} from './files.js';

/** Options of {@link DataFrameFunctions.read_csv}. */
export type ReadCsvOptions = Options<{
  /** Names of the columns; the first line is data then, unless `header` is 0. */
  names: readonly Label[];
  sep: string;
  /** The column, or several, of the row labels, by name or place. */
  index_col: string | number | readonly (string | number)[] | false;
  compression: 'infer' | 'gzip' | 'zstd' | null;
  /** The line of names: 0, or null where there is none. */
  header: 'infer' | 0 | null;
  /** One dtype, or one for each column by name. */
  dtype: string | Readonly<Record<string, string>>;
  /** The columns wanted, by name or place. */
  usecols: readonly (string | number)[];
  nrows: number;
  skiprows: number;
  na_values: string | readonly string[];
  keep_default_na: boolean;
  /** The columns of times, by name or place; `true` for the row labels. */
  parse_dates: boolean | readonly (string | number)[];
  encoding: string;
  quotechar: string;
  escapechar: string;
  comment: string;
  decimal: string;
  /** How large the pieces are that a cluster reads; without effect in a local session. */
  chunk_bytes: string | number;
  /** How much of the files' head a cluster looks at to find columns and dtypes. */
  head_bytes: string | number;
  /** How many lines of that head. */
  head_lines: number;
  /** What a cluster's file system is told: hosts, keys and the like. */
  storage_options: Readonly<Record<string, unknown>>;
  /** Whether a cluster keeps texts as Arrow strings. */
  use_arrow_dtype: boolean;
}>;

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * The rows of CSV files: a path, a pattern such as `data/*.csv`, or several. Dtypes are found out from all values.
     * On a cluster the paths are the cluster's.
     *
     * pandas' and Mars's `read_csv`.
     *
     * @throws FileError, when run, for a file that is not there; ParserError for one that cannot be read.
     * @example
     * const {writeFileSync} = await import('node:fs');
     * const {join} = await import('node:path');
     * const {tmpdir} = await import('node:os');
     * const path = join(tmpdir(), `example-${process.pid}.csv`);
     * writeFileSync(path, 'day,n\n2020-01-01,1\n2020-01-02,\n');
     * await md.read_csv(path, {parse_dates: ['day']}).execute()
     * //          day    n
     * // 0 2020-01-01  1.0
     * // 1 2020-01-02  NaN
     */
    read_csv(path: string | readonly string[], options?: ReadCsvOptions): DataFrame;
  }
}

const place = p.oneOf(p.text, p.int);

/** The options that were given, by the engine's names. */
function optionsOf(args: {
  readonly names: readonly Label[] | null;
  readonly sep: string;
  readonly index_col: string | number | readonly (string | number)[] | boolean | null;
  readonly compression: 'infer' | 'gzip' | 'zstd' | null;
  readonly header: 'infer' | 0 | null;
  readonly dtype: DType | ReadonlyMap<Label, DType> | null;
  readonly usecols: readonly (string | number)[] | null;
  readonly nrows: number | null;
  readonly skiprows: number | null;
  readonly na_values: string | readonly string[] | null;
  readonly keep_default_na: boolean;
  readonly parse_dates: boolean | readonly (string | number)[];
  readonly encoding: string | null;
  readonly quotechar: string | null;
  readonly escapechar: string | null;
  readonly comment: string | null;
  readonly decimal: string | null;
}): CsvOptions {
  if (args.index_col === true)
    throw new NotSupportedError('read_csv: index_col takes names, places or false');
  const options = {
    sep: args.sep,
    compression: args.compression ?? 'infer',
    keepDefaultNa: args.keep_default_na,
    parseDates: args.parse_dates,
    header: args.header === 'infer' ? undefined : args.header,
    names: args.names ?? undefined,
    indexCol: args.index_col ?? undefined,
    dtype: args.dtype ?? undefined,
    usecols: args.usecols ?? undefined,
    nrows: args.nrows ?? undefined,
    skiprows: args.skiprows ?? undefined,
    naValues: args.na_values === null ? undefined : [args.na_values].flat(),
    encoding: args.encoding ?? undefined,
    quotechar: args.quotechar ?? undefined,
    escapechar: args.escapechar ?? undefined,
    comment: args.comment ?? undefined,
    decimal: args.decimal ?? undefined,
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

export const readCsv = define({
  name: 'read_csv',
  title: 'DataFrameReadCSV',
  places: ['md'],
  params: {
    path: p.oneOf(p.text, p.listOf(p.text)),
    names: p.optional(p.listOf(p.label), null),
    sep: p.optional(p.text, ','),
    index_col: p.optional(p.oneOf(place, p.listOf(place), p.bool), null),
    compression: p.optional(p.choice('infer', 'gzip', 'zstd'), null),
    header: p.optional(p.choice('infer', 0, null), 'infer'),
    dtype: p.optional(p.oneOf(p.dtype, p.dictOf(p.dtype)), null),
    usecols: p.optional(p.listOf(place), null),
    nrows: p.optional(p.int, null),
    chunk_bytes: p.optional(p.oneOf(p.text, p.int), '64M'),
    skiprows: p.optional(p.int, null),
    na_values: p.optional(p.oneOf(p.text, p.listOf(p.text)), null),
    keep_default_na: p.optional(p.bool, true),
    parse_dates: p.optional(p.oneOf(p.bool, p.listOf(place)), false),
    encoding: p.optional(p.text, null),
    quotechar: p.optional(p.text, null),
    escapechar: p.optional(p.text, null),
    comment: p.optional(p.text, null),
    decimal: p.optional(p.text, null),
    head_bytes: p.remote(),
    head_lines: p.remote(),
    storage_options: p.remote(),
    use_arrow_dtype: p.remote(),
  },
  infer: ({names, index_col, usecols}): Meta => ({
    kind: 'dataframe',
    columns:
      names !== null && usecols === null && (index_col === null || index_col === false)
        ? names.map((label) => ({label, dtype: null}))
        : null,
    index: index_col === null || index_col === false ? rangeIndexMeta(null) : unknownIndex,
  }),
  async lower(args, context) {
    const paths = present('read_csv', pathsOf(args.path));
    return {
      kind: 'dataframe',
      relation: await read(context.sql, paths, optionsOf(args), {signal: context.signal}),
    };
  },
});
