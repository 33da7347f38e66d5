/** From a job to what a thread runs part by part. */
import {runBulk} from '../bulk/kernels.js';
import {InterpretedRunner, type ProgramRunner} from '../program/runner.js';
import {homeValues, stridedOperand} from '../program/source.js';
import {gemmParts, isGemm, prepareGemm} from '../gemm/gemm-job.js';
import {KernelRunner, scratchBytes} from '../program/kernel-runner.js';
import {PART, type BulkJob, type Job, type MapJob, type ReduceJob} from './job.js';
import {prepareReduce, reduceParts} from './reduce-job.js';
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
      return isGemm(job) ? gemmParts(job) : 1;
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
  return scratchBytes(job.program, job.operands, capacityOf(job));
}

function createRunner(context: ThreadContext, job: MapJob | ReduceJob): ProgramRunner {
  const {program, operands, kernel} = job;
  if (kernel === null) return new InterpretedRunner(context, program, operands, capacityOf(job));
  return new KernelRunner(context, kernel, program, operands, context.scratch(scratchOf(job)));
}

export function prepareJob(job: Job, context: ThreadContext): PreparedJob {
  switch (job.kind) {
    case 'map':
      return prepareMap(job, context);
    case 'reduce':
      return prepareReduce(job, createRunner(context, job), context);
    case 'bulk':
      if (isGemm(job)) return prepareGemm(job, context);
      return {
        run: () => {
          runBulkJob(job, context);
        },
      };
  }
}

function prepareMap(job: MapJob, context: ThreadContext): PreparedJob {
  const runner = createRunner(context, job);
  return {
    run: (part) => {
      const start = part * PART;
      runner.store(start, Math.min(PART, job.size - start), job.target);
    },
  };
}

function runBulkJob(job: BulkJob, context: ThreadContext): void {
  const inputs = job.inputs.map((operand) => stridedOperand(context, operand));
  const out = homeValues(context, job.target.home, job.target.dtype, job.target.size);
  runBulk(job.task, {inputs, out, dtype: job.dtype});
}
