import {plainReduction} from './define-reduction.js';
import type {SeriesReduction} from './types.js';

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Middle one of the values in order, as float64; the mean of the two in the middle where their number is even.
     *
     * pandas' and Mars's `Series.median`.
     *
     * @throws ArgumentError for values that it does not take.
     * @example
     * await md.Series([8, 1, null, 4, 2]).median().execute()
     * // 3.0
     */
    median: SeriesReduction<number>;
  }
}

export const median = plainReduction('median', 'median', 'SeriesMedian', ['Series']);
