/** Reductions by kernels: values are computed run by run, and reduced while they are in the cache. */
import {itemSize, viewValues, type ArrayDType, type ArrayValues} from '../dtypes.js';
import type {FoldKernel} from '../fold/fold-kernels.js';
import {copyInto} from '../interpret/interpreter.js';
import type {KernelRunner} from '../program/kernel-runner.js';
import {resultDType} from '../program/program.js';
import {homeValues} from '../program/source.js';
import {identity} from '../reductions/fold.js';
import {segmentAt} from '../reductions/segments.js';
import {fillScalar} from '../scalars.js';
import {PART, type ReduceJob} from './job.js';
import type {PreparedJob} from './prepare.js';
import {pieceOf, type ReducePiece} from './reduce-parts.js';
import type {ThreadContext} from './thread-context.js';

/** Kernels read and write past the end of a run. */
const PADDING = 64;
/** Values that are computed before they are reduced: they stay in a near cache. */
const RUN = 8192;

/** Bytes of scratch for results, beside what the program needs. */
export function foldScratchBytes(job: ReduceJob): number {
  const {length, inner} = job.split;
  const values = inner > 1 ? Math.min(inner, 4096) : Math.min(PART, Math.ceil(PART / length) + 1);
  // Positions are as wide as values.
  return 2 * (values * itemSize(job.values.dtype) + PADDING);
}

type PieceOf<K extends ReducePiece['kind']> = Extract<ReducePiece, {kind: K}>;

/** @param scratch address of `foldScratchBytes` bytes in the runner's memory */
export function prepareKernelReduce(
  job: ReduceJob,
  runner: KernelRunner,
  scratch: number,
  context: ThreadContext,
): PreparedJob {
  const fold = new Fold(job, runner, scratch, context);
  return {
    run: (part) => {
      const piece = pieceOf(job, part);
      switch (piece.kind) {
        case 'rows':
          fold.rows(piece);
          break;
        case 'segments':
          fold.segments(piece);
          break;
        case 'columns':
          fold.columns(piece);
      }
    },
  };
}

class Fold {
  private readonly dtype: ArrayDType;
  private readonly result: ArrayDType;
  private readonly bytes: number;
  private readonly kernel: FoldKernel;
  private readonly values: ArrayValues;
  private readonly positions: BigInt64Array | null;

  constructor(
    private readonly job: ReduceJob,
    private readonly runner: KernelRunner,
    private readonly scratch: number,
    context: ThreadContext,
  ) {
    this.dtype = resultDType(job.program);
    this.bytes = itemSize(this.dtype);
    this.result = job.values.dtype;
    this.kernel = context.folds.get(job.op, this.dtype, this.result, runner.memory);
    this.values = homeValues(context, job.values.home, job.values.dtype, job.values.size);
    this.positions =
      job.positions === null
        ? null
        : (homeValues(context, job.positions.home, 'int64', job.positions.size) as BigInt64Array);
  }

  rows({first, end}: PieceOf<'rows'>): void {
    const {length} = this.job.split;
    const together = this.runner.inPlace ? end - first : Math.max(1, Math.floor(RUN / length));
    for (let row = first; row < end; row += together) {
      const count = Math.min(together, end - row);
      const source = this.runner.address(row * length, count * length);
      this.reduceRows(source, count, length, 0, row);
    }
  }

  segments({first, end, perRow}: PieceOf<'segments'>): void {
    const {op, split} = this.job;
    for (let at = first; at < end; at++) {
      const {start, length} = segmentAt(op, this.dtype, split.length, at % perRow);
      const source = this.runner.address(Math.floor(at / perRow) * split.length + start, length);
      this.reduceRows(source, 1, length, start, at);
    }
  }

  /** Reduces rows that lie together; `start` is their position in the axis, `at` that of the first result. */
  private reduceRows(source: number, count: number, length: number, start: number, at: number): void {
    const {scratch, kernel, positions} = this;
    kernel.rows(source, scratch, count, length);
    copyInto(this.values.subarray(at), this.scratchValues(scratch, count));
    if (positions === null || kernel.find === null) return;
    for (let row = 0; row < count; row++) {
      const found = kernel.find(source + row * length * this.bytes, scratch + row * this.bytes, length);
      positions[at + row] = BigInt(start) + BigInt(found ?? 0);
    }
  }

  columns({outer, first, end}: PieceOf<'columns'>): void {
    const {op, split} = this.job;
    const {kernel} = this;
    if (kernel.columns === null) throw new RangeError(`${op} of columns of ${this.dtype} has no kernel`);
    const width = end - first;
    const accumulators = this.scratch;
    const positions = this.scratch + width * this.bytes + PADDING;
    let row = 0;
    if (op === 'argmax' || op === 'argmin' || identity(op, this.dtype) === null) {
      // Extremes start from the first row.
      const source = this.runner.address(outer * split.length * split.inner + first, width);
      new Uint8Array(this.runner.memory.buffer).copyWithin(accumulators, source, source + width * this.bytes);
      new Uint8Array(this.runner.memory.buffer, positions, width * this.bytes).fill(0);
      row = 1;
    } else {
      fillScalar(
        this.scratchValues(accumulators, width),
        this.dtype,
        identity(op, this.dtype) ?? 0,
        0,
        width,
      );
    }
    const whole = width === split.inner ? Math.max(1, Math.floor(RUN / width)) : 1;
    const together = this.runner.inPlace ? split.length : whole;
    const stride = (this.runner.inPlace ? split.inner : width) * this.bytes;
    while (row < split.length) {
      const rows = Math.min(together, split.length - row);
      const source = this.runner.address((outer * split.length + row) * split.inner + first, rows * width);
      if (kernel.positions === null) kernel.columns(accumulators, source, rows, width, stride);
      else kernel.positions(accumulators, positions, source, rows, width, stride, row);
      row += rows;
    }
    this.storeColumns(outer * split.inner + first, width, positions);
  }

  private storeColumns(to: number, width: number, positions: number): void {
    copyInto(this.values.subarray(to), this.scratchValues(this.scratch, width));
    if (this.positions === null) return;
    const {buffer} = this.runner.memory;
    if (this.bytes === 8) this.positions.set(new BigInt64Array(buffer, positions, width), to);
    else this.positions.set(BigInt64Array.from(new Int32Array(buffer, positions, width), BigInt), to);
  }

  private scratchValues(address: number, length: number): ArrayValues {
    return viewValues(this.result, this.runner.memory.buffer, address, length);
  }
}
