/** Distances between points, and statistics of samples. */
import type {Options} from '../../expr/names.js';
import type {ArrayLike} from '../../expr/params.js';
import type {Tensor} from '../../expr/tensor.js';
import {defineRemote} from './define-remote.js';

declare module '../../expr/namespaces.js' {
  interface DistanceFunctions {
    /**
     * Distances between each row of one tensor and each of another, by SciPy's name of a metric.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.spatial.distance.cdist(mt.tensor([[0, 0], [3, 4]]), mt.tensor([[0, 0], [3, 4]]))
     */
    cdist(
      XA: ArrayLike,
      XB: ArrayLike,
      metric?: string,
      options?: Options<{p: number; w: ArrayLike; V: ArrayLike; VI: ArrayLike}>,
    ): Tensor;
    /**
     * Distances between the rows of a tensor, each pair once.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.spatial.distance.pdist(mt.tensor([[0, 0], [3, 4]]))
     */
    pdist(
      X: ArrayLike,
      metric?: string,
      options?: Options<{p: number; w: ArrayLike; V: ArrayLike; VI: ArrayLike}>,
    ): Tensor;
    /**
     * A matrix of distances of what `pdist` gives, or the reverse.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.spatial.distance.squareform(mt.spatial.distance.pdist(mt.tensor([[0, 0], [3, 4]])))
     */
    squareform(
      X: ArrayLike,
      options?: Options<{force: 'no' | 'tomatrix' | 'tovector'; checks: boolean; chunk_size: number}>,
    ): Tensor;
  }
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

export const cdist = defineRemote({
  name: 'cdist',
  title: 'TensorCdist',
  places: ['mt.spatial.distance'],
  required: ['XA', 'XB'],
  optional: ['metric', 'p', 'w', 'V', 'VI'],
  gives: 'tensor',
});
export const pdist = defineRemote({
  name: 'pdist',
  title: 'TensorPdist',
  places: ['mt.spatial.distance'],
  required: ['X'],
  optional: ['metric', 'p', 'w', 'V', 'VI'],
  gives: 'tensor',
});
export const squareform = defineRemote({
  name: 'squareform',
  title: 'TensorSquareform',
  places: ['mt.spatial.distance'],
  required: ['X'],
  optional: ['force', 'checks', 'chunk_size'],
  gives: 'tensor',
});
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
