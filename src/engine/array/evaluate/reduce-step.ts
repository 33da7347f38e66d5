/** Reductions: one job for the partial results, which are combined in order. */
import * as ir from '../builder.js';
import {allocateValues, type ArrayValues} from '../dtypes.js';
import type {FusedWork} from '../plan/build-program.js';
import type {BufferExpr, ReduceExpr, Shape} from '../ir.js';
import type {Job} from '../jobs/job.js';
import {combine, displaces, identity} from '../reductions/fold.js';
import {segmentCount} from '../reductions/segments.js';
import {isLargeReduce} from '../scheduler/weight.js';
import {fillScalar, scalarAt} from '../scalars.js';
import {sizeOf} from '../shapes.js';
import type {AxisSplit} from '../bulk/task.js';
import {unpin, type Evaluation, type PinnedWork} from './evaluation.js';

function splitOf({arg, axes}: ReduceExpr): AxisSplit {
  const long = axes.filter((axis) => arg.shape[axis] !== 1);
  const [first = 0] = long;
  const last = long.at(-1) ?? first - 1;
  return {
    outer: sizeOf(arg.shape.slice(0, first)),
    length: sizeOf(arg.shape.slice(first, last + 1)),
    inner: sizeOf(arg.shape.slice(last + 1)),
  };
}

/** Reduces the result of a program over axes that lie together. */
export async function reduceStep(
  run: Evaluation,
  expr: ReduceExpr,
  pinned: PinnedWork,
  shape: Shape = expr.shape,
): Promise<BufferExpr> {
  try {
    return await reducePinned(run, expr, pinned.work, shape);
  } finally {
    unpin(pinned.blocks);
  }
}

async function reducePinned(
  run: Evaluation,
  expr: ReduceExpr,
  work: FusedWork,
  shape: Shape,
): Promise<BufferExpr> {
  const split = splitOf(expr);
  const {op, arg} = expr;
  const {dtype} = arg;
  const positional = op === 'argmax' || op === 'argmin';
  if (sizeOf(shape) === 0 || split.length === 0) return empty(run, expr, shape);
  const segments = split.inner > 1 ? 1 : segmentCount(op, dtype, split.length);
  const partial = split.outer * segments * split.inner;
  const shared = isLargeReduce(work.program, split);
  const values = run.allocate(dtype, segments === 1 ? shape : [partial], shared);
  const positions = positional ? run.allocate('int64', segments === 1 ? shape : [partial], shared) : null;
  const used = [values.block, ...(positions === null ? [] : [positions.block])];
  const job: Job = {
    kind: 'reduce',
    op,
    ...work,
    split,
    values: values.target,
    positions: positions?.target ?? null,
    kernel: null,
  };
  try {
    await run.runJobs([job], used);
    const kept = positions ?? values;
    if (segments === 1) {
      kept.block.retain();
      return ir.buffer(kept.block);
    }
    return combineRows(
      run,
      expr,
      shape,
      split,
      segments,
      values.block.view(),
      positions?.block.view() ?? null,
    );
  } finally {
    values.block.release();
    positions?.block.release();
  }
}

/** The reduction of nothing. */
function empty(run: Evaluation, {op, dtype}: ReduceExpr, shape: Shape): BufferExpr {
  const {block} = run.allocate(dtype, shape, false);
  const values = block.view();
  const start = op === 'argmax' || op === 'argmin' ? null : identity(op, dtype);
  if (values !== null && start !== null) fillScalar(values, dtype, start, 0, block.size);
  return ir.buffer(block);
}

/** Combines the segments of each row. */
function combineRows(
  run: Evaluation,
  expr: ReduceExpr,
  shape: Shape,
  {outer}: AxisSplit,
  segments: number,
  values: ArrayValues | null,
  positions: ArrayValues | null,
): BufferExpr {
  if (values === null) throw new RangeError('partial results must be in memory');
  const {op} = expr;
  const {dtype} = expr.arg;
  const out = allocateValues(expr.dtype, outer);
  for (let row = 0; row < outer; row++) {
    const at = Array.from({length: segments}, (_, i) => row * segments + i);
    if (op === 'argmax' || op === 'argmin') {
      const best = at.reduce((a, b) =>
        displaces(op, scalarAt(values, dtype, b), scalarAt(values, dtype, a)) ? b : a,
      );
      out[row] = positions?.[best] ?? 0n;
    } else {
      const partial = at.map((i) => scalarAt(values, dtype, i));
      fillScalar(out, dtype, partial.reduce(combine(op, dtype)), row, 1);
    }
  }
  return ir.buffer(run.arena.adopt(expr.dtype, shape, out));
}
