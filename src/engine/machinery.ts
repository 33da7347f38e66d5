import {availableParallelism, totalmem} from 'node:os';
import {ArrayEngine} from './array/index.js';
import {ColumnBlocks} from './held/columns.js';
import {SqlEngine} from './sql/index.js';

export interface LocalOptions {
  /** Bytes that the session's data may take before it spills to disk; 60 % of the machine's memory when absent. */
  readonly memoryLimit?: number;
  /** Folder under which the session makes its own folder for spilled data; the system's temporary folder when absent. */
  readonly spillFolder?: string;
  /** Threads that compute; the number of cores when absent. */
  readonly threads?: number;
}

/** The two engines of one local session, with the session's memory shared between them. */
export class Machinery {
  readonly sql: SqlEngine;
  readonly arrays: ArrayEngine;

  constructor(options: LocalOptions) {
    const limit = options.memoryLimit ?? Math.floor(totalmem() * 0.6);
    const folder = options.spillFolder;
    const threads = options.threads ?? availableParallelism();
    const half = {
      memoryLimit: Math.floor(limit / 2),
      threads,
      ...(folder === undefined ? {} : {spillFolder: folder}),
    };
    this.arrays = new ArrayEngine(half);
    this.sql = new SqlEngine({...half, holder: new ColumnBlocks(this.arrays, half.memoryLimit)});
  }

  async close(): Promise<void> {
    await Promise.all([this.sql.close(), this.arrays.close()]);
  }
}
