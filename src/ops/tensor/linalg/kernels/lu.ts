import {ValueError} from '../../../../errors/index.js';
import type {HostArray} from '../../../../engine/array/ir.js';
import type {Team} from '../../../../engine/array/team/team.js';
import {asHostArray, matrixOf, zeros} from './matrix.js';
import {decompositionPartsReference} from './parts.js';
import {part, Workspace, type Block} from './workspace.js';

/** Columns that are eliminated one by one. */
const NARROW = 8;

/** LU factors with partial pivoting; the upper triangle has a zero on its diagonal where the matrix is singular. */
function luFactors(work: Workspace, block: Block): number[] {
  const order = Array.from({length: block.rows}, (_, i) => i);
  const inner = Math.min(block.rows, block.columns);
  factor(work, block, order, 0, inner);
  const top = {...block, rows: inner};
  substitute(work, top, {...top, at: block.at + inner, columns: block.columns - inner}, true, true);
  return order;
}

/** Factors columns `first` to `end`, half by half, of which those before have been eliminated. */
function factor(work: Workspace, block: Block, order: number[], first: number, end: number): void {
  if (end - first <= NARROW) {
    eliminate(work.data, block, order, first, end);
    return;
  }
  const middle = first + Math.ceil((end - first) / 2 / NARROW) * NARROW;
  factor(work, block, order, first, middle);
  const [width, rest] = [middle - first, end - middle];
  const triangle = {...block, at: block.at + first * block.step + first, rows: width, columns: width};
  substitute(work, triangle, {...triangle, at: triangle.at + width, columns: rest}, true, true);
  work.subtract(part(block, middle, middle), part(block, middle, first), part(block, first, middle), [
    block.rows - middle,
    width,
    rest,
  ]);
  factor(work, block, order, middle, end);
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

/**
 * Solves `a x = b` in place of b, by the lower triangle of a or the upper one; a unit triangle has ones on its
 * diagonal. Half by half.
 */
function substitute(work: Workspace, a: Block, x: Block, lower: boolean, unit: boolean): void {
  const n = a.rows;
  if (n <= NARROW) {
    substituteRows(work.data, a, x, lower, unit);
    return;
  }
  const half = Math.ceil(n / 2 / NARROW) * NARROW;
  const upper = {triangle: {...a, rows: half}, right: {...x, rows: half}};
  const below = {
    triangle: {...a, rows: n - half, at: a.at + half * a.step + half},
    right: {...x, rows: n - half, at: x.at + half * x.step},
  };
  const [first, second] = lower ? [upper, below] : [below, upper];
  substitute(work, first.triangle, first.right, lower, unit);
  const factors = lower ? part(a, half, 0) : part(a, 0, half);
  work.subtract(part(second.right, 0, 0), factors, part(first.right, 0, 0), [
    second.right.rows,
    first.right.rows,
    x.columns,
  ]);
  substitute(work, second.triangle, second.right, lower, unit);
}

function substituteRows(data: Float64Array, a: Block, x: Block, lower: boolean, unit: boolean): void {
  const n = a.rows;
  for (let step = 0; step < n; step++) {
    const i = lower ? step : n - 1 - step;
    const to = x.at + i * x.step;
    for (let k = lower ? 0 : i + 1; k < (lower ? i : n); k++) {
      const factor = data[a.at + i * a.step + k] ?? 0;
      if (factor === 0) continue;
      const from = x.at + k * x.step;
      for (let j = 0; j < x.columns; j++) data[to + j] = (data[to + j] ?? 0) - factor * (data[from + j] ?? 0);
    }
    if (unit) continue;
    const diagonal = data[a.at + i * a.step + i] ?? 1;
    for (let j = 0; j < x.columns; j++) data[to + j] = (data[to + j] ?? 0) / diagonal;
  }
}

/** The three factors `p`, `l`, `u` with `a = p @ l @ u`. */
export function lu([array]: readonly HostArray[], _params: unknown, team: Team): readonly HostArray[] {
  const work = new Workspace(team);
  const block = work.place(matrixOf(array));
  const order = luFactors(work, block);
  const {data} = work;
  const {rows, columns} = block;
  const inner = Math.min(rows, columns);
  const [permutation, lower, upper] = [zeros(rows, rows), zeros(rows, inner), zeros(inner, columns)];
  order.forEach((from, i) => (permutation.data[from * rows + i] = 1));
  for (let i = 0; i < rows; i++) {
    const row = block.at + i * block.step;
    lower.data.set(data.subarray(row, row + Math.min(i, inner)), i * inner);
    if (i >= inner) continue;
    lower.data[i * inner + i] = 1;
    upper.data.set(data.subarray(row + i, row + columns), i * columns + i);
  }
  return [permutation, lower, upper].map(asHostArray);
}

/** The solution of `a x = b` for every column of b. */
export function solve(
  [array, right]: readonly HostArray[],
  _params: unknown,
  team: Team,
): readonly HostArray[] {
  const work = new Workspace(team);
  const block = work.place(matrixOf(array));
  const order = luFactors(work, block);
  if (zeroOnDiagonal(work, block) !== null) throw new ValueError('Singular matrix');
  const b = matrixOf(right);
  const x = work.zeros(b.rows, b.columns);
  const {data} = work;
  order.forEach((from, i) => {
    data.set(b.data.subarray(from * b.columns, (from + 1) * b.columns), x.at + i * x.step);
  });
  substitute(work, block, x, true, true);
  substitute(work, block, x, false, false);
  return [{dtype: 'float64', shape: right?.shape ?? [b.rows], values: work.take(x).data}];
}

/** The solution of a triangular system for every column of b. */
export function solveTriangular(
  [array, right]: readonly HostArray[],
  {lower}: {readonly lower: boolean},
  team: Team,
): readonly HostArray[] {
  const work = new Workspace(team);
  const block = work.place(matrixOf(array));
  const singular = zeroOnDiagonal(work, block);
  if (singular !== null) throw new ValueError(`singular matrix: resolution failed at diagonal ${singular}`);
  const x = work.place(matrixOf(right));
  substitute(work, block, x, lower, false);
  return [{dtype: 'float64', shape: right?.shape ?? [x.rows], values: work.take(x).data}];
}

function zeroOnDiagonal({data}: Workspace, {rows, step, at}: Block): number | null {
  for (let i = 0; i < rows; i++) if (data[at + i * step + i] === 0) return i;
  return null;
}

const module = import.meta.url;
const parts = decompositionPartsReference;
/** Where the functions of this file are found. */
export const luReference = {module, name: 'lu', parts} as const;
export const solveReference = {module, name: 'solve', parts} as const;
export const solveTriangularReference = {module, name: 'solveTriangular', parts} as const;
