import {define, type Definition} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Series} from '../../../expr/series.js';
import {binarySpec, comparisonOperator, frameComparison, seriesComparison} from './binary.js';
import type {ComparisonOptions, Operand} from './types.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Whether values are equal, matched by label: Python's `a == b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `DataFrame.eq`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.DataFrame({a: [1, 3], b: [2, null]}).eq(2).execute()
     * //        a      b
     * // 0  False   True
     * // 1  False  False
     */
    eq(other: Operand, options?: ComparisonOptions): DataFrame;

    /**
     * Whether values differ, matched by label: Python's `a != b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `DataFrame.ne`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.DataFrame({a: [1, 3], b: [2, null]}).ne(2).execute()
     * //       a      b
     * // 0  True  False
     * // 1  True   True
     */
    ne(other: Operand, options?: ComparisonOptions): DataFrame;

    /**
     * Whether values are less, matched by label: Python's `a < b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `DataFrame.lt`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.DataFrame({a: [1, 3], b: [2, null]}).lt(2).execute()
     * //        a      b
     * // 0   True  False
     * // 1  False  False
     */
    lt(other: Operand, options?: ComparisonOptions): DataFrame;

    /**
     * Whether values are less or equal, matched by label: Python's `a <= b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `DataFrame.le`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.DataFrame({a: [1, 3], b: [2, null]}).le(2).execute()
     * //        a      b
     * // 0   True   True
     * // 1  False  False
     */
    le(other: Operand, options?: ComparisonOptions): DataFrame;

    /**
     * Whether values are greater, matched by label: Python's `a > b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `DataFrame.gt`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.DataFrame({a: [1, 3], b: [2, null]}).gt(2).execute()
     * //        a      b
     * // 0  False  False
     * // 1   True  False
     */
    gt(other: Operand, options?: ComparisonOptions): DataFrame;

    /**
     * Whether values are greater or equal, matched by label: Python's `a >= b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `DataFrame.ge`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.DataFrame({a: [1, 3], b: [2, null]}).ge(2).execute()
     * //        a      b
     * // 0  False   True
     * // 1   True  False
     */
    ge(other: Operand, options?: ComparisonOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Whether values are equal, matched by label: Python's `a == b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Series.eq`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.Series([1, 2, 3, null]).eq(2).execute()
     * // 0    False
     * // 1     True
     * // 2    False
     * // 3    False
     * // dtype: bool
     */
    eq(other: Operand, options?: ComparisonOptions): Series;

    /**
     * Whether values differ, matched by label: Python's `a != b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Series.ne`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.Series([1, 2, 3, null]).ne(2).execute()
     * // 0     True
     * // 1    False
     * // 2     True
     * // 3     True
     * // dtype: bool
     */
    ne(other: Operand, options?: ComparisonOptions): Series;

    /**
     * Whether values are less, matched by label: Python's `a < b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Series.lt`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.Series([1, 2, 3, null]).lt(2).execute()
     * // 0     True
     * // 1    False
     * // 2    False
     * // 3    False
     * // dtype: bool
     */
    lt(other: Operand, options?: ComparisonOptions): Series;

    /**
     * Whether values are less or equal, matched by label: Python's `a <= b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Series.le`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.Series([1, 2, 3, null]).le(2).execute()
     * // 0     True
     * // 1     True
     * // 2    False
     * // 3    False
     * // dtype: bool
     */
    le(other: Operand, options?: ComparisonOptions): Series;

    /**
     * Whether values are greater, matched by label: Python's `a > b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Series.gt`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.Series([1, 2, 3, null]).gt(2).execute()
     * // 0    False
     * // 1    False
     * // 2     True
     * // 3    False
     * // dtype: bool
     */
    gt(other: Operand, options?: ComparisonOptions): Series;

    /**
     * Whether values are greater or equal, matched by label: Python's `a >= b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Series.ge`.
     *
     * @throws ArgumentError for an order between kinds that have none.
     * @example
     * await md.Series([1, 2, 3, null]).ge(2).execute()
     * // 0    False
     * // 1     True
     * // 2     True
     * // 3    False
     * // dtype: bool
     */
    ge(other: Operand, options?: ComparisonOptions): Series;
  }
}

/** Mars's operand class of each comparison. */
export const comparisonTitles = {
  eq: 'DataFrameEqual',
  ne: 'DataFrameNotEqual',
  lt: 'DataFrameLess',
  le: 'DataFrameLessEqual',
  gt: 'DataFrameGreater',
  ge: 'DataFrameGreaterEqual',
} as const;
export type ComparisonName = keyof typeof comparisonTitles;

/** Every comparison as a method. */
export const comparisons: readonly Definition[] = (Object.keys(comparisonTitles) as ComparisonName[]).flatMap(
  (name) => {
    const title = comparisonTitles[name];
    const spec = binarySpec(name, comparisonOperator(name, title));
    return [
      define<ComparisonName, typeof frameComparison>({
        name,
        title,
        places: ['DataFrame'],
        params: frameComparison,
        ...spec,
      }),
      define<ComparisonName, typeof seriesComparison>({
        name,
        title,
        places: ['Series'],
        params: seriesComparison,
        ...spec,
      }),
    ];
  },
);
