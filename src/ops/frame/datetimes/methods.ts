import {NaT, Timedelta, Timestamp, Vector, inferVector, kindOf, zoneOf} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {dayName, monthName, strftime as formatted} from './calendar.js';
import {parts, partExpr, totalSecondsOf} from './clock.js';
import {defineDatetime, series} from './define-datetime.js';
import {dates} from './zones.js';

declare module '../../../expr/accessors.js' {
  interface DatetimeMethods {
    /**
     * Text by a format of C's `strftime`, such as `%Y-%m-%d %H:%M`.
     *
     * pandas' and Mars's `Series.dt.strftime`.
     *
     * @example
     * await md.Series(['2020-07-01 12:00'], {dtype: 'datetime64[ns]'}).dt.strftime('%d %B %Y').execute()
     * // 0    01 July 2020
     * // dtype: object
     */
    strftime(date_format: string): Series;

    /**
     * Name of the month in English.
     *
     * pandas' and Mars's `Series.dt.month_name`.
     *
     * @example
     * await md.Series(['2020-07-01'], {dtype: 'datetime64[ns]'}).dt.month_name().execute()
     * // 0    July
     * // dtype: object
     */
    month_name(): Series;

    /**
     * Name of the day of the week in English.
     *
     * pandas' and Mars's `Series.dt.day_name`.
     *
     * @example
     * await md.Series(['2020-07-01'], {dtype: 'datetime64[ns]'}).dt.day_name().execute()
     * // 0    Wednesday
     * // dtype: object
     */
    day_name(): Series;

    /**
     * Durations in seconds.
     *
     * pandas' and Mars's `Series.dt.total_seconds`.
     *
     * @example
     * await md.Series([md.Timedelta('1d'), md.Timedelta('90s')]).dt.total_seconds().execute()
     * // 0    86400.0
     * // 1       90.0
     * // dtype: float64
     */
    total_seconds(): Series;
  }
}

function texts(vector: Vector, call: (value: Timestamp) => string): Vector {
  const zone = zoneOf(vector.dtype);
  return inferVector(
    Array.from(vector.values as BigInt64Array, (ns) =>
      ns === NaT ? NaN : call(Timestamp.fromNanoseconds(ns, zone)),
    ),
    'object',
  );
}

export const strftime = defineDatetime({
  name: 'strftime',
  places: ['Series.dt'],
  params: {s: series, date_format: p.text},
  dtype: () => 'object',
  compute(vector, {date_format}) {
    dates(vector, 'strftime');
    return texts(vector, (value) => formatted(value, date_format));
  },
});

export const monthNames = defineDatetime({
  name: 'month_name',
  places: ['Series.dt'],
  params: {s: series},
  dtype: () => 'object',
  compute(vector) {
    dates(vector, 'month_name');
    return texts(vector, monthName);
  },
  project: (clock) =>
    kindOf(clock.values.dtype) === 'M' ? partExpr(clock, parts.monthName(clock), 'object') : null,
});
export const dayNames = defineDatetime({
  name: 'day_name',
  places: ['Series.dt'],
  params: {s: series},
  dtype: () => 'object',
  compute(vector) {
    dates(vector, 'day_name');
    return texts(vector, dayName);
  },
  project: (clock) =>
    kindOf(clock.values.dtype) === 'M' ? partExpr(clock, parts.dayName(clock), 'object') : null,
});

export const totalSeconds = defineDatetime({
  name: 'total_seconds',
  places: ['Series.dt'],
  params: {s: series},
  dtype: () => 'float64',
  compute(vector) {
    if (kindOf(vector.dtype) !== 'm')
      throw new ArgumentError(
        `Series.dt.total_seconds takes durations, got a Series of dtype ${vector.dtype}`,
      );
    const seconds = Float64Array.from(vector.values as BigInt64Array, (ns) =>
      ns === NaT ? NaN : new Timedelta(ns).total_seconds(),
    );
    return new Vector('float64', seconds);
  },
  project: (clock) =>
    kindOf(clock.values.dtype) === 'm' ? partExpr(clock, totalSecondsOf(clock), 'float64') : null,
});
