import {SerialisedObject} from '../envelope/decode.js';
import {readPassively} from '../errors/answer.js';
import {Float} from '../../data/scalars/float.js';
import {PyTupleValue} from '../pickle/values.js';

/** How a result is cut into chunks: along every axis the extents of its pieces. Chunks come row by row. */
export class Layout {
  constructor(readonly splits: readonly (readonly number[])[]) {}

  /** Extents of the whole. */
  get shape(): number[] {
    return this.splits.map((extents) => extents.reduce((sum, extent) => sum + extent, 0));
  }

  get chunkCount(): number {
    return this.splits.reduce((product, extents) => product * extents.length, 1);
  }

  /** Where the chunk at a place stands in the grid. */
  gridIndex(place: number): number[] {
    const index: number[] = [];
    let rest = place;
    for (const extents of this.splits.toReversed()) {
      index.unshift(rest % extents.length);
      rest = Math.floor(rest / extents.length);
    }
    return index;
  }
}

/**
 * How the results of a task are cut, by what the cluster says of them; null for one that has no axes, or is cut in a way that is not known.
 *
 * Which fields its objects have differs between versions of Mars, so the cut is told by its form: only it is a tuple of tuples of numbers.
 */
export function layoutsIn(token: Uint8Array): readonly (Layout | null)[] {
  const results = readPassively(token);
  return Array.isArray(results) ? results.map(layoutOf) : [];
}

function layoutOf(result: unknown): Layout | null {
  if (!(result instanceof SerialisedObject)) return null;
  const [only] = result.fields;
  // What users hold is a shell around the data, which has all of this.
  if (result.fields.length === 1 && only instanceof SerialisedObject) return layoutOf(only);
  const splits = result.fields.map(splitsIn).find((found) => found !== null);
  return splits === undefined ? null : new Layout(splits);
}

function splitsIn(field: unknown): number[][] | null {
  const axes = itemsOf(field);
  if (axes === null || axes.length === 0) return null;
  const splits = axes.map(
    (axis) => itemsOf(axis)?.map((extent) => (extent instanceof Float ? extent.value : extent)) ?? null,
  );
  const known = splits.every((extents) => extents !== null && extents.length > 0 && extents.every(isExtent));
  return known ? (splits as number[][]) : null;
}

function itemsOf(value: unknown): readonly unknown[] | null {
  if (value instanceof PyTupleValue) return value.items;
  return Array.isArray(value) ? (value as unknown[]) : null;
}

function isExtent(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
