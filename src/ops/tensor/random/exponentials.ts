/** Distributions that are functions of exponential values. */
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ShapeLike} from '../options.js';
import {parameter, type RandomOptions} from './define-random.js';
import {defineTransformed} from './define-transformed.js';

declare module '../../../expr/namespaces.js' {
  interface RandomFunctions {
    /**
     * Exponential values with mean `scale`. Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.exponential({size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    exponential(options?: RandomOptions & {scale?: ArrayLike}): Tensor;
    exponential(scale: ArrayLike, options: RandomOptions): Tensor;
    exponential(scale?: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the Gumbel distribution, that of the largest of many. Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.gumbel({size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    gumbel(options?: RandomOptions & {loc?: ArrayLike; scale?: ArrayLike}): Tensor;
    gumbel(loc: ArrayLike, options: RandomOptions): Tensor;
    gumbel(loc: ArrayLike, scale: ArrayLike, options: RandomOptions): Tensor;
    gumbel(loc?: ArrayLike, scale?: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the Weibull distribution with shape `a` and scale 1. Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.weibull(5, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    weibull(options: RandomOptions & {a: ArrayLike}): Tensor;
    weibull(a: ArrayLike, options: RandomOptions): Tensor;
    weibull(a: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the Pareto II distribution with shape `a`. Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.pareto(3, {size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    pareto(options: RandomOptions & {a: ArrayLike}): Tensor;
    pareto(a: ArrayLike, options: RandomOptions): Tensor;
    pareto(a: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;

    /**
     * Values of the Rayleigh distribution: lengths of vectors with two normal components. Parameters that are arrays broadcast.
     *
     * @throws ValueError when the parameters do not broadcast to `size`.
     * @example
     * mt.random.rayleigh({size: [2, 3]}).shape
     * // [ 2, 3 ]
     */
    rayleigh(options?: RandomOptions & {scale?: ArrayLike}): Tensor;
    rayleigh(scale: ArrayLike, options: RandomOptions): Tensor;
    rayleigh(scale?: ArrayLike, size?: ShapeLike | null, options?: RandomOptions): Tensor;
  }
}

/** Exponential values with mean 1, of uniform ones. */
function standardExponential(u: Expr): Expr {
  return ir.unary('negative', ir.unary('log1p', ir.unary('negative', u)));
}

export const exponential = defineTransformed({
  name: 'exponential',
  title: 'TensorExponential',
  params: {scale: parameter(1)},
  of: (u, scale) => ir.binary('multiply', scale, standardExponential(u)),
});

export const gumbel = defineTransformed({
  name: 'gumbel',
  title: 'TensorGumbel',
  params: {loc: parameter(0), scale: parameter(1)},
  of: (u, loc, scale) =>
    ir.binary('subtract', loc, ir.binary('multiply', scale, ir.unary('log', standardExponential(u)))),
});

export const weibull = defineTransformed({
  name: 'weibull',
  title: 'TensorWeibull',
  params: {a: p.array},
  of: (u, a) => ir.binary('power', standardExponential(u), ir.binary('divide', 1, a)),
});

export const pareto = defineTransformed({
  name: 'pareto',
  title: 'TensorPareto',
  params: {a: p.array},
  of: (u, a) => ir.unary('expm1', ir.binary('divide', standardExponential(u), a)),
});

export const rayleigh = defineTransformed({
  name: 'rayleigh',
  title: 'TensorRayleigh',
  params: {scale: parameter(1)},
  of: (u, scale) =>
    ir.binary('multiply', scale, ir.unary('sqrt', ir.binary('multiply', 2, standardExponential(u)))),
});
