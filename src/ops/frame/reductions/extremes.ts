import {indexReduction, plainReduction} from './define-reduction.js';
import type {FrameReduction, SeriesReduction} from './types.js';
import type {Value} from '../../../data/index.js';
import type {Tensor} from '../../../expr/tensor.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Least value, for each column or row.
     *
     * pandas' and Mars's `DataFrame.min`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).min().execute()
     * // a    1.0
     * // b    0.5
     * // dtype: float64
     */
    min: FrameReduction;

    /**
     * Greatest value, for each column or row.
     *
     * pandas' and Mars's `DataFrame.max`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).max().execute()
     * // a    5.0
     * // b    2.5
     * // dtype: float64
     */
    max: FrameReduction;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Least value.
     *
     * pandas' and Mars's `Series.min`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).min().execute()
     * // 1.0
     */
    min: SeriesReduction<Value>;

    /**
     * Greatest value.
     *
     * pandas' and Mars's `Series.max`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).max().execute()
     * // 8.0
     */
    max: SeriesReduction<Value>;
  }
}

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * Least label.
     *
     * pandas' and Mars's `Index.min`.
     *
     * @example
     * await md.Index([3, 1, 2]).min().execute()
     * // 1
     */
    min(axis?: 0 | null, skipna?: boolean): Tensor<Value>;

    /**
     * Greatest label.
     *
     * pandas' and Mars's `Index.max`.
     *
     * @example
     * await md.Index([3, 1, 2]).max().execute()
     * // 3
     */
    max(axis?: 0 | null, skipna?: boolean): Tensor<Value>;
  }
}

export const min = plainReduction('min', 'min', 'DataFrameMin', ['DataFrame', 'Series']);
export const max = plainReduction('max', 'max', 'DataFrameMax', ['DataFrame', 'Series']);
export const minOfIndex = indexReduction('min', 'DataFrameMin', ['Index']);
export const maxOfIndex = indexReduction('max', 'DataFrameMax', ['Index']);
