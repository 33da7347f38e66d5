/** Rows of two indexes brought together by their labels. */
import {ValueError} from '../../errors/index.js';
import {compareValues} from '../compare.js';
import {LocalIndex} from '../local/local-index.js';
import {MultiIndex} from '../local/multi-index.js';
import {labelKey} from '../local/labels.js';
import {objectValue} from '../promote.js';
import {NaT} from '../scalars/calendar.js';
import {Vector} from '../vector.js';

export interface Alignment {
  readonly index: LocalIndex;
  /** For each row of the result its row on the left, -1 where there is none; null where nothing moves. */
  readonly left: Int32Array | null;
  readonly right: Int32Array | null;
}

/** The union of two indexes, sorted where its labels can be. Throws `ValueError` for labels that repeat. */
export function align(left: LocalIndex, right: LocalIndex): Alignment {
  if (left.equals(right)) return {index: left, left: null, right: null};
  if (!left.is_unique || !right.is_unique)
    throw new ValueError('cannot reindex on an axis with duplicate labels');
  const labels = [...new Map([...left, ...right].map((label) => [labelKey(label), label])).values()];
  const kinds = new Set(labels.map((label) => (typeof label === 'bigint' ? 'number' : typeof label)));
  if (kinds.size === 1) labels.sort(compareValues);
  const index =
    left instanceof MultiIndex
      ? MultiIndex.from_tuples(labels as unknown[][], {names: left.names})
      : LocalIndex.from(labels, {name: labelKey(left.name) === labelKey(right.name) ? left.name : null});
  const places = (side: LocalIndex): Int32Array =>
    Int32Array.from(labels, (label) => side.positionsOf(label)[0] ?? -1);
  return {index, left: places(left), right: places(right)};
}

/** The values at `places`, missing where a place is -1. */
export function takeOrMissing(vector: Vector, places: Int32Array | null): Vector {
  if (places === null) return vector;
  if (!places.includes(-1)) return vector.take(places);
  if (vector.kind === 'M' || vector.kind === 'm') {
    const {values} = vector;
    return new Vector(
      vector.dtype,
      BigInt64Array.from(places, (p) => (p < 0 ? NaT : (values[p] as bigint))),
    );
  }
  if (['i', 'u', 'f'].includes(vector.kind) && vector.valid === null && vector.dtype !== 'category') {
    return new Vector(
      'float64',
      Float64Array.from(places, (p) => (p < 0 ? NaN : Number(vector.values[p]))),
    );
  }
  return new Vector(
    'object',
    Array.from(places, (p) => (p < 0 ? NaN : objectValue(vector, p))),
  );
}
