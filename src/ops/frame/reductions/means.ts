import {plainReduction} from './define-reduction.js';
import type {FrameReduction, SeriesReduction} from './types.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Mean of the values, as float64; of times the mean time, for each column or row.
     *
     * pandas' and Mars's `DataFrame.mean`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).mean().execute()
     * // a    2.750000
     * // b    1.333333
     * // dtype: float64
     */
    mean: FrameReduction;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Mean of the values, as float64; of times the mean time.
     *
     * pandas' and Mars's `Series.mean`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).mean().execute()
     * // 3.75
     */
    mean: SeriesReduction<number>;
  }
}

export const mean = plainReduction('mean', 'mean', 'DataFrameMean', ['DataFrame', 'Series']);
