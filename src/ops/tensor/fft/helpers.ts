import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {normalizeAxes} from '../../../engine/array/shapes.js';
import type {Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {chunkSize, gpu, type AxisLike, type CreationOptions} from '../options.js';

declare module '../../../expr/namespaces.js' {
  interface FftFunctions {
    /**
     * The frequencies that the values of a transform of `n` values at distances `d` belong to.
     *
     * @throws ValueError for fewer than one value.
     * @example
     * await mt.fft.fftfreq(4, 0.5).execute()
     * // array([ 0. ,  0.5, -1. , -0.5])
     */
    fftfreq(n: number, d?: number, options?: CreationOptions): Tensor;
    fftfreq(n: number, options: CreationOptions & {d?: number}): Tensor;

    /**
     * The frequencies that the values of {@link rfft} of `n` values at distances `d` belong to.
     *
     * @throws ValueError for fewer than one value.
     * @example
     * await mt.fft.rfftfreq(4, 0.5).execute()
     * // array([0. , 0.5, 1. ])
     */
    rfftfreq(n: number, d?: number, options?: CreationOptions): Tensor;
    rfftfreq(n: number, options: CreationOptions & {d?: number}): Tensor;

    /**
     * Puts the frequency 0 in the middle of axes, all unless given.
     *
     * @throws ValueError for axes out of bounds.
     * @example
     * await mt.fft.fftshift([0, 1, 2, -2, -1]).execute()
     * // array([-2, -1,  0,  1,  2])
     */
    fftshift(x: ArrayLike, axes?: AxisLike | null): Tensor;
    fftshift(x: ArrayLike, options: {axes?: AxisLike | null}): Tensor;

    /**
     * The inverse of {@link fftshift}: puts the frequency 0 at the start.
     *
     * @throws ValueError for axes out of bounds.
     * @example
     * await mt.fft.ifftshift([-2, -1, 0, 1, 2]).execute()
     * // array([ 0,  1,  2, -2, -1])
     */
    ifftshift(x: ArrayLike, axes?: AxisLike | null): Tensor;
    ifftshift(x: ArrayLike, options: {axes?: AxisLike | null}): Tensor;
  }
}

const spacing = {n: p.int, d: p.optional(p.number, 1), gpu, chunk_size: chunkSize};

function frequencies(positions: Expr, n: number, d: number): Expr {
  return ir.binary('multiply', positions, ir.constant(1 / (n * d), 'float64'));
}

function checkCount(n: number): void {
  if (n < 1) throw new ValueError(`n should be positive, got ${n}`);
}

export const fftfreq = defineTensor({
  name: 'fftfreq',
  title: 'TensorFFTFreq',
  places: ['mt.fft'],
  params: spacing,
  build({n, d}) {
    checkCount(n);
    const positive = Math.floor((n - 1) / 2) + 1;
    const negative = Math.floor(n / 2);
    return frequencies(ir.concatenate([ir.iota(positive), ir.iota(negative, -negative)]), n, d);
  },
});

export const rfftfreq = defineTensor({
  name: 'rfftfreq',
  title: 'TensorRFFTFreq',
  places: ['mt.fft'],
  params: spacing,
  build({n, d}) {
    checkCount(n);
    return frequencies(ir.iota(Math.floor(n / 2) + 1), n, d);
  },
});

/** Moves the first `cut(length)` values of each axis to its end. */
function turned(x: Expr, axes: number | readonly number[] | null, cut: (length: number) => number): Expr {
  return normalizeAxes(axes, x.shape.length).reduce((result, axis) => {
    const at = cut(x.shape[axis] ?? 0);
    return ir.concatenate([ir.slice(result, axis, {start: at}), ir.slice(result, axis, {stop: at})], axis);
  }, x);
}

const axes = p.optional(p.ints, null);

export const fftshift = defineTensor({
  name: 'fftshift',
  title: 'TensorFFTShift',
  places: ['mt.fft'],
  params: {x: p.array, axes},
  build: ({x, axes}) => turned(x, axes, (length) => Math.ceil(length / 2)),
});

export const ifftshift = defineTensor({
  name: 'ifftshift',
  title: 'TensorIFFTShift',
  places: ['mt.fft'],
  params: {x: p.array, axes},
  build: ({x, axes}) => turned(x, axes, (length) => Math.floor(length / 2)),
});
