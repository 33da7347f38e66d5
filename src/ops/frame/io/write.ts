import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {LocalFrame, RangeIndex, Timestamp, Vector, zoneOf, type Label} from '../../../data/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {KeyError, unknownName} from '../../../errors/index.js';
import {
  fetchFrame,
  labelKey,
  positionsOf,
  relabel,
  selectColumns,
  showLabel,
  withLevels,
  writeCsv,
  writeParquet,
  type Relation,
} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import type {LazyObject} from '../../../expr/object.js';
import * as p from '../../../expr/params.js';
import type {Meta} from '../../../graph/index.js';
import {rows, rowsOf} from '../define-frame.js';
import {byPlace} from '../side-by-side.js';

/** Options of {@link DataFrameMethods.to_csv}. */
export type ToCsvOptions = Options<{
  sep: string;
  /** What stands for a missing value; nothing unless given. */
  na_rep: string;
  /** The columns that are written; all unless given. */
  columns: readonly Label[];
  /** Whether names are written, or the names to write. */
  header: boolean | readonly string[];
  /** Whether row labels are written (the default). */
  index: boolean;
  /** Names for the row labels. */
  index_label: Label | readonly Label[];
  /** Clusters only: a format of Python for floats, such as `%.2f`. */
  float_format: string;
  /** Clusters only: Python's mode of opening the file. */
  mode: string;
  /** Clusters only. */
  encoding: string;
  /** Clusters only: which fields are quoted, by the numbers of Python's `csv`. */
  quoting: number;
  /** Clusters only. */
  quotechar: string;
  /** Clusters only. */
  line_terminator: string;
  /** Clusters only: how many rows are written at once. */
  chunksize: number;
  /** Clusters only: a format of C's `strftime` for times. */
  date_format: string;
  /** Clusters only. */
  doublequote: boolean;
  /** Clusters only. */
  escapechar: string;
  /** Clusters only. */
  decimal: string;
  /** Clusters only: what the cluster's file system is told. */
  storage_options: Readonly<Record<string, unknown>>;
  compression: 'infer' | 'gzip' | 'zstd' | null;
}>;

/** Options of {@link DataFrameMethods.to_parquet}. */
export type ToParquetOptions = Options<{
  /** Which library a cluster writes with; without effect in a local session. */
  engine: 'auto' | 'pyarrow' | 'fastparquet';
  compression: 'snappy' | 'gzip' | 'zstd' | null;
  /** Whether row labels are written; those that are not just numbers unless said otherwise. */
  index: boolean | null;
  /** Clusters only: the columns by whose values files are put into folders. */
  partition_cols: readonly Label[];
  /** Clusters only: what the cluster's file system is told. */
  storage_options: Readonly<Record<string, unknown>>;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Writes a CSV file when executed: one, or on a cluster one a chunk where the path has a `*`.
     *
     * pandas' and Mars's `DataFrame.to_csv`.
     *
     * @throws FileError, when run, where the file cannot be written.
     * @example
     * const {join} = await import('node:path');
     * const {tmpdir} = await import('node:os');
     * const path = join(tmpdir(), `written-${process.pid}.csv`);
     * await md.DataFrame({a: [1, 2]}).to_csv(path, {index: false}).execute();
     * await md.read_csv(path).execute()
     * //    a
     * // 0  1
     * // 1  2
     */
    to_csv(path: string, options?: ToCsvOptions): LazyObject;
    /**
     * The text of a CSV file, where no path is given; in a local session.
     *
     * pandas' `DataFrame.to_csv`.
     *
     * @example
     * await (await md.DataFrame({a: [1, 2]}).to_csv({index: false}).execute()).fetch()
     * // 'a\n1\n2\n'
     */
    to_csv(path?: ToCsvOptions | null, options?: ToCsvOptions): LazyObject;

    /**
     * Writes a Parquet file when executed.
     *
     * pandas' and Mars's `DataFrame.to_parquet`.
     *
     * @throws FileError, when run, where the file cannot be written.
     * @example
     * const {join} = await import('node:path');
     * const {tmpdir} = await import('node:os');
     * const path = join(tmpdir(), `written-${process.pid}.parquet`);
     * await md.DataFrame({a: [1, 2]}).to_parquet(path).execute();
     * await md.read_parquet(path).execute()
     * //    a
     * // 0  1
     * // 1  2
     */
    to_parquet(path: string, options?: ToParquetOptions): LazyObject;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Writes a CSV file when executed.
     *
     * pandas' and Mars's `Series.to_csv`.
     *
     * @throws FileError, when run, where the file cannot be written.
     * @example
     * const {join} = await import('node:path');
     * const {tmpdir} = await import('node:os');
     * const path = join(tmpdir(), `series-${process.pid}.csv`);
     * await md.Series([1, 2], {name: 'a'}).to_csv(path, {index: false}).execute();
     * await md.read_csv(path).execute()
     * //    a
     * // 0  1
     * // 1  2
     */
    to_csv(path: string, options?: ToCsvOptions): LazyObject;
    /**
     * The text of a CSV file, where no path is given; in a local session.
     *
     * pandas' `Series.to_csv`.
     *
     * @example
     * await (await md.Series([1, 2], {name: 'a'}).to_csv({index: false}).execute()).fetch()
     * // 'a\n1\n2\n'
     */
    to_csv(path?: ToCsvOptions | null, options?: ToCsvOptions): LazyObject;
  }
}

