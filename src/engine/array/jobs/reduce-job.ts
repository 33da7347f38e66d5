/** Reductions by JavaScript loops: of small arrays, and of dtypes that kernels do not have. */
import {allocateValues, dtypeInfo, type ArrayDType, type ArrayValues} from '../dtypes.js';
import type {ProgramRunner} from '../program/runner.js';
import {resultDType} from '../program/program.js';
import {homeValues} from '../program/source.js';
import {combine, displaces, foldRows, foldRun, identity, type FoldOp} from '../reductions/fold.js';
import {segmentAt, type Segment} from '../reductions/segments.js';
import {fillScalar, scalarAt} from '../scalars.js';
import {PART, type ReduceJob} from './job.js';
import type {PreparedJob} from './prepare.js';
import {pieceOf} from './reduce-parts.js';
import type {ThreadContext} from './thread-context.js';

interface Reduction {
  readonly job: ReduceJob;
  readonly dtype: ArrayDType;
  readonly runner: ProgramRunner;
  readonly values: ArrayValues;
  readonly positions: BigInt64Array | null;
}

/** A reduction of values that JavaScript computes or reads. */
export function prepareReduce(job: ReduceJob, runner: ProgramRunner, context: ThreadContext): PreparedJob {
  const values = homeValues(context, job.values.home, job.values.dtype, job.values.size);
  const positions =
    job.positions === null
      ? null
      : (homeValues(context, job.positions.home, 'int64', job.positions.size) as BigInt64Array);
  const reduction = {job, dtype: resultDType(job.program), runner, values, positions};
  return {
    run: (part) => {
      const piece = pieceOf(job, part);
      switch (piece.kind) {
        case 'rows':
          reduceRows(reduction, piece.first, piece.end);
          break;
        case 'segments':
          for (let at = piece.first; at < piece.end; at++) {
            const segment = segmentAt(job.op, reduction.dtype, job.split.length, at % piece.perRow);
            reduceSegment(reduction, Math.floor(at / piece.perRow), segment, at);
          }
          break;
        case 'columns':
          reduceBand(reduction, piece.outer, piece.first, piece.end - piece.first);
      }
    },
  };
}

/** Rows that are shorter than a part: computed together, folded one by one. */
function reduceRows(reduction: Reduction, first: number, end: number): void {
  const {length} = reduction.job.split;
  const {lanes} = dtypeInfo(reduction.dtype);
  const values = reduction.runner.evaluate(first * length, (end - first) * length);
  for (let row = first; row < end; row++) {
    const from = (row - first) * length * lanes;
    fold(reduction, values.subarray(from, from + length * lanes), length, 0, row);
  }
}

function reduceSegment(reduction: Reduction, row: number, segment: Segment, at: number): void {
  const {length} = reduction.job.split;
  const values = reduction.runner.evaluate(row * length + segment.start, segment.length);
  fold(reduction, values, segment.length, segment.start, at);
}

/** Folds a run and writes the result at `at`; `start` is the run's position in its axis. */
function fold(reduction: Reduction, values: ArrayValues, length: number, start: number, at: number): void {
  const {job, dtype} = reduction;
  const {op} = job;
  if (op === 'argmax' || op === 'argmin') {
    let best = 0;
    for (let i = 1; i < length; i++) {
      if (displaces(op, scalarAt(values, dtype, i), scalarAt(values, dtype, best))) best = i;
    }
    fillScalar(reduction.values, dtype, scalarAt(values, dtype, best), at, 1);
    if (reduction.positions !== null) reduction.positions[at] = BigInt(start + best);
    return;
  }
  fillScalar(reduction.values, dtype, foldOf(op, dtype, values, length), at, 1);
}

function foldOf(
  op: FoldOp,
  dtype: ArrayDType,
  values: ArrayValues,
  length: number,
): ReturnType<typeof foldRun> {
  const folded = foldRun(op, dtype, values, length);
  const start = identity(op, dtype);
  // A sum starts from 0, by which -0 becomes 0.
  return start === null ? folded : combine(op, dtype)(start, folded);
}

/** Columns `first` on of one outer position: row after row. */
function reduceBand(reduction: Reduction, o: number, first: number, width: number): void {
  const {job, dtype, runner} = reduction;
  const {length, inner} = job.split;
  const {lanes} = dtypeInfo(dtype);
  const accumulators = allocateValues(dtype, width);
  const positions = new Float64Array(width);
  const together = width === inner ? Math.max(1, Math.floor(PART / inner)) : 1;
  const {op} = job;
  const start = op === 'argmax' || op === 'argmin' ? null : identity(op, dtype);
  if (start !== null) fillScalar(accumulators, dtype, start, 0, width);
  for (let row = 0; row < length; row += together) {
    const rows = Math.min(together, length - row);
    const values = runner.evaluate((o * length + row) * inner + first, rows * width);
    const fresh = row === 0 && start === null;
    if (fresh) for (let j = 0; j < width * lanes; j++) accumulators[j] = values[j] ?? 0;
    const rest = fresh ? values.subarray(width * lanes) : values;
    const count = fresh ? rows - 1 : rows;
    if (op === 'argmax' || op === 'argmin') {
      for (let i = 0; i < count * width; i++) {
        const j = i % width;
        const candidate = scalarAt(rest, dtype, i);
        if (!displaces(op, candidate, scalarAt(accumulators, dtype, j))) continue;
        fillScalar(accumulators, dtype, candidate, j, 1);
        positions[j] = row + Math.floor(i / width) + (fresh ? 1 : 0);
      }
    } else {
      foldRows(op, dtype, accumulators, rest, count, width);
    }
  }
  const to = o * inner + first;
  for (let j = 0; j < width * lanes; j++) reduction.values[to * lanes + j] = accumulators[j] ?? 0;
  if (reduction.positions !== null) {
    for (let j = 0; j < width; j++) reduction.positions[to + j] = BigInt(positions[j] ?? 0);
  }
}
