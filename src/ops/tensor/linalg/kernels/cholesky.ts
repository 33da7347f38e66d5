import {ValueError} from '../../../../errors/index.js';
import type {HostArray} from '../../../../engine/array/ir.js';
import {asHostArray, matrixOf, transposed} from './matrix.js';
import {part, turned, Workspace, type Block} from './workspace.js';

/** Columns that are computed one by one before the rest is updated by products: a multiple of a tile's. */
const WIDTH = 48;

/** The lower Cholesky factor, or the upper one. */
export function cholesky(
  [array]: readonly HostArray[],
  {lower}: {readonly lower: boolean},
): readonly HostArray[] {
  const a = matrixOf(array);
  const n = a.rows;
  const work = new Workspace();
  const block = work.place(a);
  for (let first = 0; first < n; first += WIDTH) {
    const end = Math.min(n, first + WIDTH);
    factorColumns(work.data, block, first, end);
    // Only what is at or below the diagonal is needed: column band by column band.
    for (let column = end; column < n; column += WIDTH) {
      const rows = part(block, column, first);
      const width = Math.min(WIDTH, n - column);
      work.subtract(part(block, column, column), rows, turned(rows), [n - column, end - first, width]);
    }
  }
  const l = work.take(block);
  for (let i = 0; i < n; i++) l.data.fill(0, i * n + i + 1, (i + 1) * n);
  return [asHostArray(lower ? l : transposed(l))];
}

/** Columns `first` to `end` of the factor, of which those before have been subtracted. */
function factorColumns(data: Float64Array, {rows, step, at}: Block, first: number, end: number): void {
  for (let i = first; i < rows; i++) {
    const row = at + i * step;
    for (let j = first; j <= Math.min(i, end - 1); j++) {
      const other = at + j * step;
      let sum = data[row + j] ?? 0;
      for (let k = first; k < j; k++) sum -= (data[row + k] ?? 0) * (data[other + k] ?? 0);
      if (i === j && !(sum > 0)) throw new ValueError('Matrix is not positive definite');
      data[row + j] = i === j ? Math.sqrt(sum) : sum / (data[other + j] ?? 1);
    }
  }
}

/** Where the function of this file is found. */
export const choleskyReference = {module: import.meta.url, name: 'cholesky'} as const;
