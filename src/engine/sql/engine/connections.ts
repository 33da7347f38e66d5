/** Connections of one instance: one for each running query, up to a cap, kept for reuse. */

import type {DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';
import {InterruptedError, SessionClosedError} from '../../../errors/index.js';
import {userError} from './errors.js';
import {connectionSettings} from './settings.js';

/** How a query is stopped and watched. */
export interface RunOptions {
  /** Aborting it interrupts the query, which then fails with InterruptedError. */
  readonly signal?: AbortSignal | undefined;
  /** Called now and then with the part that is done at least, from 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

const progressEvery = 50;
/** An interrupt that comes just before a query starts is lost, so it is repeated until the query ends. */
const interruptEvery = 20;

export class Connections {
  private readonly idle: DuckDBConnection[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly all = new Set<DuckDBConnection>();
  private running = 0;
  private closed = false;
  private whenIdle: () => void = () => undefined;

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly most: number,
  ) {}

  /** Runs `work` on a connection of its own; DuckDB's errors come out as errors for users. */
  async use<T>(options: RunOptions, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const {signal, onProgress} = options;
    await this.enter();
    let connection: DuckDBConnection | undefined;
    let interrupts: NodeJS.Timeout | undefined;
    let progress: NodeJS.Timeout | undefined;
    const interrupt = (): void => {
      connection?.interrupt();
      interrupts ??= setInterval(() => connection?.interrupt(), interruptEvery);
    };
    try {
      if (this.closed) throw new SessionClosedError('the session was closed');
      if (isAborted(signal)) throw new InterruptedError('the computation was interrupted');
      connection = this.idle.pop() ?? (await this.connect());
      signal?.addEventListener('abort', interrupt);
      // Also where it came while the connection was made.
      if (isAborted(signal)) interrupt();
      const running = connection;
      if (onProgress !== undefined) {
        progress = setInterval(() => {
          const {percentage} = running.progress;
          if (percentage >= 0) onProgress(Math.min(1, percentage / 100));
        }, progressEvery);
      }
      return await work(running);
    } catch (error) {
      throw userError(error);
    } finally {
      clearInterval(interrupts);
      clearInterval(progress);
      signal?.removeEventListener('abort', interrupt);
      if (connection !== undefined) this.idle.push(connection);
      this.leave();
    }
  }

  /** Interrupts what runs, lets what waits fail, and disconnects everything once nothing runs: a query whose connection goes away under it never ends. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.running > 0) {
      for (const connection of this.all) connection.interrupt();
      await new Promise<void>((settled) => {
        const again = setTimeout(settled, interruptEvery);
        this.whenIdle = () => {
          clearTimeout(again);
          settled();
        };
      });
    }
    for (const connection of this.all) connection.disconnectSync();
    this.all.clear();
    this.idle.length = 0;
  }

  private async connect(): Promise<DuckDBConnection> {
    const connection = await this.instance.connect();
    this.all.add(connection);
    await connection.run(connectionSettings);
    return connection;
  }

  private async enter(): Promise<void> {
    if (this.running < this.most) {
      this.running += 1;
      return;
    }
    await new Promise<void>((go) => this.waiting.push(go));
  }

  /** Hands the place to whoever waits longest. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next !== undefined) {
      next();
      return;
    }
    this.running -= 1;
    if (this.running === 0) this.whenIdle();
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
