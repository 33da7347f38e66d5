import type {Options} from '../../../expr/names.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import {countDefinition, nuniqueDefinition} from './define-reduction.js';
import type {Axis, FrameReduction, SeriesReduction} from './types.js';

/** Options of {@link DataFrameMethods.nunique}. */
export type NuniqueOptions = Options<{
  axis: Axis;
  /** Whether missing values count for nothing (the default). */
  dropna: boolean;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * How many values are present, for each column or row.
     *
     * pandas' and Mars's `DataFrame.count`.
     *
     * @example
     * await md.DataFrame({a: [1, null], b: ['x', 'y']}).count().execute()
     * // a    1
     * // b    2
     * // dtype: int64
     */
    count: FrameReduction;

    /**
     * How many different values there are, for each column or row.
     *
     * pandas' and Mars's `DataFrame.nunique`.
     *
     * @example
     * await md.DataFrame({a: [1, 1], b: ['x', 'y']}).nunique().execute()
     * // a    1
     * // b    2
     * // dtype: int64
     */
    nunique(axis?: Axis | NuniqueOptions, options?: NuniqueOptions): Series;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * How many values are present.
     *
     * pandas' and Mars's `Series.count`.
     *
     * @example
     * await md.Series([1, null, 3]).count().execute()
     * // 2
     */
    count: SeriesReduction<number>;

    /**
     * How many different values there are.
     *
     * pandas' and Mars's `Series.nunique`.
     *
     * @example
     * await md.Series([1, 1, null, 3]).nunique({dropna: false}).execute()
     * // 3
     */
    nunique(options?: NuniqueOptions): Tensor<number>;
  }
}

export const count = countDefinition;
export const nunique = nuniqueDefinition;
