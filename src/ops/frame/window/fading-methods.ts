/** Windows whose weights fade. What they share with others is defined with these. */
import type {DataFrame} from '../../../expr/dataframe.js';
import {define, type Definition, type PlaceOf} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import {lowered} from '../define-local.js';
import {aggregateWindows, inferWindows} from './aggregate.js';
import {type WindowFunctions} from './functions.js';

declare module '../../../expr/window.js' {
  interface ExponentialMovingWindowMethods<T> {
    /**
     * Means of the values so far, newer ones weighing more.
     *
     * pandas' and Mars's `ExponentialMovingWindow.mean`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).ewm({com: 1}).mean().execute()
     * // 0    1.000000
     * // 1    1.666667
     * // 2    3.571429
     * // dtype: float64
     */
    mean(): T;
    /**
     * Standard deviations of the values so far, newer ones weighing more.
     *
     * pandas' and Mars's `ExponentialMovingWindow.std`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).ewm({com: 1}).std().execute()
     * // 0         NaN
     * // 1    0.707107
     * // 2    2.220039
     * // dtype: float64
     */
    std(options?: {readonly bias?: boolean}): T;
    /**
     * Variances of the values so far, newer ones weighing more.
     *
     * pandas' and Mars's `ExponentialMovingWindow.var`.
     *
     * @throws ArgumentError for a series that is no numbers.
     * @example
     * await md.Series([1, 2, 5]).ewm({com: 1}).var().execute()
     * // 0         NaN
     * // 1    0.500000
     * // 2    4.928571
     * // dtype: float64
     */
    var(options?: {readonly bias?: boolean}): T;
    /**
     * Several aggregations by name: one, several, or some for each column.
     *
     * pandas' and Mars's `ExponentialMovingWindow.agg`.
     *
     * @throws ArgumentError for an unknown name; KeyError for an unknown column.
     * @example
     * await md.Series([1, 2, 5]).ewm({com: 1}).agg(['mean', 'var']).execute()
     * //        mean       var
     * // 0  1.000000       NaN
     * // 1  1.666667  0.500000
     * // 2  3.571429  4.928571
     */
    agg(func: WindowFunctions): T | DataFrame;
  }
}

/** Defines a variance or its root, with or without `bias`. */
function fadingSpread<const N extends 'std' | 'var'>(
  name: N,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
): Definition {
  return define({
    name,
    title: 'DataFrameEwmAgg',
    places,
    params: {w: p.lazy('window'), bias: p.optional(p.bool, false)},
    infer: ({w}) => inferWindows(w, name),
    lower: async ({w, bias}, context) =>
      lowered(await aggregateWindows(w, name, {ddof: 1, bias}, context), context),
  });
}

export const fadingStd = fadingSpread('std', ['ExponentialMovingWindow']);
export const fadingVariance = fadingSpread('var', ['ExponentialMovingWindow']);
