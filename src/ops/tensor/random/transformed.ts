/** Distributions that are functions of uniform or normal values. */
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ShapeLike} from '../options.js';
import {normal, parameter, type RandomOptions} from './define-random.js';
import {defineTransformed} from './define-transformed.js';

declare module '../../../expr/namespaces.js' {
  interface RandomFunctions {
    /**
     * Values that are equally likely everywhere in [`low`, `high`). Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.uniform({size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    uniform(options?: RandomOptions & {low?: ArrayLike; high?: ArrayLike}): Tensor;
    uniform(low: ArrayLike, options: RandomOptions): Tensor;
    uniform(low: ArrayLike, high: ArrayLike, options: RandomOptions): Tensor;
    uniform(low?: ArrayLike, high?: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Normal values with mean `loc` and standard deviation `scale`. Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.normal({size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    normal(options?: RandomOptions & {loc?: ArrayLike; scale?: ArrayLike}): Tensor;
    normal(loc: ArrayLike, options: RandomOptions): Tensor;
    normal(loc: ArrayLike, scale: ArrayLike, options: RandomOptions): Tensor;
    normal(loc?: ArrayLike, scale?: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values whose logarithm is normal, with mean `mean` and standard deviation `sigma`. Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.lognormal({size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    lognormal(options?: RandomOptions & {mean?: ArrayLike; sigma?: ArrayLike}): Tensor;
    lognormal(mean: ArrayLike, options: RandomOptions): Tensor;
    lognormal(mean: ArrayLike, sigma: ArrayLike, options: RandomOptions): Tensor;
    lognormal(mean?: ArrayLike, sigma?: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the Laplace distribution around `loc`. Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.laplace({size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    laplace(options?: RandomOptions & {loc?: ArrayLike; scale?: ArrayLike}): Tensor;
    laplace(loc: ArrayLike, options: RandomOptions): Tensor;
    laplace(loc: ArrayLike, scale: ArrayLike, options: RandomOptions): Tensor;
    laplace(loc?: ArrayLike, scale?: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the logistic distribution around `loc`. Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.logistic({size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    logistic(options?: RandomOptions & {loc?: ArrayLike; scale?: ArrayLike}): Tensor;
    logistic(loc: ArrayLike, options: RandomOptions): Tensor;
    logistic(loc: ArrayLike, scale: ArrayLike, options: RandomOptions): Tensor;
    logistic(loc?: ArrayLike, scale?: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values in [0, 1] whose density grows as `x**(a - 1)`. Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.power(5, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    power(options: RandomOptions & {a: ArrayLike}): Tensor;
    power(a: ArrayLike, options: RandomOptions): Tensor;
    power(a: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values whose density rises from `left` to `mode` and falls to `right`. Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.triangular(-3, 0, 8, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    triangular(options: RandomOptions & {left: ArrayLike; mode: ArrayLike; right: ArrayLike}): Tensor;
    triangular(left: ArrayLike, mode: ArrayLike, right: ArrayLike, options: RandomOptions): Tensor;
    triangular(
      left: ArrayLike,
      mode: ArrayLike,
      right: ArrayLike,
      size?: ShapeLike | null,
      options?: RandomOptions,
    ): Tensor;
  }
}

/** Uniform values in (0, 1): the open interval that logarithms need. */
function open(u: Expr): Expr {
  return ir.binary('maximum', u, 2 ** -54);
}

function standardLaplace(u: Expr): Expr {
  const upper = ir.unary('negative', ir.unary('log', ir.binary('multiply', 2, ir.binary('subtract', 1, u))));
  const lower = ir.unary('log', ir.binary('multiply', 2, open(u)));
  return ir.where(ir.binary('greater_equal', u, 0.5), upper, lower);
}

function standardLogistic(u: Expr): Expr {
  return ir.binary('subtract', ir.unary('log', open(u)), ir.unary('log1p', ir.unary('negative', u)));
}

function standardTriangular(u: Expr, left: Expr, mode: Expr, right: Expr): Expr {
  const base = ir.binary('subtract', right, left);
  const rise = ir.binary('subtract', mode, left);
  const fall = ir.binary('subtract', right, mode);
  const part = (value: Expr, side: Expr): Expr =>
    ir.unary('sqrt', ir.binary('multiply', value, ir.binary('multiply', base, side)));
  return ir.where(
    ir.binary('less_equal', u, ir.binary('divide', rise, base)),
    ir.binary('add', left, part(u, rise)),
    ir.binary('subtract', right, part(ir.binary('subtract', 1, u), fall)),
  );
}

/** `loc + scale * values`. */
function placed(values: Expr, loc: Expr, scale: Expr): Expr {
  return ir.binary('add', loc, ir.binary('multiply', scale, values));
}

export const uniformValues = defineTransformed({
  name: 'uniform',
  title: 'TensorUniform',
  params: {low: parameter(0), high: parameter(1)},
  of: (u, low, high) => ir.binary('add', low, ir.binary('multiply', ir.binary('subtract', high, low), u)),
});

export const normalValues = defineTransformed({
  name: 'normal',
  title: 'TensorNormal',
  params: {loc: parameter(0), scale: parameter(1)},
  source: normal,
  of: placed,
});

export const lognormal = defineTransformed({
  name: 'lognormal',
  title: 'TensorLognormal',
  params: {mean: parameter(0), sigma: parameter(1)},
  source: normal,
  of: (z, mean, sigma) => ir.unary('exp', placed(z, mean, sigma)),
});

export const laplace = defineTransformed({
  name: 'laplace',
  title: 'TensorLaplace',
  params: {loc: parameter(0), scale: parameter(1)},
  of: (u, loc, scale) => placed(standardLaplace(u), loc, scale),
});

export const logistic = defineTransformed({
  name: 'logistic',
  title: 'TensorLogistic',
  params: {loc: parameter(0), scale: parameter(1)},
  of: (u, loc, scale) => placed(standardLogistic(u), loc, scale),
});

export const power = defineTransformed({
  name: 'power',
  title: 'TensorRandomPower',
  params: {a: p.array},
  of: (u, a) => ir.binary('power', u, ir.binary('divide', 1, a)),
});

export const triangular = defineTransformed({
  name: 'triangular',
  title: 'TensorTriangular',
  params: {left: p.array, mode: p.array, right: p.array},
  of: standardTriangular,
});
