/** Steps of a Fourier transform: each takes one factor of the length off. Values are complex, interleaved. */

/** What is read, what is written, and the roots of the whole length. */
export interface Step {
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

export function step(given: Step): void {
  switch (given.radix) {
    case 2:
      halves(given);
      break;
    case 3:
      thirds(given);
      break;
    case 4:
      quarters(given);
      break;
    case 5:
      fifths(given);
      break;
    default:
      parts(given);
  }
}

function halves({from, to, table, n, side}: Step): void {
  const m = n / 2;
  const spread = table.length / n;
  const far = 2 * side * m;
  for (let p = 0; p < m; p++) {
    const wr = table[p * spread] ?? 1;
    const wi = table[p * spread + 1] ?? 0;
    let at = 2 * side * p;
    let into = 4 * side * p;
    for (let q = 0; q < side; q++, at += 2, into += 2) {
      const ar = from[at] ?? 0;
      const ai = from[at + 1] ?? 0;
      const br = from[at + far] ?? 0;
      const bi = from[at + far + 1] ?? 0;
      to[into] = ar + br;
      to[into + 1] = ai + bi;
      const dr = ar - br;
      const di = ai - bi;
      to[into + 2 * side] = dr * wr - di * wi;
      to[into + 2 * side + 1] = dr * wi + di * wr;
    }
  }
}

function thirds({from, to, table, n, side, sign}: Step): void {
  const m = n / 3;
  const spread = table.length / n;
  const far = 2 * side * m;
  const sine = sign * Math.sqrt(0.75);
  for (let p = 0; p < m; p++) {
    const root = p * spread;
    const wr = table[root] ?? 1;
    const wi = table[root + 1] ?? 0;
    const vr = table[2 * root] ?? 1;
    const vi = table[2 * root + 1] ?? 0;
    let at = 2 * side * p;
    let into = 6 * side * p;
    for (let q = 0; q < side; q++, at += 2, into += 2) {
      const ar = from[at] ?? 0;
      const ai = from[at + 1] ?? 0;
      const br = from[at + far] ?? 0;
      const bi = from[at + far + 1] ?? 0;
      const cr = from[at + 2 * far] ?? 0;
      const ci = from[at + 2 * far + 1] ?? 0;
      const sr = br + cr;
      const si = bi + ci;
      const tr = ar - sr / 2;
      const ti = ai - si / 2;
      const dr = -sine * (bi - ci);
      const di = sine * (br - cr);
      to[into] = ar + sr;
      to[into + 1] = ai + si;
      put(to, into + 2 * side, tr + dr, ti + di, wr, wi);
      put(to, into + 4 * side, tr - dr, ti - di, vr, vi);
    }
  }
}

function quarters({from, to, table, n, side, sign}: Step): void {
  const m = n / 4;
  const spread = table.length / n;
  const far = 2 * side * m;
  for (let p = 0; p < m; p++) {
    const root = p * spread;
    const ur = table[root] ?? 1;
    const ui = table[root + 1] ?? 0;
    const vr = table[2 * root] ?? 1;
    const vi = table[2 * root + 1] ?? 0;
    const wr = table[3 * root] ?? 1;
    const wi = table[3 * root + 1] ?? 0;
    let at = 2 * side * p;
    let into = 8 * side * p;
    for (let q = 0; q < side; q++, at += 2, into += 2) {
      const ar = from[at] ?? 0;
      const ai = from[at + 1] ?? 0;
      const br = from[at + far] ?? 0;
      const bi = from[at + far + 1] ?? 0;
      const cr = from[at + 2 * far] ?? 0;
      const ci = from[at + 2 * far + 1] ?? 0;
      const dr = from[at + 3 * far] ?? 0;
      const di = from[at + 3 * far + 1] ?? 0;
      const sr = ar + cr;
      const si = ai + ci;
      const tr = ar - cr;
      const ti = ai - ci;
      const xr = br + dr;
      const xi = bi + di;
      const yr = -sign * (bi - di);
      const yi = sign * (br - dr);
      to[into] = sr + xr;
      to[into + 1] = si + xi;
      put(to, into + 2 * side, tr + yr, ti + yi, ur, ui);
      put(to, into + 4 * side, sr - xr, si - xi, vr, vi);
      put(to, into + 6 * side, tr - yr, ti - yi, wr, wi);
    }
  }
}

const [COS_1, COS_2] = [Math.cos((2 * Math.PI) / 5), Math.cos((4 * Math.PI) / 5)];
const [SIN_1, SIN_2] = [Math.sin((2 * Math.PI) / 5), Math.sin((4 * Math.PI) / 5)];

function fifths({from, to, table, n, side, sign}: Step): void {
  const m = n / 5;
  const spread = table.length / n;
  const far = 2 * side * m;
  for (let p = 0; p < m; p++) {
    const root = p * spread;
    const ur = table[root] ?? 1;
    const ui = table[root + 1] ?? 0;
    const vr = table[2 * root] ?? 1;
    const vi = table[2 * root + 1] ?? 0;
    const wr = table[3 * root] ?? 1;
    const wi = table[3 * root + 1] ?? 0;
    const zr = table[4 * root] ?? 1;
    const zi = table[4 * root + 1] ?? 0;
    let at = 2 * side * p;
    let into = 10 * side * p;
    for (let q = 0; q < side; q++, at += 2, into += 2) {
      const ar = from[at] ?? 0;
      const ai = from[at + 1] ?? 0;
      const br = from[at + far] ?? 0;
      const bi = from[at + far + 1] ?? 0;
      const cr = from[at + 2 * far] ?? 0;
      const ci = from[at + 2 * far + 1] ?? 0;
      const dr = from[at + 3 * far] ?? 0;
      const di = from[at + 3 * far + 1] ?? 0;
      const er = from[at + 4 * far] ?? 0;
      const ei = from[at + 4 * far + 1] ?? 0;
      const sr = br + er;
      const si = bi + ei;
      const tr = cr + dr;
      const ti = ci + di;
      const fr = br - er;
      const fi = bi - ei;
      const gr = cr - dr;
      const gi = ci - di;
      const kr = ar + COS_1 * sr + COS_2 * tr;
      const ki = ai + COS_1 * si + COS_2 * ti;
      const lr = ar + COS_2 * sr + COS_1 * tr;
      const li = ai + COS_2 * si + COS_1 * ti;
      const xr = -sign * (SIN_1 * fi + SIN_2 * gi);
      const xi = sign * (SIN_1 * fr + SIN_2 * gr);
      const yr = -sign * (SIN_2 * fi - SIN_1 * gi);
      const yi = sign * (SIN_2 * fr - SIN_1 * gr);
      to[into] = ar + sr + tr;
      to[into + 1] = ai + si + ti;
      put(to, into + 2 * side, kr + xr, ki + xi, ur, ui);
      put(to, into + 4 * side, lr + yr, li + yi, vr, vi);
      put(to, into + 6 * side, lr - yr, li - yi, wr, wi);
      put(to, into + 8 * side, kr - xr, ki - xi, zr, zi);
    }
  }
}

/** A step by any factor, by the definition of the transform. */
function parts({from, to, table, n, side, radix}: Step): void {
  const m = n / radix;
  const spread = table.length / n;
  const between = table.length / radix;
  for (let p = 0; p < m; p++)
    for (let t = 0; t < radix; t++) {
      const outer = (p * t * spread) % table.length;
      const wr = table[outer] ?? 1;
      const wi = table[outer + 1] ?? 0;
      for (let q = 0; q < side; q++) {
        let at = 2 * (q + side * p);
        let re = from[at] ?? 0;
        let im = from[at + 1] ?? 0;
        for (let k = 1, turn = t; k < radix; k++, turn = turn + t < radix ? turn + t : turn + t - radix) {
          at += 2 * side * m;
          const inner = turn * between;
          const ar = from[at] ?? 0;
          const ai = from[at + 1] ?? 0;
          const cr = table[inner] ?? 1;
          const ci = table[inner + 1] ?? 0;
          re += ar * cr - ai * ci;
          im += ar * ci + ai * cr;
        }
        put(to, 2 * (q + side * (radix * p + t)), re, im, wr, wi);
      }
    }
}

/** Writes a value times a root of one, which leaves infinities and NaN as they are where the root is one. */
function put(to: Float64Array, at: number, re: number, im: number, wr: number, wi: number): void {
  if (wi === 0 && wr === 1) {
    to[at] = re;
    to[at + 1] = im;
    return;
  }
  to[at] = re * wr - im * wi;
  to[at + 1] = re * wi + im * wr;
}
