import {ValueError} from '../../../../errors/index.js';
import type {HostArray} from '../../../../engine/array/ir.js';
import {asHostArray, matrixOf, zeros, type Matrix} from './matrix.js';
import {part, Workspace, type Block} from './workspace.js';

/** A matrix as lower and upper triangles in one, and the order of its rows. */
export interface Factors {
  readonly matrix: Matrix;
  readonly order: readonly number[];
}

/** Columns that are eliminated one by one before the rest is updated by a product. */
const WIDTH = 48;

/** LU factors with partial pivoting; the upper triangle has a zero on its diagonal where the matrix is singular. */
export function luFactors(a: Matrix): Factors {
  const work = new Workspace();
  const block = work.place(a);
  const order = Array.from({length: a.rows}, (_, i) => i);
  const inner = Math.min(a.rows, a.columns);
  for (let first = 0; first < inner; first += WIDTH) {
    const end = Math.min(inner, first + WIDTH);
    eliminate(work.data, block, order, first, end);
    const rest = {rows: a.rows - end, columns: a.columns - end};
    substituteRows(work.data, block, block, {first, end, column: end, lower: true, unit: true});
    work.subtract(part(block, end, end), part(block, end, first), part(block, first, end), [
      rest.rows,
      end - first,
      rest.columns,
    ]);
  }
  return {matrix: work.take(block), order};
}

/** Eliminates columns `first` to `end`, below and within them. */
function eliminate(
  data: Float64Array,
  {rows, step, at}: Block,
  order: number[],
  first: number,
  end: number,
): void {
  for (let k = first; k < end; k++) {
    let pivot = k;
    for (let i = k + 1; i < rows; i++)
      if (Math.abs(data[at + i * step + k] ?? 0) > Math.abs(data[at + pivot * step + k] ?? 0)) pivot = i;
    const top = at + k * step;
    if (pivot !== k) {
      const upper = data.slice(top, top + step);
      data.copyWithin(top, at + pivot * step, at + (pivot + 1) * step);
      data.set(upper, at + pivot * step);
      [order[k], order[pivot]] = [order[pivot] ?? 0, order[k] ?? 0];
    }
    const diagonal = data[top + k] ?? 0;
    if (diagonal === 0) continue;
    for (let i = k + 1; i < rows; i++) {
      const row = at + i * step;
      const factor = (data[row + k] ?? 0) / diagonal;
      data[row + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < end; j++) data[row + j] = (data[row + j] ?? 0) - factor * (data[top + j] ?? 0);
    }
  }
}

interface Range {
  readonly first: number;
  readonly end: number;
  /** The first column of the right side. */
  readonly column: number;
  readonly lower: boolean;
  /** Whether the triangle has ones on its diagonal. */
  readonly unit: boolean;
}

/** Solves rows `first` to `end` of `x` by the triangle on the diagonal of `a` that they stand at. */
function substituteRows(data: Float64Array, a: Block, x: Block, range: Range): void {
  const {first, end, column, lower, unit} = range;
  for (let step = 0; step < end - first; step++) {
    const i = lower ? first + step : end - 1 - step;
    const to = x.at + i * x.step;
    for (let k = lower ? first : i + 1; k < (lower ? i : end); k++) {
      const factor = data[a.at + i * a.step + k] ?? 0;
      if (factor === 0) continue;
      const from = x.at + k * x.step;
      for (let j = column; j < x.columns; j++)
        data[to + j] = (data[to + j] ?? 0) - factor * (data[from + j] ?? 0);
    }
    if (unit) continue;
    const diagonal = data[a.at + i * a.step + i] ?? 1;
    for (let j = column; j < x.columns; j++) data[to + j] = (data[to + j] ?? 0) / diagonal;
  }
}

/** The three factors `p`, `l`, `u` with `a = p @ l @ u`. */
export function lu([array]: readonly HostArray[]): readonly HostArray[] {
  const {matrix, order} = luFactors(matrixOf(array));
  const {rows, columns, data} = matrix;
  const inner = Math.min(rows, columns);
  const [permutation, lower, upper] = [zeros(rows, rows), zeros(rows, inner), zeros(inner, columns)];
  order.forEach((from, i) => (permutation.data[from * rows + i] = 1));
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const value = data[i * columns + j] ?? 0;
      if (j < i && j < inner) lower.data[i * inner + j] = value;
      if (j >= i) upper.data[i * columns + j] = value;
      if (i === j) lower.data[i * inner + j] = 1;
    }
  return [permutation, lower, upper].map(asHostArray);
}

/** The solution of `a x = b` for every column of b. */
export function solve([array, right]: readonly HostArray[]): readonly HostArray[] {
  const {matrix, order} = luFactors(matrixOf(array));
  const {rows: n, data} = matrix;
  const b = matrixOf(right);
  const x = zeros(n, b.columns);
  for (let i = 0; i < n; i++)
    x.data.set(
      b.data.subarray((order[i] ?? 0) * b.columns, ((order[i] ?? 0) + 1) * b.columns),
      i * b.columns,
    );
  for (let i = 0; i < n; i++) if ((data[i * n + i] ?? 0) === 0) throw new ValueError('Singular matrix');
  substitute(data, n, x, true, true);
  substitute(data, n, x, false, false);
  return [{dtype: 'float64', shape: right?.shape ?? [n], values: x.data}];
}

/** The solution of a triangular system for every column of b. */
export function solveTriangular(
  [array, right]: readonly HostArray[],
  {lower}: {readonly lower: boolean},
): readonly HostArray[] {
  const {rows: n, data} = matrixOf(array);
  const x = matrixOf(right);
  for (let i = 0; i < n; i++)
    if ((data[i * n + i] ?? 0) === 0)
      throw new ValueError(`singular matrix: resolution failed at diagonal ${i}`);
  substitute(data, n, x, lower, false);
  return [{dtype: 'float64', shape: right?.shape ?? [n], values: x.data}];
}

/** Forward substitution by the lower triangle, or backward by the upper one; a unit triangle has ones on its diagonal. */
function substitute(a: Float64Array, n: number, x: Matrix, lower: boolean, unit: boolean): void {
  const work = new Workspace();
  const triangle = work.place({rows: n, columns: n, data: a});
  const right = work.place(x);
  const blocks = Math.ceil(n / WIDTH);
  for (let step = 0; step < blocks; step++) {
    const first = (lower ? step : blocks - 1 - step) * WIDTH;
    const end = Math.min(n, first + WIDTH);
    substituteRows(work.data, triangle, right, {first, end, column: 0, lower, unit});
    const [row, rows] = lower ? [end, n - end] : [0, first];
    work.subtract(part(right, row, 0), part(triangle, row, first), part(right, first, 0), [
      rows,
      end - first,
      x.columns,
    ]);
  }
  x.data.set(work.take(right).data);
}

const module = import.meta.url;
/** Where the functions of this file are found. */
export const luReference = {module, name: 'lu'} as const;
export const solveReference = {module, name: 'solve'} as const;
export const solveTriangularReference = {module, name: 'solveTriangular'} as const;
