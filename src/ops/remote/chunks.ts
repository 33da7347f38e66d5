/** How a cluster divides data, and where it keeps it. */
import type {Options} from '../../expr/names.js';
import type {Tensor} from '../../expr/tensor.js';
import type {DataFrame} from '../../expr/dataframe.js';
import type {Series} from '../../expr/series.js';
import type {Index} from '../../expr/indexes.js';
import type {PythonFunction, Label} from '../../graph/index.js';
import {defineRemote, type Gives} from './define-remote.js';
import {Node} from '../../graph/index.js';

declare module '../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The same values in chunks of other sizes.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2, 3]}).rechunk(2)
     */
    rechunk(chunk_size: number | readonly number[], options?: Options<{reassign_worker: boolean}>): DataFrame;
    /**
     * The same values in the memory of GPUs.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2, 3]}).to_gpu()
     */
    to_gpu(): DataFrame;
    /**
     * The same values in the memory of processors, of what is on GPUs.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2, 3]}).to_cpu()
     */
    to_cpu(): DataFrame;
    /**
     * A Python function of each pair of chunks, one of this and one of `right`.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2, 3]}).cartesian_chunk(md.DataFrame({b: [1]}), md.python`lambda left, right: left`)
     */
    cartesian_chunk(
      right: DataFrame | Series,
      func: PythonFunction,
      options?: Options<{
        args: readonly unknown[];
        output_type: 'dataframe' | 'series';
        dtype: string;
        name: Label;
      }>,
    ): DataFrame;
  }
}

declare module '../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The same values in chunks of other sizes.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series([1, 2, 3]).rechunk(2)
     */
    rechunk(chunk_size: number | readonly number[], options?: Options<{reassign_worker: boolean}>): Series;
    /**
     * The same values in chunks of even sizes, spread over the cluster's workers.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series([1, 2, 3]).rebalance({num_partitions: 2})
     */
    rebalance(options?: Options<{factor: number; num_partitions: number; reassign_worker: boolean}>): Series;
    /**
     * The same values in the memory of GPUs.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series([1, 2, 3]).to_gpu()
     */
    to_gpu(): Series;
    /**
     * The same values in the memory of processors, of what is on GPUs.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series([1, 2, 3]).to_cpu()
     */
    to_cpu(): Series;
    /**
     * A Python function of each pair of chunks, one of this and one of `right`.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series([1, 2, 3]).cartesian_chunk(md.DataFrame({b: [1]}), md.python`lambda left, right: left`)
     */
    cartesian_chunk(
      right: DataFrame | Series,
      func: PythonFunction,
      options?: Options<{
        args: readonly unknown[];
        output_type: 'dataframe' | 'series';
        dtype: string;
        name: Label;
      }>,
    ): DataFrame;
  }
}

declare module '../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * The same values in chunks of other sizes.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Index([1, 2, 3]).rechunk(2)
     */
    rechunk(chunk_size: number | readonly number[], options?: Options<{reassign_worker: boolean}>): Index;
    /**
     * The same values in chunks of even sizes, spread over the cluster's workers.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Index([1, 2, 3]).rebalance({num_partitions: 2})
     */
    rebalance(options?: Options<{factor: number; num_partitions: number; reassign_worker: boolean}>): Index;
  }
}

declare module '../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * The same values in chunks of other sizes.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.arange(3).rechunk(2)
     */
    rechunk(chunk_size: number | readonly number[], options?: Options<{reassign_worker: boolean}>): Tensor;
    /**
     * The same values in chunks of even sizes, spread over the cluster's workers.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.arange(3).rebalance({num_partitions: 2})
     */
    rebalance(options?: Options<{factor: number; num_partitions: number; reassign_worker: boolean}>): Tensor;
    /**
     * The same values in the memory of GPUs.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.arange(3).to_gpu()
     */
    to_gpu(): Tensor;
    /**
     * The same values in the memory of processors, of what is on GPUs.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.arange(3).to_cpu()
     */
    to_cpu(): Tensor;
    /**
     * The same values in a tensor that is stored as sparse.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.eye(3).tosparse()
     */
    tosparse(missing?: number): Tensor;
    /**
     * The same values in a tensor that stores all of them.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.eye(3).tosparse().todense()
     */
    todense(): Tensor;
    /**
     * A Python function of each chunk, which gets it as an array.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.arange(3).map_chunk(md.python`lambda piece: piece + 1`)
     */
    map_chunk(
      func: PythonFunction,
      options?: Options<{args: readonly unknown[]; dtype: string; with_chunk_index: boolean}>,
    ): Tensor;
  }
}

declare module '../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The same values in chunks of other sizes.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.rechunk(mt.arange(3), 2)
     */
    rechunk(
      tensor: Tensor,
      chunk_size: number | readonly number[],
      options?: Options<{reassign_worker: boolean}>,
    ): Tensor;
  }
}

export const rechunk = defineRemote({
  name: 'rechunk',
  title: 'Rechunk',
  places: ['DataFrame', 'Series', 'Index', 'Tensor'],
  required: ['a', 'chunk_size'],
  optional: ['reassign_worker'],
  gives: 'receiver',
});
export const rechunkOf = defineRemote({
  name: 'rechunk',
  title: 'Rechunk',
  places: ['mt'],
  required: ['tensor', 'chunk_size'],
  optional: ['reassign_worker'],
  gives: 'tensor',
});
export const rebalance = defineRemote({
  name: 'rebalance',
  title: 'Rebalance',
  places: ['Series', 'Index', 'Tensor'],
  required: ['a'],
  optional: ['factor', 'axis', 'num_partitions', 'reassign_worker'],
  gives: 'receiver',
});
export const toGpu = defineRemote({
  name: 'to_gpu',
  title: 'ToGPU',
  places: ['DataFrame', 'Series', 'Tensor'],
  required: ['a'],
  gives: 'receiver',
});
export const toCpu = defineRemote({
  name: 'to_cpu',
  title: 'ToCPU',
  places: ['DataFrame', 'Series', 'Tensor'],
  required: ['a'],
  gives: 'receiver',
});
export const mapChunk = defineRemote({
  name: 'map_chunk',
  title: 'TensorMapChunk',
  places: ['Tensor'],
  required: ['a', 'func'],
  optional: ['args', 'dtype', 'with_chunk_index'],
  keywords: 'kwargs',
  gives: 'receiver',
});
export const cartesianChunk = defineRemote({
  name: 'cartesian_chunk',
  title: 'DataFrameCartesianChunk',
  places: ['DataFrame', 'Series'],
  required: ['df', 'right', 'func'],
  optional: ['args', 'output_type', 'dtype', 'name'],
  keywords: 'kwargs',
  gives: ({output_type, df}): Gives =>
    output_type === 'series' || (output_type === null && df instanceof Node && df.meta.kind === 'series')
      ? 'series'
      : 'dataframe',
});

export const tosparse = defineRemote({
  name: 'tosparse',
  title: 'DenseToSparse',
  places: ['Tensor'],
  required: ['a'],
  optional: ['missing'],
  gives: 'receiver',
});
export const todense = defineRemote({
  name: 'todense',
  title: 'SparseToDense',
  places: ['Tensor'],
  required: ['a'],
  optional: ['fill_value'],
  gives: 'receiver',
});
