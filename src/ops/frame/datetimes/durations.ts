/** Parts of durations. */
import {LocalSeries, NaT, inferVector, kindOf, type Vector} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {define, type Definition} from '../../../expr/define.js';
import type {Series} from '../../../expr/series.js';
import {lowered} from '../define-local.js';
import {inferDatetimes, series, timesOf} from './define-datetime.js';

declare module '../../../expr/accessors.js' {
  interface DatetimeMethods {
    /**
     * Whole days of each duration, rounded down.
     *
     * pandas' and Mars's `Series.dt.days`.
     *
     * @throws ArgumentError, when run, for values that are no durations.
     * @example
     * await md.Series([md.Timedelta('1d'), md.Timedelta('-1.5s')]).dt.days.execute()
     * // 0    1
     * // 1   -1
     * // dtype: int64
     */
    readonly days: Series;

    /**
     * Seconds of each duration beside its whole days: 0 to 86399.
     *
     * pandas' and Mars's `Series.dt.seconds`.
     *
     * @throws ArgumentError, when run, for values that are no durations.
     * @example
     * await md.Series([md.Timedelta('1d'), md.Timedelta('-1.5s')]).dt.seconds.execute()
     * // 0        0
     * // 1    86398
     * // dtype: int64
     */
    readonly seconds: Series;

    /**
     * Microseconds of each duration beside its whole seconds: 0 to 999999.
     *
     * pandas' and Mars's `Series.dt.microseconds`.
     *
     * @throws ArgumentError, when run, for values that are no durations.
     * @example
     * await md.Series([md.Timedelta('1d'), md.Timedelta('-1.5s')]).dt.microseconds.execute()
     * // 0         0
     * // 1    500000
     * // dtype: int64
     */
    readonly microseconds: Series;

    /**
     * Nanoseconds of each duration beside its whole microseconds: 0 to 999.
     *
     * pandas' and Mars's `Series.dt.nanoseconds`.
     *
     * @throws ArgumentError, when run, for values that are no durations.
     * @example
     * await md.Series([md.Timedelta('1d'), md.Timedelta('-1.5s')]).dt.nanoseconds.execute()
     * // 0    0
     * // 1    0
     * // dtype: int64
     */
    readonly nanoseconds: Series;
  }
}

const day = 86_400_000_000_000n;

/** Where a part begins, in nanoseconds of one, and where it starts again. */
const parts = {
  days: [day, null],
  seconds: [1_000_000_000n, day],
  microseconds: [1000n, 1_000_000_000n],
  nanoseconds: [1n, 1000n],
} as const;
type Part = keyof typeof parts;

function partOf(vector: Vector, name: Part): Vector {
  if (kindOf(vector.dtype) !== 'm')
    throw new ArgumentError(`Series.dt.${name} takes durations, got a Series of dtype ${vector.dtype}`);
  const [unit, whole] = parts[name];
  const found = Array.from(vector.values as BigInt64Array, (ns) => {
    if (ns === NaT) return NaN;
    const within = whole === null ? ns : ((ns % whole) + whole) % whole;
    const rest = ((within % unit) + unit) % unit;
    return Number((within - rest) / unit);
  });
  return found.length === 0 ? inferVector(found, 'int64') : inferVector(found);
}

/** Each part of durations as a property of `s.dt`. */
export const durationParts: readonly Definition[] = (Object.keys(parts) as Part[]).map((name) =>
  define({
    name,
    title: 'SeriesDatetimeMethod',
    places: ['Series.dt'],
    property: true,
    params: {s: series},
    infer: ({s}) => inferDatetimes(s, 'int64'),
    async lower({s}, context) {
      const values = await timesOf(s, context);
      return lowered(new LocalSeries(values.index, partOf(values.vector, name), values.name), context);
    },
  }),
);
