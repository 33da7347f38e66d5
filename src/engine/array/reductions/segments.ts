/** How a reduction of one long axis is divided: by its length alone, so that results do not depend on threads. */
import {isInexact, type ArrayDType} from '../dtypes.js';
import type {ReduceOp} from '../ir.js';
import {PART} from '../jobs/job.js';

/** NumPy's buffer: it sums runs of so many values pairwise, and adds the runs' sums one after the other. */
const BUFFER = 8192;

export interface Segment {
  readonly start: number;
  readonly length: number;
}

/** The most values of a segment. */
export function segmentLength(op: ReduceOp, dtype: ArrayDType): number {
  return op === 'sum' && isInexact(dtype) ? BUFFER : PART;
}

/** Number of segments of an axis. */
export function segmentCount(op: ReduceOp, dtype: ArrayDType, length: number): number {
  return Math.max(1, Math.ceil(length / segmentLength(op, dtype)));
}

export function segmentAt(op: ReduceOp, dtype: ArrayDType, length: number, at: number): Segment {
  const most = segmentLength(op, dtype);
  return {start: at * most, length: Math.min(most, length - at * most)};
}
