/** From a job to what a thread runs part by part. */
import {runBulk} from '../bulk/kernels.js';
import {InterpretedRunner, type ProgramRunner} from '../program/runner.js';
import {homeValues, stridedOperand} from '../program/source.js';
import type {Operand} from '../program/operand.js';
import type {Program} from '../program/program.js';
import {PART, type BulkJob, type Job, type MapJob} from './job.js';
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
      return 1;
  }
}

function createRunner(
  context: ThreadContext,
  program: Program,
  operands: readonly Operand[],
  capacity: number,
): ProgramRunner {
  return new InterpretedRunner(context, program, operands, capacity);
}

export function prepareJob(job: Job, context: ThreadContext): PreparedJob {
  switch (job.kind) {
    case 'map':
      return prepareMap(job, context);
    case 'reduce': {
      const {outer, length, inner} = job.split;
      const capacity = Math.min(outer * length * inner, Math.max(PART, 1));
      return prepareReduce(job, createRunner(context, job.program, job.operands, capacity), context);
    }
    case 'bulk':
      return {
        run: () => {
          runBulkJob(job, context);
        },
      };
  }
}

function prepareMap(job: MapJob, context: ThreadContext): PreparedJob {
  const runner = createRunner(context, job.program, job.operands, Math.min(job.size, PART));
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
