import type {Transform} from './kernel.js';
import {factorsOf, mixedRadix, roots} from './mixed-radix.js';

/** A transform of any length as a convolution of one of a power of two: Bluestein's. */
export function bluestein(n: number, sign: 1 | -1): Transform {
  let m = 1;
  while (m < 2 * n - 1) m *= 2;
  const forward = mixedRadix(m, factorsOf(m), -1);
  const back = mixedRadix(m, factorsOf(m), 1);
  const turns = roots(2 * n, sign);
  // Squares of positions count modulo 2n: large angles would lose digits.
  const chirp = new Float64Array(2 * n);
  for (let k = 0, square = 0; k < n; square = (square + 2 * k + 1) % (2 * n), k++)
    chirp.set(turns.subarray(2 * square, 2 * square + 2), 2 * k);
  const kernel = new Float64Array(2 * m);
  for (let k = 0; k < n; k++)
    for (const at of k === 0 ? [0] : [k, m - k]) {
      kernel[2 * at] = (chirp[2 * k] ?? 0) / m;
      kernel[2 * at + 1] = -(chirp[2 * k + 1] ?? 0) / m;
    }
  forward(kernel);
  const work = new Float64Array(2 * m);
  return (x) => {
    work.fill(0);
    for (let k = 0; k < n; k++) multiplyInto(work, x, chirp, k);
    forward(work);
    for (let k = 0; k < m; k++) multiplyInto(work, work, kernel, k);
    back(work);
    for (let k = 0; k < n; k++) multiplyInto(x, work, chirp, k);
  };
}

/** `out[k] = a[k] * b[k]` of complex values. */
function multiplyInto(out: Float64Array, a: Float64Array, b: Float64Array, k: number): void {
  const [ar, ai, br, bi] = [a[2 * k] ?? 0, a[2 * k + 1] ?? 0, b[2 * k] ?? 0, b[2 * k + 1] ?? 0];
  out[2 * k] = ar * br - ai * bi;
  out[2 * k + 1] = ar * bi + ai * br;
}
