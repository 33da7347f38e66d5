import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ShapeLike} from '../options.js';
import {cluster, defineRandom, floatDType, size, type RandomOptions} from './define-random.js';
import {sampled} from './sampled.js';

declare module '../../../expr/namespaces.js' {
  interface RandomFunctions {
    /**
     * Numbers of events that happen `lam` times on average. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.poisson(5, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    poisson(options?: RandomOptions & {lam?: ArrayLike}): Tensor;
    poisson(lam: ArrayLike, options: RandomOptions): Tensor;
    poisson(lam?: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Numbers of successes among `n` tries, each with probability `p`. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.binomial(10, 0.5, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    binomial(options: RandomOptions & {n: ArrayLike; p: ArrayLike}): Tensor;
    binomial(n: ArrayLike, p: ArrayLike, options: RandomOptions): Tensor;
    binomial(n: ArrayLike, p: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Numbers of failures before the `n`-th success, each try with probability `p`. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.negative_binomial(1, 0.1, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    negative_binomial(options: RandomOptions & {n: ArrayLike; p: ArrayLike}): Tensor;
    negative_binomial(n: ArrayLike, p: ArrayLike, options: RandomOptions): Tensor;
    negative_binomial(n: ArrayLike, p: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Numbers of tries up to the first success, each with probability `p`. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.geometric(0.35, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    geometric(options: RandomOptions & {p: ArrayLike}): Tensor;
    geometric(p: ArrayLike, options: RandomOptions): Tensor;
    geometric(p: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Numbers of good ones among `nsample` that are taken out of good and bad ones. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.hypergeometric(15, 15, 15, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    hypergeometric(options: RandomOptions & {ngood: ArrayLike; nbad: ArrayLike; nsample: ArrayLike}): Tensor;
    hypergeometric(ngood: ArrayLike, nbad: ArrayLike, nsample: ArrayLike, options: RandomOptions): Tensor;
    hypergeometric(
      ngood: ArrayLike,
      nbad: ArrayLike,
      nsample: ArrayLike,
      size?: ShapeLike | null,
      options?: RandomOptions,
    ): Tensor;

    /**
     * Values of the logarithmic series distribution. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.logseries(0.6, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    logseries(options: RandomOptions & {p: ArrayLike}): Tensor;
    logseries(p: ArrayLike, options: RandomOptions): Tensor;
    logseries(p: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the Zipf distribution with exponent `a`. Parameters that are arrays broadcast.
     *
     * @throws ValueError for parameters that the distribution does not have, and such as do not broadcast to `size`.
     * @example
     * mt.random.zipf(2, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    zipf(options: RandomOptions & {a: ArrayLike}): Tensor;
    zipf(a: ArrayLike, options: RandomOptions): Tensor;
    zipf(a: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;
  }
}

export const poisson = defineRandom({
  name: 'poisson',
  title: 'TensorPoisson',
  params: {lam: {...p.array, fallback: {value: 1}}, size, ...cluster, dtype: floatDType},
  build: ({lam, size, dtype}, draw) => sampled('poisson', [lam], size, dtype ?? 'int64', draw),
});

export const binomial = defineRandom({
  name: 'binomial',
  title: 'TensorBinomial',
  params: {n: p.array, p: p.array, size, ...cluster, dtype: floatDType},
  build: ({n, p, size, dtype}, draw) => sampled('binomial', [n, p], size, dtype ?? 'int64', draw),
});

export const negativeBinomial = defineRandom({
  name: 'negative_binomial',
  title: 'TensorNegativeBinomial',
  params: {n: p.array, p: p.array, size, ...cluster, dtype: floatDType},
  build: ({n, p, size, dtype}, draw) => sampled('negative_binomial', [n, p], size, dtype ?? 'int64', draw),
});

export const geometric = defineRandom({
  name: 'geometric',
  title: 'TensorGeometric',
  params: {p: p.array, size, ...cluster, dtype: floatDType},
  build: ({p, size, dtype}, draw) => sampled('geometric', [p], size, dtype ?? 'int64', draw),
});

export const hypergeometric = defineRandom({
  name: 'hypergeometric',
  title: 'TensorHypergeometric',
  params: {ngood: p.array, nbad: p.array, nsample: p.array, size, ...cluster, dtype: floatDType},
  build: ({ngood, nbad, nsample, size, dtype}, draw) =>
    sampled('hypergeometric', [ngood, nbad, nsample], size, dtype ?? 'int64', draw),
});

export const logseries = defineRandom({
  name: 'logseries',
  title: 'TensorLogseries',
  params: {p: p.array, size, ...cluster, dtype: floatDType},
  build: ({p, size, dtype}, draw) => sampled('logseries', [p], size, dtype ?? 'int64', draw),
});

export const zipf = defineRandom({
  name: 'zipf',
  title: 'TensorZipf',
  params: {a: p.array, size, ...cluster, dtype: floatDType},
  build: ({a, size, dtype}, draw) => sampled('zipf', [a], size, dtype ?? 'int64', draw),
});
