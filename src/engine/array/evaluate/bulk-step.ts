/** Steps that work on whole arrays. */
import * as ir from '../builder.js';
import {splitAt, type BulkTask} from '../bulk/task.js';
import type {BufferExpr, DynamicExpr, Expr, Shape} from '../ir.js';
import {storageOf} from '../memory/shaped-block.js';
import {arrayOperand} from '../plan/build-program.js';
import {isLargeBulk} from '../scheduler/weight.js';
import {isContiguous, sizeOf} from '../shapes.js';
import type {ArrayDType} from '../dtypes.js';
import type {Evaluation} from './evaluation.js';

type BulkExpr = Extract<
  Expr | DynamicExpr,
  {
    kind:
      | 'concatenate'
      | 'take'
      | 'gather'
      | 'scatter'
      | 'takeAlong'
      | 'setSlice'
      | 'place'
      | 'scan'
      | 'sort'
      | 'argsort'
      | 'searchsorted'
      | 'tally'
      | 'fourier'
      | 'matmul'
      | 'compress'
      | 'argwhere';
  }
>;

/** Runs one task into a fresh block. */
async function runTask(
  run: Evaluation,
  task: BulkTask,
  args: readonly Expr[],
  dtype: ArrayDType,
  shape: Shape,
): Promise<BufferExpr> {
  const buffers: BufferExpr[] = [];
  for (const arg of args) {
    const buffer = await run.residentBuffer(arg);
    storageOf(buffer.block).pin();
    buffers.push(buffer);
  }
  try {
    const shared = isLargeBulk(
      task,
      args.map((arg) => sizeOf(arg.shape)),
      sizeOf(shape),
    );
    const {block, target} = run.allocate(dtype, shape, shared);
    // What is written elsewhere is checked, even where there is nothing to write to.
    if (block.size === 0 && task.op !== 'place' && task.op !== 'scatter') return ir.buffer(block);
    return await run.guard(block, async () => {
      const inputs = buffers.map(arrayOperand);
      await run.runJobs([{kind: 'bulk', task, inputs, target, dtype}], [block]);
    });
  } finally {
    for (const buffer of buffers) storageOf(buffer.block).unpin();
  }
}

/** How many values of a mask are true. */
async function countTrue(run: Evaluation, mask: Expr): Promise<number> {
  const counted = await runTask(run, {op: 'count'}, [mask], 'int64', []);
  const storage = storageOf(counted.block);
  const count = Number(storage.view()?.[0] ?? 0);
  storage.release();
  return count;
}

export async function bulkStep(run: Evaluation, expr: BulkExpr): Promise<BufferExpr> {
  switch (expr.kind) {
    case 'concatenate': {
      const {outer} = splitAt(expr.shape, expr.axis);
      const widths = expr.args.map((arg) => sizeOf(arg.shape.slice(expr.axis)));
      return runTask(run, {op: 'concatenate', outer, widths}, expr.args, expr.dtype, expr.shape);
    }
    case 'take': {
      const {arg, indices, axis} = expr;
      const task: BulkTask = {
        op: 'take',
        split: splitAt(arg.shape, axis),
        count: sizeOf(indices.shape),
        axis,
      };
      return runTask(run, task, [arg, indices], expr.dtype, expr.shape);
    }
    case 'gather': {
      const {arg, indices} = expr;
      const lengths = arg.shape.slice(0, indices.length);
      const task: BulkTask = {op: 'gather', lengths, row: sizeOf(arg.shape.slice(indices.length))};
      return runTask(run, task, [arg, ...indices], expr.dtype, expr.shape);
    }
    case 'scatter': {
      const {arg, indices, value} = expr;
      const lengths = arg.shape.slice(0, indices.length);
      const task: BulkTask = {op: 'scatter', lengths, row: sizeOf(arg.shape.slice(indices.length))};
      return runTask(run, task, [arg, value, ...indices], expr.dtype, expr.shape);
    }
    case 'takeAlong': {
      const {arg, indices, axis} = expr;
      const task: BulkTask = {
        op: 'takeAlong',
        split: splitAt(arg.shape, axis),
        count: expr.shape[axis] ?? 0,
        axis,
      };
      return runTask(run, task, [arg, indices], expr.dtype, expr.shape);
    }
    case 'setSlice': {
      const {arg, ranges, value, shape} = expr;
      return runTask(run, {op: 'setSlice', shape, ranges}, [arg, value], expr.dtype, shape);
    }
    case 'place':
      return runTask(run, {op: 'place'}, [expr.arg, expr.mask, expr.values], expr.dtype, expr.shape);
    case 'scan': {
      const task: BulkTask = {op: 'scan', scan: expr.op, split: splitAt(expr.shape, expr.axis)};
      return runTask(run, task, [expr.arg], expr.dtype, expr.shape);
    }
    case 'sort':
      return runTask(
        run,
        {op: 'sort', split: splitAt(expr.shape, expr.axis)},
        [expr.arg],
        expr.dtype,
        expr.shape,
      );
    case 'argsort':
      return runTask(
        run,
        {op: 'argsort', split: splitAt(expr.shape, expr.axis)},
        [expr.arg],
        'int64',
        expr.shape,
      );
    case 'searchsorted': {
      const task: BulkTask = {op: 'searchsorted', side: expr.side};
      return runTask(run, task, [expr.sorted, expr.values], 'int64', expr.shape);
    }
    case 'fourier': {
      const {axis, inverse, divisor, layout, shape, arg} = expr;
      const task: BulkTask = {
        op: 'fourier',
        split: splitAt(arg.shape, axis),
        real: arg.dtype === 'float64',
        inverse,
        divisor,
        layout,
      };
      const view = await run.residentBuffer(arg);
      if (isContiguous(view.shape, view.strides)) return runTask(run, task, [arg], expr.dtype, shape);
      const copied = await run.copy(view);
      try {
        return await runTask(run, task, [copied], expr.dtype, shape);
      } finally {
        storageOf(copied.block).release();
      }
    }
    case 'tally': {
      const {values, edges, weights, shape} = expr;
      const [parts = 1, length = 0] = shape;
      const task: BulkTask = {op: 'tally', length, parts, even: edges !== null, weighted: weights !== null};
      const args = [values, edges, weights].filter((arg) => arg !== null);
      return runTask(run, task, args, expr.dtype, shape);
    }
    case 'matmul': {
      const [m = 0, k = 0] = expr.left.shape.slice(-2);
      const n = expr.shape.at(-1) ?? 0;
      const task: BulkTask = {op: 'matmul', batch: sizeOf(expr.shape.slice(0, -2)), m, k, n};
      return runTask(run, task, [expr.left, expr.right], expr.dtype, expr.shape);
    }
    case 'compress': {
      const rest = expr.arg.shape.slice(expr.mask.shape.length);
      const count = await countTrue(run, expr.mask);
      const task: BulkTask = {op: 'compress', row: sizeOf(rest)};
      return runTask(run, task, [expr.arg, expr.mask], expr.arg.dtype, [count, ...rest]);
    }
    case 'argwhere': {
      const {shape} = expr.arg;
      const count = await countTrue(run, expr.arg);
      return runTask(run, {op: 'argwhere', shape}, [expr.arg], 'int64', [count, shape.length]);
    }
  }
}
