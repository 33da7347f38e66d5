import type {HostArray} from '../../../../engine/array/ir.js';
import type {Team} from '../../../../engine/array/team/team.js';
import {asHostArray, matrixOf, zeros, type Matrix} from './matrix.js';
import {decompositionPartsReference} from './parts.js';
import {applyReflections, joined, lengthOf, type Reflections} from './reflections.js';
import {part, Workspace, type Block} from './workspace.js';

/** Columns whose reflections are applied together. */
const WIDTH = 64;
/** Columns that are reflected one by one. */
const NARROW = 8;

/** The reduced QR factors, by Householder reflections with LAPACK's choice of signs. */
export function qr([array]: readonly HostArray[], _params: unknown, team: Team): readonly HostArray[] {
  const work = new Workspace(team);
  const block = work.place(matrixOf(array));
  const all = triangularised(work, block);
  const r = upperTriangle(work, block);
  const inner = Math.min(block.rows, block.columns);
  const q = work.zeros(block.rows, inner);
  for (let i = 0; i < inner; i++) work.data[q.at + i * q.step + i] = 1;
  for (const reflections of all.toReversed())
    // What lies to the left is not touched yet.
    applyReflections(work, reflections, q, [reflections.first, inner], false);
  return [work.take(q), r].map(asHostArray);
}

/** Reflects a block to an upper triangle; what is left below it means nothing. */
export function triangularised(work: Workspace, block: Block): Reflections[] {
  const inner = Math.min(block.rows, block.columns);
  const all: Reflections[] = [];
  for (let first = 0; first < inner; first += WIDTH) {
    const end = Math.min(inner, first + WIDTH);
    const taus = new Float64Array(end - first);
    reflectPanel(work, block, first, end, taus);
    const reflections = gathered(work, block, first, end, taus);
    all.push(reflections);
    applyReflections(work, reflections, block, [end, block.columns], true);
  }
  return all;
}

export function upperTriangle(work: Workspace, block: Block): Matrix {
  const inner = Math.min(block.rows, block.columns);
  const r = zeros(inner, block.columns);
  for (let i = 0; i < inner; i++) {
    const from = block.at + i * block.step;
    r.data.set(work.data.subarray(from + i, from + block.columns), i * block.columns + i);
  }
  return r;
}

/** Reflects columns `first` to `end`, half by half, and leaves the vectors below the diagonal. */
function reflectPanel(work: Workspace, block: Block, first: number, end: number, taus: Float64Array): void {
  if (end - first <= NARROW) {
    reflectColumns(work.data, block, first, end, taus);
    return;
  }
  const half = Math.ceil((end - first) / 2 / NARROW) * NARROW;
  const middle = first + half;
  reflectPanel(work, block, first, middle, taus.subarray(0, half));
  const mark = work.mark();
  const reflections = gathered(work, block, first, middle, taus);
  applyReflections(work, reflections, block, [middle, end], true);
  work.release(mark);
  reflectPanel(work, block, middle, end, taus.subarray(half));
}

function reflectColumns(
  data: Float64Array,
  {rows, step, at}: Block,
  first: number,
  end: number,
  taus: Float64Array,
): void {
  const sums = new Float64Array(end);
  for (let k = first; k < end; k++) {
    const top = at + k * step + k;
    const alpha = data[top] ?? 0;
    const rest = lengthOf(data, top + step, step, rows - k - 1);
    if (rest === 0) continue;
    const beta = alpha < 0 ? Math.hypot(alpha, rest) : -Math.hypot(alpha, rest);
    const tau = (beta - alpha) / beta;
    taus[k - first] = tau;
    data[top] = beta;
    for (let j = k + 1; j < end; j++) sums[j] = data[at + k * step + j] ?? 0;
    for (let i = k + 1; i < rows; i++) {
      const row = at + i * step;
      const factor = (data[row + k] ?? 0) / (alpha - beta);
      data[row + k] = factor;
      for (let j = k + 1; j < end; j++) sums[j] = (sums[j] ?? 0) + factor * (data[row + j] ?? 0);
    }
    for (let i = k; i < rows; i++) {
      const row = at + i * step;
      const factor = tau * (i === k ? 1 : (data[row + k] ?? 0));
      for (let j = k + 1; j < end; j++) data[row + j] = (data[row + j] ?? 0) - factor * (sums[j] ?? 0);
    }
  }
}

/** Takes the vectors below the diagonal. */
function gathered(
  work: Workspace,
  {rows, step, at}: Block,
  first: number,
  end: number,
  taus: Float64Array,
): Reflections {
  const width = end - first;
  const v = work.zeros(rows - first, width);
  const {data} = work;
  for (let i = 0; i < rows - first; i++) {
    const to = v.at + i * v.step;
    const from = at + (first + i) * step + first;
    data.set(data.subarray(from, from + Math.min(i, width)), to);
    if (i < width) data[to + i] = 1;
  }
  return joined(work, {first, rows: v.rows, width, v: part(v, 0, 0)}, taus);
}

/** Where the function of this file is found. */
export const qrReference = {
  module: import.meta.url,
  name: 'qr',
  parts: decompositionPartsReference,
} as const;
