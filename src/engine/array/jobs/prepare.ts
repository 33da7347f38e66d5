/** From a job to what a thread runs part by part. */
import {runBulk} from '../bulk/kernels.js';
import type {PickLoops} from '../bulk/pick-kernels.js';
import {independentRows, type PlainTask} from '../bulk/task.js';
import {itemSize, type ArrayValues} from '../dtypes.js';
import {InterpretedRunner, type ProgramRunner} from '../program/runner.js';
import {resultDType} from '../program/program.js';
import {homeValues, isFlat, stridedOperand} from '../program/source.js';
import {hasFoldKernel} from '../fold/fold-kernels.js';
import {fourierParts, prepareFourier} from '../fourier/fourier-job.js';
import {gemmParts, isGemm, prepareGemm} from '../gemm/gemm-job.js';
import {StridedCopier} from '../program/strided-copier.js';
import {KernelRunner, scratchBytes} from '../program/kernel-runner.js';
import {isRadixSort, prepareSort, sortParts} from '../sort/sort-job.js';
import {PART, type BulkJob, type Job, type MapJob, type ReduceJob} from './job.js';
import {prepareReduce} from './reduce-job.js';
import {foldScratchBytes, prepareKernelReduce} from './reduce-kernel-job.js';
import {reduceParts} from './reduce-parts.js';
import type {ThreadContext} from './thread-context.js';

/** A job on one thread; parts may run in any order, each on one thread. */
export interface PreparedJob {
  run(part: number): void;
}

/** How many parts a job has. */
export function partsOf(job: Job): number {
  switch (job.kind) {
    case 'map':
      return Math.ceil(job.size / PART);
    case 'reduce':
      return reduceParts(job);
    case 'bulk':
      if (isGemm(job)) return gemmParts(job);
      if (job.task.op === 'fourier') return fourierParts(job.task);
      if (isRadixSort(job)) return sortParts(job);
      return Math.max(1, Math.ceil((independentRows(job.task, job.target.size) ?? 1) / rowsPerPart(job)));
  }
}

/** Values of the largest run of a job. */
function capacityOf(job: MapJob | ReduceJob): number {
  const size = job.kind === 'map' ? job.size : job.split.outer * job.split.length * job.split.inner;
  return Math.min(size, PART);
}

/** Bytes of scratch that a thread needs for a job; 0 where it needs none. */
export function scratchOf(job: Job): number {
  if (job.kind === 'bulk' || job.kernel === null) return 0;
  return programScratch(job) + (job.kind === 'reduce' ? foldScratchBytes(job) : 0);
}

/** What the program takes of that, a multiple of 64. */
function programScratch(job: MapJob | ReduceJob): number {
  return Math.ceil(scratchBytes(job.program, job.operands, capacityOf(job)) / 64) * 64;
}

export function prepareJob(job: Job, context: ThreadContext): PreparedJob {
  switch (job.kind) {
    case 'map':
      return prepareMap(job, context);
    case 'reduce':
      return prepareReduction(job, context);
    case 'bulk':
      if (isGemm(job)) return prepareGemm(job, context);
      if (job.task.op === 'fourier') return prepareFourier(job, job.task, context);
      if (isRadixSort(job)) return prepareSort(job, context);
      return prepareBulk(job, job.task, context);
  }
}

function interpreted(job: MapJob | ReduceJob, context: ThreadContext): ProgramRunner {
  return new InterpretedRunner(context, job.program, job.operands, capacityOf(job));
}

function prepareReduction(job: ReduceJob, context: ThreadContext): PreparedJob {
  const {program, operands, kernel} = job;
  if (kernel === null) return prepareReduce(job, interpreted(job, context), context);
  const scratch = context.scratch(scratchOf(job));
  const runner = new KernelRunner(context, kernel, program, operands, scratch);
  if (!hasFoldKernel(job.op, resultDType(program), job.values.dtype))
    return prepareReduce(job, runner, context);
  return prepareKernelReduce(job, runner, scratch.byteOffset + programScratch(job), context);
}

/** What copies a strided array to where the result is, in one memory; null where that is not all. */
function copierOf({program, operands, target}: MapJob, context: ThreadContext): StridedCopier | null {
  const [operand] = operands;
  const {home} = target;
  if (program.instructions.length !== 1 || operand?.kind !== 'array' || home.kind !== 'slab') return null;
  if (operand.home.kind !== 'slab' || operand.home.slab !== home.slab) return null;
  const memory = context.memoryOf(home.slab);
  return new StridedCopier(operand, operand.home.byteOffset, memory, context.picks.of(memory));
}

function prepareMap(job: MapJob, context: ThreadContext): PreparedJob {
  const copier = copierOf(job, context);
  const {target, size} = job;
  if (copier !== null && target.home.kind === 'slab') {
    const {byteOffset} = target.home;
    return {
      run: (part) => {
        const start = part * PART;
        copier.copy(start, Math.min(PART, size - start), byteOffset + start * itemSize(target.dtype));
      },
    };
  }
  const {program, operands, kernel} = job;
  const runner =
    kernel === null
      ? interpreted(job, context)
      : new KernelRunner(context, kernel, program, operands, context.scratch(scratchOf(job)));
  return {
    run: (part) => {
      const start = part * PART;
      runner.store(start, Math.min(PART, job.size - start), job.target);
    },
  };
}

/** Rows of independent results that are one part. */
function rowsPerPart({task, target}: BulkJob): number {
  if (task.op === 'tally') return 1;
  const rows = independentRows(task, target.size) ?? 1;
  return Math.max(1, Math.floor((PART * rows) / Math.max(1, target.size)));
}

/** Loops over the memory that everything lies in; null where something does not. */
function loopsFor({inputs, target}: BulkJob, context: ThreadContext): PickLoops | null {
  const {home} = target;
  if (home.kind !== 'slab') return null;
  const there = inputs.every(
    (input) => input.home.kind === 'slab' && input.home.slab === home.slab && isFlat(input),
  );
  return there ? context.picks.of(context.memoryOf(home.slab)) : null;
}

function prepareBulk(job: BulkJob, task: PlainTask, context: ThreadContext): PreparedJob {
  const inputs = job.inputs.map((operand) => stridedOperand(context, operand));
  const out = homeValues(context, job.target.home, job.target.dtype, job.target.size);
  const copies = new Map<number, ArrayValues>();
  const loops = loopsFor(job, context);
  const rows = independentRows(task, job.target.size) ?? 1;
  const together = rowsPerPart(job);
  return {
    run: (part) => {
      const range = {start: part * together, end: Math.min(rows, (part + 1) * together)};
      runBulk(task, {inputs, out, dtype: job.dtype, range, loops, copies});
    },
  };
}
