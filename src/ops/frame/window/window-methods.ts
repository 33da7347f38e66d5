import type {DataFrame} from '../../../expr/dataframe.js';
import {define, type Definition, type PlaceOf} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import {lowered} from '../define-local.js';
import {aggregateWindows, inferWindows} from './aggregate.js';
import type {WindowReduction} from './rolling-kernels.js';
import {windowFunctions, type WindowFunctions} from './functions.js';

declare module '../../../expr/window.js' {
  interface RollingMethods<T> {
    /**
     * Sums of the values in each window.
     *
     * pandas' and Mars's `Rolling.sum`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).rolling(2).sum().execute()
     * // 0    NaN
     * // 1    3.0
     * // 2    7.0
     * // dtype: float64
     */
    sum(): T;
    /**
     * Means of the values in each window.
     *
     * pandas' and Mars's `Rolling.mean`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).rolling(2).mean().execute()
     * // 0    NaN
     * // 1    1.5
     * // 2    3.5
     * // dtype: float64
     */
    mean(): T;
    /**
     * How many values are present of the values in each window.
     *
     * pandas' and Mars's `Rolling.count`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).rolling(2).count().execute()
     * // 0    1.0
     * // 1    2.0
     * // 2    2.0
     * // dtype: float64
     */
    count(): T;
    /**
     * The least values of the values in each window.
     *
     * pandas' and Mars's `Rolling.min`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).rolling(2).min().execute()
     * // 0    NaN
     * // 1    1.0
     * // 2    2.0
     * // dtype: float64
     */
    min(): T;
    /**
     * The greatest values of the values in each window.
     *
     * pandas' and Mars's `Rolling.max`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).rolling(2).max().execute()
     * // 0    NaN
     * // 1    2.0
     * // 2    5.0
     * // dtype: float64
     */
    max(): T;
    /**
     * Standard deviations of the values in each window.
     *
     * pandas' and Mars's `Rolling.std`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).rolling(2).std().execute()
     * // 0         NaN
     * // 1    0.707107
     * // 2    2.121320
     * // dtype: float64
     */
    std(ddof?: number): T;
    /**
     * Variances of the values in each window.
     *
     * pandas' and Mars's `Rolling.var`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).rolling(2).var().execute()
     * // 0    NaN
     * // 1    0.5
     * // 2    4.5
     * // dtype: float64
     */
    var(ddof?: number): T;
    /**
     * Medians of the values in each window.
     *
     * pandas' and Mars's `Rolling.median`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).rolling(2).median().execute()
     * // 0    NaN
     * // 1    1.5
     * // 2    3.5
     * // dtype: float64
     */
    median(): T;
    /**
     * Several aggregations by name: one, several, or some for each column.
     *
     * pandas' and Mars's `Rolling.agg`.
     *
     * @throws ArgumentError for an unknown name; KeyError for an unknown column.
     * @example
     * await md.Series([1, 2, 5]).rolling(2).agg(['sum', 'max']).execute()
     * //    sum  max
     * // 0  NaN  NaN
     * // 1  3.0  2.0
     * // 2  7.0  5.0
     */
    agg(func: WindowFunctions): T | DataFrame;
  }

