/** Eigenvalues, and as columns of a matrix in row-major order the eigenvectors. */
export interface Eigen {
  readonly values: number[];
  readonly vectors: Float64Array;
}

/** Eigenvalues (descending) and eigenvectors of a symmetric matrix, by Jacobi's rotations; exact to rounding for any condition. */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const a = Float64Array.from(matrix);
  const v = Float64Array.from({length: n * n}, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  const at = (m: Float64Array, i: number, j: number): number => m[i * n + j] ?? 0;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let all = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        all += at(a, i, j) ** 2;
        if (i !== j) off += at(a, i, j) ** 2;
      }
    if (off <= all * 1e-32) break;
    for (let p = 0; p < n - 1; p++)
      for (let q = p + 1; q < n; q++) {
        const apq = at(a, p, q);
        if (apq === 0) continue;
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        rotate(a, v, n, p, q, c, t * c);
      }
  }
  const order = Array.from({length: n}, (_, i) => i).sort((i, j) => at(a, j, j) - at(a, i, i));
  const vectors = new Float64Array(n * n);
  for (const [k, from] of order.entries()) for (let i = 0; i < n; i++) vectors[i * n + k] = at(v, i, from);
  return {values: order.map((i) => at(a, i, i)), vectors};
}

function rotate(
  a: Float64Array,
  v: Float64Array,
  n: number,
  p: number,
  q: number,
  c: number,
  s: number,
): void {
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[k * n + p] ?? 0, a[k * n + q] ?? 0];
    a[k * n + p] = c * x - s * y;
    a[k * n + q] = s * x + c * y;
  }
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[p * n + k] ?? 0, a[q * n + k] ?? 0];
    a[p * n + k] = c * x - s * y;
    a[q * n + k] = s * x + c * y;
  }
  for (let k = 0; k < n; k++) {
    const [x, y] = [v[k * n + p] ?? 0, v[k * n + q] ?? 0];
    v[k * n + p] = c * x - s * y;
    v[k * n + q] = s * x + c * y;
  }
}
