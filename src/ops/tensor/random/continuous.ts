import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ShapeLike} from '../options.js';
import {cluster, defineRandom, floatDType, size, type RandomOptions} from './define-random.js';
import {sampled} from './sampled.js';

declare module '../../../expr/namespaces.js' {
  interface RandomFunctions {
    /**
     * Values of the gamma distribution with the given shape and scale 1. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.standard_gamma(2, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    standard_gamma(options: RandomOptions & {shape: ArrayLike}): Tensor;
    standard_gamma(shape: ArrayLike, options: RandomOptions): Tensor;
    standard_gamma(shape: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the gamma distribution. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.gamma(2, 2, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    gamma(options: RandomOptions & {shape: ArrayLike; scale?: ArrayLike}): Tensor;
    gamma(shape: ArrayLike, options: RandomOptions): Tensor;
    gamma(shape: ArrayLike, scale: ArrayLike, options: RandomOptions): Tensor;
    gamma(shape: ArrayLike, scale?: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the beta distribution, in [0, 1]. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.beta(2, 3, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    beta(options: RandomOptions & {a: ArrayLike; b: ArrayLike}): Tensor;
    beta(a: ArrayLike, b: ArrayLike, options: RandomOptions): Tensor;
    beta(a: ArrayLike, b: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Sums of `df` squared normal values. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.chisquare(2, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    chisquare(options: RandomOptions & {df: ArrayLike}): Tensor;
    chisquare(df: ArrayLike, options: RandomOptions): Tensor;
    chisquare(df: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the chi-square distribution that is not around 0. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.noncentral_chisquare(3, 20, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    noncentral_chisquare(options: RandomOptions & {df: ArrayLike; nonc: ArrayLike}): Tensor;
    noncentral_chisquare(df: ArrayLike, nonc: ArrayLike, options: RandomOptions): Tensor;
    noncentral_chisquare(
      df: ArrayLike,
      nonc: ArrayLike,
      size?: ShapeLike | null,
      options?: RandomOptions,
    ): Tensor;

    /**
     * Ratios of two chi-square values, each divided by its degrees of freedom. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.f(1, 48, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    f(options: RandomOptions & {dfnum: ArrayLike; dfden: ArrayLike}): Tensor;
    f(dfnum: ArrayLike, dfden: ArrayLike, options: RandomOptions): Tensor;
    f(dfnum: ArrayLike, dfden: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the F distribution whose numerator is not around 0. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.noncentral_f(3, 20, 3, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    noncentral_f(options: RandomOptions & {dfnum: ArrayLike; dfden: ArrayLike; nonc: ArrayLike}): Tensor;
    noncentral_f(dfnum: ArrayLike, dfden: ArrayLike, nonc: ArrayLike, options: RandomOptions): Tensor;
    noncentral_f(
      dfnum: ArrayLike,
      dfden: ArrayLike,
      nonc: ArrayLike,
      size?: ShapeLike | null,
      options?: RandomOptions,
    ): Tensor;

    /**
     * Values of Student's t distribution. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.standard_t(10, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    standard_t(options: RandomOptions & {df: ArrayLike}): Tensor;
    standard_t(df: ArrayLike, options: RandomOptions): Tensor;
    standard_t(df: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Angles in [-pi, pi] around `mu`, the nearer the larger `kappa` is. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.vonmises(0, 4, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    vonmises(options: RandomOptions & {mu: ArrayLike; kappa: ArrayLike}): Tensor;
    vonmises(mu: ArrayLike, kappa: ArrayLike, options: RandomOptions): Tensor;
    vonmises(mu: ArrayLike, kappa: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the inverse Gaussian distribution. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.wald(3, 2, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    wald(options: RandomOptions & {mean: ArrayLike; scale: ArrayLike}): Tensor;
    wald(mean: ArrayLike, scale: ArrayLike, options: RandomOptions): Tensor;
    wald(mean: ArrayLike, scale: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;
  }
}

export const standardGamma = defineRandom({
  name: 'standard_gamma',
  title: 'TensorStandardGamma',
  params: {shape: p.array, size, ...cluster, dtype: floatDType},
  build: ({shape, size, dtype}, draw) => sampled('standard_gamma', [shape], size, dtype ?? 'float64', draw),
});

export const gamma = defineRandom({
  name: 'gamma',
  title: 'TensorRandGamma',
  params: {shape: p.array, scale: {...p.array, fallback: {value: 1}}, size, ...cluster, dtype: floatDType},
  build: ({shape, scale, size, dtype}, draw) =>
    sampled('gamma', [shape, scale], size, dtype ?? 'float64', draw),
});

export const beta = defineRandom({
  name: 'beta',
  title: 'TensorRandBeta',
  params: {a: p.array, b: p.array, size, ...cluster, dtype: floatDType},
  build: ({a, b, size, dtype}, draw) => sampled('beta', [a, b], size, dtype ?? 'float64', draw),
});

export const chisquare = defineRandom({
  name: 'chisquare',
  title: 'TensorChisquareDist',
  params: {df: p.array, size, ...cluster, dtype: floatDType},
  build: ({df, size, dtype}, draw) => sampled('chisquare', [df], size, dtype ?? 'float64', draw),
});

export const noncentralChisquare = defineRandom({
  name: 'noncentral_chisquare',
  title: 'TensorNoncentralChisquare',
  params: {df: p.array, nonc: p.array, size, ...cluster, dtype: floatDType},
  build: ({df, nonc, size, dtype}, draw) =>
    sampled('noncentral_chisquare', [df, nonc], size, dtype ?? 'float64', draw),
});

export const fDistribution = defineRandom({
  name: 'f',
  title: 'TensorF',
  params: {dfnum: p.array, dfden: p.array, size, ...cluster, dtype: floatDType},
  build: ({dfnum, dfden, size, dtype}, draw) => sampled('f', [dfnum, dfden], size, dtype ?? 'float64', draw),
});

export const noncentralF = defineRandom({
  name: 'noncentral_f',
  title: 'TensorNoncentralF',
  params: {dfnum: p.array, dfden: p.array, nonc: p.array, size, ...cluster, dtype: floatDType},
  build: ({dfnum, dfden, nonc, size, dtype}, draw) =>
    sampled('noncentral_f', [dfnum, dfden, nonc], size, dtype ?? 'float64', draw),
});

export const standardT = defineRandom({
  name: 'standard_t',
  title: 'TensorStandardT',
  params: {df: p.array, size, ...cluster, dtype: floatDType},
  build: ({df, size, dtype}, draw) => sampled('standard_t', [df], size, dtype ?? 'float64', draw),
});

export const vonmises = defineRandom({
  name: 'vonmises',
  title: 'TensorVonmises',
  params: {mu: p.array, kappa: p.array, size, ...cluster, dtype: floatDType},
  build: ({mu, kappa, size, dtype}, draw) => sampled('vonmises', [mu, kappa], size, dtype ?? 'float64', draw),
});

export const wald = defineRandom({
  name: 'wald',
  title: 'TensorWald',
  params: {mean: p.array, scale: p.array, size, ...cluster, dtype: floatDType},
  build: ({mean, scale, size, dtype}, draw) => sampled('wald', [mean, scale], size, dtype ?? 'float64', draw),
});
