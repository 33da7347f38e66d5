/** One kind of data made of another. */
import type {Options} from '../../expr/names.js';
import type {Tensor} from '../../expr/tensor.js';
import type {DataFrame} from '../../expr/dataframe.js';
import type {Series} from '../../expr/series.js';
import type {Index} from '../../expr/indexes.js';
import type {Label} from '../../graph/index.js';
import {defineRemote, type Gives} from './define-remote.js';
import {Node} from '../../graph/index.js';

declare module '../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * A DataFrame of a tensor whose elements are records.
     *
     * Runs on clusters only.
     *
     * @example
     * md.from_records(mt.ones([2, 2]))
     */
    from_records(
      data: Tensor,
      options?: Options<{
        index: readonly Label[];
        exclude: readonly Label[];
        columns: readonly Label[];
        coerce_float: boolean;
        nrows: number;
      }>,
    ): DataFrame;
    /**
     * A DataFrame of a tensor of two axes.
     *
     * Runs on clusters only.
     *
     * @example
     * md.dataframe_from_tensor(mt.ones([2, 2]), {columns: ['a', 'b']})
     */
    dataframe_from_tensor(
      tensor: Tensor,
      options?: Options<{
        index: Index | readonly Label[];
        columns: readonly Label[];
        gpu: boolean;
        sparse: boolean;
      }>,
    ): DataFrame;
    /**
     * A Series of a tensor of one axis.
     *
     * Runs on clusters only.
     *
     * @example
     * md.series_from_tensor(mt.ones(2), {name: 'x'})
     */
    series_from_tensor(
      tensor: Tensor,
      options?: Options<{
        index: Index | readonly Label[];
        name: Label;
        dtype: string;
        gpu: boolean;
        sparse: boolean;
      }>,
    ): Series;
    /**
     * A Series of the labels of an index.
     *
     * Runs on clusters only.
     *
     * @example
     * md.series_from_index(md.Index([1, 2]))
     */
    series_from_index(ind: Index, options?: Options<{index: Index; name: Label}>): Series;
    /**
     * The numbers that values stand for, texts among them.
     *
     * Runs on clusters only.
     *
     * @example
     * md.to_numeric(md.Series(['1', '2.5']))
     */
    to_numeric(
      arg: Series | Tensor | readonly unknown[],
      options?: Options<{
        errors: 'ignore' | 'raise' | 'coerce';
        downcast: 'integer' | 'signed' | 'unsigned' | 'float';
      }>,
    ): Series;
    /**
     * The distinct values, in order of appearance.
     *
     * Runs on clusters only.
     *
     * @example
     * md.unique(md.Series([2, 1, 2]))
     */
    unique(values: Series | Index, options?: Options<{method: 'tree' | 'shuffle'}>): Tensor;
  }
}

declare module '../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * A DataFrame of a tensor of two axes.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.ones([2, 2]).to_dataframe({columns: ['a', 'b']})
     */
    to_dataframe(options?: Options<{index: Index | readonly Label[]; columns: readonly Label[]}>): DataFrame;
    /**
     * The same values, in the same memory.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.arange(3).view()
     */
    view(): Tensor;
  }
}

declare module '../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The column labels of a DataFrame, the row labels of a Series.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: [1]}).keys()
     */
    keys(): Index;
  }
}

declare module '../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The column labels of a DataFrame, the row labels of a Series.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series([1], {index: ['x']}).keys()
     */
    keys(): Index;
    /**
     * Whether values ascend, or with `decreasing` descend; with `strict` no two may be equal.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series([1, 2, 2]).check_monotonic()
     */
    check_monotonic(options?: Options<{decreasing: boolean; strict: boolean}>): Tensor<boolean>;
  }
}

declare module '../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * The same labels, as an object of its own.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Index([1, 2]).copy()
     */
    copy(): Index;
    /**
     * Whether values ascend, or with `decreasing` descend; with `strict` no two may be equal.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Index([1, 2, 2]).check_monotonic({strict: true})
     */
    check_monotonic(options?: Options<{decreasing: boolean; strict: boolean}>): Tensor<boolean>;
  }
}

export const fromRecords = defineRemote({
  name: 'from_records',
  title: 'DataFrameFromRecords',
  places: ['md'],
  required: ['data'],
  optional: ['index', 'exclude', 'columns', 'coerce_float', 'nrows', 'gpu', 'sparse'],
  gives: 'dataframe',
});
export const dataframeFromTensor = defineRemote({
  name: 'dataframe_from_tensor',
  title: 'DataFrameFromTensor',
  places: ['md'],
  required: ['tensor'],
  optional: ['index', 'columns', 'gpu', 'sparse'],
  gives: 'dataframe',
});
export const seriesFromTensor = defineRemote({
  name: 'series_from_tensor',
  title: 'SeriesFromTensor',
  places: ['md'],
  required: ['tensor'],
  optional: ['index', 'name', 'dtype', 'gpu', 'sparse'],
  gives: 'series',
});
export const seriesFromIndex = defineRemote({
  name: 'series_from_index',
  title: 'SeriesFromIndex',
  places: ['md'],
  required: ['ind'],
  optional: ['index', 'name'],
  gives: 'series',
});
export const toDataframe = defineRemote({
  name: 'to_dataframe',
  title: 'DataFrameFromTensor',
  places: ['Tensor'],
  required: ['a'],
  optional: ['index', 'columns'],
  gives: 'dataframe',
});
export const toNumeric = defineRemote({
  name: 'to_numeric',
  title: 'DataFrameToNumeric',
  places: ['md'],
  required: ['arg'],
  optional: ['errors', 'downcast'],
  gives: ({arg}): Gives => (arg instanceof Node && arg.meta.kind === 'tensor' ? 'tensor' : 'series'),
});
export const unique = defineRemote({
  name: 'unique',
  title: 'DataFrameUnique',
  places: ['md'],
  required: ['values'],
  optional: ['method'],
  gives: 'tensor',
});
export const keys = defineRemote({
  name: 'keys',
  title: 'Keys',
  places: ['DataFrame', 'Series'],
  required: ['df'],
  gives: 'index',
});
export const copyOfIndex = defineRemote({
  name: 'copy',
  title: 'IndexCopy',
  places: ['Index'],
  required: ['df'],
  gives: 'index',
});
export const view = defineRemote({
  name: 'view',
  title: 'TensorView',
  places: ['Tensor'],
  required: ['a'],
  gives: 'tensor',
});
export const checkMonotonic = defineRemote({
  name: 'check_monotonic',
  title: 'DataFrameCheckMonotonic',
  places: ['Series', 'Index'],
  required: ['df'],
  optional: ['decreasing', 'strict'],
  gives: 'tensor',
});
