/** The SQL engine of one session. */

import type {DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';
import {SessionClosedError} from '../../../errors/index.js';
import {quoteIdentifier} from '../relation/render.js';
import type {TableHandle} from '../relation/source.js';
import {Connections} from './connections.js';
import type {RunOptions} from './connections.js';
import {userError} from './errors.js';
import {configuration} from './settings.js';
import type {SqlEngineOptions} from './settings.js';
import type {ColumnHolder} from './held.js';
import {SpillFolder} from './spill-folder.js';
import {Tables} from './tables.js';

/** The package of DuckDB, loaded when first needed. */
export type DuckDBApi = typeof import('@duckdb/node-api');

interface Started {
  readonly api: DuckDBApi;
  readonly instance: DuckDBInstance;
  readonly connections: Connections;
  readonly spill: SpillFolder;
}

/**
 * One in-memory instance of DuckDB, which belongs to one session. It starts on first use, or in the background after
 * `warm()`; relations are computed by `materialise`, looked at by `fetch`, and freed by `release`.
 *
 * @example
 * await using engine = new SqlEngine({memoryLimit: 2 ** 31});
 */
export class SqlEngine implements AsyncDisposable {
  private started: Promise<Started> | null = null;
  private closed = false;
  private readonly drops = new Set<Promise<void>>();
  readonly tables: Tables;

  /** Holds columns outside of DuckDB; null where they all go to tables. */
  readonly holder: ColumnHolder | null;

  constructor(private readonly options: SqlEngineOptions = {}) {
    this.holder = options.holder ?? null;
    this.tables = new Tables((name) => {
      this.drop(name);
    });
  }

  /** Loads DuckDB and opens the instance, so that the first query need not wait. A failure is raised by the first query. */
  warm(): void {
    this.start().catch(() => undefined);
  }

  /**
   * Runs `work` with a connection of its own, for as long as it takes; DuckDB's errors come out as errors for users.
   *
   * @throws SessionClosedError after `close`, InterruptedError when `signal` is aborted.
   */
  async use<T>(
    options: RunOptions,
    work: (connection: DuckDBConnection, api: DuckDBApi) => Promise<T>,
  ): Promise<T> {
    const {connections, api} = await this.start();
    return connections.use(options, (connection) => work(connection, api));
  }

  /** Makes a table by `create table <name> as <query>`, and gives its handle, held once. */
  async createTable(query: string, options: RunOptions = {}): Promise<TableHandle> {
    const name = this.tables.freshName();
    const length = await this.use(options, async (connection) => {
      const result = await connection.run(`create table ${quoteIdentifier(name)} as ${query}`);
      const count = (await result.getRows())[0]?.[0];
      return Number(count ?? 0);
    });
    return this.tables.adopt(name, length);
  }

  /** The rows of a query as JavaScript values: for answers of a few cells. */
  async rows(query: string, options: RunOptions = {}): Promise<unknown[][]> {
    return this.use(options, async (connection) => (await connection.run(query)).getRowsJS());
  }

  /** Interrupts what runs, frees all memory, and removes spilled files. Closing twice is the same as once. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const starting = this.started;
    if (starting === null) return;
    const started = await starting.catch(() => null);
    if (started === null) return;
    await started.connections.close();
    await Promise.allSettled(this.drops);
    started.instance.closeSync();
    await started.spill.remove();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private start(): Promise<Started> {
    if (this.closed) return Promise.reject(new SessionClosedError('the session is closed'));
    this.started ??= this.open();
    return this.started;
  }

  private async open(): Promise<Started> {
    const [api, spill] = await Promise.all([
      import('@duckdb/node-api'),
      SpillFolder.create(this.options.spillFolder),
    ]);
    try {
      const instance = await api.DuckDBInstance.create(':memory:', configuration(this.options, spill.path));
      return {api, instance, spill, connections: new Connections(instance, this.options.queries ?? 3)};
    } catch (error) {
      await spill.remove();
      throw userError(error);
    }
  }

  /** Drops behind the scenes: nobody waits for it, and nothing is left to drop once the engine is closed. */
  private drop(name: string): void {
    if (this.closed) return;
    const dropping = this.use({}, async (connection) => {
      await connection.run(`drop table if exists ${quoteIdentifier(name)}`);
    })
      .catch(() => undefined)
      .finally(() => this.drops.delete(dropping));
    this.drops.add(dropping);
  }
}
