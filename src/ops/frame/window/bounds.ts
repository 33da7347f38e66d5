/** Where the window of each row begins and ends. */
import {NaT} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';

export type WindowClosed = 'right' | 'left' | 'both' | 'neither';

/** For each row the first row of its window, and the row after its last. */
export interface Bounds {
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Windows of a fixed number of rows, each ending at its row, or around it. */
export function fixedBounds(length: number, size: number, center: boolean, closed: WindowClosed): Bounds {
  const offset = center ? Math.floor((size - 1) / 2) : 0;
  const first = offset + 1 - size - (closed === 'left' || closed === 'both' ? 1 : 0);
  const after = offset + 1 - (closed === 'left' || closed === 'neither' ? 1 : 0);
  return {start: movedRows(length, first), end: movedRows(length, after)};
}

/** Each row's place moved by `by`, and kept between 0 and `length`. */
function movedRows(length: number, by: number): Int32Array {
  const rows = new Int32Array(length);
  for (let row = 0; row < length; row++) rows[row] = Math.min(Math.max(row + by, 0), length);
  return rows;
}

/** Windows of all rows up to each row. */
export function expandingBounds(length: number): Bounds {
  return {start: new Int32Array(length), end: movedRows(length, 1)};
}

/**
 * Windows of a span of time that ends at the time of each row.
 *
 * @throws ValueError for times that are missing or do not stand in order.
 */
export function timedBounds(times: BigInt64Array, span: bigint, closed: WindowClosed): Bounds {
  const {length} = times;
  for (let row = 0; row < length; row++) {
    if (times[row] === NaT)
      throw new ValueError('a window of a span of time takes times without missing ones');
    if (row > 0 && (times[row] as bigint) < (times[row - 1] as bigint))
      throw new ValueError('a window of a span of time takes times in ascending order: sort the rows first');
  }
  const [start, end] = [new Int32Array(length), new Int32Array(length)];
  const withLeft = closed === 'left' || closed === 'both';
  const reach = closed === 'right' || closed === 'both' ? 1 : 0;
  let first = 0;
  for (let row = 0; row < length; row++) {
    const from = (times[row] as bigint) - span + (withLeft ? 0n : 1n);
    while (first < row && (times[first] as bigint) < from) first++;
    start[row] = first;
    end[row] = row + reach;
  }
  return {start, end};
}
