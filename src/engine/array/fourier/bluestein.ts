/** A transform of any length as a convolution of one of a power of two: Bluestein's. */
import type {FourierContext, Plan} from './fourier-context.js';
import {roots} from './roots.js';

export class Bluestein implements Plan {
  readonly room: number;
  private readonly whole: Plan;
  private readonly chirp: Float64Array;
  private readonly kernel: Float64Array;

  constructor(
    private readonly n: number,
    private readonly context: FourierContext,
  ) {
    const m = Bluestein.length(n);
    this.room = m;
    this.whole = context.planOf(m);
    const turns = roots(2 * n);
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
    this.chirp = chirp;
    context.reserve(0);
    const {doubles} = context;
    doubles.set(kernel);
    const at = this.whole.run(0, 16 * m, 1) / 8;
    this.kernel = doubles.slice(at, at + 2 * m);
  }

  /** The length of the convolution. */
  static length(n: number): number {
    let m = 1;
    while (m < 2 * n - 1) m *= 2;
    return m;
  }

  run(from: number, spare: number, side: number): number {
    if (side !== 1) throw new RangeError('lengths with large prime factors are transformed one by one');
    const {n, room, chirp, kernel, whole} = this;
    const {doubles} = this.context;
    const [source, other] = [from / 8, spare / 8];
    multiply(doubles, source, chirp, n, 1);
    doubles.fill(0, source + 2 * n, source + 2 * room);
    const middle = whole.run(from, spare, 1) / 8;
    // Back again is forward between conjugations.
    multiply(doubles, middle, kernel, room, -1);
    const at = whole.run(8 * middle, 8 * (middle === source ? other : source), 1) / 8;
    for (let i = at + 1; i < at + 2 * n; i += 2) doubles[i] = -(doubles[i] ?? 0);
    multiply(doubles, at, chirp, n, 1);
    return 8 * at;
  }
}

/** Multiplies complex values from `at` on; the imaginary parts of the results times `sign`. */
function multiply(values: Float64Array, at: number, by: Float64Array, count: number, sign: 1 | -1): void {
  for (let k = 0; k < 2 * count; k += 2) {
    const [ar, ai, br, bi] = [values[at + k] ?? 0, values[at + k + 1] ?? 0, by[k] ?? 0, by[k + 1] ?? 0];
    values[at + k] = ar * br - ai * bi;
    values[at + k + 1] = sign * (ar * bi + ai * br);
  }
}
