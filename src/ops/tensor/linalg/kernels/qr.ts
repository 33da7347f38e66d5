import type {HostArray} from '../../../../engine/array/ir.js';
import {asHostArray, matrixOf, zeros} from './matrix.js';
import {part, turned, Workspace, type Block} from './workspace.js';

/** Columns whose reflections are applied together. */
const WIDTH = 32;

/** The reflections of columns `first` to `end`: their product is `1 - v t v'`. */
interface Reflections {
  readonly first: number;
  readonly end: number;
  /** Row `first` and those below; ones on the diagonal, zeros above. */
  readonly v: Block;
  /** An upper triangle. */
  readonly t: Block;
}

/** The reduced QR factors, by Householder reflections with LAPACK's choice of signs. */
export function qr([array]: readonly HostArray[]): readonly HostArray[] {
  const a = matrixOf(array);
  const {rows, columns} = a;
  const inner = Math.min(rows, columns);
  const work = new Workspace();
  const block = work.place(a);
  const all: Reflections[] = [];
  for (let first = 0; first < inner; first += WIDTH) {
    const end = Math.min(inner, first + WIDTH);
    const taus = reflectColumns(work, block, first, end);
    const reflections = gather(work, block, first, end, taus);
    all.push(reflections);
    apply(work, reflections, block, end, true);
  }
  const r = zeros(inner, columns);
  for (let i = 0; i < inner; i++) {
    const from = block.at + i * block.step;
    r.data.set(work.data.subarray(from + i, from + columns), i * columns + i);
  }
  const q = work.zeros(rows, inner);
  for (let i = 0; i < inner; i++) work.data[q.at + i * q.step + i] = 1;
  for (const reflections of all.reverse()) apply(work, reflections, q, reflections.first, false);
  return [work.take(q), r].map(asHostArray);
}

/** Reflects columns `first` to `end` one by one, and leaves the vectors below the diagonal. Gives their factors. */
function reflectColumns(work: Workspace, {rows, step, at}: Block, first: number, end: number): Float64Array {
  const {data} = work;
  const taus = new Float64Array(end - first);
  const sums = new Float64Array(end);
  for (let k = first; k < end; k++) {
    const top = at + k * step + k;
    const alpha = data[top] ?? 0;
    const rest = lengthOf(data, top + step, step, rows - k - 1);
    if (rest === 0) continue;
    const beta = alpha < 0 ? Math.hypot(alpha, rest) : -Math.hypot(alpha, rest);
    const tau = (beta - alpha) / beta;
    taus[k - first] = tau;
    for (let i = 1; i < rows - k; i++) data[top + i * step] = (data[top + i * step] ?? 0) / (alpha - beta);
    data[top] = beta;
    for (let j = k + 1; j < end; j++) sums[j] = data[at + k * step + j] ?? 0;
    for (let i = k + 1; i < rows; i++) {
      const row = at + i * step;
      const factor = data[row + k] ?? 0;
      for (let j = k + 1; j < end; j++) sums[j] = (sums[j] ?? 0) + factor * (data[row + j] ?? 0);
    }
    for (let i = k; i < rows; i++) {
      const row = at + i * step;
      const factor = tau * (i === k ? 1 : (data[row + k] ?? 0));
      for (let j = k + 1; j < end; j++) data[row + j] = (data[row + j] ?? 0) - factor * (sums[j] ?? 0);
    }
  }
  return taus;
}

/** The length of a column, scaled so that squares neither overflow nor vanish. */
function lengthOf(data: Float64Array, at: number, step: number, count: number): number {
  let largest = 0;
  for (let i = 0; i < count; i++) largest = Math.max(largest, Math.abs(data[at + i * step] ?? 0));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += ((data[at + i * step] ?? 0) / largest) ** 2;
  return largest * Math.sqrt(sum);
}

/** Takes the vectors below the diagonal, and makes the triangle by which they act together. */
function gather(
  work: Workspace,
  {rows, step, at}: Block,
  first: number,
  end: number,
  taus: Float64Array,
): Reflections {
  const width = end - first;
  const v = work.zeros(rows - first, width);
  const t = work.zeros(width, width);
  const {data} = work;
  for (let i = 0; i < rows - first; i++) {
    for (let j = 0; j <= Math.min(i, width - 1); j++) {
      data[v.at + i * v.step + j] = i === j ? 1 : (data[at + (first + i) * step + first + j] ?? 0);
    }
  }
  const products = work.zeros(width, width);
  work.subtract(part(products, 0, 0), turned(part(v, 0, 0)), part(v, 0, 0), [width, v.rows, width]);
  for (let j = 0; j < width; j++) {
    const tau = taus[j] ?? 0;
    work.data[t.at + j * t.step + j] = tau;
    for (let i = 0; i < j; i++) {
      let sum = 0;
      for (let k = i; k < j; k++) {
        sum +=
          (work.data[t.at + i * t.step + k] ?? 0) * (work.data[products.at + k * products.step + j] ?? 0);
      }
      // The products are negative already.
      work.data[t.at + i * t.step + j] = tau * sum;
    }
  }
  return {first, end, v, t};
}

/** `x -= v t v' x` from a column of x on, with t transposed or not. */
function apply(
  work: Workspace,
  {first, end, v, t}: Reflections,
  x: Block,
  column: number,
  transposed: boolean,
): void {
  const width = end - first;
  const columns = x.columns - column;
  if (columns <= 0) return;
  const [below, target] = [part(v, 0, 0), part(x, first, column)];
  const mark = work.mark();
  const negative = work.zeros(width, columns);
  work.subtract(part(negative, 0, 0), turned(below), target, [width, v.rows, columns]);
  const weighted = work.zeros(width, columns);
  const triangle = part(t, 0, 0);
  work.subtract(part(weighted, 0, 0), transposed ? turned(triangle) : triangle, part(negative, 0, 0), [
    width,
    width,
    columns,
  ]);
  work.subtract(target, below, part(weighted, 0, 0), [v.rows, width, columns]);
  work.release(mark);
}

/** Where the function of this file is found. */
export const qrReference = {module: import.meta.url, name: 'qr'} as const;
