import {ValueError} from '../../../../errors/index.js';
import type {HostArray} from '../../../../engine/array/ir.js';
import {asHostArray, matrixOf, transposed, zeros, type Matrix} from './matrix.js';

/** The reduced QR factors, by Householder reflections with LAPACK's choice of signs. */
export function qr([array]: readonly HostArray[]): readonly HostArray[] {
  const a = matrixOf(array);
  const {rows, columns, data} = a;
  const inner = Math.min(rows, columns);
  const reflections: {readonly vector: Float64Array; readonly tau: number}[] = [];
  for (let k = 0; k < inner; k++) {
    const vector = new Float64Array(rows - k);
    for (let i = k; i < rows; i++) vector[i - k] = data[i * columns + k] ?? 0;
    const reflection = reflectionOf(vector);
    reflections.push(reflection);
    reflect(a, k, k, reflection);
  }
  const [q, r] = [zeros(rows, inner), zeros(inner, columns)];
  for (let i = 0; i < inner; i++) {
    q.data[i * inner + i] = 1;
    for (let j = i; j < columns; j++) r.data[i * columns + j] = data[i * columns + j] ?? 0;
  }
  for (let k = inner - 1; k >= 0; k--) {
    const reflection = reflections[k];
    if (reflection !== undefined) reflect(q, k, k, reflection);
  }
  return [q, r].map(asHostArray);
}

/** The reflection that maps a vector to a multiple of the first unit vector. */
function reflectionOf(vector: Float64Array): {vector: Float64Array; tau: number} {
  const [alpha = 0] = vector;
  const rest = Math.hypot(...chunked(vector.subarray(1)));
  if (rest === 0) return {vector, tau: 0};
  const beta = alpha < 0 ? Math.hypot(alpha, rest) : -Math.hypot(alpha, rest);
  const scaled = vector.map((x, i) => (i === 0 ? 1 : x / (alpha - beta)));
  return {vector: scaled, tau: (beta - alpha) / beta};
}

/** Lengths of parts of a vector, so that a long one does not become as many arguments. */
function chunked(vector: Float64Array): number[] {
  const lengths: number[] = [];
  for (let at = 0; at < vector.length; at += 1024)
    lengths.push(Math.hypot(...vector.subarray(at, at + 1024)));
  return lengths;
}

/** Applies a reflection to the part of a matrix below `row` and right of `column`. */
function reflect(
  {rows, columns, data}: Matrix,
  row: number,
  column: number,
  {vector, tau}: {readonly vector: Float64Array; readonly tau: number},
): void {
  if (tau === 0) return;
  const sums = new Float64Array(columns);
  for (let i = row; i < rows; i++) {
    const factor = vector[i - row] ?? 0;
    for (let j = column; j < columns; j++) sums[j] = (sums[j] ?? 0) + factor * (data[i * columns + j] ?? 0);
  }
  for (let i = row; i < rows; i++) {
    const factor = tau * (vector[i - row] ?? 0);
    for (let j = column; j < columns; j++)
      data[i * columns + j] = (data[i * columns + j] ?? 0) - factor * (sums[j] ?? 0);
  }
}

