import type {Series} from '../../../expr/series.js';
import {dayOfYear, daysInMonth, isoCalendar, quarter, weekday} from './calendar.js';
import {parts} from './clock.js';
import {partOfDate, textOfDate} from './define-datetime.js';

declare module '../../../expr/accessors.js' {
  interface DatetimeMethods {
    /**
     * Year.
     *
     * pandas' and Mars's `Series.dt.year`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.year.execute()
     * // 0    2020.0
     * // 1       NaN
     * // dtype: float64
     */
    readonly year: Series;

    /**
     * Month, from 1 on.
     *
     * pandas' and Mars's `Series.dt.month`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.month.execute()
     * // 0    2.0
     * // 1    NaN
     * // dtype: float64
     */
    readonly month: Series;

    /**
     * Day of the month, from 1 on.
     *
     * pandas' and Mars's `Series.dt.day`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.day.execute()
     * // 0    29.0
     * // 1     NaN
     * // dtype: float64
     */
    readonly day: Series;

    /**
     * Hour, 0 to 23.
     *
     * pandas' and Mars's `Series.dt.hour`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.hour.execute()
     * // 0    12.0
     * // 1     NaN
     * // dtype: float64
     */
    readonly hour: Series;

    /**
     * Minute.
     *
     * pandas' and Mars's `Series.dt.minute`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.minute.execute()
     * // 0    30.0
     * // 1     NaN
     * // dtype: float64
     */
    readonly minute: Series;

    /**
     * Second.
     *
     * pandas' and Mars's `Series.dt.second`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.second.execute()
     * // 0    45.0
     * // 1     NaN
     * // dtype: float64
     */
    readonly second: Series;

    /**
     * Microseconds within the second.
     *
     * pandas' and Mars's `Series.dt.microsecond`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.microsecond.execute()
     * // 0    0.0
     * // 1    NaN
     * // dtype: float64
     */
    readonly microsecond: Series;

    /**
     * Nanoseconds within the microsecond.
     *
     * pandas' and Mars's `Series.dt.nanosecond`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.nanosecond.execute()
     * // 0    0.0
     * // 1    NaN
     * // dtype: float64
     */
    readonly nanosecond: Series;

    /**
     * Week of the year by ISO 8601.
     *
     * pandas' and Mars's `Series.dt.week`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.week.execute()
     * // 0    9.0
     * // 1    NaN
     * // dtype: float64
     */
    readonly week: Series;

    /**
     * Week of the year by ISO 8601.
     *
     * pandas' and Mars's `Series.dt.weekofyear`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.weekofyear.execute()
     * // 0    9.0
     * // 1    NaN
     * // dtype: float64
     */
    readonly weekofyear: Series;

    /**
     * Day of the week, Monday is 0.
     *
     * pandas' and Mars's `Series.dt.dayofweek`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.dayofweek.execute()
     * // 0    5.0
     * // 1    NaN
     * // dtype: float64
     */
    readonly dayofweek: Series;

    /**
     * Day of the week, Monday is 0.
     *
     * pandas' and Mars's `Series.dt.weekday`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.weekday.execute()
     * // 0    5.0
     * // 1    NaN
     * // dtype: float64
     */
    readonly weekday: Series;

    /**
     * Day of the year, from 1 on.
     *
     * pandas' and Mars's `Series.dt.dayofyear`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.dayofyear.execute()
     * // 0    60.0
     * // 1     NaN
     * // dtype: float64
     */
    readonly dayofyear: Series;

    /**
     * Quarter of the year, 1 to 4.
     *
     * pandas' and Mars's `Series.dt.quarter`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.quarter.execute()
     * // 0    1.0
     * // 1    NaN
     * // dtype: float64
     */
    readonly quarter: Series;

    /**
     * How many days the month has.
     *
     * pandas' and Mars's `Series.dt.daysinmonth`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.daysinmonth.execute()
     * // 0    29.0
     * // 1     NaN
     * // dtype: float64
     */
    readonly daysinmonth: Series;

    /**
     * How many days the month has.
     *
     * pandas' and Mars's `Series.dt.days_in_month`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.days_in_month.execute()
     * // 0    29.0
     * // 1     NaN
     * // dtype: float64
     */
    readonly days_in_month: Series;

    /**
     * Date alone, as text in ISO 8601.
     *
     * pandas' and Mars's `Series.dt.date`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.date.execute()
     * // 0    2020-02-29
     * // 1           NaN
     * // dtype: object
     */
    readonly date: Series;

    /**
     * Clock alone, as text in ISO 8601.
     *
     * pandas' and Mars's `Series.dt.time`.
     *
     * @example
     * await md.Series(['2020-02-29 12:30:45', null], {dtype: 'datetime64[ns]'}).dt.time.execute()
     * // 0    12:30:45
     * // 1         NaN
     * // dtype: object
     */
    readonly time: Series;
  }
}

export const year = partOfDate('year', ['Series.dt'], ({year}) => year, parts.year);
export const month = partOfDate('month', ['Series.dt'], ({month}) => month, parts.month);
export const day = partOfDate('day', ['Series.dt'], ({day}) => day, parts.day);
export const hour = partOfDate('hour', ['Series.dt'], ({hour}) => hour, parts.hour);
export const minute = partOfDate('minute', ['Series.dt'], ({minute}) => minute, parts.minute);
export const second = partOfDate('second', ['Series.dt'], ({second}) => second, parts.second);
export const microsecond = partOfDate(
  'microsecond',
  ['Series.dt'],
  ({microsecond}) => microsecond,
  parts.microsecond,
);
export const nanosecond = partOfDate(
  'nanosecond',
  ['Series.dt'],
  ({nanosecond}) => nanosecond,
  parts.nanosecond,
);
export const week = partOfDate('week', ['Series.dt'], (value) => isoCalendar(value).week, parts.week);
export const weekofyear = partOfDate(
  'weekofyear',
  ['Series.dt'],
  (value) => isoCalendar(value).week,
  parts.week,
);
export const dayofweek = partOfDate('dayofweek', ['Series.dt'], weekday, parts.weekday);
export const weekdayPart = partOfDate('weekday', ['Series.dt'], weekday, parts.weekday);
export const dayofyear = partOfDate('dayofyear', ['Series.dt'], dayOfYear, parts.dayofyear);
export const quarterPart = partOfDate('quarter', ['Series.dt'], quarter, parts.quarter);
export const daysinmonth = partOfDate(
  'daysinmonth',
  ['Series.dt'],
  ({year, month}) => daysInMonth(year, month),
  parts.daysinmonth,
);
export const daysOfMonth = partOfDate(
  'days_in_month',
  ['Series.dt'],
  ({year, month}) => daysInMonth(year, month),
  parts.daysinmonth,
);
export const date = textOfDate('date', ['Series.dt'], (value) => value.dateText(), parts.date);
export const time = textOfDate('time', ['Series.dt'], (value) => value.timeText());
