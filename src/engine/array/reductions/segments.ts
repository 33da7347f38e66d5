/** How a reduction of one long axis is divided: by its length alone, so that results do not depend on threads. */
import {isComplex, isInexact, type ArrayDType} from '../dtypes.js';
import type {ReduceOp} from '../ir.js';
import {sumTree} from './pairwise.js';

/** The most values of a segment. */
export const SEGMENT = 65536;

export interface Segment {
  readonly start: number;
  readonly length: number;
}

/** Whether partial results are combined along the tree of pairwise summation. */
export function isPairwise(op: ReduceOp, dtype: ArrayDType): boolean {
  return op === 'sum' && isInexact(dtype);
}

/** The segments of an axis, in order. */
export function segmentsOf(op: ReduceOp, dtype: ArrayDType, length: number): readonly Segment[] {
  if (isPairwise(op, dtype)) {
    // The tree of complex sums counts components.
    const width = isComplex(dtype) ? 2 : 1;
    const leaf = (start: number, n: number): Segment[] => [{start: start / width, length: n / width}];
    return sumTree(0, length * width, SEGMENT * width, leaf, (a, b) => [...a, ...b]);
  }
  const count = Math.max(1, Math.ceil(length / SEGMENT));
  return Array.from({length: count}, (_, i) => ({
    start: i * SEGMENT,
    length: Math.min(SEGMENT, length - i * SEGMENT),
  }));
}

/** Combines one value per segment, in order. */
export function combineSegments<T>(
  op: ReduceOp,
  dtype: ArrayDType,
  length: number,
  partial: readonly T[],
  add: (a: T, b: T) => T,
): T {
  const next = partial.values();
  const take = (): T => {
    const {value, done} = next.next();
    if (done === true) throw new RangeError('a segment has no partial result');
    return value;
  };
  if (isPairwise(op, dtype)) {
    const width = isComplex(dtype) ? 2 : 1;
    return sumTree(0, length * width, SEGMENT * width, take, add);
  }
  let result = take();
  for (let i = 1; i < partial.length; i++) result = add(result, take());
  return result;
}
