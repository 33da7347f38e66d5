/** Statistics of samples. */
import type {Options} from '../../expr/names.js';
import type {ArrayLike} from '../../expr/params.js';
import type {Tensor} from '../../expr/tensor.js';
import {defineRemote} from './define-remote.js';

declare module '../../expr/namespaces.js' {
  interface StatsFunctions {
    /**
     * The entropy of a distribution, or relative to `qk`.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.stats.entropy([0.2, 0.8])
     */
    entropy(pk: ArrayLike, qk?: ArrayLike, base?: number): Tensor;
    /**
     * The rank of each value, from 1.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.stats.rankdata([3, 1, 1])
     */
    rankdata(
      a: ArrayLike,
      method?: 'average' | 'min' | 'max' | 'dense' | 'ordinal',
      options?: Options<{axis: number}>,
    ): Tensor;
  }
}

export const entropy = defineRemote({
  name: 'entropy',
  title: 'TensorEntropy',
  places: ['mt.stats'],
  required: ['pk'],
  optional: ['qk', 'base'],
  gives: 'tensor',
});
export const rankdata = defineRemote({
  name: 'rankdata',
  title: 'TensorRankData',
  places: ['mt.stats'],
  required: ['a'],
  optional: ['method', 'axis'],
  gives: 'tensor',
});
