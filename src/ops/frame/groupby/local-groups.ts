/** Groups at hand: for functions of users, which take the rows of one group after the other. */
import {setImmediate as nextTurn} from 'node:timers/promises';
import {LocalFrame, LocalSeries, labelKey, type Label, type LocalIndex} from '../../../data/index.js';
import {InterruptedError} from '../../../errors/index.js';
import {userFunctions} from '../../../engine/user-functions.js';
import type {Grouping, LowerContext} from '../../../engine/index.js';
import {fetchFrame, type Column} from '../../../engine/sql/index.js';
import {aggregated} from './aggregate.js';

export interface LocalGroups {
  /** All rows, with all columns. */
  readonly frame: LocalFrame;
  /** The keys of the groups, in the order of results. */
  readonly keys: LocalIndex;
  /** The rows of each group, in their order. */
  readonly rows: readonly (readonly number[])[];
}

/** The rows of grouped rows, fetched, and which of them belong to which group. */
export async function localGroups(grouping: Grouping, context: LowerContext): Promise<LocalGroups> {
  const {relation, keys} = grouping;
  const riding = keys.map(({expr}): Column => ({label: null, expr}));
  const {signal} = context;
  // As pandas has it: combinations of several keys that have no rows are not handed to functions.
  const observed = grouping.observed || keys.length > 1;
  const [{frame: all}, {frame: found}] = await Promise.all([
    fetchFrame(context.sql, {...relation, columns: [...relation.columns, ...riding]}, {signal}),
    fetchFrame(context.sql, aggregated({...grouping, asIndex: true, observed}, []), {signal}),
  ]);
  const own = relation.columns.length;
  const frame = all.takeColumns(Array.from({length: own}, (_, i) => i));
  const places = new Map(found.index.toArray().map((key, i) => [labelKey(key), i]));
  const rows = found.index.toArray().map((): number[] => []);
  const vectors = all.vectors.slice(own);
  for (let row = 0; row < all.length; row++) {
    const parts = vectors.map((vector) => vector.at(row));
    const place = places.get(labelKey(parts.length === 1 ? parts[0] : parts));
    if (place !== undefined) rows[place]?.push(row);
  }
  return {frame, keys: found.index, rows};
}

/** Calls `each` for every group, and lets other work have its turn in between. */
export async function forEachGroup(
  groups: LocalGroups,
  each: (positions: readonly number[], key: Label) => void,
  signal: AbortSignal,
): Promise<void> {
  const entries = groups.rows.entries();
  let next = entries.next();
  const oneTurn = (): void => {
    const end = performance.now() + 16;
    while (next.done !== true && performance.now() < end) {
      const [i, positions] = next.value;
      each(positions, groups.keys.at(i));
      next = entries.next();
    }
  };
  while (next.done !== true) {
    await userFunctions.call(oneTurn);
    await nextTurn();
    if (signal.aborted) throw new InterruptedError('the function was interrupted');
  }
}

/** The values of one column in the rows of a group. */
export function seriesAt(frame: LocalFrame, column: number, positions: readonly number[]): LocalSeries {
  const vector = frame.vectors[column];
  if (vector === undefined) throw new TypeError('a column that was chosen is there');
  return new LocalSeries(frame.index, vector, frame.columns.at(column)).take(positions);
}
