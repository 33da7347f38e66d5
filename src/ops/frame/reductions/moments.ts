import {fisher, momentReduction, shapeReduction} from './define-reduction.js';
import type {FrameReduction, KurtOptions, MomentOptions, SeriesReduction, SkewOptions} from './types.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Standard deviation, of a sample unless `ddof` says otherwise, for each column or row.
     *
     * pandas' and Mars's `DataFrame.std`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).std().execute()
     * // a    1.707825
     * // b    1.040833
     * // dtype: float64
     */
    std: FrameReduction<MomentOptions>;

    /**
     * Variance, of a sample unless `ddof` says otherwise, for each column or row.
     *
     * pandas' and Mars's `DataFrame.var`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).var().execute()
     * // a    2.916667
     * // b    1.083333
     * // dtype: float64
     */
    var: FrameReduction<MomentOptions>;

    /**
     * Standard error of the mean, for each column or row.
     *
     * pandas' and Mars's `DataFrame.sem`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).sem().execute()
     * // a    0.853913
     * // b    0.600925
     * // dtype: float64
     */
    sem: FrameReduction<MomentOptions>;

    /**
     * Skewness, corrected for bias; missing for fewer than three values, for each column or row.
     *
     * pandas' and Mars's `DataFrame.skew`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).skew().execute()
     * // a    0.752837
     * // b    1.293343
     * // dtype: float64
     */
    skew: FrameReduction<SkewOptions>;

    /**
     * Kurtosis by Fisher's definition (that of a normal distribution is 0), corrected for bias; missing for fewer than four values, for each column or row.
     *
     * pandas' and Mars's `DataFrame.kurt`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).kurt().execute()
     * // a    0.342857
     * // b         NaN
     * // dtype: float64
     */
    kurt: FrameReduction<KurtOptions>;

    /**
     * Kurtosis: the same as {@link kurt}, for each column or row.
     *
     * pandas' and Mars's `DataFrame.kurtosis`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 5], b: [0.5, null, 2.5, 1]}).kurtosis().execute()
     * // a    0.342857
     * // b         NaN
     * // dtype: float64
     */
    kurtosis: FrameReduction<KurtOptions>;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Standard deviation, of a sample unless `ddof` says otherwise.
     *
     * pandas' and Mars's `Series.std`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).std().execute()
     * // 3.095695936834452
     */
    std: SeriesReduction<number, MomentOptions>;

    /**
     * Variance, of a sample unless `ddof` says otherwise.
     *
     * pandas' and Mars's `Series.var`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).var().execute()
     * // 9.583333333333334
     */
    var: SeriesReduction<number, MomentOptions>;

    /**
     * Standard error of the mean.
     *
     * pandas' and Mars's `Series.sem`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).sem().execute()
     * // 1.547847968417226
     */
    sem: SeriesReduction<number, MomentOptions>;

    /**
     * Skewness, corrected for bias; missing for fewer than three values.
     *
     * pandas' and Mars's `Series.skew`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).skew().execute()
     * // 1.1376243669576889
     */
    skew: SeriesReduction<number, SkewOptions>;

    /**
     * Kurtosis by Fisher's definition (that of a normal distribution is 0), corrected for bias; missing for fewer than four values.
     *
     * pandas' and Mars's `Series.kurt`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).kurt().execute()
     * // 0.7576559546313808
     */
    kurt: SeriesReduction<number, KurtOptions>;

    /**
     * Kurtosis: the same as {@link kurt}.
     *
     * pandas' and Mars's `Series.kurtosis`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([1, 2, null, 4, 8]).kurtosis().execute()
     * // 0.7576559546313808
     */
    kurtosis: SeriesReduction<number, KurtOptions>;
  }
}

export const std = momentReduction('std', 'std', 'DataFrameStd', ['DataFrame', 'Series']);
export const variance = momentReduction('var', 'var', 'DataFrameVar', ['DataFrame', 'Series']);
export const sem = momentReduction('sem', 'sem', 'DataFrameSem', ['DataFrame', 'Series']);
export const skew = shapeReduction('skew', 'skew', 'DataFrameSkew', ['DataFrame', 'Series']);
export const kurt = shapeReduction('kurt', 'kurt', 'DataFrameKurtosis', ['DataFrame', 'Series'], {fisher});
export const kurtosis = shapeReduction('kurtosis', 'kurt', 'DataFrameKurtosis', ['DataFrame', 'Series'], {
  fisher,
});
