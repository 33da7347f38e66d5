/** Tables turned, and their largest rows. */
import type {Options} from '../../expr/names.js';
import type {DataFrame} from '../../expr/dataframe.js';
import type {Series} from '../../expr/series.js';
import type {PythonFunction, Label} from '../../graph/index.js';
import {defineRemote} from './define-remote.js';

/** Options of {@link DataFrameMethods.pivot}. */
export type PivotOptions = Options<{
  /** The column whose values become row labels. */
  index: Label | readonly Label[];
  /** The column whose values become column labels. */
  columns: Label | readonly Label[];
  /** The column whose values fill the table. */
  values: Label | readonly Label[];
}>;
/** Options of {@link DataFrameMethods.pivot_table}. */
export type PivotTableOptions = PivotOptions &
  Options<{
    /** The aggregate of values that meet; their mean unless given. */
    aggfunc: string | readonly string[] | Readonly<Record<string, string | readonly string[]>>;
    fill_value: unknown;
    /** Whether to add totals. */
    margins: boolean;
    margins_name: string;
    dropna: boolean;
    sort: boolean;
  }>;

declare module '../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * One row for each value of `index` and one column for each of `columns`.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.pivot(md.DataFrame({k: ['x', 'y'], c: ['a', 'a'], v: [1, 2]}), {index: 'k', columns: 'c', values: 'v'})
     */
    pivot(data: DataFrame, options: PivotOptions): DataFrame;
    /**
     * Aggregates by the values of some columns, those of others side by side.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.pivot_table(md.DataFrame({k: ['x', 'x'], v: [1, 2]}), {index: 'k', values: 'v'})
     */
    pivot_table(data: DataFrame, options: PivotTableOptions): DataFrame;
    /**
     * How often each value occurs, the most frequent first.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.value_counts(md.Series([3, 1, 1]))
     */
    value_counts(
      values: Series,
      options?: Options<{
        sort: boolean;
        ascending: boolean;
        normalize: boolean;
        bins: number;
        dropna: boolean;
      }>,
    ): Series;
  }
}

declare module '../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * One row for each value of `index` and one column for each of `columns`.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.DataFrame({k: ['x', 'y'], c: ['a', 'a'], v: [1, 2]}).pivot({index: 'k', columns: 'c', values: 'v'})
     */
    pivot(options: PivotOptions): DataFrame;
    /**
     * Aggregates by the values of some columns, those of others side by side.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.DataFrame({k: ['x', 'x'], v: [1, 2]}).pivot_table({index: 'k', values: 'v'})
     */
    pivot_table(options: PivotTableOptions): DataFrame;
    /**
     * The `n` rows with the largest values in some columns, largest first.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.DataFrame({a: [3, 1, 2]}).nlargest(2, 'a')
     */
    nlargest(
      n: number,
      columns: Label | readonly Label[],
      options?: Options<{keep: 'first' | 'last' | 'all'}>,
    ): DataFrame;
    /**
     * The `n` rows with the smallest values in some columns, smallest first.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.DataFrame({a: [3, 1, 2]}).nsmallest(2, 'a')
     */
    nsmallest(
      n: number,
      columns: Label | readonly Label[],
      options?: Options<{keep: 'first' | 'last' | 'all'}>,
    ): DataFrame;
    /**
     * A Python function of every value.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2]}).applymap(md.python`lambda value: value + 1`)
     */
    applymap(func: PythonFunction, options?: Options<{na_action: 'ignore'}>): DataFrame;
  }
}

declare module '../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The `n` largest values, largest first.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.Series([3, 1, 2]).nlargest(2)
     */
    nlargest(n: number, options?: Options<{keep: 'first' | 'last' | 'all'}>): Series;
    /**
     * The `n` smallest values, smallest first.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.Series([3, 1, 2]).nsmallest(2)
     */
    nsmallest(n: number, options?: Options<{keep: 'first' | 'last' | 'all'}>): Series;
  }
}

export const pivotOf = defineRemote({
  name: 'pivot',
  title: 'DataFramePivot',
  places: ['md'],
  required: ['data'],
  optional: ['columns', 'index', 'values'],
  gives: 'dataframe',
});
export const pivot = defineRemote({
  name: 'pivot',
  title: 'DataFramePivot',
  places: ['DataFrame'],
  required: ['data'],
  optional: ['columns', 'index', 'values'],
  gives: 'dataframe',
});
export const pivotTableOf = defineRemote({
  name: 'pivot_table',
  title: 'DataFramePivotTable',
  places: ['md'],
  required: ['data'],
  optional: [
    'values',
    'index',
    'columns',
    'aggfunc',
    'fill_value',
    'margins',
    'dropna',
    'margins_name',
    'sort',
  ],
  gives: 'dataframe',
});
export const pivotTable = defineRemote({
  name: 'pivot_table',
  title: 'DataFramePivotTable',
  places: ['DataFrame'],
  required: ['data'],
  optional: [
    'values',
    'index',
    'columns',
    'aggfunc',
    'fill_value',
    'margins',
    'dropna',
    'margins_name',
    'sort',
  ],
  gives: 'dataframe',
});
export const nlargestRows = defineRemote({
  name: 'nlargest',
  title: 'DataFrameNLargest',
  places: ['DataFrame'],
  required: ['df', 'n', 'columns'],
  optional: ['keep'],
  gives: 'dataframe',
});
export const nlargest = defineRemote({
  name: 'nlargest',
  title: 'DataFrameNLargest',
  places: ['Series'],
  required: ['df', 'n'],
  optional: ['keep'],
  gives: 'series',
});
export const nsmallestRows = defineRemote({
  name: 'nsmallest',
  title: 'DataFrameNSmallest',
  places: ['DataFrame'],
  required: ['df', 'n', 'columns'],
  optional: ['keep'],
  gives: 'dataframe',
});
export const nsmallest = defineRemote({
  name: 'nsmallest',
  title: 'DataFrameNSmallest',
  places: ['Series'],
  required: ['df', 'n'],
  optional: ['keep'],
  gives: 'series',
});
export const applymap = defineRemote({
  name: 'applymap',
  title: 'DataFrameApplymap',
  places: ['DataFrame'],
  required: ['df', 'func'],
  optional: ['na_action'],
  gives: 'dataframe',
});
export const valueCountsOf = defineRemote({
  name: 'value_counts',
  title: 'DataFrameValueCounts',
  places: ['md'],
  required: ['values'],
  optional: ['sort', 'ascending', 'normalize', 'bins', 'dropna'],
  gives: 'series',
});
