/** Labels matched to the one before, after or nearest to them. */
import {MultiIndex, NaT, Timedelta, kindOf, zoneOf, type LocalIndex} from '../../../data/index.js';
import {ArgumentError, NotSupportedError, ValueError} from '../../../errors/index.js';

/** Which label a new one is matched to: `nearest` of two that are as near is the larger one. */
export type MatchMethod = 'ffill' | 'pad' | 'bfill' | 'backfill' | 'nearest';

export interface Matching {
  readonly method: MatchMethod;
  /** How many new labels are matched to one, at most. */
  readonly limit: number | null;
  /** How far a label may be from the one that it is matched to: for all, or one for each new label. */
  readonly tolerance: unknown;
}

type Key = number | bigint | string;

/** Whether both are there, and which is larger: numbers of both kinds compare as they are. */
const before = (a: Key, b: Key): boolean => a < b;
/** Also of 1 and 1n. */
const same = (a: Key, b: Key): boolean => a === b || (!(a < b) && !(a > b) && isThere(a) && isThere(b));

function isThere(key: Key): boolean {
  return typeof key !== 'number' || !Number.isNaN(key);
}

/**
 * For each label of `wanted` the place in `own` that it is matched to; -1 for none.
 *
 * @throws ValueError where the labels of `own` neither ascend nor descend, or stand twice; ArgumentError where labels cannot be compared.
 */
export function matchedPlaces(own: LocalIndex, wanted: LocalIndex, matching: Matching): Int32Array {
  if (own.equals(wanted)) return Int32Array.from({length: own.length}, (_, i) => i);
  if (own instanceof MultiIndex || wanted instanceof MultiIndex)
    throw new NotSupportedError("reindex: 'method' takes labels of one level, got a MultiIndex");
  if (!own.is_unique) throw new ValueError('cannot reindex on an axis with duplicate labels');
  refuseMixed(own, wanted);
  const [keys, sought] = [keysOf(own), keysOf(wanted)];
  const ascending = isMonotonic(keys, before);
  if (!ascending && !isMonotonic(keys, (a, b) => before(b, a)))
    throw new ValueError('index must be monotonic increasing or decreasing');
  if (matching.limit !== null && !(ascending && isMonotonic(sought, (a, b) => !before(b, a))))
    throw new ValueError(
      `limit argument for '${matching.method}' method only well-defined if index and target are monotonic`,
    );
  const found =
    matching.method === 'nearest'
      ? nearest(keys, sought, ascending, matching.limit)
      : oneSided(
          keys,
          sought,
          ascending,
          matching.limit,
          matching.method === 'ffill' || matching.method === 'pad',
        );
  return near(keys, sought, found, matching.tolerance);
}

/** The places of the labels before new ones, or of those after; of the new labels between two, the nearest `limit` ones. */
function oneSided(
  keys: readonly Key[],
  sought: readonly Key[],
  ascending: boolean,
  limit: number | null,
  back: boolean,
): Int32Array {
  const exact = new Uint8Array(sought.length);
  const found = Int32Array.from(sought, (key, i) => {
    if (!isThere(key)) return -1;
    const after = firstAfter(keys, key, ascending);
    if (after > 0 && same(keys[after - 1] as Key, key)) {
      exact[i] = 1;
      return after - 1;
    }
    return back ? after - 1 : after < keys.length ? after : -1;
  });
  if (limit === null) return found;
  const counts = new Map<number, number>();
  for (let step = 0; step < found.length; step++) {
    const i = back ? step : found.length - 1 - step;
    const place = found[i] as number;
    if (place < 0 || exact[i] === 1) continue;
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    if (count > limit) found[i] = -1;
  }
  return found;
}

