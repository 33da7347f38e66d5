/** Which part of large data a display shows, so that no more has to be fetched. */
import type {LocalFrame} from '../data/local/local-frame.js';
import type {LocalIndex} from '../data/local/local-index.js';
import type {LocalSeries} from '../data/local/local-series.js';
import type {NDArray} from '../data/ndarray.js';
import {withDefaults} from './options.js';
import type {DisplayOptions} from './options.js';

/** The first and last rows of something larger, enough to show it. */
export interface Window<
  T extends LocalFrame | LocalSeries | LocalIndex = LocalFrame | LocalSeries | LocalIndex,
> {
  /** The first `headRows` rows, followed by the last ones. */
  readonly data: T;
  /** How many rows there are in all. */
  readonly total: number;
  readonly headRows: number;
}

/** The corners of a larger array: along each axis the first and last elements, as {@link displayItems} counts them. */
export interface ArrayWindow {
  readonly data: NDArray;
  /** Shape of the whole. */
  readonly shape: readonly number[];
}

/** How many rows, or elements, of each end are shown. All of them are head where nothing is cut. */
export interface Ends {
  readonly head: number;
  readonly tail: number;
}

/** The rows of a frame or a series of `total` rows that its text or HTML shows. */
export function displayRows(total: number, options: DisplayOptions = {}): Ends {
  const {max_rows: most, min_rows: few} = withDefaults(options);
  if (most === 0 || total <= most) return {head: total, tail: 0};
  const shown = few > 0 ? Math.min(few, most) : most;
  const half = Math.floor(shown / 2);
  return half === 0 ? {head: 1, tail: 0} : {head: half, tail: half};
}

/** The labels of an index of `total` labels that its text shows. */
export function displayLabels(total: number, options: DisplayOptions = {}): Ends {
  const {max_seq_items: most} = withDefaults(options);
  if (total <= most) return {head: total, tail: 0};
  const each = Math.max(1, Math.min(Math.floor(most / 2), 10));
  return {head: each, tail: each};
}

/** The elements along each axis of an array that its text shows. */
export function displayItems(shape: readonly number[], options: DisplayOptions = {}): readonly Ends[] {
  const {threshold, edgeitems} = withDefaults(options).array;
  const size = shape.reduce((product, n) => product * n, 1);
  return shape.map((n) =>
    size > threshold && n > 2 * edgeitems ? {head: edgeitems, tail: edgeitems} : {head: n, tail: 0},
  );
}

/** The rows at both ends of what is given, whole or as a window, as positions in its data. */
export function endsOf(window: Window, ends: Ends): number[] {
  const {data, headRows} = window;
  const head = Array.from({length: Math.min(ends.head, headRows)}, (_, i) => i);
  const rest = ends.head - head.length;
  const more = Array.from({length: Math.max(0, rest)}, (_, i) => headRows + i);
  const tail = Array.from({length: ends.tail}, (_, i) => data.length - ends.tail + i);
  return [...head, ...more, ...tail].filter((i) => i < data.length);
}
