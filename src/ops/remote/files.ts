import type {ArrayLike} from '../../expr/params.js';
import type {Options} from '../../expr/names.js';
import type {LazyObject} from '../../expr/object.js';
import type {Tensor} from '../../expr/tensor.js';
import type {ExecutableTuple} from '../../expr/tuple.js';
import type {PythonFunction} from '../../graph/index.js';
import {defineRemote} from './define-remote.js';

/** Options of {@link StatsFunctions.ks_1samp}. */
export type KsOptions = Options<{
  /** Further arguments of the distribution function. */
  args: readonly unknown[];
  /** Which hypothesis is tested against. */
  alternative: 'two-sided' | 'less' | 'greater';
  /** How the p-value is computed. */
  mode: 'auto' | 'exact' | 'approx' | 'asymp';
}>;

declare module '../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * A tensor of a dataset in an HDF5 file that the cluster can read. The path is one of the cluster's machines.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.from_hdf5('/data/points.h5', {dataset: 'x'})
     */
    from_hdf5(
      hdf5_file: string,
      options?: Options<{group: string; dataset: string; chunk_size: number | readonly number[]}>,
    ): Tensor;
    /**
     * A tensor of a Zarr array that the cluster can read. The path is one of the cluster's machines.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.from_zarr('/data/points.zarr')
     */
    from_zarr(
      path: string,
      options?: Options<{group: string; dataset: string; chunk_size: number | readonly number[]}>,
    ): Tensor;
    /**
     * A tensor of a TileDB array that the cluster can read. The path is one of the cluster's machines.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.from_tiledb('/data/points')
     */
    from_tiledb(
      uri: string,
      options?: Options<{ctx: unknown; key: string; timestamp: number; gpu: boolean}>,
    ): Tensor;
    /**
     * Writes a tensor into a dataset of an HDF5 file, on the cluster. The path is one of the cluster's machines.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.to_hdf5('/data/points.h5', mt.ones(3), {dataset: 'x'})
     */
    to_hdf5(hdf5_file: string, x: ArrayLike, options?: Options<{group: string; dataset: string}>): LazyObject;
    /**
     * Writes a tensor as a Zarr array, on the cluster. The path is one of the cluster's machines.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.to_zarr('/data/points.zarr', mt.ones(3))
     */
    to_zarr(path: string, x: ArrayLike, options?: Options<{group: string; dataset: string}>): LazyObject;
    /**
     * Writes a tensor as a TileDB array, on the cluster. The path is one of the cluster's machines.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.to_tiledb('/data/points', mt.ones(3))
     */
    to_tiledb(
      uri: string,
      x: ArrayLike,
      options?: Options<{ctx: unknown; key: string; timestamp: number}>,
    ): LazyObject;
  }

  interface StatsFunctions {
    /**
     * Kolmogorov–Smirnov test of a sample against a distribution that `scipy.stats` names: the statistic and the p-value.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.stats.ks_1samp(mt.random.randn(100), 'norm')
     */
    ks_1samp(x: ArrayLike, cdf: string | PythonFunction, options?: KsOptions): ExecutableTuple<Tensor>;
    /**
     * Kolmogorov–Smirnov test of whether two samples come from the same distribution: the statistic and the p-value.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.stats.ks_2samp(mt.random.randn(100), mt.random.randn(80))
     */
    ks_2samp(data1: ArrayLike, data2: ArrayLike, options?: Omit<KsOptions, 'args'>): ExecutableTuple<Tensor>;
  }
}

export const fromHdf5 = defineRemote({
  name: 'from_hdf5',
  title: 'TensorFromHdf5',
  places: ['mt'],
  required: ['hdf5_file'],
  optional: ['group', 'dataset', 'chunk_size'],
  gives: 'tensor',
});
export const fromZarr = defineRemote({
  name: 'from_zarr',
  title: 'TensorFromZarr',
  places: ['mt'],
  required: ['path'],
  optional: ['group', 'dataset', 'chunk_size'],
  gives: 'tensor',
});
export const fromTiledb = defineRemote({
  name: 'from_tiledb',
  title: 'TensorFromTiledb',
  places: ['mt'],
  required: ['uri'],
  optional: ['ctx', 'key', 'timestamp', 'gpu'],
  gives: 'tensor',
});
export const toHdf5 = defineRemote({
  name: 'to_hdf5',
  title: 'TensorToHdf5',
  places: ['mt'],
  required: ['hdf5_file', 'x'],
  optional: ['group', 'dataset'],
  gives: 'object',
});
export const toZarr = defineRemote({
  name: 'to_zarr',
  title: 'TensorToZarr',
  places: ['mt'],
  required: ['path', 'x'],
  optional: ['group', 'dataset'],
  gives: 'object',
});
export const toTiledb = defineRemote({
  name: 'to_tiledb',
  title: 'TensorToTiledb',
  places: ['mt'],
  required: ['uri', 'x'],
  optional: ['ctx', 'key', 'timestamp'],
  gives: 'object',
});
export const ks1samp = defineRemote({
  name: 'ks_1samp',
  title: 'KsTest',
  places: ['mt.stats'],
  required: ['x', 'cdf'],
  optional: ['args', 'alternative', 'mode'],
  gives: ['tensor', 'tensor'],
});
export const ks2samp = defineRemote({
  name: 'ks_2samp',
  title: 'KsTest',
  places: ['mt.stats'],
  required: ['data1', 'data2'],
  optional: ['alternative', 'mode'],
  gives: ['tensor', 'tensor'],
});
