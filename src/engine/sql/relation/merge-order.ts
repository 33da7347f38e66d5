/**
 * The order of merged rows, as pandas 1.5 has it. `l` and `r` are the places of the rows of either side.
 *
 * | how | order |
 * | --- | --- |
 * | inner | equal keys together, in order of first appearance on the left, then l, r |
 * | left | l, r |
 * | right | r, l |
 * | outer | equal keys together: those of the left side in order of first appearance, then those of the right alone |
 * | cross | l, r |
 */

import type {Expr} from '../expression/expr.js';
import {Slot, Sql, joined, sql} from '../expression/sql.js';
import type {MergeHow} from './join.js';
import {selectSource} from './source.js';
import type {SortKey, Source} from './source.js';

export interface MergedRows {
  readonly keys: readonly Expr[];
  readonly left: Expr;
  readonly right: Expr;
  readonly sort: boolean;
  readonly rightUnique: boolean;
}

/** The keys of the order, and what has to be computed on top of the join for them. */
export interface MergeOrder {
  readonly keys: readonly SortKey[];
  readonly needs: ((source: Source) => Source) | null;
}

/** The sort keys of a merge. */
export function mergeKeys(how: MergeHow, rows: MergedRows): MergeOrder {
  const {keys, left, right, sort, rightUnique} = rows;
  const byLeft: SortKey[] = rightUnique ? [{sql: left.sql}] : [{sql: left.sql}, {sql: right.sql}];
  if (sort) {
    const ties = how === 'right' ? [right, left] : [left, right];
    return {keys: [...keys, ...ties].map((key) => ({sql: key.sql})), needs: null};
  }
  if (how === 'right') return {keys: [{sql: right.sql}, {sql: left.sql}], needs: null};
  if (how === 'left' || how === 'cross') return {keys: byLeft, needs: null};
  const slots = [new Slot('p'), new Slot('p')] as const;
  const partition = joined(keys, ', ');
  const firsts = new Map([[slots[0], sql`min(${left}) over (partition by ${partition})`]]);
  if (how === 'outer') firsts.set(slots[1], sql`min(${right}) over (partition by ${partition})`);
  return {
    keys: [...[...firsts.keys()].map((slot) => ({sql: Sql.of([slot])})), {sql: left.sql}, {sql: right.sql}],
    needs: (source) => selectSource(source, {passes: true, computed: firsts}),
  };
}
