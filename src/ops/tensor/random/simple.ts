import * as ir from '../../../engine/array/builder.js';
import type {Definition} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ShapeLike} from '../options.js';
import {
  cluster,
  defineRandom,
  floatDType,
  normal,
  size,
  uniform,
  type RandomOptions,
} from './define-random.js';

declare module '../../../expr/namespaces.js' {
  interface RandomFunctions {
    /**
     * Values that are equally likely everywhere in [0, 1), in the shape that the arguments spell.
     *
     * @example
     * mt.random.rand(3, 2).shape
     * // [ 3, 2 ]
     */
    rand(...dn: number[] | [...number[], Omit<RandomOptions, 'size'>]): Tensor;

    /**
     * Normal values with mean 0 and standard deviation 1, in the shape that the arguments spell.
     *
     * @example
     * mt.random.randn(3, 2).shape
     * // [ 3, 2 ]
     */
    randn(...dn: number[] | [...number[], Omit<RandomOptions, 'size'>]): Tensor;

    /**
     * Values that are equally likely everywhere in [0, 1).
     *
     * @example
     * mt.random.random_sample([3, 2]).shape
     * // [ 3, 2 ]
     */
    random_sample(size?: ShapeLike | null, options?: RandomOptions): Tensor;
    random_sample(options: RandomOptions): Tensor;

    /**
     * Values in [0, 1): the same as {@link random_sample}.
     *
     * @example
     * mt.random.random(3).shape
     * // [ 3 ]
     */
    random(size?: ShapeLike | null, options?: RandomOptions): Tensor;
    random(options: RandomOptions): Tensor;

    /**
     * Values in [0, 1): the same as {@link random_sample}.
     *
     * @example
     * mt.random.ranf(3).shape
     * // [ 3 ]
     */
    ranf(size?: ShapeLike | null, options?: RandomOptions): Tensor;
    ranf(options: RandomOptions): Tensor;

    /**
     * Values in [0, 1): the same as {@link random_sample}.
     *
     * @example
     * mt.random.sample(3).shape
     * // [ 3 ]
     */
    sample(size?: ShapeLike | null, options?: RandomOptions): Tensor;
    sample(options: RandomOptions): Tensor;

    /**
     * Normal values with mean 0 and standard deviation 1.
     *
     * @example
     * mt.random.standard_normal([3, 2]).shape
     * // [ 3, 2 ]
     */
    standard_normal(size?: ShapeLike | null, options?: RandomOptions): Tensor;
    standard_normal(options: RandomOptions): Tensor;

    /**
     * Exponential values with mean 1.
     *
     * @example
     * mt.random.standard_exponential([3, 2]).shape
     * // [ 3, 2 ]
     */
    standard_exponential(size?: ShapeLike | null, options?: RandomOptions): Tensor;
    standard_exponential(options: RandomOptions): Tensor;

    /**
     * Values of the Cauchy distribution around 0.
     *
     * @example
     * mt.random.standard_cauchy([3, 2]).shape
     * // [ 3, 2 ]
     */
    standard_cauchy(size?: ShapeLike | null, options?: RandomOptions): Tensor;
    standard_cauchy(options: RandomOptions): Tensor;
  }
}

export const rand = defineRandom({
  name: 'rand',
  title: 'TensorRand',
  params: {dn: p.rest(p.int), dtype: floatDType, ...cluster},
  build: ({dn, dtype}, draw) => uniform(dn, draw, dtype),
});

export const randn = defineRandom({
  name: 'randn',
  title: 'TensorRandn',
  params: {dn: p.rest(p.int), dtype: floatDType, ...cluster},
  build: ({dn, dtype}, draw) => normal(dn, draw, dtype),
});

const params = {size, ...cluster, dtype: floatDType};

function unit(name: 'random_sample' | 'random' | 'ranf' | 'sample'): Definition {
  return defineRandom({
    name,
    title: 'TensorRandomSample',
    params,
    build: ({size, dtype}, draw) => uniform(size ?? [], draw, dtype),
  });
}

export const randomSample = unit('random_sample');
export const random = unit('random');
export const ranf = unit('ranf');
export const sample = unit('sample');

export const standardNormal = defineRandom({
  name: 'standard_normal',
  title: 'TensorStandardNormal',
  params,
  build: ({size, dtype}, draw) => normal(size ?? [], draw, dtype),
});

export const standardExponential = defineRandom({
  name: 'standard_exponential',
  title: 'TensorStandardExponential',
  params,
  build({size, dtype}, draw) {
    const u = uniform(size ?? [], draw);
    return ir.cast(ir.unary('negative', ir.unary('log1p', ir.unary('negative', u))), dtype ?? 'float64');
  },
});

export const standardCauchy = defineRandom({
  name: 'standard_cauchy',
  title: 'TensorStandardCauchy',
  params,
  build({size, dtype}, draw) {
    const angle = ir.binary('multiply', Math.PI, ir.binary('subtract', uniform(size ?? [], draw), 0.5));
    return ir.cast(ir.unary('tan', angle), dtype ?? 'float64');
  },
});
