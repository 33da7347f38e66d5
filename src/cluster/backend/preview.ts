import {NDArray} from '../../data/ndarray.js';
import {LocalFrame} from '../../data/local/local-frame.js';
import {LocalIndex} from '../../data/local/local-index.js';
import {LocalSeries} from '../../data/local/local-series.js';
import type {LocalValue, MetaKind, Preview} from '../../graph/index.js';
import {displayItems, displayLabels, displayRows} from '../../render/index.js';
import type {Ends} from '../../render/index.js';
import {joinChunks} from '../merge/chunks.js';
import {pySlice} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';
import type {Layout} from '../calls/layout.js';
import {attribute, executedTileable, item} from '../calls/python.js';
import type {RemoteSession} from './connection.js';
import {fetchWhole} from './fetcher.js';
import type {Wanted} from './fetcher.js';
import {isSmall} from './small.js';

/** What a display of a result shows, and no more of a large one. */
export async function fetchPreview(
  session: RemoteSession,
  wanted: Wanted,
  kind: MetaKind,
  signal: AbortSignal,
): Promise<Preview> {
  const {layout} = wanted;
  const shape = layout?.shape ?? [];
  if (layout === null || isSmall(shape) || kind === 'index')
    return asPreview(await fetchWhole(session, wanted, signal), kind);
  const ends =
    kind === 'tensor' ? displayItems(shape) : [displayRows(shape[0] ?? 0), ...shape.slice(1).map(all)];
  const value = await fetchEnds(session, wanted, layout, ends, signal);
  if (value instanceof NDArray) return {kind: 'array', window: {data: value, shape}};
  if (value instanceof LocalFrame || value instanceof LocalSeries) {
    return {kind: 'rows', window: {data: value, total: shape[0] ?? 0, headRows: ends[0]?.head ?? 0}};
  }
  return {kind: 'whole', value};
}

/** An index is brought whole, and shown by its ends. */
export function asPreview(value: LocalValue, kind: MetaKind): Preview {
  if (kind !== 'index' || !(value instanceof LocalIndex)) return {kind: 'whole', value};
  const {head, tail} = displayLabels(value.length);
  if (tail === 0) return {kind: 'whole', value};
  const places = [...Array(head).keys(), ...Array.from({length: tail}, (_, i) => value.length - tail + i)];
  return {kind: 'rows', window: {data: value.take(places), total: value.length, headRows: head}};
}

function all(extent: number): Ends {
  return {head: extent, tail: 0};
}

/** A run of positions within one chunk, along one axis. */
interface Run {
  readonly chunk: number;
  readonly start: number;
  readonly stop: number;
}

/** The runs that hold the first and the last positions along an axis. */
function runsOf(extents: readonly number[], {head, tail}: Ends): Run[] {
  const total = extents.reduce((sum, extent) => sum + extent, 0);
  const wanted =
    tail === 0
      ? [[0, head]]
      : [
          [0, head],
          [total - tail, total],
        ];
  return wanted.flatMap(([from = 0, to = 0]) => {
    let begin = 0;
    return extents.flatMap((extent, chunk) => {
      const start = Math.max(from - begin, 0);
      const stop = Math.min(to - begin, extent);
      begin += extent;
      return start < stop ? [{chunk, start, stop}] : [];
    });
  });
}

async function fetchEnds(
  {dialect, data}: RemoteSession,
  {token, place}: Wanted,
  layout: Layout,
  ends: readonly Ends[],
  signal: AbortSignal,
): Promise<LocalValue> {
  const runs = layout.splits.map((extents, axis) => runsOf(extents, ends[axis] ?? all(0)));
  const chunks = attribute(executedTileable(dialect, token, place), 'chunks');
  const requests = combinations(runs).map((corner): PyExpression => {
    const at = corner.reduce((sum, {chunk}, axis) => sum * (layout.splits[axis]?.length ?? 1) + chunk, 0);
    return dialect.chunkRequest(
      attribute(item(chunks, at), 'key'),
      corner.map(({start, stop}) => pySlice(start, stop)),
    );
  });
  const pieces = await data.chunkData(requests, signal);
  return joinChunks(
    pieces as LocalValue[],
    runs.map((axis) => axis.length),
  );
}

/** One run of each axis, in every combination, the last axis first. */
function combinations(runs: readonly (readonly Run[])[]): Run[][] {
  return runs.reduce<Run[][]>(
    (corners, axis) => corners.flatMap((corner) => axis.map((run) => [...corner, run])),
    [[]],
  );
}
