/** Which jobs are worth the way to the workers. */
import type {AxisSplit, BulkTask} from '../bulk/task.js';
import {itemSize} from '../dtypes.js';
import type {Home} from '../program/operand.js';
import type {Job, MapJob, ReduceJob} from '../jobs/job.js';
import type {Program} from '../program/program.js';

/** Roughly the number of simple operations that workers start to win at; it takes the calling thread a few ms. */
const LARGE = 1_000_000;

/** Whether a job is to run on workers. Its target must then lie where they reach it. */
export function isLarge(job: Job): boolean {
  switch (job.kind) {
    case 'map':
      return isLargeMap(job.program, job.size);
    case 'reduce':
      return isLargeReduce(job.program, job.split);
    case 'bulk':
      return isLargeBulk(
        job.task,
        job.inputs.map((input) => input.shape.reduce((a, b) => a * b, 1)),
        job.target.size,
      );
  }
}

export function isLargeMap(program: Program, size: number): boolean {
  return size * Math.max(1, program.instructions.length - 1) * narrowness(program) >= LARGE;
}

/** Vectors hold more narrow values: the share of four bytes that the widest value of a program fills, at most 1. */
function narrowness({instructions}: Program): number {
  const widest = Math.max(...instructions.map(({dtype}) => itemSize(dtype)));
  return Math.min(1, widest / 4);
}

export function isLargeReduce(program: Program, {outer, length, inner}: AxisSplit): boolean {
  return isLargeMap(program, outer * length * inner);
}

/** `inputs` and `output` count values. */
export function isLargeBulk(task: BulkTask, inputs: readonly number[], output: number): boolean {
  switch (task.op) {
    case 'matmul':
      return task.batch * task.m * task.n * task.k >= LARGE;
    case 'fourier':
      return output * Math.log2(Math.max(2, task.split.length)) >= LARGE;
    case 'sort':
    case 'argsort':
    case 'searchsorted':
      return output * Math.log2(Math.max(2, ...inputs)) >= LARGE;
    default:
      return inputs.reduce((a, b) => a + b, output) >= LARGE;
  }
}

/** Values that a fused job computes. */
export function sizeOfJob(job: MapJob | ReduceJob): number {
  if (job.kind === 'map') return job.size;
  const {outer, length, inner} = job.split;
  return outer * length * inner;
}

/** Operations of a fused job, roughly. */
export function weightOf(job: MapJob | ReduceJob): number {
  return sizeOfJob(job) * Math.max(1, job.program.instructions.length - 1);
}

/** A slab that a job's result or inputs lie in. */
export function slabOf(job: Job): number | null {
  if (job.kind === 'bulk') return null;
  const homes: Home[] = job.operands.flatMap((operand) => (operand.kind === 'array' ? [operand.home] : []));
  if (job.kind === 'map') homes.unshift(job.target.home);
  const home = homes.find(({kind}) => kind === 'slab');
  return home?.kind === 'slab' ? home.slab : null;
}
