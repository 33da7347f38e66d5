import type {Options} from '../../../expr/names.js';
import {groupMoment, groupReduction, groupSum} from './define-group.js';

/** Options of aggregations of groups. A cluster's `method` and `combine_size` have no effect in a local session. */
export type GroupOptions = Options<{
  /** Whether only columns of numbers are taken; those that cannot be aggregated are left out in any case. */
  numeric_only: boolean;
  method: 'auto' | 'shuffle' | 'tree';
  combine_size: number;
}>;
export type GroupSumOptions = GroupOptions &
  Options<{
    /** The result is missing where fewer values than this are present. */
    min_count: number;
  }>;
export type GroupMomentOptions = GroupOptions &
  Options<{
    /** Delta degrees of freedom: the divisor is the number of values less this. */
    ddof: number;
  }>;

declare module '../../../expr/groupby.js' {
  interface GroupByMethods<T> {
    /**
     * Sum of the values, for each group and column.
     *
     * pandas' and Mars's `GroupBy.sum`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').sum().execute()
     * //     n
     * // k
     * // x   9
     * // y  10
     */
    sum(options?: GroupSumOptions): T;

    /**
     * Product of the values, for each group and column.
     *
     * pandas' and Mars's `GroupBy.prod`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').prod().execute()
     * //     n
     * // k
     * // x  15
     * // y  16
     */
    prod(options?: GroupSumOptions): T;

    /**
     * Mean of the values, for each group and column.
     *
     * pandas' and Mars's `GroupBy.mean`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').mean().execute()
     * //      n
     * // k
     * // x  3.0
     * // y  5.0
     */
    mean(options?: GroupOptions): T;

    /**
     * Median of the values, for each group and column.
     *
     * pandas' and Mars's `GroupBy.median`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').median().execute()
     * //      n
     * // k
     * // x  3.0
     * // y  5.0
     */
    median(options?: GroupOptions): T;

    /**
     * Least value, for each group and column.
     *
     * pandas' and Mars's `GroupBy.min`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').min().execute()
     * //    n
     * // k
     * // x  1
     * // y  2
     */
    min(options?: GroupOptions): T;

    /**
     * Greatest value, for each group and column.
     *
     * pandas' and Mars's `GroupBy.max`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').max().execute()
     * //    n
     * // k
     * // x  5
     * // y  8
     */
    max(options?: GroupOptions): T;

    /**
     * How many values are present, for each group and column.
     *
     * pandas' and Mars's `GroupBy.count`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').count().execute()
     * //    n
     * // k
     * // x  3
     * // y  2
     */
    count(options?: GroupOptions): T;

    /**
     * How many different values there are, for each group and column.
     *
     * pandas' and Mars's `GroupBy.nunique`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').nunique().execute()
     * //    n
     * // k
     * // x  3
     * // y  2
     */
    nunique(options?: GroupOptions): T;

    /**
     * Standard deviation, for each group and column.
     *
     * pandas' and Mars's `GroupBy.std`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').std().execute()
     * //           n
     * // k
     * // x  2.000000
     * // y  4.242641
     */
    std(options?: GroupMomentOptions): T;

    /**
     * Variance, for each group and column.
     *
     * pandas' and Mars's `GroupBy.var`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').var().execute()
     * //       n
     * // k
     * // x   4.0
     * // y  18.0
     */
    var(options?: GroupMomentOptions): T;

    /**
     * Standard error of the mean, for each group and column.
     *
     * pandas' and Mars's `GroupBy.sem`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').sem().execute()
     * //           n
     * // k
     * // x  1.154701
     * // y  3.000000
     */
    sem(options?: GroupMomentOptions): T;

    /**
     * Skewness, for each group and column.
     *
     * pandas' and Mars's `GroupBy.skew`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').skew().execute()
     * //      n
     * // k
     * // x  0.0
     * // y  NaN
     */
    skew(options?: GroupOptions): T;

    /**
     * Kurtosis by Fisher's definition, for each group and column.
     *
     * pandas' and Mars's `GroupBy.kurt`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').kurt().execute()
     * //     n
     * // k
     * // x NaN
     * // y NaN
     */
    kurt(options?: GroupOptions): T;

    /**
     * Kurtosis, the same as {@link kurt}, for each group and column.
     *
     * pandas' and Mars's `GroupBy.kurtosis`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').kurtosis().execute()
     * //     n
     * // k
     * // x NaN
     * // y NaN
     */
    kurtosis(options?: GroupOptions): T;

    /**
     * Whether any value is true, for each group and column.
     *
     * pandas' and Mars's `GroupBy.any`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').any().execute()
     * //       n
     * // k
     * // x  True
     * // y  True
     */
    any(options?: GroupOptions): T;

    /**
     * Whether all values are true, for each group and column.
     *
     * pandas' and Mars's `GroupBy.all`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').all().execute()
     * //       n
     * // k
     * // x  True
     * // y  True
     */
    all(options?: GroupOptions): T;

    /**
     * First value that is present, for each group and column.
     *
     * pandas' and Mars's `GroupBy.first`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').first().execute()
     * //    n
     * // k
     * // x  1
     * // y  2
     */
    first(options?: GroupOptions): T;

    /**
     * Last value that is present, for each group and column.
     *
     * pandas' and Mars's `GroupBy.last`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x', 'x', 'y'], n: [1, 2, 3, 5, 8]}).groupby('k').last().execute()
     * //    n
     * // k
     * // x  5
     * // y  8
     */
    last(options?: GroupOptions): T;
  }
}

export const sum = groupSum('sum', 'DataFrameGroupByAgg', ['GroupBy']);
export const prod = groupSum('prod', 'DataFrameGroupByAgg', ['GroupBy']);
export const mean = groupReduction('mean', 'DataFrameGroupByAgg', ['GroupBy']);
export const median = groupReduction('median', 'DataFrameGroupByAgg', ['GroupBy']);
export const min = groupReduction('min', 'DataFrameGroupByAgg', ['GroupBy']);
export const max = groupReduction('max', 'DataFrameGroupByAgg', ['GroupBy']);
export const count = groupReduction('count', 'DataFrameGroupByAgg', ['GroupBy']);
export const nunique = groupReduction('nunique', 'DataFrameGroupByAgg', ['GroupBy']);
export const std = groupMoment('std', 'DataFrameGroupByAgg', ['GroupBy']);
export const variance = groupMoment('var', 'DataFrameGroupByAgg', ['GroupBy']);
export const sem = groupMoment('sem', 'DataFrameGroupByAgg', ['GroupBy']);
export const skew = groupReduction('skew', 'DataFrameGroupByAgg', ['GroupBy']);
export const kurt = groupReduction('kurt', 'DataFrameGroupByAgg', ['GroupBy']);
export const kurtosis = groupReduction('kurtosis', 'DataFrameGroupByAgg', ['GroupBy']);
export const any = groupReduction('any', 'DataFrameGroupByAgg', ['GroupBy']);
export const all = groupReduction('all', 'DataFrameGroupByAgg', ['GroupBy']);
export const first = groupReduction('first', 'DataFrameGroupByAgg', ['GroupBy']);
export const last = groupReduction('last', 'DataFrameGroupByAgg', ['GroupBy']);
