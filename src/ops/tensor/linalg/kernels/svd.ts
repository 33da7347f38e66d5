import {ValueError} from '../../../../errors/index.js';
import type {HostArray} from '../../../../engine/array/ir.js';
import type {Team} from '../../../../engine/array/team/team.js';
import {wasm} from '../../../../engine/array/wasm/platform.js';
import {bidiagonalised} from './bidiagonal.js';
import {bidiagonalSvd} from './bidiagonal-svd.js';
import {asHostArray, matrixOf, transposed, zeros, type Matrix} from './matrix.js';
import {orthonormal} from './orthogonal.js';
import {decompositionPartsReference} from './parts.js';
import {triangularised, upperTriangle} from './qr.js';
import {applyReflections, lengthOf, type Reflections} from './reflections.js';
import {compileRotations, ROW_MULTIPLE, type Rotations} from './rotations.js';
import {Workspace, type Block} from './workspace.js';

const BYTES = 8;
const PAGE = 65536;
const MOST_SWEEPS = 60;
/** Shorter rows of a matrix whose largest value is about 1 count as zero: their products vanish. */
const SHORTEST = 1e-140;

/** Larger matrices are reduced to two diagonals first, which is a matter of their largest value. */
const ROTATED = 128;
/** Rows per column from which on a triangle is decomposed in place of the matrix. */
const TALL = 1.6;

/**
 * The reduced singular value decomposition `u`, `s`, `vh`. Small values of a small matrix are as exact as large ones;
 * those of others are exact by the largest.
 *
 * @throws ValueError for values that are not finite.
 */
export function svd([array]: readonly HostArray[], _params: unknown, team: Team): readonly HostArray[] {
  const given = matrixOf(array);
  if (!given.data.every(Number.isFinite)) throw new ValueError('SVD did not converge');
  const wide = given.columns > given.rows;
  const matrix = wide ? transposed(given) : given;
  // By a power of two, so that nothing is rounded and no square overflows.
  const largest = matrix.data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const scale = largest > 0 ? 2 ** Math.floor(Math.log2(largest)) : 1;
  for (let i = 0; i < matrix.data.length; i++) matrix.data[i] = (matrix.data[i] ?? 0) / scale;
  const work = new Workspace(team);
  const {left, values, right} = decomposed(work, work.place(matrix));
  const [u, v] = wide ? [right, left] : [left, right];
  return [
    asHostArray(u),
    {dtype: 'float64', shape: [values.length], values: values.map((x) => x * scale)},
    asHostArray(transposed(v)),
  ];
}

interface Decomposed {
  readonly left: Matrix;
  readonly values: Float64Array;
  readonly right: Matrix;
}

/** Of a block with at least as many rows as columns; its values are lost. */
function decomposed(work: Workspace, block: Block): Decomposed {
  const {rows, columns} = block;
  if (columns > ROTATED && rows < TALL * columns) return byHalves(work, block);
  const reflections = triangularised(work, block);
  const triangle = upperTriangle(work, block);
  const found = columns > ROTATED ? byHalves(work, work.place(triangle)) : byRotations(triangle);
  return {...found, left: reflectedBack(work, reflections, found.left, rows)};
}

/** By two diagonals, and dividing these. */
function byHalves(work: Workspace, block: Block): Decomposed {
  const {rows} = block;
  const reduced = bidiagonalised(work, block);
  const found = bidiagonalSvd(work, reduced.diagonal, reduced.above);
  const order = Array.from(found.values, (_, i) => i).sort(
    (i, j) => (found.values[j] ?? 0) - (found.values[i] ?? 0),
  );
  const sorted = ({rows: n, columns, data}: Matrix): Matrix => {
    const result = zeros(n, columns);
    for (let i = 0; i < n; i++)
      order.forEach((from, k) => (result.data[i * columns + k] = data[i * columns + from] ?? 0));
    return result;
  };
  const [left, right] = [sorted(work.take(found.left)), sorted(work.take(found.right))];
  return {
    left: reflectedBack(work, reduced.left, left, rows),
    values: Float64Array.from(order, (i) => found.values[i] ?? 0),
    right: reflectedBack(work, reduced.right, right, right.rows),
  };
}

/** The product of reflections with a matrix that is made longer by zeros. */
function reflectedBack(
  work: Workspace,
  reflections: readonly Reflections[],
  {rows, columns, data}: Matrix,
  length: number,
): Matrix {
  const longer = zeros(length, columns);
  longer.data.set(data.subarray(0, rows * columns));
  const block = work.place(longer);
  for (const each of reflections.toReversed()) applyReflections(work, each, block, [0, columns], false);
  return work.take(block);
}

/** Of a square matrix, by Jacobi rotations of its rows. */
function byRotations(r: Matrix): Decomposed {
  const n = r.rows;
  const {lengths, rows, basis} = rotated(r);
  const order = Array.from(lengths, (_, i) => i).sort((i, j) => (lengths[j] ?? 0) - (lengths[i] ?? 0));
  // r' = rows · basis: the rows, at length one, are right vectors of r, and the basis has its left ones.
  const [right, left] = [zeros(n, n), zeros(n, n)];
  order.forEach((from, k) => {
    const length = lengths[from] ?? 0;
    // After many rotations a row of the basis is not quite of length one.
    const unit = lengthOf(basis.data, from * n, 1, n);
    for (let i = 0; i < n; i++) {
      right.data[i * n + k] = length === 0 ? 0 : (rows.data[from * n + i] ?? 0) / length;
      left.data[i * n + k] = (basis.data[from * n + i] ?? 0) / unit;
    }
  });
  orthonormal(right);
  return {left, values: Float64Array.from(order, (i) => lengths[i] ?? 0), right};
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
    const length = lengthOf(rows.data, i * n, 1, n);
    return length < SHORTEST ? 0 : length;
  });
  return {rows, basis: read(n), lengths};
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
export const svdReference = {
  module: import.meta.url,
  name: 'svd',
  parts: decompositionPartsReference,
} as const;