const written: Meta = {kind: 'object'};

function chosen(rel: Relation, columns: readonly Label[] | null): Relation {
  if (columns === null) return rel;
  const places = columns.map((label) => {
    const [place] = positionsOf(rel, label);
    if (place !== undefined) return place;
    const known = rel.columns.map((column) => String(column.label));
    throw new KeyError(
      `to_csv: ${showLabel(label)} is not among the columns.${unknownName(String(label), known)}`,
    );
  });
  return selectColumns(rel, places);
}

/** `rel` with other names for its row labels. */
function namedLevels(rel: Relation, names: Label | readonly Label[] | null): Relation {
  if (names === null) return rel;
  const all: readonly Label[] = Array.isArray(names) ? (names as Label[]) : [names as Label];
  const labelled = withLevels(rel);
  const levels = labelled.index.levels.map((level, i) => ({...level, name: all[i] ?? null}));
  return {...labelled, index: {...labelled.index, levels}};
}

/** A series without a name is a column `0` in a file. */
function headed(rel: Relation, header: boolean | readonly string[]): Relation {
  if (Array.isArray(header)) return relabel(rel, header as string[]);
  const [only] = rel.columns;
  return rel.columns.length === 1 && only !== undefined && labelKey(only.label) === labelKey(null)
    ? relabel(rel, ['0'])
    : rel;
}

/** `rel` with its times in a zone as text, which has the offset that the zone had then. */
async function withZonedTexts(rel: Relation, context: LowerContext): Promise<Relation> {
  const zoned = rel.columns.filter(({expr}) => zoneOf(expr.dtype) !== null);
  if (zoned.length === 0) return rel;
  const computed = await context.materialise(rel);
  const places = rel.columns.flatMap((column, i) => (zoned.includes(column) ? [i] : []));
  const {frame} = await fetchFrame(context.sql, selectColumns(computed, places), {signal: context.signal});
  const texts = frame.vectors.map(
    (vector) =>
      new Vector(
        'object',
        Array.from(vector, (time) => (time instanceof Timestamp ? time.toString() : null)),
      ),
  );
  const {left, right} = await byPlace(
    context,
    computed,
    new LocalFrame(RangeIndex.of(texts.length), RangeIndex.of(frame.length), texts),
    'to_csv',
  );
  const written = left.columns.map((column, i) => {
    const text = right.columns[places.indexOf(i)];
    return text === undefined ? column : {...column, expr: text.expr};
  });
  return {...left, columns: written};
}

export const toCsv = define({
  name: 'to_csv',
  title: 'DataFrameToCSV',
  places: ['DataFrame', 'Series'],
  params: {
    df: rows('dataframe', 'series'),
    path: p.optional(p.text, null),
    sep: p.optional(p.text, ','),
    na_rep: p.optional(p.text, ''),
    float_format: p.remote(),
    columns: p.optional(p.listOf(p.label), null),
    header: p.optional(p.oneOf(p.bool, p.listOf(p.text)), true),
    index: p.optional(p.bool, true),
    index_label: p.optional(p.oneOf(p.listOf(p.label), p.label), null),
    mode: p.remote('w'),
    encoding: p.remote(),
    compression: p.optional(
      p.wider(p.choice('infer', 'gzip', 'zstd', null), p.oneOf(p.text, p.dictOf(p.any)), null),
      'infer',
    ),
    quoting: p.remote(),
    quotechar: p.remote('"'),
    line_terminator: p.remote(),
    chunksize: p.remote(),
    date_format: p.remote(),
    doublequote: p.remote(true),
    escapechar: p.remote(),
    decimal: p.remote('.'),
    storage_options: p.remote(),
  },
  infer: () => written,
  async lower({df, path, sep, na_rep, columns, header, index, index_label, compression}, context) {
    const {relation} = await rowsOf(df, context);
    const picked = await withZonedTexts(chosen(relation, columns), context);
    const named = headed(namedLevels(picked, index_label), header);
    const options = {sep, index, header: header !== false, naRep: na_rep, compression};
    if (path !== null) {
      await writeCsv(context.sql, named, path, options, {signal: context.signal});
      return {kind: 'object', value: null};
    }
    const folder = await mkdtemp(join(tmpdir(), 'mars-csv-'));
    try {
      const file = join(folder, 'text.csv');
      await writeCsv(context.sql, named, file, {...options, compression: null}, {signal: context.signal});
      return {kind: 'object', value: await readFile(file, 'utf8')};
    } finally {
      await rm(folder, {recursive: true});
    }
  },
});

export const toParquet = define({
  name: 'to_parquet',
  title: 'DataFrameToParquet',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    path: p.text,
    engine: p.optional(p.choice('auto', 'pyarrow', 'fastparquet'), 'auto'),
    compression: p.optional(p.choice('snappy', 'gzip', 'zstd', null), 'snappy'),
    index: p.optional(p.bool, null),
    partition_cols: p.remote(),
    storage_options: p.remote(),
    kwargs: p.remoteKeywords,
  },
  infer: () => written,
  async lower({df, path, compression, index}, context) {
    const {relation} = await rowsOf(df, context);
    const options = {compression, ...(index === null ? {} : {index})};
    await writeParquet(context.sql, relation, path, options, {signal: context.signal});
    return {kind: 'object', value: null};
  },
});
