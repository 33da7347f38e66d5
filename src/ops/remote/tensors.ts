/** Functions of tensors. */
import type {Options} from '../../expr/names.js';
import type {ArrayLike} from '../../expr/params.js';
import type {Tensor} from '../../expr/tensor.js';
import type {ExecutableTuple} from '../../expr/tuple.js';
import type {LazyObject} from '../../expr/object.js';
import {defineRemote} from './define-remote.js';

/** Options of {@link LinalgFunctions.randomized_svd}. */
export type RandomizedSvdOptions = Options<{
  /** How many random vectors beyond those wanted: 10 unless given. */
  n_oversamples: number;
  /** How many power iterations. */
  n_iter: number | 'auto';
  power_iteration_normalizer: 'auto' | 'QR' | 'LU' | 'none';
  transpose: boolean | 'auto';
  /** Whether signs are made the same in each run. */
  flip_sign: boolean;
  random_state: number;
}>;

declare module '../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The pixels of a picture that the cluster can read, or of several. Paths are those of the cluster's machines, which need Pillow.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.imread('/data/picture.png')
     */
    imread(path: string | readonly string[], options?: Options<{chunk_size: number}>): Tensor;
    /**
     * The sum of several tensors, added by pairs.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.tree_add(mt.ones(2), mt.ones(2), mt.ones(2))
     */
    tree_add(...tensors: readonly ArrayLike[]): Tensor;
    /**
     * The product of several tensors, multiplied by pairs.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.tree_multiply(mt.arange(2), mt.arange(2), mt.arange(2))
     */
    tree_multiply(...tensors: readonly ArrayLike[]): Tensor;
    /**
     * Ones on and below a diagonal, and zeros above it.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * mt.tri(3)
     */
    tri(N: number, M?: number, k?: number): Tensor;
  }
  interface LinalgFunctions {
    /**
     * The largest singular values with their vectors, U, s and V, found with random projections.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.linalg.randomized_svd(mt.random.rand(5, 4), 2)
     */
    randomized_svd(
      M: ArrayLike,
      n_components: number,
      options?: RandomizedSvdOptions,
    ): ExecutableTuple<Tensor>;
  }
}

declare module '../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Writes the tensor as a TileDB array, on the cluster. The path is one of the cluster's machines.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.ones(3).totiledb('/data/points')
     */
    totiledb(uri: string, options?: Options<{ctx: unknown; key: string; timestamp: number}>): LazyObject;
  }
}

export const imread = defineRemote({
  name: 'imread',
  title: 'TensorImread',
  places: ['mt'],
  required: ['path'],
  optional: ['chunk_size'],
  gives: 'tensor',
});
export const treeAdd = defineRemote({
  name: 'tree_add',
  title: 'TensorTreeAdd',
  places: ['mt'],
  required: [],
  optional: ['args'],
  variadic: 'args',
  gives: 'tensor',
});
export const treeMultiply = defineRemote({
  name: 'tree_multiply',
  title: 'TensorTreeMultiply',
  places: ['mt'],
  required: [],
  optional: ['args'],
  variadic: 'args',
  gives: 'tensor',
});
export const tri = defineRemote({
  name: 'tri',
  title: 'TensorTri',
  places: ['mt'],
  required: ['N'],
  optional: ['M', 'k', 'dtype'],
  gives: 'tensor',
});
export const randomizedSvd = defineRemote({
  name: 'randomized_svd',
  title: 'RandomizedSVD',
  places: ['mt.linalg'],
  required: ['M', 'n_components'],
  optional: [
    'n_oversamples',
    'n_iter',
    'power_iteration_normalizer',
    'transpose',
    'flip_sign',
    'random_state',
  ],
  gives: ['tensor', 'tensor', 'tensor'],
});
export const totiledb = defineRemote({
  name: 'totiledb',
  title: 'TensorTileDBDataStore',
  places: ['Tensor'],
  required: ['a', 'uri'],
  optional: ['ctx', 'key', 'timestamp'],
  gives: 'object',
});