/** The lower Cholesky factor, or the upper one. */
export function cholesky(
  [array]: readonly HostArray[],
  {lower}: {readonly lower: boolean},
): readonly HostArray[] {
  const {rows: n, data} = matrixOf(array);
  const l = zeros(n, n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = data[i * n + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (l.data[i * n + k] ?? 0) * (l.data[j * n + k] ?? 0);
      if (i === j && !(sum > 0)) throw new ValueError('Matrix is not positive definite');
      l.data[i * n + j] = i === j ? Math.sqrt(sum) : sum / (l.data[j * n + j] ?? 1);
    }
  return [asHostArray(lower ? l : transposed(l))];
}

/** The reduced singular value decomposition `u`, `s`, `vh`, by Jacobi rotations of columns; small values are as exact as large ones. */
export function svd([array]: readonly HostArray[]): readonly HostArray[] {
  const whole = matrixOf(array);
  const wide = whole.columns > whole.rows;
  // Columns are worked on: they stand as rows of `work`, which has as few of them as there can be.
  const work = wide ? whole : transposed(whole);
  const {rows: count, columns: length} = work;
  const basis = zeros(count, count);
  for (let i = 0; i < count; i++) basis.data[i * count + i] = 1;
  for (let sweep = 0, turned = true; turned && sweep < 60; sweep++) {
    turned = false;
    for (let p = 0; p < count - 1; p++)
      for (let q = p + 1; q < count; q++) turned = orthogonalise(work, basis, p, q) || turned;
  }
  const lengths = Array.from({length: count}, (_, i) =>
    Math.hypot(...chunked(work.data.subarray(i * length, (i + 1) * length))),
  );
  const order = lengths.map((_, i) => i).sort((i, j) => (lengths[j] ?? 0) - (lengths[i] ?? 0));
  const [long, short] = [zeros(length, count), zeros(count, count)];
  order.forEach((from, k) => {
    const norm = lengths[from] ?? 0;
    for (let i = 0; i < length; i++)
      long.data[i * count + k] = norm === 0 ? 0 : (work.data[from * length + i] ?? 0) / norm;
    for (let i = 0; i < count; i++) short.data[i * count + k] = basis.data[from * count + i] ?? 0;
  });
  complete(long);
  const values = Float64Array.from(order, (i) => lengths[i] ?? 0);
  const [u, v] = wide ? [short, long] : [long, short];
  return [asHostArray(u), {dtype: 'float64', shape: [count], values}, asHostArray(transposed(v))];
}

/** Turns two rows so that they are orthogonal, and the basis with them. Whether there was anything to do. */
function orthogonalise(work: Matrix, basis: Matrix, p: number, q: number): boolean {
  const {columns, data} = work;
  let [alpha, beta, gamma] = [0, 0, 0];
  for (let i = 0; i < columns; i++) {
    const [x, y] = [data[p * columns + i] ?? 0, data[q * columns + i] ?? 0];
    alpha += x * x;
    beta += y * y;
    gamma += x * y;
  }
  if (Math.abs(gamma) <= 1e-15 * Math.sqrt(alpha * beta) || gamma === 0) return false;
  const zeta = (beta - alpha) / (2 * gamma);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.hypot(1, t);
  for (const m of [work, basis])
    for (let i = 0; i < m.columns; i++) {
      const [x, y] = [m.data[p * m.columns + i] ?? 0, m.data[q * m.columns + i] ?? 0];
      m.data[p * m.columns + i] = c * x - c * t * y;
      m.data[q * m.columns + i] = c * t * x + c * y;
    }
  return true;
}

/** Puts orthonormal columns in place of those that are zero. */
function complete({rows, columns, data}: Matrix): void {
  const column = (k: number): Float64Array =>
    Float64Array.from({length: rows}, (_, i) => data[i * columns + k] ?? 0);
  for (let k = 0; k < columns; k++) {
    if (column(k).some((x) => x !== 0)) continue;
    for (let unit = 0; unit < rows; unit++) {
      const candidate = Float64Array.from({length: rows}, (_, i) => (i === unit ? 1 : 0));
      for (let pass = 0; pass < 2; pass++)
        for (let other = 0; other < columns; other++) {
          if (other === k) continue;
          const axis = column(other);
          const share = axis.reduce((sum, x, i) => sum + x * (candidate[i] ?? 0), 0);
          candidate.forEach((x, i) => (candidate[i] = x - share * (axis[i] ?? 0)));
        }
      const norm = Math.hypot(...chunked(candidate));
      if (norm < 0.5 / Math.sqrt(rows)) continue;
      candidate.forEach((x, i) => (data[i * columns + k] = x / norm));
      break;
    }
  }
}

const module = import.meta.url;
/** Where the functions of this file are found. */
export const qrReference = {module, name: 'qr'} as const;
export const choleskyReference = {module, name: 'cholesky'} as const;
export const svdReference = {module, name: 'svd'} as const;
