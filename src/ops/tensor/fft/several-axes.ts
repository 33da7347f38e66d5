import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {extents, fourierN, inverseRealFourierN, realFourierN, type Norm} from './transforms.js';

/** Options of transforms along several axes. */
export interface FftnOptions {
  /** How many values along each axis; as many as there are when absent. */
  readonly s?: readonly number[] | null;
  readonly axes?: readonly number[] | null;
  readonly norm?: Norm | null;
}

declare module '../../../expr/namespaces.js' {
  interface FftFunctions {
    /**
     * The discrete Fourier transform along several axes, all unless given. `s` says how many values each axis has, cut or filled with zeros.
     *
     * @throws ValueError when `s` and `axes` have different lengths, and for axes out of bounds.
     * @example
     * await mt.fft.fftn([[1, 2], [3, 4]]).execute()
     * // array([[10.+0.j, -2.+0.j],
     * //        [-4.+0.j,  0.+0.j]])
     */
    fftn(
      a: ArrayLike,
      s?: readonly number[] | null,
      axes?: readonly number[] | null,
      norm?: Norm | null,
    ): Tensor;
    fftn(a: ArrayLike, options: FftnOptions): Tensor;

    /**
     * The inverse of {@link fftn}. `s` says how many values each axis has, cut or filled with zeros.
     *
     * @throws ValueError when `s` and `axes` have different lengths, and for axes out of bounds.
     * @example
     * await mt.fft.ifftn([[10, -2], [-4, 0]]).execute()
     * // array([[1.+0.j, 2.+0.j],
     * //        [3.+0.j, 4.+0.j]])
     */
    ifftn(
      a: ArrayLike,
      s?: readonly number[] | null,
      axes?: readonly number[] | null,
      norm?: Norm | null,
    ): Tensor;
    ifftn(a: ArrayLike, options: FftnOptions): Tensor;

    /**
     * The discrete Fourier transform of real values along several axes; the last one is halved. `s` says how many values each axis has, cut or filled with zeros.
     *
     * @throws ValueError when `s` and `axes` have different lengths, and for axes out of bounds.
     * @example
     * await mt.fft.rfftn([[1, 2], [3, 4]]).execute()
     * // array([[10.+0.j, -2.+0.j],
     * //        [-4.+0.j,  0.+0.j]])
     */
    rfftn(
      a: ArrayLike,
      s?: readonly number[] | null,
      axes?: readonly number[] | null,
      norm?: Norm | null,
    ): Tensor;
    rfftn(a: ArrayLike, options: FftnOptions): Tensor;

    /**
     * The inverse of {@link rfftn}. `s` says how many values each axis has, cut or filled with zeros.
     *
     * @throws ValueError when `s` and `axes` have different lengths, and for axes out of bounds.
     * @example
     * await mt.fft.irfftn([[10, -2], [-4, 0]]).execute()
     * // array([[1., 2.],
     * //        [3., 4.]])
     */
    irfftn(
      a: ArrayLike,
      s?: readonly number[] | null,
      axes?: readonly number[] | null,
      norm?: Norm | null,
    ): Tensor;
    irfftn(a: ArrayLike, options: FftnOptions): Tensor;

    /**
     * The discrete Fourier transform along two axes, the last ones unless given. `s` says how many values each axis has, cut or filled with zeros.
     *
     * @throws ValueError when `s` and `axes` have different lengths, and for axes out of bounds.
     * @example
     * await mt.fft.fft2([[1, 2], [3, 4]]).execute()
     * // array([[10.+0.j, -2.+0.j],
     * //        [-4.+0.j,  0.+0.j]])
     */
    fft2(
      a: ArrayLike,
      s?: readonly number[] | null,
      axes?: readonly number[] | null,
      norm?: Norm | null,
    ): Tensor;
    fft2(a: ArrayLike, options: FftnOptions): Tensor;

