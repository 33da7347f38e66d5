/** What a thread that runs jobs has: the session's memories, and what it makes for itself. */
import type {PickKernels} from '../bulk/pick-kernels.js';
import type {FoldKernels} from '../fold/fold-kernels.js';
import type {FourierContext} from '../fourier/fourier-context.js';
import type {GemmContext} from '../gemm/gemm-job.js';
import type {RandomGenerator} from '../random/generator.js';
import type {SortMemory} from '../sort/radix-sorter.js';
import type {Scratch} from '../program/kernel-runner.js';
import type {InstanceCache} from '../wasm/kernel-cache.js';
import type {WasmMemory} from '../wasm/platform.js';

export interface ThreadContext {
  memoryOf(slab: number): WasmMemory;
  readonly random: RandomGenerator;
  readonly instances: InstanceCache;
  readonly gemm: GemmContext;
  readonly fourier: FourierContext;
  readonly folds: FoldKernels;
  readonly picks: PickKernels;
  readonly sorting: SortMemory;
  /** Throws InterruptedError where the current job was stopped: for long parts. */
  throwIfStopped(): void;
  /** At least so many bytes of memory for the current job. */
  scratch(bytes: number): Scratch;
}
