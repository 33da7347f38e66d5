/** Worker threads that take the parts of jobs one after the other. */
import {Worker} from 'node:worker_threads';
import {InterruptedError, SessionClosedError} from '../../../errors/index.js';
import type {HostArray, HostReference} from '../ir.js';
import type {Job} from '../jobs/job.js';
import type {Arena} from '../memory/arena.js';
import type {RunOptions} from './executor.js';
import {control, CONTROL_WORDS, type FromWorker, type ScratchStretch, type ToWorker} from './protocol.js';
import {fromWire} from './wire-error.js';

/** Milliseconds between two looks at the number of parts done. */
const PROGRESS_EVERY = 50;

interface Pending {
  /** Called with each worker's last word. */
  readonly settle: (message: FromWorker | Error) => void;
}

export class WorkerPool {
  private workers: Worker[] = [];
  private readonly pending = new Map<number, Pending>();
  private nextId = 0;
  private nextHost = 0;
  private closed = false;

  constructor(
    private readonly arena: Arena,
    readonly threads: number,
  ) {}

  get started(): number {
    return this.workers.length;
  }

  /** Runs jobs; their parts are taken by whichever thread is free. */
  async run(
    jobs: readonly Job[],
    stretch: ScratchStretch | null,
    {signal, onPart}: RunOptions,
  ): Promise<void> {
    const workers = this.ensureWorkers();
    const words = new Int32Array(new SharedArrayBuffer(CONTROL_WORDS * 4));
    const abort = (): void => {
      Atomics.store(words, control.cancel, 1);
    };
    throwIfAborted(signal);
    signal?.addEventListener('abort', abort, {once: true});
    const timer = setInterval(() => {
      onPart(Atomics.load(words, control.done));
    }, PROGRESS_EVERY);
    const memories = this.arena.memories();
    try {
      await this.exchange(
        workers,
        (id, worker) => {
          const scratch =
            stretch === null ? null : {...stretch, byteOffset: stretch.byteOffset + worker * stretch.bytes};
          return {kind: 'batch', id, jobs, control: words, scratch, memories};
        },
        abort,
      );
      throwIfAborted(signal);
    } finally {
      clearInterval(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Calls a host function on one worker. A function cannot be stopped: aborting ends that worker. */
  async callHost(
    fn: HostReference,
    inputs: readonly HostArray[],
    params: unknown,
    signal: AbortSignal | undefined,
  ): Promise<readonly HostArray[]> {
    const workers = this.ensureWorkers();
    const worker = workers[this.nextHost++ % workers.length];
    if (worker === undefined) throw new RangeError('there is no worker');
    const abort = (): void => {
      this.retire(worker);
    };
    signal?.addEventListener('abort', abort, {once: true});
    try {
      const answers = await this.exchange(
        [worker],
        (id) => ({kind: 'host', id, fn, inputs, params}),
        () => undefined,
      );
      return answers.flatMap((answer) => (answer.kind === 'returned' ? answer.outputs : []));
    } catch (error) {
      throwIfAborted(signal);
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  slabDropped(slab: number): void {
    for (const worker of this.workers) post(worker, {kind: 'drop', slab});
  }

  async close(): Promise<void> {
    this.closed = true;
    const {workers} = this;
    this.workers = [];
    for (const {settle} of [...this.pending.values()]) {
      settle(new SessionClosedError('the array engine was closed'));
    }
    await Promise.all(workers.map(async (worker) => worker.terminate()));
  }

  /** Sends a message to each worker and waits until all have answered; rejects with the first error. */
  private async exchange(
    workers: readonly Worker[],
    message: (id: number, worker: number) => ToWorker,
    onError: () => void,
  ): Promise<FromWorker[]> {
    if (this.pending.size === 0) for (const worker of this.workers) worker.ref();
    const settled = await Promise.allSettled(
      workers.map(async (worker, at) => {
        const id = this.nextId++;
        try {
          return await new Promise<FromWorker>((resolve, reject) => {
            this.pending.set(id, {
              settle: (answer) => {
                if (answer instanceof Error) reject(answer);
                else if (answer.kind === 'ended' && answer.error !== null) reject(fromWire(answer.error));
                else resolve(answer);
              },
            });
            const owner = this.owners.get(worker);
            owner?.add(id);
            post(worker, message(id, at));
          });
        } catch (error) {
          onError();
          throw error;
        } finally {
          this.pending.delete(id);
          this.owners.get(worker)?.delete(id);
        }
      }),
    );
    if (this.pending.size === 0) for (const worker of this.workers) worker.unref();
    const failed = settled.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  }

  /** Exchanges that each worker has yet to answer. */
  private readonly owners = new Map<Worker, Set<number>>();

  private ensureWorkers(): readonly Worker[] {
    if (this.closed) throw new SessionClosedError('the array engine was closed');
    while (this.workers.length < this.threads) this.workers.push(this.startWorker());
    return this.workers;
  }

  private startWorker(): Worker {
    // Flags of this process may be none that a worker takes.
    const worker = new Worker(new URL('./worker.js', import.meta.url), {name: 'mars-array', execArgv: []});
    this.owners.set(worker, new Set());
    worker.on('message', (message: FromWorker) => this.pending.get(message.id)?.settle(message));
    worker.on('error', (error: Error) => {
      this.lost(worker, error);
    });
    worker.on('exit', () => {
      this.lost(worker, new Error('a worker thread ended before its work was done'));
    });
    if (this.pending.size === 0) worker.unref();
    return worker;
  }

  /** A worker that has ended: what it worked on fails, the next job starts another. */
  private lost(worker: Worker, error: Error): void {
    this.workers = this.workers.filter((w) => w !== worker);
    for (const id of this.owners.get(worker) ?? []) this.pending.get(id)?.settle(error);
    this.owners.delete(worker);
  }

  private retire(worker: Worker): void {
    this.lost(worker, new InterruptedError('the computation was stopped'));
    void worker.terminate();
  }
}

function post(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new InterruptedError('the computation was stopped');
}
