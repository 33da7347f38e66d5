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

/** What the cluster says of one result of a task. */
export interface ResultInfo {
  /** The name under which it is released; null where it has none. */
  readonly key: string | null;
  /** Null where the result has no axes, or is cut in a way that is not known. */
  readonly layout: Layout | null;
}

/**
 * What the cluster says of a task's results.
 *
 * Which fields its objects have differs between versions of Mars, so they are told by their form: only the cut is a tuple
 * of tuples of numbers, only the key a text of hexadecimal digits.
 */
export function resultInfosIn(token: Uint8Array): readonly ResultInfo[] {
  const results = readPassively(token);
  return Array.isArray(results) ? results.map(infoOf) : [];
}

function infoOf(result: unknown): ResultInfo {
  if (!(result instanceof SerialisedObject)) return {key: null, layout: null};
  const [only] = result.fields;
  // What users hold is a shell around the data, which has all of this.
  if (result.fields.length === 1 && only instanceof SerialisedObject) return infoOf(only);
  const key = result.fields.find(
    (field): field is string => typeof field === 'string' && /^[0-9a-f]{32}(_\d+)?$/.test(field),
  );
  const splits = result.fields.map(splitsIn).find((found) => found !== null);
  return {key: key ?? null, layout: splits === undefined ? null : new Layout(splits)};
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
