/** Builders of Fourier transforms. */
import {dtypeInfo} from '../dtypes.js';
import {factorsOf} from '../fourier/roots.js';
import {isSmooth} from '../fourier/fourier-context.js';
import type {Expr, FourierExpr, FourierLayout} from '../ir.js';
import {normalizeAxis, sizeOf} from '../shapes.js';
import {cast} from './elementwise.js';
import {reshape} from './movement.js';

/** From here on a vector is transformed by two shorter transforms, whose values stay in the cache. */
const LONG = 32_768;

export interface FourierOptions {
  readonly inverse?: boolean;
  /** What the values are divided by: their number for the inverse that is one. */
  readonly divisor?: number;
}

/** The discrete Fourier transform of an axis, complex128. */
export function fourier(arg: Expr, axis = -1, {inverse = false, divisor = 1}: FourierOptions = {}): Expr {
  const at = normalizeAxis(axis, arg.shape.length);
  const source = cast(arg, dtypeInfo(arg.dtype).kind === 'c' ? 'complex128' : 'float64');
  const call = {inverse, divisor};
  const length = source.shape[at] ?? 0;
  const [rows] =
    length === sizeOf(source.shape) && length >= LONG && isSmooth(length) ? [rowsOf(length)] : [1];
  if (rows === 1) return make(source, at, call, 'plain', source.shape);
  const columns = length / rows;
  const matrix = reshape(source, [rows, columns]);
  const turned = make(matrix, 0, {inverse, divisor: 1}, 'turned', matrix.shape);
  return reshape(make(turned, 1, call, 'transposed', [columns, rows]), source.shape);
}

/** The first half of the transform of real values, from which the other one follows: `n / 2 + 1` values. Null for lengths that it is not found faster for. */
export function realFourier(arg: Expr, {divisor = 1}: FourierOptions = {}): Expr | null {
  const length = arg.shape.at(-1) ?? 0;
  if (length === 0 || length % 2 === 1 || !isSmooth(length) || length >= 2 * LONG) return null;
  const shape = [...arg.shape.slice(0, -1), length / 2 + 1];
  return make(cast(arg, 'float64'), arg.shape.length - 1, {inverse: false, divisor}, 'half', shape);
}

function make(
  arg: Expr,
  axis: number,
  {inverse, divisor}: Required<FourierOptions>,
  layout: FourierLayout,
  shape: readonly number[],
): FourierExpr {
  return {kind: 'fourier', dtype: 'complex128', shape, arg, axis, inverse, divisor, layout};
}

/** The factor of a length that comes nearest to its root, from below. */
function rowsOf(length: number): number {
  const root = Math.sqrt(length);
  const found = factorsOf(length).reduce<ReadonlySet<number>>(
    (products, factor) => new Set([...products, ...[...products].map((product) => product * factor)]),
    new Set([1]),
  );
  return Math.max(...[...found].filter((product) => product <= root));
}
