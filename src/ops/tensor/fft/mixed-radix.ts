import type {Transform} from './kernel.js';

/** Factors of a length: fours first, then a two, then odd primes. */
export function factorsOf(n: number): number[] {
  const factors: number[] = [];
  let rest = n;
  for (; rest % 4 === 0; rest /= 4) factors.push(4);
  for (let prime = 2; prime * prime <= rest; prime++)
    for (; rest % prime === 0; rest /= prime) factors.push(prime);
  return rest > 1 ? [...factors, rest] : factors;
}

/** Cosine and sine of a part of a turn, exact where they are 0 or 1. */
function turn(k: number, n: number): [number, number] {
  const angle = (part: number): number => (2 * Math.PI * part) / n;
  if (8 * k < n) return [Math.cos(angle(k)), Math.sin(angle(k))];
  if (8 * k < 3 * n) return [Math.sin(angle(n / 4 - k)), Math.cos(angle(n / 4 - k))];
  if (8 * k < 5 * n) return [-Math.cos(angle(n / 2 - k)), Math.sin(angle(n / 2 - k))];
  if (8 * k < 7 * n) return [-Math.sin(angle((3 * n) / 4 - k)), -Math.cos(angle((3 * n) / 4 - k))];
  return [Math.cos(angle(n - k)), -Math.sin(angle(n - k))];
}

/** Roots of one, interleaved: `exp(sign 2 pi i k / n)`. */
export function roots(n: number, sign: 1 | -1): Float64Array {
  const table = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    const [c, s] = turn(k, n);
    // The sum with 0 keeps a negative zero out.
    table[2 * k] = c + 0;
    table[2 * k + 1] = sign * s + 0;
  }
  return table;
}

/** One step of the transform: what is read, what is written, and the roots of the whole length. */
interface Step {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly table: Float64Array;
  /** Length of what is left to transform. */
  readonly n: number;
  /** How many such transforms stand side by side. */
  readonly side: number;
  readonly radix: number;
  readonly sign: 1 | -1;
}

/**
 * A transform by factors of the length, sorted on the way: each step takes one factor off and writes in the order of the result.
 */
export function mixedRadix(n: number, factors: readonly number[], sign: 1 | -1): Transform {
  const table = roots(n, sign);
  const spare = new Float64Array(2 * n);
  return (x) => {
    let [from, to]: [Float64Array, Float64Array] = [x, spare];
    let [left, side] = [n, 1];
    for (const radix of factors) {
      const step = {from, to, table, n: left, side, radix, sign};
      if (radix === 4) quarters(step);
      else parts(step);
      [from, to] = [to, from];
      left /= radix;
      side *= radix;
    }
    if (from !== x) x.set(from);
  };
}

/** A step by any factor, by the definition of the transform. */
function parts({from, to, table, n, side, radix}: Step): void {
  const whole = table.length / 2;
  const m = n / radix;
  for (let p = 0; p < m; p++)
    for (let t = 0; t < radix; t++) {
      const outer = 2 * ((p * t * (whole / n)) % whole);
      const [wr, wi] = [table[outer] ?? 1, table[outer + 1] ?? 0];
      for (let q = 0; q < side; q++) {
        let [re, im] = [from[2 * (q + side * p)] ?? 0, from[2 * (q + side * p) + 1] ?? 0];
        for (let k = 1; k < radix; k++) {
          const at = 2 * (q + side * (p + m * k));
          const inner = 2 * (((k * t) % radix) * (whole / radix));
          const [ar, ai, cr, ci] = [
            from[at] ?? 0,
            from[at + 1] ?? 0,
            table[inner] ?? 1,
            table[inner + 1] ?? 0,
          ];
          re += ar * cr - ai * ci;
          im += ar * ci + ai * cr;
        }
        const into = 2 * (q + side * (radix * p + t));
        to[into] = outer === 0 ? re : re * wr - im * wi;
        to[into + 1] = outer === 0 ? im : re * wi + im * wr;
      }
    }
}

/** A step by four, which needs no products inside. */
function quarters({from, to, table, n, side, sign}: Step): void {
  const whole = table.length / 2;
  const m = n / 4;
  for (let p = 0; p < m; p++)
    for (let q = 0; q < side; q++) {
      const [a, b, c, d] = [0, 1, 2, 3].map((k) => 2 * (q + side * (p + m * k))) as [
        number,
        number,
        number,
        number,
      ];
      const [sr, si] = [(from[a] ?? 0) + (from[c] ?? 0), (from[a + 1] ?? 0) + (from[c + 1] ?? 0)];
      const [dr, di] = [(from[a] ?? 0) - (from[c] ?? 0), (from[a + 1] ?? 0) - (from[c + 1] ?? 0)];
      const [ur, ui] = [(from[b] ?? 0) + (from[d] ?? 0), (from[b + 1] ?? 0) + (from[d + 1] ?? 0)];
      const [vr, vi] = [
        -sign * ((from[b + 1] ?? 0) - (from[d + 1] ?? 0)),
        sign * ((from[b] ?? 0) - (from[d] ?? 0)),
      ];
      put(to, 2 * (q + side * 4 * p), sr + ur, si + ui, table, 0);
      put(to, 2 * (q + side * (4 * p + 1)), dr + vr, di + vi, table, (p * (whole / n)) % whole);
      put(to, 2 * (q + side * (4 * p + 2)), sr - ur, si - ui, table, (2 * p * (whole / n)) % whole);
      put(to, 2 * (q + side * (4 * p + 3)), dr - vr, di - vi, table, (3 * p * (whole / n)) % whole);
    }
}

/** Writes a value times a root of one. */
function put(to: Float64Array, at: number, re: number, im: number, table: Float64Array, root: number): void {
  if (root === 0) {
    to[at] = re;
    to[at + 1] = im;
    return;
  }
  const [wr, wi] = [table[2 * root] ?? 1, table[2 * root + 1] ?? 0];
  to[at] = re * wr - im * wi;
  to[at + 1] = re * wi + im * wr;
}
