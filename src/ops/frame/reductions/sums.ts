import {sumReduction} from './define-reduction.js';
import type {FrameReduction, SeriesReduction, SumOptions} from './types.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Sum of the values. Integers and booleans are summed as int64; text is put together, for each column or row.
     *
     * pandas' and Mars's `DataFrame.sum`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).sum().execute()
     * // a    11.0
     * // b     4.0
     * // dtype: float64
     */
    sum: FrameReduction<SumOptions>;

    /**
     * Product of the values, for each column or row.
     *
     * pandas' and Mars's `DataFrame.prod`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).prod().execute()
     * // a    30.00
     * // b     1.25
     * // dtype: float64
     */
    prod: FrameReduction<SumOptions>;

    /**
     * Product of the values: the same as {@link prod}, for each column or row.
     *
     * pandas' and Mars's `DataFrame.product`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).product().execute()
     * // a    30.00
     * // b     1.25
     * // dtype: float64
     */
    product: FrameReduction<SumOptions>;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Sum of the values. Integers and booleans are summed as int64; text is put together.
     *
     * pandas' and Mars's `Series.sum`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).sum().execute()
     * // 15.0
     */
    sum: SeriesReduction<number | bigint | string, SumOptions>;

    /**
     * Product of the values.
     *
     * pandas' and Mars's `Series.prod`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).prod().execute()
     * // 64.0
     */
    prod: SeriesReduction<number | bigint | string, SumOptions>;

    /**
     * Product of the values: the same as {@link prod}.
     *
     * pandas' and Mars's `Series.product`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).product().execute()
     * // 64.0
     */
    product: SeriesReduction<number | bigint | string, SumOptions>;
  }
}

export const sum = sumReduction('sum', 'sum', 'DataFrameSum', ['DataFrame', 'Series']);
export const prod = sumReduction('prod', 'prod', 'DataFrameProd', ['DataFrame', 'Series']);
export const product = sumReduction('product', 'prod', 'DataFrameProd', ['DataFrame', 'Series']);
