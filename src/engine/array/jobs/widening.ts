/** Sums in 64 bits of narrow values, which need not be converted before. */
import {widens} from '../fold/fold-kernels.js';
import {instructionAt, programKey, type Program} from '../program/program.js';
import type {ReduceJob} from './job.js';

/** The program of a conversion's operand, or null where it is needed for more than that. */
function withoutLast({instructions}: Program): Program | null {
  const last = instructions.at(-1);
  if (last?.kind !== 'cast' || last.arg !== instructions.length - 2) return null;
  const rest = instructions.slice(0, -1);
  return {instructions: rest, key: programKey(rest)};
}

/** The job whose program leaves a conversion to the kernel that sums rows, where there is one; else the job itself. */
export function leaveWidening(job: ReduceJob): ReduceJob {
  if (job.split.inner > 1) return job;
  const program = withoutLast(job.program);
  if (program === null) return job;
  const {dtype} = instructionAt(program, program.instructions.length - 1);
  return widens(job.op, dtype, job.values.dtype) ? {...job, program} : job;
}
