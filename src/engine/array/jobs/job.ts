/** Units of work for a thread: plain data. */
import type {ArrayDType} from '../dtypes.js';
import type {BulkTask, AxisSplit} from '../bulk/task.js';
import type {ReduceOp} from '../ir.js';
import type {ArrayOperand, Operand, Target} from '../program/operand.js';
import type {CompiledKernel} from '../wasm/kernel-cache.js';
import type {Program} from '../program/program.js';

/** Values per part: cancelling waits for at most one part, and each random block is made once. */
export const PART = 65536;

/** Computes every value of a program into the target. */
export interface MapJob {
  readonly kind: 'map';
  readonly program: Program;
  readonly operands: readonly Operand[];
  readonly size: number;
  readonly target: Target;
  /** The program compiled; null where it is to be interpreted. */
  readonly kernel: CompiledKernel | null;
}

/** Reduces a program's result, seen as (outer, length, inner), over its middle axis. */
export interface ReduceJob {
  readonly kind: 'reduce';
  readonly op: ReduceOp;
  readonly program: Program;
  readonly operands: readonly Operand[];
  readonly split: AxisSplit;
  /** One value per (outer, segment) where inner is 1, else per (outer, inner). */
  readonly values: Target;
  /** As values, positions along the axis; for `argmax` and `argmin`. */
  readonly positions: Target | null;
  readonly kernel: CompiledKernel | null;
}

/** One bulk task; runs as a single part. */
export interface BulkJob {
  readonly kind: 'bulk';
  readonly task: BulkTask;
  readonly inputs: readonly ArrayOperand[];
  readonly target: Target;
  readonly dtype: ArrayDType;
}

export type Job = MapJob | ReduceJob | BulkJob;
export type JobKind = Job['kind'];
