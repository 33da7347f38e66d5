/** Which rows of two sides a join puts together, by their places. */

import type {Vector} from '../../../data/vector.js';
import type {RunOptions} from '../engine/connections.js';
import type {JoinMatch} from '../relation/source.js';
import {codesOf, inStretches} from './codes.js';

/** For each joined row the places of its two rows; -1 where that side has none. */
export interface Places {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Joins of more rows are left to DuckDB, which can spill. */
const mostRows = 2 ** 27;

/**
 * The rows that a join by one key gives, in pandas' order (see `merge-order.ts`); null for keys that are not compared
 * here, and for joins of very many rows.
 *
 * @throws InterruptedError
 */
export async function joinPlaces(
  left: Vector,
  right: Vector,
  how: JoinMatch['how'],
  options: RunOptions,
): Promise<Places | null> {
  if (how === 'right') {
    const turned = await joinPlaces(right, left, 'left', options);
    return turned && {left: turned.right, right: turned.left};
  }
  const codes = await codesOf(left, right, options);
  if (codes === null) return null;
  const groups = grouped(codes.right, codes.count);
  const total = joinedRows(codes.left, groups, how === 'left');
  if (total > mostRows) return null;
  // Equal keys stand together in an inner join, in the order in which they first appear on the left: that of the codes.
  const order = how === 'inner' ? grouped(codes.left, codes.count).rows : null;
  const out: Places = {left: new Int32Array(total), right: new Int32Array(total)};
  let next = 0;
  await inStretches(left.length, options, (start, end) => {
    for (let i = start; i < end; i++) {
      const row = order === null ? i : (order[i] as number);
      const code = codes.left[row] as number;
      const [first, after] = [groups.starts[code] as number, groups.starts[code + 1] as number];
      if (first === after && how === 'left') {
        out.left[next] = row;
        out.right[next++] = -1;
      }
      for (let at = first; at < after; at++) {
        out.left[next] = row;
        out.right[next++] = groups.rows[at] as number;
      }
    }
  });
  return out;
}

interface Groups {
  /** Where the rows of each code begin in `rows`, and after the last one where they end. */
  readonly starts: Int32Array;
  /** The rows by code, those of one code in their order; rows without a code are left out. */
  readonly rows: Int32Array;
}

function grouped(codes: Int32Array, count: number): Groups {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    if (code >= 0) starts[code + 1] = (starts[code + 1] as number) + 1;
  }
  for (let code = 0; code < count; code++)
    starts[code + 1] = (starts[code + 1] as number) + (starts[code] as number);
  const rows = new Int32Array(starts[count] as number);
  const next = starts.slice(0, count);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    if (code < 0) continue;
    const at = next[code] as number;
    next[code] = at + 1;
    rows[at] = i;
  }
  return {starts, rows};
}

function joinedRows(codes: Int32Array, {starts}: Groups, all: boolean): number {
  let total = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    const count = (starts[code + 1] as number) - (starts[code] as number);
    total += all ? Math.max(1, count) : count;
  }
  return total;
}
