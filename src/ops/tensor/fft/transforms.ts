import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {isComplex} from '../../../engine/array/dtypes.js';
import {normalizeAxis} from '../../../engine/array/shapes.js';

/** Which direction divides by the number of values: the backward one, the forward one, or both by its root. */
export type Norm = 'backward' | 'ortho' | 'forward';

/** The axis with exactly `n` values: cut, or filled with zeros. */
export function resized(a: Expr, n: number, axis: number): Expr {
  if (n < 1) throw new ValueError(`Invalid number of FFT data points (${n}) specified.`);
  const length = a.shape[axis] ?? 0;
  if (length === n) return a;
  if (length > n) return ir.slice(a, axis, {stop: n});
  return ir.pad(
    a,
    a.shape.map((_, i) => [0, i === axis ? n - length : 0] as const),
  );
}

/** The transform along an axis, scaled as `norm` has it. */
export function fourier(a: Expr, n: number | null, axis: number, norm: Norm, inverse: boolean): Expr {
  const at = normalizeAxis(axis, a.shape.length);
  const count = n ?? a.shape[at] ?? 0;
  return ir.fourier(resized(a, count, at), at, {inverse, divisor: divisorOf(count, norm, inverse)});
}

function divisorOf(n: number, norm: Norm, inverse: boolean): number {
  if (norm === 'ortho') return Math.sqrt(n);
  return (norm === 'backward') === inverse ? n : 1;
}

/** The transform of real values, or real parts: the first half, the second one follows from it. */
export function realFourier(a: Expr, n: number | null, axis: number, norm: Norm): Expr {
  const at = normalizeAxis(axis, a.shape.length);
  const values = isComplex(a.dtype) ? ir.unary('real', a) : a;
  const wanted = n ?? values.shape[at] ?? 0;
  const divisor = divisorOf(wanted, norm, false);
  const found =
    at === values.shape.length - 1 ? ir.realFourier(resized(values, wanted, at), {divisor}) : null;
  if (found !== null) return found;
  const whole = fourier(values, n, at, norm, false);
  const length = whole.shape[at] ?? 0;
  const count = Math.floor(length / 2) + 1;
  const half = ir.slice(whole, at, {stop: count});
  // Of the frequency 0, and of the highest one of an even number, nothing is imaginary: rounding must not say otherwise.
  const place = ir.reshape(
    ir.iota(count),
    half.shape.map((_, i) => (i === at ? count : 1)),
  );
  const real = ir.binary('equal', ir.binary('remainder', ir.binary('multiply', place, 2), length), 0);
  return ir.binary('complex', ir.unary('real', half), ir.where(real, 0, ir.unary('imag', half)));
}

/** The inverse of {@link realFourier}: `n` real values. */
export function inverseRealFourier(a: Expr, n: number | null, axis: number, norm: Norm): Expr {
  const at = normalizeAxis(axis, a.shape.length);
  const count = n ?? 2 * ((a.shape[at] ?? 0) - 1);
  const half = ir.cast(resized(a, count < 1 ? count : Math.floor(count / 2) + 1, at), 'complex128');
  const mirrored = ir.unary(
    'conjugate',
    ir.flip(ir.slice(half, at, {start: 1, stop: Math.ceil(count / 2)}), [at]),
  );
  const whole = ir.concatenate([half, mirrored], at);
  return ir.unary('real', fourier(whole, count, at, norm, true));
}

/** Which axes to transform, and to how many values each. */
export interface Extents {
  readonly axes: readonly number[];
  readonly lengths: readonly (number | null)[];
}

export function extents(a: Expr, s: readonly number[] | null, axes: readonly number[] | null): Extents {
  const ndim = a.shape.length;
  const chosen = axes ?? (s === null ? a.shape.map((_, i) => i) : s.map((_, i) => i - s.length));
  if (s !== null && s.length !== chosen.length)
    throw new ValueError('Shape and axes have different lengths.');
  return {
    axes: chosen.map((axis) => normalizeAxis(axis, ndim)),
    lengths: chosen.map((_, i) => s?.[i] ?? null),
  };
}

/** Transforms along several axes, the last one first. */
export function fourierN(a: Expr, {axes, lengths}: Extents, norm: Norm, inverse: boolean): Expr {
  let result = a;
  for (let i = axes.length - 1; i >= 0; i--)
    result = fourier(result, lengths[i] ?? null, axes[i] ?? 0, norm, inverse);
  return result;
}

export function realFourierN(a: Expr, {axes, lengths}: Extents, norm: Norm): Expr {
  const last = realFourier(a, lengths.at(-1) ?? null, axes.at(-1) ?? 0, norm);
  return fourierN(last, {axes: axes.slice(0, -1), lengths: lengths.slice(0, -1)}, norm, false);
}

export function inverseRealFourierN(a: Expr, {axes, lengths}: Extents, norm: Norm): Expr {
  const others = fourierN(a, {axes: axes.slice(0, -1), lengths: lengths.slice(0, -1)}, norm, true);
  return inverseRealFourier(others, lengths.at(-1) ?? null, axes.at(-1) ?? 0, norm);
}

/** The direction that divides, exchanged. */
export function otherDirection(norm: Norm): Norm {
  return norm === 'ortho' ? 'ortho' : norm === 'forward' ? 'backward' : 'forward';
}
