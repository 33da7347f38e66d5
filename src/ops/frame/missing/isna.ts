import {isNull, notNull, withLevels, type Expr} from '../../../engine/sql/index.js';
import {columnVector} from '../../../engine/sql/index.js';
import {NDArray} from '../../../data/index.js';
import {define, type Definition} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {IndexMeta} from '../../../graph/index.js';
import {defineFrame, rows, rowsOf, sameRows} from '../define-frame.js';
import {eachValue} from '../elementwise.js';
import type {Expr as ArrayExpr} from '../../../engine/array/index.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Whether values are missing.
     *
     * pandas' and Mars's `DataFrame.isna`.
     *
     * @example
     * await md.DataFrame({a: [1, null]}).isna().execute()
     * //        a
     * // 0  False
     * // 1   True
     */
    isna(): DataFrame;
    /** Whether values are missing: another name of {@link DataFrameMethods.isna}. */
    isnull(): DataFrame;
    /**
     * Whether values are there.
     *
     * pandas' and Mars's `DataFrame.notna`.
     *
     * @example
     * await md.DataFrame({a: [1, null]}).notna().execute()
     * //        a
     * // 0   True
     * // 1  False
     */
    notna(): DataFrame;
    /** Whether values are there: another name of {@link DataFrameMethods.notna}. */
    notnull(): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Whether values are missing.
     *
     * pandas' and Mars's `Series.isna`.
     *
     * @example
     * await md.Series([1, null]).isna().execute()
     * // 0    False
     * // 1     True
     * // dtype: bool
     */
    isna(): Series;
    /**
     * Whether values are missing: another name of {@link SeriesMethods.isna}.
     *
     * @example
     * await md.Series([1, null]).isnull().execute()
     * // 0    False
     * // 1     True
     * // dtype: bool
     */
    isnull(): Series;
    /**
     * Whether values are there.
     *
     * pandas' and Mars's `Series.notna`.
     *
     * @example
     * await md.Series([1, null]).notna().execute()
     * // 0     True
     * // 1    False
     * // dtype: bool
     */
    notna(): Series;
    /**
     * Whether values are there: another name of {@link SeriesMethods.notna}.
     *
     * @example
     * await md.Series([1, null]).notnull().execute()
     * // 0     True
     * // 1    False
     * // dtype: bool
     */
    notnull(): Series;
  }
}

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * Whether labels are missing.
     *
     * pandas' and Mars's `Index.isna`.
     *
     * @example
     * await md.Index([1, null]).isna().execute()
     * // array([False,  True])
     */
    isna(): Tensor;
    /** Whether labels are missing: another name of {@link IndexMethods.isna}. */
    isnull(): Tensor;
    /**
     * Whether labels are there.
     *
     * pandas' and Mars's `Index.notna`.
     *
     * @example
     * await md.Index([1, null]).notna().execute()
     * // array([ True, False])
     */
    notna(): Tensor;
    /** Whether labels are there: another name of {@link IndexMethods.notna}. */
    notnull(): Tensor;
  }
}

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * Whether values of a frame or series are missing.
     *
     * pandas' and Mars's `isna`.
     *
     * @example
     * await md.isna(md.Series([1, null])).execute()
     * // 0    False
     * // 1     True
     * // dtype: bool
     */
    isna(df: DataFrame): DataFrame;
    isna(series: Series): Series;
    /** Whether values are missing: another name of {@link DataFrameFunctions.isna}. */
    isnull(df: DataFrame): DataFrame;
    isnull(series: Series): Series;
    /**
     * Whether values of a frame or series are there.
     *
     * pandas' and Mars's `notna`.
     *
     * @example
     * await md.notna(md.Series([1, null])).execute()
     * // 0     True
     * // 1    False
     * // dtype: bool
     */
    notna(df: DataFrame): DataFrame;
    notna(series: Series): Series;
    /** Whether values are there: another name of {@link DataFrameFunctions.notna}. */
    notnull(df: DataFrame): DataFrame;
    notnull(series: Series): Series;
  }
}

const tests = {isna: isNull, isnull: isNull, notna: notNull, notnull: notNull} as const;
type Name = keyof typeof tests;
const params = {df: rows('dataframe', 'series')};
const indexParams = {df: rows('index')};

/** Tests for missing values, under each of their names. */
export const missingTests: readonly Definition[] = (Object.keys(tests) as Name[]).flatMap((name) => {
  const test: (e: Expr) => Expr = tests[name];
  const title = test === isNull ? 'DataFrameIsNa' : 'DataFrameNotNa';
  return [
    defineFrame<Name, typeof params>({
      name,
      title,
      places: ['DataFrame', 'Series', 'md'],
      params,
      unknown: ({df}) => sameRows(df),
      build: ({df}) => eachValue(df, test),
    }),
    define<Name, typeof indexParams>({
      name,
      title,
      places: ['Index'],
      params: indexParams,
      infer: ({df}) => ({kind: 'tensor', dtype: 'bool', shape: [(df.meta as IndexMeta).length]}),
      async lower({df}, context) {
        const {relation} = await rowsOf(df, context);
        const labelled = withLevels(relation);
        const [level] = labelled.index.levels;
        if (level === undefined) throw new TypeError('an index has a level');
        const vector = await columnVector(context.sql, labelled, test(level.expr), {signal: context.signal});
        const expr: ArrayExpr = await context.array(new NDArray(vector));
        return {kind: 'tensor', expr};
      },
    }),
  ];
});
