/** Runs small jobs on the calling thread, and large ones on workers. */
import {InterruptedError} from '../../../errors/index.js';
import type {HostArray, HostReference} from '../ir.js';
import type {Job} from '../jobs/job.js';
import {partsOf, prepareJob} from '../jobs/prepare.js';
import type {ThreadContext} from '../jobs/thread-context.js';
import type {Arena} from '../memory/arena.js';
import {RandomGenerator} from '../random/generator.js';
import {sizeOf} from '../shapes.js';
import {loadHostFunction} from '../evaluate/host-function.js';
import type {Executor, RunOptions} from './executor.js';
import {WorkerPool} from './worker-pool.js';
import {isLarge} from './weight.js';

/** Host functions on more values than this run on a worker. */
const HOST_VALUES = 16384;

export class ThreadedExecutor implements Executor {
  private readonly context: ThreadContext;
  private readonly pool: WorkerPool;

  constructor(arena: Arena, threads: number) {
    this.context = {memoryOf: (slab) => arena.memoryOf(slab), random: new RandomGenerator()};
    this.pool = new WorkerPool(arena, threads);
  }

  /** Workers that have been started. */
  get threads(): number {
    return this.pool.started;
  }

  async run(jobs: readonly Job[], options: RunOptions): Promise<void> {
    if (jobs.some(isLarge)) {
      await this.pool.run(jobs, options);
      return;
    }
    for (const job of jobs) {
      const prepared = prepareJob(job, this.context);
      const parts = partsOf(job);
      for (let part = 0; part < parts; part++) {
        if (options.signal?.aborted === true) throw new InterruptedError('the computation was stopped');
        prepared.run(part);
      }
    }
  }

  async callHost(
    fn: HostReference,
    inputs: readonly HostArray[],
    params: unknown,
    signal: AbortSignal | undefined,
  ): Promise<readonly HostArray[]> {
    const size = inputs.reduce((n, input) => n + sizeOf(input.shape), 0);
    if (size > HOST_VALUES) return this.pool.callHost(fn, inputs, params, signal);
    return (await loadHostFunction(fn))(inputs, params);
  }

  slabDropped(slab: number): void {
    this.pool.slabDropped(slab);
  }

  async close(): Promise<void> {
    await this.pool.close();
  }
}