    /**
     * The inverse of {@link fft2}. `s` says how many values each axis has, cut or filled with zeros.
     *
     * @throws ValueError when `s` and `axes` have different lengths, and for axes out of bounds.
     * @example
     * await mt.fft.ifft2([[10, -2], [-4, 0]]).execute()
     * // array([[1.+0.j, 2.+0.j],
     * //        [3.+0.j, 4.+0.j]])
     */
    ifft2(
      a: ArrayLike,
      s?: readonly number[] | null,
      axes?: readonly number[] | null,
      norm?: Norm | null,
    ): Tensor;
    ifft2(a: ArrayLike, options: FftnOptions): Tensor;

    /**
     * The discrete Fourier transform of real values along two axes; the last one is halved. `s` says how many values each axis has, cut or filled with zeros.
     *
     * @throws ValueError when `s` and `axes` have different lengths, and for axes out of bounds.
     * @example
     * await mt.fft.rfft2([[1, 2], [3, 4]]).execute()
     * // array([[10.+0.j, -2.+0.j],
     * //        [-4.+0.j,  0.+0.j]])
     */
    rfft2(
      a: ArrayLike,
      s?: readonly number[] | null,
      axes?: readonly number[] | null,
      norm?: Norm | null,
    ): Tensor;
    rfft2(a: ArrayLike, options: FftnOptions): Tensor;

    /**
     * The inverse of {@link rfft2}. `s` says how many values each axis has, cut or filled with zeros.
     *
     * @throws ValueError when `s` and `axes` have different lengths, and for axes out of bounds.
     * @example
     * await mt.fft.irfft2([[10, -2], [-4, 0]]).execute()
     * // array([[1., 2.],
     * //        [3., 4.]])
     */
    irfft2(
      a: ArrayLike,
      s?: readonly number[] | null,
      axes?: readonly number[] | null,
      norm?: Norm | null,
    ): Tensor;
    irfft2(a: ArrayLike, options: FftnOptions): Tensor;
  }
}

const several = {
  a: p.array,
  s: p.optional(p.listOf(p.int), null),
  axes: p.optional(p.listOf(p.int), null),
  norm: p.optional(p.choice('backward', 'ortho', 'forward'), null),
};
const two = {...several, axes: p.optional(p.listOf(p.int), [-2, -1])};

export const fftn = defineTensor({
  name: 'fftn',
  title: 'TensorFFTN',
  places: ['mt.fft'],
  params: several,
  build: ({a, s, axes, norm}) => fourierN(a, extents(a, s, axes), norm ?? 'backward', false),
});

export const ifftn = defineTensor({
  name: 'ifftn',
  title: 'TensorIFFTN',
  places: ['mt.fft'],
  params: several,
  build: ({a, s, axes, norm}) => fourierN(a, extents(a, s, axes), norm ?? 'backward', true),
});

export const rfftn = defineTensor({
  name: 'rfftn',
  title: 'TensorRFFTN',
  places: ['mt.fft'],
  params: several,
  build: ({a, s, axes, norm}) => realFourierN(a, extents(a, s, axes), norm ?? 'backward'),
});

export const irfftn = defineTensor({
  name: 'irfftn',
  title: 'TensorIRFFTN',
  places: ['mt.fft'],
  params: several,
  build: ({a, s, axes, norm}) => inverseRealFourierN(a, extents(a, s, axes), norm ?? 'backward'),
});

export const fft2 = defineTensor({
  name: 'fft2',
  title: 'TensorFFT2',
  places: ['mt.fft'],
  params: two,
  build: ({a, s, axes, norm}) => fourierN(a, extents(a, s, axes), norm ?? 'backward', false),
});

export const ifft2 = defineTensor({
  name: 'ifft2',
  title: 'TensorIFFT2',
  places: ['mt.fft'],
  params: two,
  build: ({a, s, axes, norm}) => fourierN(a, extents(a, s, axes), norm ?? 'backward', true),
});

export const rfft2 = defineTensor({
  name: 'rfft2',
  title: 'TensorRFFT2',
  places: ['mt.fft'],
  params: two,
  build: ({a, s, axes, norm}) => realFourierN(a, extents(a, s, axes), norm ?? 'backward'),
});

export const irfft2 = defineTensor({
  name: 'irfft2',
  title: 'TensorIRFFT2',
  places: ['mt.fft'],
  params: two,
  build: ({a, s, axes, norm}) => inverseRealFourierN(a, extents(a, s, axes), norm ?? 'backward'),
});
