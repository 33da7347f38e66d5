import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ShapeLike} from '../options.js';
import {cluster, defineRandom, floatDType, normal, size, type RandomOptions} from './define-random.js';
import {covarianceRootReference} from './samplers/covariance-root.js';
import {vectorsReference} from './samplers/vectors.js';

declare module '../../../expr/namespaces.js' {
  interface RandomFunctions {
    /**
     * Vectors of the multivariate normal distribution, along a new last axis.
     *
     * @throws ValueError when mean and covariance do not fit, or the covariance is not symmetric and positive semidefinite.
     * @example
     * mt.random.multivariate_normal([0, 0], [[1, 0], [0, 2]], 5).shape
     * // [ 5, 2 ]
     */
    multivariate_normal(
      mean: ArrayLike,
      cov: ArrayLike,
      size?: ShapeLike | null,
      options?: MultivariateOptions,
    ): Tensor;
    multivariate_normal(mean: ArrayLike, cov: ArrayLike, options: MultivariateOptions): Tensor;

    /**
     * Vectors of numbers that sum to `n`: how often each outcome comes in `n` tries. They stand along a new last axis.
     *
     * @throws ValueError for probabilities that are none, or sum to more than 1.
     * @example
     * await mt.random.multinomial(20, [0.5, 0.25, 0.25]).sum().execute()
     * // 20
     */
    multinomial(n: number, pvals: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;
    multinomial(n: number, pvals: ArrayLike, options: RandomOptions): Tensor;

    /**
     * Vectors of the Dirichlet distribution: parts of 1, along a new last axis.
     *
     * @throws ValueError for parameters that are not above 0.
     * @example
     * mt.random.dirichlet([10, 5, 3], 20).shape
     * // [ 20, 3 ]
     */
    dirichlet(alpha: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;
    dirichlet(alpha: ArrayLike, options: RandomOptions): Tensor;
  }
}

/** Options of `multivariate_normal`. */
export type MultivariateOptions = RandomOptions & {
  /** What happens when the covariance is not positive semidefinite: an error, or nothing; an error unless given. */
  readonly check_valid?: 'warn' | 'raise' | 'ignore';
  /** How far it may be from that; 1e-8 unless given. */
  readonly tol?: number;
};

export const multivariateNormal = defineRandom({
  name: 'multivariate_normal',
  title: 'TensorMultivariateNormal',
  params: {
    mean: p.array,
    cov: p.array,
    size,
    check_valid: p.optional(p.choice('warn', 'raise', 'ignore'), null),
    tol: p.optional(p.number, null),
    ...cluster,
    dtype: floatDType,
  },
  build({mean, cov, size, check_valid, tol, dtype}, draw) {
    const [n = 0] = mean.shape;
    if (mean.shape.length !== 1) throw new ValueError('mean must be 1 dimensional');
    if (cov.shape.length !== 2 || cov.shape[0] !== cov.shape[1])
      throw new ValueError('cov must be 2 dimensional and square');
    if (cov.shape[0] !== n) throw new ValueError('mean and cov must have same length');
    const how = {check: check_valid !== 'ignore', tolerance: tol ?? 1e-8};
    const [root] = ir.host(covarianceRootReference, [ir.cast(cov, 'float64')], how, [
      {dtype: 'float64', shape: [n, n]},
    ]);
    const z = normal([...(size ?? []), n], draw);
    const spread = ir.matmul(ir.reshape(z, [-1, n]), root ?? cov);
    return ir.cast(ir.binary('add', ir.reshape(spread, z.shape), mean), dtype ?? 'float64');
  },
});

function vectors(
  name: 'multinomial' | 'dirichlet',
  parameters: Expr,
  size: readonly number[] | null,
  extra: {readonly n: number},
  draw: {readonly seed: bigint; readonly stream: number},
): Expr {
  const [length = 0] = parameters.shape;
  if (parameters.shape.length !== 1) throw new ValueError('the parameters must be 1-dimensional');
  const shape = [...(size ?? []), length];
  const [values] = ir.host(
    vectorsReference,
    [ir.cast(parameters, 'float64')],
    {name, shape, ...extra, ...draw},
    [{dtype: 'float64', shape}],
  );
  if (values === undefined) throw new TypeError('a host function gives what it is said to give');
  return values;
}

export const multinomial = defineRandom({
  name: 'multinomial',
  title: 'TensorMultinomial',
  params: {n: p.int, pvals: p.array, size, ...cluster, dtype: floatDType},
  build({n, pvals, size, dtype}, draw) {
    if (n < 0) throw new ValueError('n < 0');
    return ir.cast(vectors('multinomial', pvals, size, {n}, draw), dtype ?? 'int64');
  },
});

export const dirichlet = defineRandom({
  name: 'dirichlet',
  title: 'TensorDirichlet',
  params: {alpha: p.array, size, ...cluster, dtype: floatDType},
  build: ({alpha, size, dtype}, draw) =>
    ir.cast(vectors('dirichlet', alpha, size, {n: 0}, draw), dtype ?? 'float64'),
});
