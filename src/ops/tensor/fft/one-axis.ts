import * as ir from '../../../engine/array/builder.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {fourier, inverseRealFourier, otherDirection, realFourier, type Norm} from './transforms.js';

/** Options of transforms along one axis. */
export interface FftOptions {
  /** How many values; as many as there are when absent. */
  readonly n?: number | null;
  /** The axis; the last one when absent. */
  readonly axis?: number;
  readonly norm?: Norm | null;
}

declare module '../../../expr/namespaces.js' {
  interface FftFunctions {
    /**
     * The discrete Fourier transform along an axis. `n` values, cut or filled with zeros, when it is given.
     *
     * @throws ValueError for fewer than one value, and an axis out of bounds.
     * @example
     * await mt.fft.fft([1, 2, 3, 4]).execute()
     * // array([10.+0.j, -2.+2.j, -2.+0.j, -2.-2.j])
     */
    fft(a: ArrayLike, n?: number | null, axis?: number, norm?: Norm | null): Tensor;
    fft(a: ArrayLike, options: FftOptions): Tensor;

    /**
     * The inverse of {@link fft}. `n` values, cut or filled with zeros, when it is given.
     *
     * @throws ValueError for fewer than one value, and an axis out of bounds.
     * @example
     * await mt.fft.ifft([10, mt.complex(-2, 2), -2, mt.complex(-2, -2)]).execute()
     * // array([1.+0.j, 2.+0.j, 3.+0.j, 4.+0.j])
     */
    ifft(a: ArrayLike, n?: number | null, axis?: number, norm?: Norm | null): Tensor;
    ifft(a: ArrayLike, options: FftOptions): Tensor;

    /**
     * The discrete Fourier transform of real values: the half that the other one follows from, `n / 2 + 1`
     * values. `n` values, cut or filled with zeros, when it is given.
     *
     * @throws ValueError for fewer than one value, and an axis out of bounds.
     * @example
     * await mt.fft.rfft([1, 2, 3, 4]).execute()
     * // array([10.+0.j, -2.+2.j, -2.+0.j])
     */
    rfft(a: ArrayLike, n?: number | null, axis?: number, norm?: Norm | null): Tensor;
    rfft(a: ArrayLike, options: FftOptions): Tensor;

    /**
     * The inverse of {@link rfft}: `n` real values, an even number unless given. `n` values, cut or filled with zeros, when it is given.
     *
     * @throws ValueError for fewer than one value, and an axis out of bounds.
     * @example
     * await mt.fft.irfft([10, mt.complex(-2, 2), -2]).execute()
     * // array([1., 2., 3., 4.])
     */
    irfft(a: ArrayLike, n?: number | null, axis?: number, norm?: Norm | null): Tensor;
    irfft(a: ArrayLike, options: FftOptions): Tensor;

    /**
     * The transform of values that are symmetric up to conjugation, of which the first half is given:
     * real. `n` values, cut or filled with zeros, when it is given.
     *
     * @throws ValueError for fewer than one value, and an axis out of bounds.
     * @example
     * await mt.fft.hfft([1, 2, 3]).execute()
     * // array([ 8., -2.,  0., -2.])
     */
    hfft(a: ArrayLike, n?: number | null, axis?: number, norm?: Norm | null): Tensor;
    hfft(a: ArrayLike, options: FftOptions): Tensor;

    /**
     * The inverse of {@link hfft}. `n` values, cut or filled with zeros, when it is given.
     *
     * @throws ValueError for fewer than one value, and an axis out of bounds.
     * @example
     * await mt.fft.ihfft([15, -4, 0, -4]).execute()
     * // array([1.75-0.j, 3.75-0.j, 5.75-0.j])
     */
    ihfft(a: ArrayLike, n?: number | null, axis?: number, norm?: Norm | null): Tensor;
    ihfft(a: ArrayLike, options: FftOptions): Tensor;
  }
}

const single = {
  a: p.array,
  n: p.optional(p.int, null),
  axis: p.optional(p.int, -1),
  norm: p.optional(p.choice('backward', 'ortho', 'forward'), null),
};

export const fft = defineTensor({
  name: 'fft',
  title: 'TensorFFT',
  places: ['mt.fft'],
  params: single,
  build: ({a, n, axis, norm}) => fourier(a, n, axis, norm ?? 'backward', false),
});

export const ifft = defineTensor({
  name: 'ifft',
  title: 'TensorIFFT',
  places: ['mt.fft'],
  params: single,
  build: ({a, n, axis, norm}) => fourier(a, n, axis, norm ?? 'backward', true),
});

export const rfft = defineTensor({
  name: 'rfft',
  title: 'TensorRFFT',
  places: ['mt.fft'],
  params: single,
  build: ({a, n, axis, norm}) => realFourier(a, n, axis, norm ?? 'backward'),
});

export const irfft = defineTensor({
  name: 'irfft',
  title: 'TensorIRFFT',
  places: ['mt.fft'],
  params: single,
  build: ({a, n, axis, norm}) => inverseRealFourier(a, n, axis, norm ?? 'backward'),
});

export const hfft = defineTensor({
  name: 'hfft',
  title: 'TensorHFFT',
  places: ['mt.fft'],
  params: single,
  build: ({a, n, axis, norm}) =>
    inverseRealFourier(ir.unary('conjugate', a), n, axis, otherDirection(norm ?? 'backward')),
});

export const ihfft = defineTensor({
  name: 'ihfft',
  title: 'TensorIHFFT',
  places: ['mt.fft'],
  params: single,
  build: ({a, n, axis, norm}) =>
    ir.unary('conjugate', realFourier(a, n, axis, otherDirection(norm ?? 'backward'))),
});
