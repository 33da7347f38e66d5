/** Quantiles of whole columns, by selection: only as much is put in order as is looked at. */
import {NaT, Vector, kindOf, type Value} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';

/** What stands between two values. */
export type Interpolation = 'linear' | 'lower' | 'higher' | 'midpoint' | 'nearest';

/**
 * The values below which `parts` of the values lie, in the order of `parts`; missing values are left out, and NaN (NaT for
 * times) tells that none is left.
 *
 * @param parts each from 0 to 1.
 * @throws ArgumentError for columns of anything but numbers and times.
 */
export function quantilesOf(
  vector: Vector,
  parts: readonly number[],
  interpolation: Interpolation = 'linear',
): readonly Value[] {
  const values = presentNumbers(vector);
  const last = values.length - 1;
  const ranks = [...new Set(parts.flatMap((part) => [Math.floor(part * last), Math.ceil(part * last)]))];
  let from = 0;
  // Each selection leaves lesser values before it and greater ones behind it, so that the next one looks at the rest only.
  for (const rank of last < 0 ? [] : ranks.sort((a, b) => a - b)) {
    select(values, rank, from, last);
    from = rank + 1;
  }
  const found = Float64Array.from(parts, (part) =>
    last < 0 ? Number.NaN : between(values, part * last, interpolation),
  );
  const kind = kindOf(vector.dtype);
  if (kind !== 'm' && kind !== 'M') return [...found];
  const times = BigInt64Array.from(found, (value) => (Number.isNaN(value) ? NaT : BigInt(Math.trunc(value))));
  return new Vector(vector.dtype, times).toArray();
}

/** The values that are present, as floats: booleans as 0 and 1, times as nanoseconds. */
function presentNumbers(vector: Vector): Float64Array {
  const {values, length, dtype} = vector;
  if (!'biufmM'.includes(kindOf(dtype)) && dtype !== 'object')
    throw new ArgumentError(`quantile takes numbers, got a column of dtype ${dtype}`);
  const present = new Float64Array(length);
  let count = 0;
  if (values instanceof Float64Array) {
    for (let i = 0; i < length; i++) {
      const value = values[i] as number;
      if (!Number.isNaN(value)) present[count++] = value;
    }
  } else {
    const masked = mayMiss(vector);
    for (let i = 0; i < length; i++) {
      const value = masked && vector.isMissing(i) ? Number.NaN : Number(values[i]);
      if (!Number.isNaN(value)) present[count++] = value;
    }
  }
  return present.subarray(0, count);
}

/** Whether values can be missing that are no NaN. */
function mayMiss({valid, dtype}: Vector): boolean {
  const kind = kindOf(dtype);
  return valid !== null || kind === 'm' || kind === 'M' || dtype === 'object';
}

/** The value at a place that may lie between two values that are in their place. */
function between(values: Float64Array, place: number, interpolation: Interpolation): number {
  const low = values[Math.floor(place)] as number;
  const high = values[Math.ceil(place)] as number;
  switch (interpolation) {
    case 'lower':
      return low;
    case 'higher':
      return high;
    case 'midpoint':
      return (low + high) / 2;
    case 'nearest': {
      const rest = place - Math.floor(place);
      // Halves go to the even place.
      return rest < 0.5 || (rest === 0.5 && Math.floor(place) % 2 === 0) ? low : high;
    }
    case 'linear':
      return interpolated(low, high, place - Math.floor(place));
  }
}

/** From the nearer end, as NumPy does, so that both ends are met exactly. */
function interpolated(low: number, high: number, part: number): number {
  if (low === high) return low;
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
}

/** Ranges of more values than this are narrowed by a sample first. */
const sampled = 600;

/**
 * Brings the value of `rank` to its place among `values[left…right]`, lesser ones before it and greater ones behind
 * (Floyd and Rivest's SELECT, Communications of the ACM 18(3), 1975).
 */
function select(values: Float64Array, rank: number, left: number, right: number): void {
  while (right > left) {
    if (right - left > sampled) {
      const size = right - left + 1;
      const place = rank - left + 1;
      const log = Math.log(size);
      const reach = 0.5 * Math.exp((2 * log) / 3);
      const spread = 0.5 * Math.sqrt((log * reach * (size - reach)) / size) * Math.sign(place - size / 2);
      const low = Math.max(left, Math.floor(rank - (place * reach) / size + spread));
      const high = Math.min(right, Math.floor(rank + ((size - place) * reach) / size + spread));
      select(values, rank, low, high);
    }
    const pivot = values[rank] as number;
    let [i, j] = [left, right];
    swap(values, left, rank);
    if ((values[right] as number) > pivot) swap(values, right, left);
    while (i < j) {
      swap(values, i, j);
      i++;
      j--;
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
    }
    if (values[left] === pivot) swap(values, left, j);
    else {
      j++;
      swap(values, j, right);
    }
    if (j <= rank) left = j + 1;
    if (rank <= j) right = j - 1;
  }
}

function swap(values: Float64Array, i: number, j: number): void {
  const value = values[i] as number;
  values[i] = values[j] as number;
  values[j] = value;
}
