/** What regular times have in common. */
import {define} from '../../../expr/define.js';
import type {Tensor} from '../../../expr/tensor.js';
import {series, timesOf} from './define-datetime.js';
import {inferredFreq} from './infer-freq.js';

declare module '../../../expr/accessors.js' {
  interface DatetimeMethods {
    /**
     * The frequency that the times follow, by pandas' name: `D`, `2H`, `MS`, `W-SUN`, …; null where they follow none, and for fewer than three.
     *
     * pandas' `Series.dt.freq`.
     *
     * @throws ArgumentError where the values are neither times nor durations.
     * @example
     * await md.Series(md.date_range('2020-01-31', {periods: 3, freq: 'M'})).dt.freq.execute()
     * // 'M'
     */
    readonly freq: Tensor;
  }
}

export const inferred = define({
  name: 'freq',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  property: true,
  params: {s: series},
  insteadOnCluster: 'fetch the series, and find it in a local session',
  infer: () => ({kind: 'tensor', dtype: 'object', shape: []}),
  async lower({s}, context) {
    return {kind: 'object', value: inferredFreq((await timesOf(s, context)).vector)};
  },
});
