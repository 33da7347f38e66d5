import type {HostArray} from '../../../../engine/array/ir.js';
import {wasm} from '../../../../engine/array/wasm/platform.js';
import {asHostArray, matrixOf, transposed, zeros, type Matrix} from './matrix.js';
import {orthonormal} from './orthogonal.js';
import {qr} from './qr.js';
import {compileRotations, ROW_MULTIPLE, type Rotations} from './rotations.js';
import {part, Workspace} from './workspace.js';

const BYTES = 8;
const PAGE = 65536;
const MOST_SWEEPS = 60;
/** Shorter rows of a matrix whose largest value is about 1 count as zero: their products vanish. */
const SHORTEST = 1e-140;

/**
 * The reduced singular value decomposition `u`, `s`, `vh`: of the triangle of a QR decomposition by Jacobi rotations
 * of its rows. Small values are as exact as large ones.
 */
export function svd([array]: readonly HostArray[]): readonly HostArray[] {
  const given = matrixOf(array);
  const wide = given.columns > given.rows;
  const [q, r] = qr([asHostArray(wide ? transposed(given) : given)]).map(matrixOf) as [Matrix, Matrix];
  const n = r.rows;
  // By a power of two, so that nothing is rounded and no square overflows.
  const largest = r.data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const scale = largest > 0 && Number.isFinite(largest) ? 2 ** Math.floor(Math.log2(largest)) : 1;
  const {lengths, rows, basis} = rotated({...r, data: r.data.map((x) => x / scale)});
  const order = Array.from(lengths, (_, i) => i).sort((i, j) => (lengths[j] ?? 0) - (lengths[i] ?? 0));
  // r' = rows · basis: the rows, at length one, are right vectors of r, and the basis has its left ones.
  const [right, turns] = [zeros(n, n), zeros(n, n)];
  order.forEach((from, k) => {
    const length = lengths[from] ?? 0;
    // After many rotations a row of the basis is not quite of length one.
    const unit = lengthOf(basis.data.subarray(from * n, (from + 1) * n));
    for (let i = 0; i < n; i++) {
      right.data[i * n + k] = length === 0 ? 0 : (rows.data[from * n + i] ?? 0) / length;
      // Products are subtracted.
      turns.data[i * n + k] = -(basis.data[from * n + i] ?? 0) / unit;
    }
  });
  orthonormal(right);
  const left = product(q, turns);
  const values = Float64Array.from(order, (i) => (lengths[i] ?? 0) * scale);
  const [u, v] = wide ? [right, left] : [left, right];
  return [asHostArray(u), {dtype: 'float64', shape: [n], values}, asHostArray(transposed(v))];
}

/** `a (-b)`. */
function product(a: Matrix, b: Matrix): Matrix {
  const work = new Workspace();
  const [left, right] = [work.place(a), work.place(b)];
  const result = work.zeros(a.rows, b.columns);
  work.subtract(part(result, 0, 0), part(left, 0, 0), part(right, 0, 0), [a.rows, a.columns, b.columns]);
  return work.take(result);
}

interface Rotated {
  readonly rows: Matrix;
  readonly basis: Matrix;
  readonly lengths: Float64Array;
}

/** Rotates the rows of a square matrix until they are orthogonal, and the unit matrix with them. */
function rotated(matrix: Matrix): Rotated {
  const n = matrix.rows;
  const step = Math.max(1, Math.ceil(n / ROW_MULTIPLE)) * ROW_MULTIPLE;
  const pages = Math.ceil((2 * n * step * BYTES) / PAGE);
  const memory = new wasm.Memory({initial: Math.max(1, pages), maximum: 65536, shared: true});
  const data = new Float64Array(memory.buffer);
  for (let i = 0; i < n; i++) {
    data.set(matrix.data.subarray(i * n, (i + 1) * n), i * step);
    data[(n + i) * step + i] = 1;
  }
  const loops = compileRotations(memory);
  const squares = new Float64Array(n);
  for (let sweep = 0, turned = true; turned && sweep < MOST_SWEEPS; sweep++) {
    turned = false;
    // Rotations change them by what is known; each sweep starts from exact ones.
    for (let i = 0; i < n; i++) squares[i] = loops.dot(i * step * BYTES, i * step * BYTES, step);
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) turned = orthogonalise(loops, squares, n, step, p, q) || turned;
    }
  }
  const read = (first: number): Matrix => {
    const rows = zeros(n, n);
    for (let i = 0; i < n; i++) {
      const from = (first + i) * step;
      rows.data.set(data.subarray(from, from + n), i * n);
    }
    return rows;
  };
  const rows = read(0);
  const lengths = Float64Array.from({length: n}, (_, i) => {
    const length = lengthOf(rows.data.subarray(i * n, (i + 1) * n));
    return length < SHORTEST ? 0 : length;
  });
  return {rows, basis: read(n), lengths};
}

/** The length of a vector, scaled so that squares neither overflow nor vanish. */
function lengthOf(vector: Float64Array): number {
  const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  return largest * Math.sqrt(vector.reduce((sum, x) => sum + (x / largest) ** 2, 0));
}

/** Turns two rows so that they are orthogonal, and the basis with them. Whether there was anything to do. */
function orthogonalise(
  loops: Rotations,
  squares: Float64Array,
  n: number,
  step: number,
  p: number,
  q: number,
): boolean {
  const [first, second] = [p * step * BYTES, q * step * BYTES];
  const gamma = loops.dot(first, second, step);
  const [alpha, beta] = [squares[p] ?? 0, squares[q] ?? 0];
  if (gamma === 0 || Math.abs(gamma) <= 1e-15 * Math.sqrt(alpha * beta)) return false;
  const zeta = (beta - alpha) / (2 * gamma);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.hypot(1, t);
  loops.rotate(first, second, step, c, c * t);
  const basis = n * step * BYTES;
  loops.rotate(basis + first, basis + second, step, c, c * t);
  squares[p] = alpha - t * gamma;
  squares[q] = beta + t * gamma;
  return true;
}

/** Where the function of this file is found. */
export const svdReference = {module: import.meta.url, name: 'svd'} as const;
