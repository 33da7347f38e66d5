/** NumPy's pairwise summation of a run. */
import type {ArrayValues} from '../dtypes.js';

/** Runs of at most this many terms are added by eight accumulators. */
const RUN = 128;
const LANES = 8;

/** Length of the left half of a run that is split. */
function leftHalf(length: number): number {
  const half = Math.floor(length / 2);
  return half - (half % LANES);
}

type Floats = Float32Array | Float64Array;

/** Sum of a run of doubles. */
export function pairwiseDouble(values: Floats, start: number, length: number): number {
  if (length > RUN) {
    const half = leftHalf(length);
    return pairwiseDouble(values, start, half) + pairwiseDouble(values, start + half, length - half);
  }
  const v = values;
  let sum = 0;
  let i = start;
  if (length >= LANES) {
    let [r0, r1, r2, r3, r4, r5, r6, r7] = [
      v[i] ?? 0,
      v[i + 1] ?? 0,
      v[i + 2] ?? 0,
      v[i + 3] ?? 0,
      v[i + 4] ?? 0,
      v[i + 5] ?? 0,
      v[i + 6] ?? 0,
      v[i + 7] ?? 0,
    ];
    const end = start + length - (length % LANES);
    for (i += LANES; i < end; i += LANES) {
      r0 += v[i] ?? 0;
      r1 += v[i + 1] ?? 0;
      r2 += v[i + 2] ?? 0;
      r3 += v[i + 3] ?? 0;
      r4 += v[i + 4] ?? 0;
      r5 += v[i + 5] ?? 0;
      r6 += v[i + 6] ?? 0;
      r7 += v[i + 7] ?? 0;
    }
    sum = r0 + r1 + (r2 + r3) + (r4 + r5 + (r6 + r7));
  }
  for (; i < start + length; i++) sum += v[i] ?? 0;
  return sum;
}

/** Sum of a run of single-precision numbers, every addition rounded. */
export function pairwiseSingle(values: Floats, start: number, length: number): number {
  const f = Math.fround;
  if (length > RUN) {
    const half = leftHalf(length);
    return f(pairwiseSingle(values, start, half) + pairwiseSingle(values, start + half, length - half));
  }
  let sum = 0;
  let i = start;
  if (length >= LANES) {
    const r = new Float32Array(values.subarray(i, i + LANES));
    const end = start + length - (length % LANES);
    for (i += LANES; i < end; i += LANES) {
      for (let lane = 0; lane < LANES; lane++) r[lane] = (r[lane] ?? 0) + (values[i + lane] ?? 0);
    }
    const [r0 = 0, r1 = 0, r2 = 0, r3 = 0, r4 = 0, r5 = 0, r6 = 0, r7 = 0] = r;
    sum = f(f(f(r0 + r1) + f(r2 + r3)) + f(f(r4 + r5) + f(r6 + r7)));
  }
  for (; i < start + length; i++) sum = f(sum + (values[i] ?? 0));
  return sum;
}

/**
 * Sum of a run of complex numbers, given and counted in components: four accumulators for each part.
 */
export function pairwiseComplex(
  values: ArrayValues,
  start: number,
  components: number,
  round: (x: number) => number,
): readonly [number, number] {
  const at = (i: number): number => Number(values[i] ?? 0);
  if (components > RUN) {
    const half = leftHalf(components);
    const [a, b] = pairwiseComplex(values, start, half, round);
    const [c, d] = pairwiseComplex(values, start + half, components - half, round);
    return [round(a + c), round(b + d)];
  }
  let [re, im] = [0, 0];
  let i = start;
  if (components >= LANES) {
    const r = Array.from({length: LANES}, (_, lane) => at(i + lane));
    const end = start + components - (components % LANES);
    for (i += LANES; i < end; i += LANES) {
      for (let lane = 0; lane < LANES; lane++) r[lane] = round((r[lane] ?? 0) + at(i + lane));
    }
    const part = (p: number): number =>
      round(round((r[p] ?? 0) + (r[p + 2] ?? 0)) + round((r[p + 4] ?? 0) + (r[p + 6] ?? 0)));
    [re, im] = [part(0), part(1)];
  }
  for (; i < start + components; i += 2) {
    re = round(re + at(i));
    im = round(im + at(i + 1));
  }
  return [re, im];
}
