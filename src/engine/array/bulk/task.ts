/** Work on whole arrays that is no fused elementwise chain: what to do, as plain data. */
import type {AxisRange, Shape} from '../ir.js';
import type {FourierLayout, ScanOp} from '../ir.js';

/** Lengths before, of, and after an axis. */
export interface AxisSplit {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

export type BulkTask =
  | {
      readonly op: 'concatenate';
      readonly outer: number;
      /** Values that each input gives per outer position. */ readonly widths: readonly number[];
    }
  | {readonly op: 'take'; readonly split: AxisSplit; readonly count: number; readonly axis: number}
  | {readonly op: 'gather'; readonly lengths: Shape; readonly row: number}
  | {readonly op: 'scatter'; readonly lengths: Shape; readonly row: number}
  | {readonly op: 'takeAlong'; readonly split: AxisSplit; readonly count: number; readonly axis: number}
  | {readonly op: 'setSlice'; readonly shape: Shape; readonly ranges: readonly AxisRange[]}
  | {readonly op: 'place'}
  | {readonly op: 'scan'; readonly scan: ScanOp; readonly split: AxisSplit}
  | {readonly op: 'sort'; readonly split: AxisSplit}
  | {readonly op: 'argsort'; readonly split: AxisSplit}
  | {readonly op: 'searchsorted'; readonly side: 'left' | 'right'}
  | {
      readonly op: 'tally';
      readonly length: number;
      readonly parts: number;
      /** Whether values are to be found between edges, instead of naming bins. */
      readonly even: boolean;
      readonly weighted: boolean;
    }
  | {
      readonly op: 'matmul';
      readonly batch: number;
      readonly m: number;
      readonly k: number;
      readonly n: number;
    }
  | {
      readonly op: 'fourier';
      readonly split: AxisSplit;
      readonly real: boolean;
      readonly inverse: boolean;
      readonly divisor: number;
      readonly layout: FourierLayout;
    }
  | {readonly op: 'count'}
  | {readonly op: 'compress'; readonly row: number}
  | {readonly op: 'argwhere'; readonly shape: Shape};

/** Tasks that run whole or by rows; transforms are prepared for a thread. */
export type PlainTask = Exclude<BulkTask, {readonly op: 'fourier'}>;

export type BulkTaskOf<K extends BulkTask['op']> = Extract<BulkTask, {op: K}>;

/** The split of a shape around an axis. */
export function splitAt(shape: Shape, axis: number): AxisSplit {
  const product = (part: Shape): number => part.reduce((n, length) => n * length, 1);
  return {
    outer: product(shape.slice(0, axis)),
    length: shape[axis] ?? 1,
    inner: product(shape.slice(axis + 1)),
  };
}

/** Rows of the result of a task whose rows do not depend on each other; null for other tasks. */
export function independentRows(task: BulkTask, size: number): number | null {
  switch (task.op) {
    case 'take':
      return task.split.inner === 0 ? 0 : size / task.split.inner;
    case 'gather':
      return task.row === 0 ? 0 : size / task.row;
    case 'searchsorted':
      return size;
    case 'tally':
      return task.parts;
    case 'sort':
    case 'argsort':
      return task.split.outer;
    default:
      return null;
  }
}
