/**
 * Singular values and vectors of a matrix whose first row is `z` and whose other rows have `d` on the diagonal, as
 * merging two halves of a bidiagonal matrix asks for them. Its squares `w²` solve `1 + sum(z² / (d² - w²)) = 0`.
 */
import {command} from './commands.js';

const MOST_STEPS = 80;
const {EPSILON} = Number;

/** Positions in memory; each root has a row of `differences`, which lie `step` values apart. */
export interface Secular {
  readonly size: number;
  /** Ascending; the first is 0. */
  readonly d: number;
  /** None is 0. */
  readonly z: number;
  /** The singular values, which lie between those of d. */
  readonly roots: number;
  /** Of root i: `d² - roots[i]²`, exact to rounding. */
  readonly differences: number;
  readonly step: number;
  /** `z` as it would have been for exactly these roots. */
  readonly corrected: number;
  /** Columns in which values of vectors stand. */
  readonly places: number;
  /** Left and right vectors, negative, one a row. */
  readonly left: number;
  readonly right: number;
}

/** A command for parts of `each` roots, or of `each` columns. */
export function secularCommand(
  kind: 'roots' | 'corrections' | 'vectors',
  s: Secular,
  each: number,
): number[] {
  const {size, d, z, roots, differences, step, corrected, places, left, right} = s;
  return [command[kind], each, size, d, z, roots, differences, step, corrected, places, left, right];
}

export function secularPart(data: Float64Array, numbers: Float64Array, part: number): void {
  const [kind = 0, each = 0, size = 0, d = 0, z = 0, roots = 0, differences = 0, step = 0] = numbers;
  const [corrected = 0, places = 0, left = 0, right = 0] = numbers.subarray(8);
  const s: Secular = {size, d, z, roots, differences, step, corrected, places, left, right};
  const [first, end] = [part * each, Math.min(size, (part + 1) * each)];
  if (kind === command.roots) for (let i = first; i < end; i++) findRoot(data, s, i);
  else if (kind === command.corrections) correct(data, s, first, end);
  else for (let i = first; i < end; i++) writeVectors(data, s, i);
}

/** The value of the function at a place, and what its terms on each side of the root add up to. */
interface Sums {
  value: number;
  below: number;
  above: number;
  belowSlope: number;
  aboveSlope: number;
}

/** `row` holds `d² - origin²`; terms up to `split` lie below the root. */
function sumsAt(data: Float64Array, s: Secular, row: number, split: number, at: number, sums: Sums): void {
  let [below, belowSlope, above, aboveSlope] = [0, 0, 0, 0];
  for (let j = 0; j < split; j++) {
    const z = data[s.z + j] ?? 0;
    const t = z / ((data[row + j] ?? 0) - at);
    below += z * t;
    belowSlope += t * t;
  }
  for (let j = s.size - 1; j >= split; j--) {
    const z = data[s.z + j] ?? 0;
    const t = z / ((data[row + j] ?? 0) - at);
    above += z * t;
    aboveSlope += t * t;
  }
  sums.value = 1 + below + above;
  sums.below = below;
  sums.above = above;
  sums.belowSlope = belowSlope;
  sums.aboveSlope = aboveSlope;
}

