/** Settings of one engine. */

import {availableParallelism, totalmem} from 'node:os';
import type {ColumnHolder} from './held.js';

export interface SqlEngineOptions {
  /**
   * Bytes that the session may use. DuckDB is told half of it, as its process grows to about twice the limit that it is told.
   * Default: 60 % of the memory of the machine (or of the container).
   */
  readonly memoryLimit?: number;
  /** Threads of DuckDB. Default: as many as the machine has cores. */
  readonly threads?: number;
  /** Where to spill what does not fit into memory: a folder is made inside, with access for the user alone. Default: the system's folder for temporary files. */
  readonly spillFolder?: string;
  /** Queries that may run at once; each holds a thread of Node's pool, which has four unless `UV_THREADPOOL_SIZE` says otherwise. Default: 3. */
  readonly queries?: number;
  /** Holds columns in memory outside of DuckDB. Without one, all columns go to tables at once. */
  readonly holder?: ColumnHolder;
}

/** Bytes of memory that this process may have. */
function availableMemory(): number {
  const constrained = process.constrainedMemory();
  const total = totalmem();
  return constrained > 0 && constrained < total ? constrained : total;
}

/** The configuration with which an instance of DuckDB starts. */
export function configuration(options: SqlEngineOptions, spillFolder: string): Record<string, string> {
  const limit = options.memoryLimit ?? availableMemory() * 0.6;
  return {
    memory_limit: `${String(Math.max(32, Math.floor(limit / 2 / 2 ** 20)))}MiB`,
    threads: String(options.threads ?? availableParallelism()),
    temp_directory: spillFolder,
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    errors_as_json: 'true',
  };
}

/** What is set once on every connection. Progress is reported only with a progress bar, which is not printed. */
export const connectionSettings =
  "set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0; set TimeZone = 'UTC';";
