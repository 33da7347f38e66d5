import {ValueError} from '../../../../errors/index.js';
import type {HostArray} from '../../../../engine/array/ir.js';
import {asHostArray, matrixOf, zeros, type Matrix} from './matrix.js';

/** A matrix as lower and upper triangles in one, and the order of its rows. */
export interface Factors {
  readonly matrix: Matrix;
  readonly order: readonly number[];
}

/** LU factors with partial pivoting; the upper triangle has a zero on its diagonal where the matrix is singular. */
export function luFactors(a: Matrix): Factors {
  const {rows, columns, data} = a;
  const order = Array.from({length: rows}, (_, i) => i);
  for (let k = 0; k < Math.min(rows, columns); k++) {
    let pivot = k;
    for (let i = k + 1; i < rows; i++)
      if (Math.abs(data[i * columns + k] ?? 0) > Math.abs(data[pivot * columns + k] ?? 0)) pivot = i;
    if (pivot !== k) {
      const upper = data.slice(k * columns, (k + 1) * columns);
      data.copyWithin(k * columns, pivot * columns, (pivot + 1) * columns);
      data.set(upper, pivot * columns);
      [order[k], order[pivot]] = [order[pivot] ?? 0, order[k] ?? 0];
    }
    const diagonal = data[k * columns + k] ?? 0;
    if (diagonal === 0) continue;
    for (let i = k + 1; i < rows; i++) {
      const factor = (data[i * columns + k] ?? 0) / diagonal;
      data[i * columns + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < columns; j++)
        data[i * columns + j] = (data[i * columns + j] ?? 0) - factor * (data[k * columns + j] ?? 0);
    }
  }
  return {matrix: a, order};
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
function substitute(
  a: Float64Array,
  n: number,
  {columns, data}: Matrix,
  lower: boolean,
  unit: boolean,
): void {
  for (let step = 0; step < n; step++) {
    const i = lower ? step : n - 1 - step;
    for (let k = lower ? 0 : i + 1; k < (lower ? i : n); k++) {
      const factor = a[i * n + k] ?? 0;
      if (factor === 0) continue;
      for (let j = 0; j < columns; j++)
        data[i * columns + j] = (data[i * columns + j] ?? 0) - factor * (data[k * columns + j] ?? 0);
    }
    if (unit) continue;
    const diagonal = a[i * n + i] ?? 1;
    for (let j = 0; j < columns; j++) data[i * columns + j] = (data[i * columns + j] ?? 0) / diagonal;
  }
}

const module = import.meta.url;
/** Where the functions of this file are found. */
export const luReference = {module, name: 'lu'} as const;
export const solveReference = {module, name: 'solve'} as const;
export const solveTriangularReference = {module, name: 'solveTriangular'} as const;
