/** Worker threads that take the parts of jobs one after the other. */
import {Worker} from 'node:worker_threads';
import {InterruptedError, SessionClosedError} from '../../../errors/index.js';
import {teamMemory} from '../evaluate/host-function.js';
import type {HostArray, HostReference, ModuleExport} from '../ir.js';
import type {Job} from '../jobs/job.js';
import type {Arena} from '../memory/arena.js';
import {dismiss, teamBoard} from '../team/team.js';
import type {WasmMemory} from '../wasm/platform.js';
import type {RunOptions} from './executor.js';
import {
  control,
  CONTROL_WORDS,
  type FromWorker,
  type ScratchStretch,
  type TeamCall,
  type ToWorker,
} from './protocol.js';
import {fromWire} from './wire-error.js';

/** Milliseconds between two looks at the number of parts done. */
const PROGRESS_EVERY = 50;
/** A team's memory that has grown larger is given back after the call. */
const KEPT_BYTES = 256 * 1024 * 1024;

interface HostWork {
  readonly fn: HostReference;
  readonly inputs: readonly HostArray[];
  readonly params: unknown;
}

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
  private lastTeam: Promise<unknown> = Promise.resolve();
  private teamMemory: {readonly memory: WasmMemory; readonly memoryId: number} | null = null;

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

  /** Calls a host function on one worker, with the help of the others where it hands out parts of its work. */
  async callHost(
    fn: HostReference,
    inputs: readonly HostArray[],
    params: unknown,
    signal: AbortSignal | undefined,
  ): Promise<readonly HostArray[]> {
    const {parts} = fn;
    const call: HostWork = {fn, inputs, params};
    if (parts === undefined) return this.lead(call, null, signal);
    // One team after the other: they work in the same memory.
    const turn = this.lastTeam.then(async () => {
      throwIfAborted(signal);
      this.teamMemory ??= {memory: teamMemory(), memoryId: this.nextId++};
      const team = {...this.teamMemory, board: teamBoard(), threads: this.threads};
      try {
        return await this.lead(call, {call: team, parts}, signal);
      } catch (error) {
        // Whoever still helps writes there.
        this.teamMemory = null;
        throw error;
      } finally {
        if (team.memory.buffer.byteLength > KEPT_BYTES) this.teamMemory = null;
      }
    });
    this.lastTeam = turn.catch(() => undefined);
    return turn;
  }

  /** A function cannot be stopped: aborting ends the worker that it runs on. */
  private async lead(
    {fn, inputs, params}: HostWork,
    team: {readonly call: TeamCall; readonly parts: ModuleExport} | null,
    signal: AbortSignal | undefined,
  ): Promise<readonly HostArray[]> {
    const workers = this.ensureWorkers();
    const leader = workers[this.nextHost++ % workers.length];
    if (leader === undefined) throw new RangeError('there is no worker');
    const others = team === null ? [] : workers.filter((worker) => worker !== leader);
    const stop = (): void => {
      if (team !== null) dismiss(team.call.board);
      this.retire(leader);
    };
    signal?.addEventListener('abort', stop, {once: true});
    try {
      const answers = await this.exchange(
        [leader, ...others],
        (id, thread) =>
          team === null || thread === 0
            ? {kind: 'host', id, fn, inputs, params, team: team?.call ?? null}
            : {kind: 'help', id, parts: team.parts, team: team.call, thread},
        (at) => {
          // Without the part that a helper has taken the leader would wait for ever.
          if (at > 0) stop();
        },
      );
      return answers.flatMap((answer) => (answer.kind === 'returned' ? answer.outputs : []));
    } catch (error) {
      throwIfAborted(signal);
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
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
    onError: (at: number) => void,
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
          onError(at);
          throw error;
        } finally {
          this.pending.delete(id);
          this.owners.get(worker)?.delete(id);
        }
      }),
    );
    if (this.pending.size === 0) for (const worker of this.workers) worker.unref();
    const failures = settled.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as Error] : [],
    );
    // Of several, some were stopped for what another ran into.
    const cause = failures.find((error) => !(error instanceof InterruptedError)) ?? failures[0];
    if (cause !== undefined) throw cause;
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
  // Inputs of a host function are copies of its own.
  const given = message.kind === 'host' ? message.inputs.map(({values}) => values.buffer) : [];
  worker.postMessage(message, [...new Set(given.filter((buffer) => buffer instanceof ArrayBuffer))]);
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new InterruptedError('the computation was stopped');
}