/** Finds root i from the nearer of its neighbours in d, so that differences to both are exact. */
function findRoot(data: Float64Array, s: Secular, i: number): void {
  const {size, d} = s;
  const row = s.differences + i * s.step;
  const last = i === size - 1;
  const low = data[d + i] ?? 0;
  const relative = (origin: number): void => {
    for (let j = 0; j < size; j++) {
      const other = data[d + j] ?? 0;
      data[row + j] = (other - origin) * (other + origin);
    }
  };
  relative(low);
  let squares = 0;
  for (let j = 0; j < size; j++) squares += (data[s.z + j] ?? 0) ** 2;
  const gap = last ? squares : (data[row + i + 1] ?? 0);
  const sums: Sums = {value: 0, below: 0, above: 0, belowSlope: 0, aboveSlope: 0};
  // The last root has all of d below it: its own neighbour is then the term that stands alone.
  const split = last ? i : i + 1;
  let at = gap / 2;
  sumsAt(data, s, row, split, at, sums);
  let origin = low;
  let [from, to] = [0, last ? gap : gap / 2];
  if (!last && sums.value < 0) {
    origin = data[d + i + 1] ?? 0;
    relative(origin);
    [at, from, to] = [-gap / 2, -gap / 2, 0];
    sumsAt(data, s, row, split, at, sums);
  }
  const [pole, next] = last ? [i - 1, i] : [i, i + 1];
  for (let count = 0; count < MOST_STEPS; count++) {
    const {value, below, above, belowSlope, aboveSlope} = sums;
    const error = 8 * (Math.abs(below) + Math.abs(above)) + 1 + Math.abs(at) * (belowSlope + aboveSlope);
    if (Math.abs(value) <= EPSILON * error) break;
    if (value < 0) from = at;
    else to = at;
    const step = size === 1 ? NaN : interpolated(data, row, pole, next, at, sums, last);
    let moved = at + step;
    // Outside of what is known to hold the root: halve that.
    if (!(moved > from && moved < to)) moved = (from + to) / 2;
    if (moved === at || moved === from || moved === to) break;
    at = moved;
    sumsAt(data, s, row, split, at, sums);
  }
  for (let j = 0; j < size; j++) data[row + j] = (data[row + j] ?? 0) - at;
  data[s.roots + i] = Math.sqrt(origin * origin + at);
}

/** The step to the root of a function with the same two nearest poles, and the same value and slopes here. */
function interpolated(
  data: Float64Array,
  row: number,
  pole: number,
  next: number,
  at: number,
  {value, belowSlope, aboveSlope}: Sums,
  last: boolean,
): number {
  const p = (data[row + pole] ?? 0) - at;
  const q = (data[row + next] ?? 0) - at;
  const c = value - p * belowSlope - q * aboveSlope;
  const a = (p + q) * value - p * q * (belowSlope + aboveSlope);
  const b = p * q * value;
  const root = Math.sqrt(Math.max(0, a * a - 4 * b * c));
  if (last) return a >= 0 ? (a + root) / (2 * c) : (2 * b) / (a - root);
  return a <= 0 ? (a - root) / (2 * c) : (2 * b) / (a + root);
}

/** The z that has exactly the roots that were found: vectors made of it are orthogonal to rounding. */
function correct(data: Float64Array, s: Secular, first: number, end: number): void {
  const {size, d, differences, step, corrected} = s;
  for (let j = first; j < end; j++) {
    data[corrected + j] = -(data[differences + (size - 1) * step + j] ?? 0);
  }
  for (let i = 0; i < size - 1; i++) {
    const row = differences + i * step;
    for (let j = first; j < end; j++) {
      const own = data[d + j] ?? 0;
      const other = data[d + (i < j ? i : i + 1)] ?? 0;
      const ratio = -(data[row + j] ?? 0) / ((other - own) * (other + own));
      data[corrected + j] = (data[corrected + j] ?? 0) * ratio;
    }
  }
  for (let j = first; j < end; j++) {
    const size_ = Math.sqrt(Math.max(0, data[corrected + j] ?? 0));
    data[corrected + j] = (data[s.z + j] ?? 0) < 0 ? -size_ : size_;
  }
}

/** The vectors of root i, with length one. */
function writeVectors(data: Float64Array, s: Secular, i: number): void {
  const {size, d, differences, step, corrected, places} = s;
  const row = differences + i * step;
  const [left, right] = [s.left + i * step, s.right + i * step];
  let [leftSquares, rightSquares] = [1, 0];
  for (let j = 0; j < size; j++) {
    const v = (data[corrected + j] ?? 0) / (data[row + j] ?? 1);
    const u = (data[d + j] ?? 0) * v;
    data[row + j] = v;
    rightSquares += v * v;
    leftSquares += u * u;
  }
  const [leftUnit, rightUnit] = [-1 / Math.sqrt(leftSquares), -1 / Math.sqrt(rightSquares)];
  for (let j = 0; j < size; j++) {
    const place = data[places + j] ?? 0;
    const v = data[row + j] ?? 0;
    data[right + place] = v * rightUnit;
    data[left + place] = (j === 0 ? -1 : (data[d + j] ?? 0) * v) * leftUnit;
  }
}
