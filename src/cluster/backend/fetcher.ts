import {setImmediate as nextTurn} from 'node:timers/promises';
import {Float} from '../../data/scalars/float.js';
import {NDArray} from '../../data/ndarray.js';
import type {LocalValue} from '../../graph/index.js';
import {joinChunks} from '../merge/chunks.js';
import {PyCall, PyGlobal} from '../pickle/expression.js';
import type {Layout} from '../calls/layout.js';
import {chain, chunkKeys, executedTileable, list, repeat, zip} from '../calls/python.js';
import type {RemoteSession} from './connection.js';
import {isSmall} from './small.js';

/** Which result is wanted, and how it is cut. */
export interface Wanted {
  readonly token: Uint8Array;
  readonly place: number;
  readonly layout: Layout | null;
}

/** Elements that one request brings, so that no more than this is on its way at a time. */
const requestSize = 8_000_000;

/** All the data of a result, some chunks at a time. */
export async function fetchWhole(
  {dialect, data}: RemoteSession,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<LocalValue> {
  const {layout} = wanted;
  const keys = chunkKeys(executedTileable(dialect, wanted.token, wanted.place));
  const count = layout?.chunkCount ?? 1;
  const size = (layout?.shape ?? []).reduce((product, extent) => product * extent, 1);
  const step = Math.max(1, Math.floor((count * requestSize) / Math.max(size, 1)));
  const chunks: unknown[] = [];
  for (let from = 0; from < count; from += step) {
    const some = new PyCall(new PyGlobal('itertools', 'islice'), [keys, from, from + step]);
    chunks.push(
      ...(await data.chunkData(list(zip(some, ...dialect.wholeChunk.map(repeat))), signal, !isSmall([size]))),
    );
  }
  return joined(chunks, layout);
}

/**
 * All data of several results of one task by one request, sent before it is known how they are cut: for those that are known to be small.
 *
 * @param layouts How all results of the task are cut, which is read while the data is on its way.
 */
export async function fetchTogether(
  {dialect, data}: RemoteSession,
  token: Uint8Array,
  places: readonly number[],
  layouts: () => readonly (Layout | null)[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, LocalValue>> {
  if (places.length === 0) return new Map();
  const keys = places.map((place) => chunkKeys(executedTileable(dialect, token, place)));
  const [only = null] = keys;
  const all = keys.length === 1 ? only : chain(keys);
  const [chunks] = await Promise.all([
    data.chunkData(list(zip(all, ...dialect.wholeChunk.map(repeat))), signal),
    nextTurn().then(layouts),
  ]);
  let next = 0;
  return new Map(
    places.map((place) => {
      const layout = layouts()[place] ?? null;
      const first = next;
      next += layout?.chunkCount ?? 1;
      return [place, joined(chunks.slice(first, next), layout)];
    }),
  );
}

function joined(chunks: readonly unknown[], layout: Layout | null): LocalValue {
  const grid = layout?.splits.map((extents) => extents.length) ?? [];
  return asUsersGetIt(joinChunks(chunks as LocalValue[], grid));
}

/** A value without axes is plain. */
function asUsersGetIt(value: LocalValue): LocalValue {
  if (value instanceof NDArray && value.shape.length === 0) return value.item();
  return value instanceof Float ? value.value : value;
}
