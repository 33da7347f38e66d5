/** Runs small jobs on the calling thread, and large ones on workers. */
import {InterruptedError} from '../../../errors/index.js';
import type {HostArray, HostReference} from '../ir.js';
import type {Job, MapJob, ReduceJob} from '../jobs/job.js';
import {leaveWidening} from '../jobs/widening.js';
import {PickKernels} from '../bulk/pick-kernels.js';
import {FoldKernels} from '../fold/fold-kernels.js';
import {FourierContext} from '../fourier/fourier-context.js';
import {GemmContext} from '../gemm/gemm-job.js';
import {OwnScratch} from '../program/own-scratch.js';
import {SortMemory} from '../sort/radix-sorter.js';
import {InstanceCache, KernelCache, type CompiledKernel} from '../wasm/kernel-cache.js';
import {isElementary} from '../wasm/emit-unary.js';
import type {ScratchStretch} from './protocol.js';
import {partsOf, prepareJob, scratchOf} from '../jobs/prepare.js';
import type {ThreadContext} from '../jobs/thread-context.js';
import type {Arena} from '../memory/arena.js';
import {RandomGenerator} from '../random/generator.js';
import {sizeOf} from '../shapes.js';
import {callHostFunction, SoloTeams} from '../evaluate/host-function.js';
import type {Executor, RunOptions} from './executor.js';
import {WorkerPool} from './worker-pool.js';
import {isLarge, sizeOfJob, slabOf, weightOf} from './weight.js';

/** Host functions on more values than this run on a worker. */
const HOST_VALUES = 16384;
/** Below this even a kernel that exists costs more to call than loops take. */
const SMALL = 32;

/** From here on compiling pays. */
const COMPILE_FROM = 3000;

export class ThreadedExecutor implements Executor {
  private readonly pool: WorkerPool;
  private readonly kernels = new KernelCache();
  private readonly random = new RandomGenerator();
  private readonly instances = new InstanceCache();
  private readonly own = new OwnScratch();
  private readonly gemm = new GemmContext();
  private readonly fourier = new FourierContext();
  private readonly folds = new FoldKernels();
  private readonly picks = new PickKernels();
  private readonly sorting = new SortMemory();
  private readonly teams = new SoloTeams();

  constructor(
    private readonly arena: Arena,
    threads: number,
  ) {
    this.pool = new WorkerPool(arena, threads);
  }

  /** Workers that have been started. */
  get threads(): number {
    return this.pool.started;
  }

  async run(jobs: readonly Job[], options: RunOptions): Promise<void> {
    const compiled = jobs.map((job) => this.compiled(job));
    const large = compiled.some(isLarge);
    const stretch = this.reserve(compiled, large ? this.pool.threads : 1);
    try {
      if (large) await this.pool.run(compiled, stretch, options);
      else this.runHere(compiled, stretch, options);
    } finally {
      if (stretch !== null) this.arena.freeStretch(stretch.slab, stretch.byteOffset);
    }
  }

  /** The job with its kernel, where that pays. */
  private compiled(job: Job): Job {
    if (job.kind === 'bulk') return job;
    // Copying alone needs no kernel.
    if (job.kind === 'map' && job.program.instructions.length === 1) return job;
    const shorter = job.kind === 'reduce' ? leaveWidening(job) : job;
    const kernel = this.kernelOf(shorter);
    return kernel === null ? job : {...shorter, kernel};
  }

  private kernelOf(job: MapJob | ReduceJob): CompiledKernel | null {
    const known = this.kernels.known(job.program);
    const exact = !job.program.instructions.some(
      (i) => (i.kind === 'unary' || i.kind === 'binary') && isElementary(i.op),
    );
    // Whether there is a kernel already must not decide on a result's last bit.
    if (known !== undefined && exact) return sizeOfJob(job) < SMALL ? null : known;
    return weightOf(job) < COMPILE_FROM ? null : this.kernels.compile(job.program);
  }

  /** Scratch for each thread in the slab that the jobs' arrays lie in; null where there is none. */
  private reserve(jobs: readonly Job[], threads: number): ScratchStretch | null {
    const bytes = Math.ceil(Math.max(0, ...jobs.map(scratchOf)) / 64) * 64;
    const slab = jobs.map(slabOf).find((found) => found !== null);
    if (bytes === 0 || slab === undefined) return null;
    const byteOffset = this.arena.allocateStretch(slab, bytes * threads);
    return byteOffset === null ? null : {slab, byteOffset, bytes};
  }

  private runHere(jobs: readonly Job[], stretch: ScratchStretch | null, options: RunOptions): void {
    const context: ThreadContext = {
      memoryOf: (slab) => this.arena.memoryOf(slab),
      random: this.random,
      instances: this.instances,
      gemm: this.gemm,
      fourier: this.fourier,
      folds: this.folds,
      picks: this.picks,
      sorting: this.sorting,
      throwIfStopped: () => {
        if (options.signal?.aborted === true) throw new InterruptedError('the computation was stopped');
      },
      scratch: (bytes) =>
        stretch === null
          ? this.own.get(bytes)
          : {memory: this.arena.memoryOf(stretch.slab), slab: stretch.slab, byteOffset: stretch.byteOffset},
    };
    for (const job of jobs) {
      const prepared = prepareJob(job, context);
      const parts = partsOf(job);
      for (let part = 0; part < parts; part++) {
        context.throwIfStopped();
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
    return callHostFunction(fn, inputs, params, async (parts) => this.teams.get(parts));
  }

  slabDropped(slab: number): void {
    this.pool.slabDropped(slab);
  }

  async close(): Promise<void> {
    await this.pool.close();
  }
}