  interface ExpandingMethods<T> {
    /**
     * Sums of the values so far.
     *
     * pandas' and Mars's `Expanding.sum`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).expanding().sum().execute()
     * // 0    1.0
     * // 1    3.0
     * // 2    8.0
     * // dtype: float64
     */
    sum(): T;
    /**
     * Means of the values so far.
     *
     * pandas' and Mars's `Expanding.mean`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).expanding().mean().execute()
     * // 0    1.000000
     * // 1    1.500000
     * // 2    2.666667
     * // dtype: float64
     */
    mean(): T;
    /**
     * How many values are present of the values so far.
     *
     * pandas' and Mars's `Expanding.count`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).expanding().count().execute()
     * // 0    1.0
     * // 1    2.0
     * // 2    3.0
     * // dtype: float64
     */
    count(): T;
    /**
     * The least values of the values so far.
     *
     * pandas' and Mars's `Expanding.min`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).expanding().min().execute()
     * // 0    1.0
     * // 1    1.0
     * // 2    1.0
     * // dtype: float64
     */
    min(): T;
    /**
     * The greatest values of the values so far.
     *
     * pandas' and Mars's `Expanding.max`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).expanding().max().execute()
     * // 0    1.0
     * // 1    2.0
     * // 2    5.0
     * // dtype: float64
     */
    max(): T;
    /**
     * Standard deviations of the values so far.
     *
     * pandas' and Mars's `Expanding.std`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).expanding().std().execute()
     * // 0         NaN
     * // 1    0.707107
     * // 2    2.081666
     * // dtype: float64
     */
    std(ddof?: number): T;
    /**
     * Variances of the values so far.
     *
     * pandas' and Mars's `Expanding.var`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).expanding().var().execute()
     * // 0         NaN
     * // 1    0.500000
     * // 2    4.333333
     * // dtype: float64
     */
    var(ddof?: number): T;
    /**
     * Medians of the values so far.
     *
     * pandas' and Mars's `Expanding.median`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).expanding().median().execute()
     * // 0    1.0
     * // 1    1.5
     * // 2    2.0
     * // dtype: float64
     */
    median(): T;
    /**
     * Several aggregations by name: one, several, or some for each column.
     *
     * pandas' and Mars's `Expanding.agg`.
     *
     * @throws ArgumentError for an unknown name; KeyError for an unknown column.
     * @example
     * await md.Series([1, 2, 5]).expanding().agg(['sum', 'max']).execute()
     * //    sum  max
     * // 0  1.0  1.0
     * // 1  3.0  2.0
     * // 2  8.0  5.0
     */
    agg(func: WindowFunctions): T | DataFrame;
  }
}

const windows = p.lazy('window');

/** Defines `w.name()` for windows at `places`. */
function reduction<const N extends WindowReduction>(
  name: N,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
): Definition {
  return define({
    name,
    title: 'DataFrameRollingAgg',
    places,
    params: {w: windows},
    infer: ({w}) => inferWindows(w, name),
    lower: async ({w}, context) =>
      lowered(await aggregateWindows(w, name, {ddof: 1, bias: false}, context), context),
  });
}

/** The same for variances and their roots, which are divided by the number of values less `ddof`. */
function spread<const N extends 'std' | 'var'>(
  name: N,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
): Definition {
  return define({
    name,
    title: 'DataFrameRollingAgg',
    places,
    params: {w: windows, ddof: p.optional(p.int, 1)},
    infer: ({w}) => inferWindows(w, name),
    lower: async ({w, ddof}, context) =>
      lowered(await aggregateWindows(w, name, {ddof, bias: false}, context), context),
  });
}

export const sum = reduction('sum', ['Rolling', 'Expanding']);
export const mean = reduction('mean', ['Rolling', 'Expanding', 'ExponentialMovingWindow']);
export const count = reduction('count', ['Rolling', 'Expanding']);
export const min = reduction('min', ['Rolling', 'Expanding']);
export const max = reduction('max', ['Rolling', 'Expanding']);
export const median = reduction('median', ['Rolling', 'Expanding']);
export const std = spread('std', ['Rolling', 'Expanding']);
export const variance = spread('var', ['Rolling', 'Expanding']);
export const agg = define({
  name: 'agg',
  title: 'DataFrameRollingAgg',
  places: ['Rolling', 'Expanding', 'ExponentialMovingWindow'],
  params: {w: windows, func: windowFunctions},
  infer: ({w, func}) => inferWindows(w, func),
  lower: async ({w, func}, context) =>
    lowered(await aggregateWindows(w, func, {ddof: 1, bias: false}, context), context),
});
