/** Tables of databases that a cluster can reach. */
import type {Options} from '../../expr/names.js';
import type {DataFrame} from '../../expr/dataframe.js';
import type {LazyObject} from '../../expr/object.js';
import type {Label} from '../../graph/index.js';
import {defineRemote} from './define-remote.js';

/** Options of {@link DataFrameFunctions.read_sql}. */
export type ReadSqlOptions = Options<{
  /** The columns that become row labels. */
  index_col: Label | readonly Label[];
  /** Whether decimal numbers become floats. */
  coerce_float: boolean;
  /** Values for the parameters of the query. */
  params: readonly unknown[] | Readonly<Record<string, unknown>>;
  /** The columns that are read as times. */
  parse_dates: readonly Label[];
  /** The columns of a table that are read. */
  columns: readonly string[];
  /** How many rows a chunk has. */
  chunk_size: number;
  /** How many rows are read to find out dtypes. */
  test_rows: number;
  /** What SQLAlchemy's `create_engine` is given further. */
  engine_kwargs: Readonly<Record<string, unknown>>;
  /** Whether row labels count through all chunks. */
  incremental_index: boolean;
  /** Whether text columns are Arrow's. */
  use_arrow_dtype: boolean;
  /** The column by whose values rows are divided into chunks. */
  partition_col: string;
  num_partitions: number;
  low_limit: unknown;
  high_limit: unknown;
}>;
/** Options of {@link DataFrameMethods.to_sql}. */
export type ToSqlOptions = Options<{
  schema: string;
  /** What happens where the table exists. */
  if_exists: 'fail' | 'replace' | 'append';
  /** Whether row labels are written. */
  index: boolean;
  index_label: Label | readonly Label[];
  chunksize: number;
  dtype: Readonly<Record<string, unknown>>;
  method: 'multi';
}>;

declare module '../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * The rows of a query, or of a table by its name, in a database. The address is one that SQLAlchemy of the cluster takes.
     *
     * Runs on clusters only.
     *
     * @example
     * md.read_sql('select * from points', 'sqlite:////data/points.db')
     */
    read_sql(sql: string, con: string, options?: ReadSqlOptions): DataFrame;
    /**
     * The rows of a query in a database. The address is one that SQLAlchemy of the cluster takes.
     *
     * Runs on clusters only.
     *
     * @example
     * md.read_sql_query('select * from points', 'sqlite:////data/points.db')
     */
    read_sql_query(sql: string, con: string, options?: ReadSqlOptions): DataFrame;
    /**
     * The rows of a table in a database. The address is one that SQLAlchemy of the cluster takes.
     *
     * Runs on clusters only.
     *
     * @example
     * md.read_sql_table('points', 'sqlite:////data/points.db')
     */
    read_sql_table(
      table_name: string,
      con: string,
      options?: ReadSqlOptions & Options<{schema: string}>,
    ): DataFrame;
  }
}

declare module '../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Writes the rows into a table of a database. The address is one that SQLAlchemy of the cluster takes.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2, 3]}).to_sql('points', 'sqlite:////data/points.db')
     */
    to_sql(name: string, con: string, options?: ToSqlOptions): LazyObject;
  }
}

declare module '../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Writes the rows into a table of a database. The address is one that SQLAlchemy of the cluster takes.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series([1, 2, 3]).to_sql('points', 'sqlite:////data/points.db')
     */
    to_sql(name: string, con: string, options?: ToSqlOptions): LazyObject;
  }
}

export const readSql = defineRemote({
  name: 'read_sql',
  title: 'DataFrameReadSQL',
  places: ['md'],
  required: ['sql', 'con'],
  optional: [
    'index_col',
    'coerce_float',
    'params',
    'parse_dates',
    'columns',
    'chunksize',
    'test_rows',
    'chunk_size',
    'engine_kwargs',
    'incremental_index',
    'partition_col',
    'num_partitions',
    'low_limit',
    'high_limit',
  ],
  gives: 'dataframe',
});
export const readSqlQuery = defineRemote({
  name: 'read_sql_query',
  title: 'DataFrameReadSQL',
  places: ['md'],
  required: ['sql', 'con'],
  optional: [
    'index_col',
    'coerce_float',
    'params',
    'parse_dates',
    'chunksize',
    'test_rows',
    'chunk_size',
    'engine_kwargs',
    'incremental_index',
    'use_arrow_dtype',
    'partition_col',
    'num_partitions',
    'low_limit',
    'high_limit',
  ],
  gives: 'dataframe',
});
export const readSqlTable = defineRemote({
  name: 'read_sql_table',
  title: 'DataFrameReadSQL',
  places: ['md'],
  required: ['table_name', 'con'],
  optional: [
    'schema',
    'index_col',
    'coerce_float',
    'parse_dates',
    'columns',
    'chunksize',
    'test_rows',
    'chunk_size',
    'engine_kwargs',
    'incremental_index',
    'use_arrow_dtype',
    'partition_col',
    'num_partitions',
    'low_limit',
    'high_limit',
  ],
  gives: 'dataframe',
});
export const toSql = defineRemote({
  name: 'to_sql',
  title: 'DataFrameToSQLTable',
  places: ['DataFrame', 'Series'],
  required: ['df', 'name', 'con'],
  optional: ['schema', 'if_exists', 'index', 'index_label', 'chunksize', 'dtype', 'method'],
  gives: 'object',
});
