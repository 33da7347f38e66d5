import {ValueError} from '../../../../errors/index.js';
import type {HostArray} from '../../../../engine/array/ir.js';
import type {Team} from '../../../../engine/array/team/team.js';
import {asHostArray, matrixOf, transposed} from './matrix.js';
import {decompositionPartsReference} from './parts.js';
import {part, turned, Workspace, type Block} from './workspace.js';

/** Columns that are computed one by one. */
const NARROW = 8;
/** Columns of a band that is updated at once, of which the part above the diagonal is not needed. */
const BAND = 128;

/** The lower Cholesky factor, or the upper one. */
export function cholesky(
  [array]: readonly HostArray[],
  {lower}: {readonly lower: boolean},
  team: Team,
): readonly HostArray[] {
  const a = matrixOf(array);
  const n = a.rows;
  const work = new Workspace(team);
  const block = work.place(a);
  factor(work, block, 0, n);
  const l = work.take(block);
  for (let i = 0; i < n; i++) l.data.fill(0, i * n + i + 1, (i + 1) * n);
  return [asHostArray(lower ? l : transposed(l))];
}

/** Columns `first` to `end` of the factor, of which those before have been subtracted: half by half. */
function factor(work: Workspace, block: Block, first: number, end: number): void {
  if (end - first <= NARROW) {
    factorColumns(work.data, block, first, end);
    return;
  }
  const middle = first + Math.ceil((end - first) / 2 / NARROW) * NARROW;
  factor(work, block, first, middle);
  for (let column = middle; column < end; column += BAND) {
    const rows = part(block, column, first);
    const width = Math.min(BAND, end - column);
    work.subtract(part(block, column, column), rows, turned(rows), [
      block.rows - column,
      middle - first,
      width,
    ]);
  }
  factor(work, block, middle, end);
}

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
export const choleskyReference = {
  module: import.meta.url,
  name: 'cholesky',
  parts: decompositionPartsReference,
} as const;
