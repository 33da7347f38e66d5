/** Carlson's elliptic integrals, by duplication: arguments come together by a factor of four a step. */

/** The degenerate integral in closed form. */
export function rc(x: number, y: number): number {
  if (x < 0 || y === 0) return NaN;
  if (y < 0) return Math.sqrt(x / (x - y)) * rc(x - y, -y);
  if (x === y) return 1 / Math.sqrt(x);
  // Near each other the closed forms cancel: their series in the distance from the mean does not.
  const mean = (x + 2 * y) / 3;
  const d = (y - mean) / mean;
  if (Math.abs(d) < 0.01)
    return (
      (1 + d ** 2 * (0.3 + d * (1 / 7 + d * (0.375 + d * (9 / 22 + d * (159 / 208)))))) / Math.sqrt(mean)
    );
  if (x < y) return Math.atan2(Math.sqrt(y - x), Math.sqrt(x)) / Math.sqrt(y - x);
  return Math.atanh(Math.sqrt((x - y) / x)) / Math.sqrt(x - y);
}

export function rf(x: number, y: number, z: number): number {
  if (Math.min(x, y, z) < 0 || Math.min(x + y, x + z, y + z) === 0) return NaN;
  let [a, b, c] = [x, y, z];
  for (;;) {
    const mean = (a + b + c) / 3;
    const [dx, dy] = [1 - a / mean, 1 - b / mean];
    const dz = -dx - dy;
    if (Math.max(Math.abs(dx), Math.abs(dy), Math.abs(dz)) < 2e-3) {
      const e2 = dx * dy - dz * dz;
      const e3 = dx * dy * dz;
      const series =
        1 -
        e2 / 10 +
        e3 / 14 +
        (e2 * e2) / 24 -
        (3 * e2 * e3) / 44 -
        (5 * e2 ** 3) / 208 +
        (3 * e3 * e3) / 104;
      return series / Math.sqrt(mean);
    }
    const step = Math.sqrt(a * b) + Math.sqrt(b * c) + Math.sqrt(a * c);
    [a, b, c] = [(a + step) / 4, (b + step) / 4, (c + step) / 4];
  }
}

/** The third kind; with equal last arguments it is what the second kind needs. */
export function rj(x: number, y: number, z: number, p: number): number {
  if (Math.min(x, y, z) < 0 || Math.min(x + y, x + z, y + z) === 0 || p <= 0) return NaN;
  let [a, b, c, d] = [x, y, z, p];
  let [sum, scale] = [0, 1];
  for (;;) {
    const mean = (a + b + c + 2 * d) / 5;
    const [dx, dy, dz] = [1 - a / mean, 1 - b / mean, 1 - c / mean];
    const dp = -(dx + dy + dz) / 2;
    if (Math.max(Math.abs(dx), Math.abs(dy), Math.abs(dz), Math.abs(dp)) < 2e-3)
      return 6 * sum + (scale * seriesJ(dx, dy, dz, dp)) / (mean * Math.sqrt(mean));
    const [ra, rb, rc0, rd] = [Math.sqrt(a), Math.sqrt(b), Math.sqrt(c), Math.sqrt(d)];
    const step = ra * rb + rb * rc0 + ra * rc0;
    const product = (rd + ra) * (rd + rb) * (rd + rc0);
    const difference = ((d - a) * (d - b) * (d - c)) / (product * product);
    sum += (scale / product) * rc(1, 1 + difference);
    scale /= 4;
    [a, b, c, d] = [(a + step) / 4, (b + step) / 4, (c + step) / 4, (d + step) / 4];
  }
}

function seriesJ(x: number, y: number, z: number, p: number): number {
  const e2 = x * y + x * z + y * z - 3 * p * p;
  const e3 = x * y * z + 2 * e2 * p + 4 * p ** 3;
  const e4 = (2 * x * y * z + e2 * p + 3 * p ** 3) * p;
  const e5 = x * y * z * p * p;
  return 1 - (3 * e2) / 14 + e3 / 6 + (9 * e2 * e2) / 88 - (3 * e4) / 22 - (9 * e2 * e3) / 52 + (3 * e5) / 26;
}

export function rg(x: number, y: number, z: number): number {
  // The last argument must not be 0.
  const [a = 0, b = 0, c = 0] = [x, y, z].sort((m, n) => m - n);
  if (a < 0) return NaN;
  if (b === 0) return Math.sqrt(c) / 2;
  const middle = (b - c) * (c - a) * rj(a, b, c, c) * (1 / 3);
  return (c * rf(a, b, c) + middle + Math.sqrt((a * b) / c)) / 2;
}
