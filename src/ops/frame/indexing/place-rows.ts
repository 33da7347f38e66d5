/** Rows chosen by their places. */
import {LocalSeries, NDArray} from '../../../data/index.js';
import {ArgumentError, IndexError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {slicePlaces, takePlaces, type Relation} from '../../../engine/sql/index.js';
import {Node, Slice} from '../../../graph/index.js';
import {isMask, maskRows} from './mask.js';

/** Whether a key names exactly one place. */
export function isPlace(key: unknown): key is number {
  return typeof key === 'number';
}

/**
 * The rows at these places.
 *
 * @throws IndexError for places out of bounds.
 */
export async function rowsAt(
  context: LowerContext,
  rel: Relation,
  key: unknown,
  operation: string,
): Promise<Relation> {
  if (key instanceof Slice) {
    const {start, stop, step} = placeSlice(key, operation);
    const simple = (start ?? 0) >= 0 && (stop === null || stop >= 0) && (step ?? 1) > 0;
    const counted = simple ? rel : await context.materialise(rel);
    return slicePlaces(counted, start, stop, step);
  }
  if (isPlace(key)) {
    const counted = await context.materialise(rel);
    const [place] = checkedPlaces([key], counted.length ?? 0, operation);
    return slicePlaces(counted, place ?? 0, (place ?? 0) + 1);
  }
  if (isMask(key)) return maskRows(context, rel, key, operation);
  const counted = await context.materialise(rel);
  const places = await placeList(context, key, operation);
  return takePlaces(counted, checkedPlaces(places, counted.length ?? 0, operation));
}

/** A slice of places. */
export function placeSlice(key: Slice, operation: string): Slice<number> {
  for (const bound of [key.start, key.stop])
    if (bound !== null && !isPlace(bound))
      throw new ArgumentError(`${operation}: a slice of places takes whole numbers, got ${String(key)}`);
  return key as Slice<number>;
}

/** Places in a list, array, series or tensor of them. */
export async function placeList(context: LowerContext, key: unknown, operation: string): Promise<number[]> {
  const value = key instanceof Node ? await context.local(key) : key;
  const list =
    value instanceof NDArray ? value.toFlatArray() : value instanceof LocalSeries ? value.toArray() : value;
  if (!Array.isArray(list) || !list.every(isPlace))
    throw new ArgumentError(
      `${operation} takes whole numbers, arrays of them, slices and masks, got ${String(list)}`,
    );
  return list;
}

/** Places counted from 0. */
export function checkedPlaces(places: readonly number[], length: number, operation: string): number[] {
  return places.map((place) => {
    const at = place < 0 ? place + length : place;
    if (at < 0 || at >= length)
      throw new IndexError(
        `${operation}: place ${String(place)} is out of bounds for ${String(length)} rows or columns`,
      );
    return at;
  });
}