/** The nearer of the labels before and after. */
function nearest(
  keys: readonly Key[],
  sought: readonly Key[],
  ascending: boolean,
  limit: number | null,
): Int32Array {
  const [left, right] = [true, false].map((back) => oneSided(keys, sought, ascending, limit, back)) as [
    Int32Array,
    Int32Array,
  ];
  return left.map((place, i) => {
    const next = right[i] as number;
    if (place < 0 || next < 0 || place === next) return place < 0 ? next : place;
    const key = sought[i] as Key;
    const [below, above] = [distance(keys[place] as Key, key), distance(keys[next] as Key, key)];
    return below < above || (!ascending && same(below, above)) ? place : next;
  });
}

/** The first place whose label comes after `key` in the order of the labels. */
function firstAfter(keys: readonly Key[], key: Key, ascending: boolean): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const label = keys[middle] as Key;
    if (ascending ? label > key : label < key) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Places of matches that are near enough. */
function near(
  keys: readonly Key[],
  sought: readonly Key[],
  found: Int32Array,
  tolerance: unknown,
): Int32Array {
  if (tolerance === null) return found;
  const allowed = tolerances(tolerance, sought.length);
  return found.map((place, i) =>
    place >= 0 && distance(keys[place] as Key, sought[i] as Key) <= (allowed[i] as number | bigint)
      ? place
      : -1,
  );
}

function tolerances(tolerance: unknown, length: number): readonly (number | bigint)[] {
  if (!Array.isArray(tolerance)) return new Array<number | bigint>(length).fill(toleranceOf(tolerance));
  if (tolerance.length !== length)
    throw new ValueError(
      `list-like tolerance size must match target index size: got ${String(tolerance.length)} for ${String(length)} labels`,
    );
  return tolerance.map(toleranceOf);
}

function toleranceOf(value: unknown): number | bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Timedelta) return value.value;
  if (typeof value === 'string') return new Timedelta(value).value;
  throw new ArgumentError(
    `reindex: tolerance takes a number, or a duration for labels that are times, got ${String(value)}`,
  );
}

function distance(a: Key, b: Key): number | bigint {
  if (typeof a === 'string' || typeof b === 'string')
    throw new ArgumentError(
      "reindex: method 'nearest' and tolerance take labels that are numbers or times, got text",
    );
  if (typeof a === 'bigint' && typeof b === 'bigint') return a > b ? a - b : b - a;
  return Math.abs(Number(a) - Number(b));
}

function isMonotonic(keys: readonly Key[], ordered: (a: Key, b: Key) => boolean): boolean {
  return keys.every((key, i) => isThere(key) && (i === 0 || ordered(keys[i - 1] as Key, key)));
}

/** Values that compare as the labels do; NaN for what is missing. */
function keysOf(index: LocalIndex): readonly Key[] {
  const {vector} = index;
  const {values} = vector;
  if ('mM'.includes(kindOf(index.dtype)))
    return Array.from(values as BigInt64Array, (ns) => (ns === NaT ? NaN : ns));
  return index.toArray().map((label): Key => {
    if (typeof label === 'number' || typeof label === 'bigint' || typeof label === 'string') return label;
    if (typeof label === 'boolean') return label ? 1 : 0;
    if (label === null) return NaN;
    throw new ArgumentError(
      `reindex: 'method' takes labels that are numbers, text or times, got ${String(label)}`,
    );
  });
}

function refuseMixed(own: LocalIndex, wanted: LocalIndex): void {
  if (own.length === 0 || wanted.length === 0) return;
  const group = (index: LocalIndex): string => {
    const kind = kindOf(index.dtype);
    if (kind === 'M') return zoneOf(index.dtype) === null ? 'times' : 'times in a zone';
    if (kind === 'm') return 'durations';
    const kinds = new Set(index.toArray().map((label) => (typeof label === 'string' ? 'text' : 'numbers')));
    return [...kinds].sort().join(' and ');
  };
  const [a, b] = [group(own), group(wanted)];
  if (a !== b || a.includes(' and '))
    throw new ArgumentError(`reindex: 'method' compares labels, got ${a} to be matched with ${b}`);
}
