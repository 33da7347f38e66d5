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

import {reference} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {Slot, Sql, joined, sql} from '../expression/sql.js';
import type {JoinSide, MergeHow} from './join.js';
import {joinSource, selectSource} from './source.js';
import type {SortKey, Source} from './source.js';

export interface MergedRows {
  /** The keys of the joined rows. */
  readonly keys: readonly Expr[];
  readonly left: JoinSide;
  readonly right: JoinSide;
  readonly sort: boolean;
  readonly rightUnique: boolean;
}

/** The keys of the order, and what has to be looked up for each row of the join for them. */
export interface MergeOrder {
  readonly keys: readonly SortKey[];
  readonly lookUp: (source: Source) => Source;
}

const nothing = (source: Source): Source => source;

/** The sort keys of a merge. */
export function mergeKeys(how: MergeHow, rows: MergedRows): MergeOrder {
  const {keys, sort, rightUnique} = rows;
  const [left, right] = [{sql: rows.left.ordinal.sql}, {sql: rows.right.ordinal.sql}];
  if (sort) {
    const ties = how === 'right' ? [right, left] : [left, right];
    return {keys: [...keys.map((key) => ({sql: key.sql})), ...ties], lookUp: nothing};
  }
  if (how === 'right') return {keys: [right, left], lookUp: nothing};
  if (how === 'left' || how === 'cross') return {keys: rightUnique ? [left] : [left, right], lookUp: nothing};
  const sides = how === 'outer' ? [rows.left, rows.right] : [rows.left];
  const firsts = sides.map(firstPlaces);
  return {
    keys: [...firsts.map(({first}) => ({sql: Sql.of([first])})), left, right],
    lookUp: (source) =>
      firsts.reduce(
        (rest, {source: places, keys: own}) =>
          joinSource('left', rest, places, equalKeys(keys, own), {lookUp: true}),
        source,
      ),
  };
}

/** For each combination of keys of one side the place of the first row that has it. */
function firstPlaces({relation, keys, ordinal}: JoinSide): {
  readonly source: Source;
  readonly keys: readonly Expr[];
  readonly first: Slot;
} {
  const slots = keys.map(() => new Slot());
  const first = new Slot('p');
  const computed = new Map(keys.map((key, i) => [slots[i] as Slot, key.sql]));
  computed.set(first, sql`min(${ordinal})`);
  return {
    source: selectSource(relation.source, {computed, group: keys.map((key) => key.sql)}),
    keys: keys.map((key, i) => reference(slots[i] as Slot, key)),
    first,
  };
}

/** Whether all pairs of keys are equal; missing ones are equal to missing ones. */
export function equalKeys(left: readonly Expr[], right: readonly Expr[]): Sql {
  return joined(
    left.map((key, i) => {
      const other = right[i] as Expr;
      return key.nullable && other.nullable
        ? sql`${key} is not distinct from ${other}`
        : sql`${key} = ${other}`;
    }),
    ' and ',
  );
}
