import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import {lowered} from '../define-local.js';
import {aggregateWindows, inferWindows} from './aggregate.js';
import {windowFunctions, type WindowFunctions} from './functions.js';

declare module '../../../expr/window.js' {
  interface RollingMethods<T> {
    /**
     * Several aggregations by name: another name of `agg`.
     *
     * pandas' and Mars's `Rolling.aggregate`.
     *
     * @throws ArgumentError for an unknown name; KeyError for an unknown column.
     * @example
     * await md.Series([1, 2, 5]).rolling(2).aggregate(['sum']).execute()
     * //    sum
     * // 0  NaN
     * // 1  3.0
     * // 2  7.0
     */
    aggregate(func: WindowFunctions): T | DataFrame;
  }
  interface ExpandingMethods<T> {
    /**
     * Several aggregations by name: another name of `agg`.
     *
     * pandas' and Mars's `Expanding.aggregate`.
     *
     * @throws ArgumentError for an unknown name; KeyError for an unknown column.
     * @example
     * await md.Series([1, 2, 5]).expanding().aggregate(['sum']).execute()
     * //    sum
     * // 0  1.0
     * // 1  3.0
     * // 2  8.0
     */
    aggregate(func: WindowFunctions): T | DataFrame;
  }
  interface ExponentialMovingWindowMethods<T> {
    /**
     * Several aggregations by name: another name of `agg`.
     *
     * pandas' and Mars's `ExponentialMovingWindow.aggregate`.
     *
     * @throws ArgumentError for an unknown name; KeyError for an unknown column.
     * @example
     * await md.Series([1, 2, 5]).ewm({com: 1}).aggregate(['mean']).execute()
     * //        mean
     * // 0  1.000000
     * // 1  1.666667
     * // 2  3.571429
     */
    aggregate(func: WindowFunctions): T | DataFrame;
  }
}

export const aggregate = define({
  name: 'aggregate',
  title: 'DataFrameRollingAgg',
  places: ['Rolling', 'Expanding', 'ExponentialMovingWindow'],
  params: {w: p.lazy('window'), func: windowFunctions},
  infer: ({w, func}) => inferWindows(w, func),
  lower: async ({w, func}, context) =>
    lowered(await aggregateWindows(w, func, {ddof: 1, bias: false}, context), context),
});
