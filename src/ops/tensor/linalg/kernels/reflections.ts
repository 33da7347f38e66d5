/** Products of Householder reflections, applied by products of matrices. */
import {part, turned, type Block, type Part, type Workspace} from './workspace.js';

/** The reflections `1 - tau v v'` of some columns; their product is `1 - v t v'`. */
export interface Reflections {
  /** The first row that they change. */
  readonly first: number;
  readonly rows: number;
  readonly width: number;
  /** The vectors, as columns: ones on the diagonal, zeros above. */
  readonly v: Part;
  /** An upper triangle. */
  readonly t: Block;
}

/** The length of values that lie `step` apart, scaled so that squares neither overflow nor vanish. */
export function lengthOf(data: Float64Array, at: number, step: number, count: number): number {
  let largest = 0;
  for (let i = 0; i < count; i++) largest = Math.max(largest, Math.abs(data[at + i * step] ?? 0));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += ((data[at + i * step] ?? 0) / largest) ** 2;
  return largest * Math.sqrt(sum);
}

/** What takes a vector to a multiple of the first unit vector: that multiple, and the factor of the reflection. */
export interface Reflected {
  readonly beta: number;
  readonly tau: number;
}

/** Makes the vector of a reflection, whose first value is 1, in place of what it reflects, with LAPACK's choice of signs. */
export function reflect(data: Float64Array, at: number, step: number, count: number): Reflected {
  const alpha = data[at] ?? 0;
  const rest = lengthOf(data, at + step, step, count - 1);
  data[at] = 1;
  if (rest === 0) return {beta: alpha, tau: 0};
  const beta = alpha < 0 ? Math.hypot(alpha, rest) : -Math.hypot(alpha, rest);
  for (let i = 1; i < count; i++) data[at + i * step] = (data[at + i * step] ?? 0) / (alpha - beta);
  return {beta, tau: (beta - alpha) / beta};
}

/** Joins reflections that were made one after the other. */
export function joined(
  work: Workspace,
  {first, rows, width, v}: Omit<Reflections, 't'>,
  taus: ArrayLike<number>,
): Reflections {
  const t = work.zeros(width, width);
  const mark = work.mark();
  // Products are subtracted: these are negative.
  const products = work.zeros(width, width);
  work.subtract(part(products, 0, 0), turned(v), v, [width, rows, width]);
  const {data} = work;
  for (let j = 0; j < width; j++) {
    const tau = taus[j] ?? 0;
    data[t.at + j * t.step + j] = tau;
    for (let i = 0; i < j; i++) {
      let sum = 0;
      for (let k = i; k < j; k++) {
        sum += (data[t.at + i * t.step + k] ?? 0) * (data[products.at + k * products.step + j] ?? 0);
      }
      data[t.at + i * t.step + j] = tau * sum;
    }
  }
  work.release(mark);
  return {first, rows, width, v, t};
}

/** `x -= v t v' x` for some columns of x, with t transposed or not. */
export function applyReflections(
  work: Workspace,
  {first, rows, width, v, t}: Reflections,
  x: Block,
  [column, end]: readonly [column: number, end: number],
  transposed: boolean,
): void {
  const columns = end - column;
  if (columns <= 0) return;
  const target = part(x, first, column);
  const mark = work.mark();
  const negative = work.zeros(width, columns);
  work.subtract(part(negative, 0, 0), turned(v), target, [width, rows, columns]);
  const weighted = work.zeros(width, columns);
  const triangle = part(t, 0, 0);
  work.subtract(part(weighted, 0, 0), transposed ? turned(triangle) : triangle, part(negative, 0, 0), [
    width,
    width,
    columns,
  ]);
  work.subtract(target, v, part(weighted, 0, 0), [rows, width, columns]);
  work.release(mark);
}
