/** The older names of functions of files. */
import type {Options} from '../../expr/names.js';
import type {LazyObject} from '../../expr/object.js';
import type {ArrayLike} from '../../expr/params.js';
import type {Tensor} from '../../expr/tensor.js';
import {defineRemote} from './define-remote.js';

declare module '../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Another name of {@link TensorFunctions.from_hdf5}.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.fromhdf5('/data/points.h5', {dataset: 'x'})
     */
    fromhdf5(
      hdf5_file: string,
      options?: Options<{group: string; dataset: string; chunk_size: number | readonly number[]}>,
    ): Tensor;
    /**
     * Another name of {@link TensorFunctions.from_zarr}.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.fromzarr('/data/points.zarr')
     */
    fromzarr(
      path: string,
      options?: Options<{group: string; dataset: string; chunk_size: number | readonly number[]}>,
    ): Tensor;
    /**
     * Another name of {@link TensorFunctions.from_tiledb}.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.fromtiledb('/data/points')
     */
    fromtiledb(
      uri: string,
      options?: Options<{ctx: unknown; key: string; timestamp: number; gpu: boolean}>,
    ): Tensor;
    /**
     * Another name of {@link TensorFunctions.to_hdf5}.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.tohdf5('/data/points.h5', mt.ones(3), {dataset: 'x'})
     */
    tohdf5(hdf5_file: string, x: ArrayLike, options?: Options<{group: string; dataset: string}>): LazyObject;
    /**
     * Another name of {@link TensorFunctions.to_zarr}.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.tozarr('/data/points.zarr', mt.ones(3))
     */
    tozarr(path: string, x: ArrayLike, options?: Options<{group: string; dataset: string}>): LazyObject;
    /**
     * Another name of {@link TensorFunctions.to_tiledb}.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.totiledb('/data/points', mt.ones(3))
     */
    totiledb(
      uri: string,
      x: ArrayLike,
      options?: Options<{ctx: unknown; key: string; timestamp: number}>,
    ): LazyObject;
  }
}

export const fromhdf5 = defineRemote({
  name: 'fromhdf5',
  title: 'TensorFromHdf5',
  places: ['mt'],
  required: ['hdf5_file'],
  optional: ['group', 'dataset', 'chunk_size'],
  gives: 'tensor',
});
export const fromzarr = defineRemote({
  name: 'fromzarr',
  title: 'TensorFromZarr',
  places: ['mt'],
  required: ['path'],
  optional: ['group', 'dataset', 'chunk_size'],
  gives: 'tensor',
});
export const fromtiledb = defineRemote({
  name: 'fromtiledb',
  title: 'TensorFromTiledb',
  places: ['mt'],
  required: ['uri'],
  optional: ['ctx', 'key', 'timestamp', 'gpu'],
  gives: 'tensor',
});
export const tohdf5 = defineRemote({
  name: 'tohdf5',
  title: 'TensorToHdf5',
  places: ['mt'],
  required: ['hdf5_file', 'x'],
  optional: ['group', 'dataset'],
  gives: 'object',
});
export const tozarr = defineRemote({
  name: 'tozarr',
  title: 'TensorToZarr',
  places: ['mt'],
  required: ['path', 'x'],
  optional: ['group', 'dataset'],
  gives: 'object',
});
export const totiledb = defineRemote({
  name: 'totiledb',
  title: 'TensorToTiledb',
  places: ['mt'],
  required: ['uri', 'x'],
  optional: ['ctx', 'key', 'timestamp'],
  gives: 'object',
});
