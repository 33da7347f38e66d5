/** Multiplication by roots of one of a long length, each of which is a product of two from short tables. */
import {roots} from './roots.js';

const FINE = 1024;

export class Turns {
  private readonly fine: Float64Array;
  private readonly coarse: Float64Array;

  constructor(
    n: number,
    private readonly sign: 1 | -1,
  ) {
    this.fine = roots(n, FINE);
    this.coarse = roots(n, Math.ceil(n / FINE), FINE);
  }

  /** Writes `count` values times the roots numbered `first`, `first + step`, …; the first one of all leaves a value as it is. */
  turn(
    source: Float64Array,
    from: number,
    target: Float64Array,
    to: number,
    {first, step, count}: {readonly first: number; readonly step: number; readonly count: number},
  ): void {
    const {fine, coarse, sign} = this;
    for (let c = 0, root = first; c < 2 * count; c += 2, root += step) {
      const re = source[from + c] ?? 0;
      const im = source[from + c + 1] ?? 0;
      if (root === 0) {
        target[to + c] = re;
        target[to + c + 1] = im;
        continue;
      }
      const [a, b] = [2 * Math.floor(root / FINE), 2 * (root % FINE)];
      const [ar, ai, br, bi] = [coarse[a] ?? 1, coarse[a + 1] ?? 0, fine[b] ?? 1, fine[b + 1] ?? 0];
      const wr = ar * br - ai * bi;
      const wi = sign * (ar * bi + ai * br);
      target[to + c] = re * wr - im * wi;
      target[to + c + 1] = re * wi + im * wr;
    }
  }
}
