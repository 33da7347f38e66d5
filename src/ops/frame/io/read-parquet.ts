import {readParquet as read} from '../../../engine/sql/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import {unknownIndex, type Meta} from '../../../graph/index.js';
import {pathsOf, present} from './files.js';

/** Options of {@link DataFrameFunctions.read_parquet}. */
export type ReadParquetOptions = Options<{
  /** The columns wanted; all unless given. */
  columns: readonly string[];
  /** Which library a cluster reads with; without effect in a local session. */
  engine: 'auto' | 'pyarrow' | 'fastparquet';
  /** Clusters only: whether each row group of a file is a chunk. */
  groups_as_chunks: boolean;
  /** Clusters only: whether text columns are Arrow's. */
  use_arrow_dtype: boolean;
  /** Clusters only: whether row labels count through all files. */
  incremental_index: boolean;
  /** Clusters only: what the cluster's file system is told. */
  storage_options: Readonly<Record<string, unknown>>;
  /** Clusters only: how much memory is reserved, as a multiple of what is estimated. */
  memory_scale: number;
  /** Clusters only: whether small files are read together. */
  merge_small_files: boolean;
}>;

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * The rows of Parquet files: a path, a pattern such as `data/*.parquet`, or several. Only the columns that are used are
     * read. On a cluster the paths are the cluster's.
     *
     * pandas' and Mars's `read_parquet`.
     *
     * @throws FileError, when run, for a file that is not there; KeyError for an unknown column.
     * @example
     * const {join} = await import('node:path');
     * const {tmpdir} = await import('node:os');
     * const path = join(tmpdir(), `example-${process.pid}.parquet`);
     * await md.DataFrame({a: [1, 2], b: ['x', 'y']}).to_parquet(path).execute();
     * await md.read_parquet(path).execute()
     * //    a  b
     * // 0  1  x
     * // 1  2  y
     */
    read_parquet(path: string | readonly string[], options?: ReadParquetOptions): DataFrame;
  }
}

export const readParquet = define({
  name: 'read_parquet',
  title: 'DataFrameReadParquet',
  places: ['md'],
  params: {
    path: p.oneOf(p.text, p.listOf(p.text)),
    engine: p.optional(p.choice('auto', 'pyarrow', 'fastparquet'), 'auto'),
    columns: p.optional(p.listOf(p.text), null),
    groups_as_chunks: p.remote(false),
    use_arrow_dtype: p.remote(),
    incremental_index: p.remote(false),
    storage_options: p.remote(),
    memory_scale: p.remote(),
    merge_small_files: p.remote(true),
    merge_small_file_options: p.remote(),
    gpu: p.remote(),
    kwargs: p.remoteKeywords,
  },
  infer: ({columns}): Meta => ({
    kind: 'dataframe',
    columns: columns?.map((label) => ({label, dtype: null})) ?? null,
    index: unknownIndex,
  }),
  async lower({path, columns}, context) {
    const paths = present('read_parquet', pathsOf(path));
    const options = columns === null ? {} : {columns};
    return {kind: 'dataframe', relation: await read(context.sql, paths, options, {signal: context.signal})};
  },
});
