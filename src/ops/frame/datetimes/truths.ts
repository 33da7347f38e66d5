import type {Series} from '../../../expr/series.js';
import {daysInMonth, isLeap} from './calendar.js';
import {parts} from './clock.js';
import {truthOfDate} from './define-datetime.js';

declare module '../../../expr/accessors.js' {
  interface DatetimeMethods {
    /**
     * Whether it is the first day of a month. False for a missing one.
     *
     * pandas' and Mars's `Series.dt.is_month_start`.
     *
     * @example
     * await md.Series(['2020-01-01', '2020-02-29', '2020-12-31'], {dtype: 'datetime64[ns]'}).dt.is_month_start.execute()
     * // 0     True
     * // 1    False
     * // 2    False
     * // dtype: bool
     */
    readonly is_month_start: Series;

    /**
     * Whether it is the last day of a month. False for a missing one.
     *
     * pandas' and Mars's `Series.dt.is_month_end`.
     *
     * @example
     * await md.Series(['2020-01-01', '2020-02-29', '2020-12-31'], {dtype: 'datetime64[ns]'}).dt.is_month_end.execute()
     * // 0    False
     * // 1     True
     * // 2     True
     * // dtype: bool
     */
    readonly is_month_end: Series;

    /**
     * Whether it is the first day of a quarter. False for a missing one.
     *
     * pandas' and Mars's `Series.dt.is_quarter_start`.
     *
     * @example
     * await md.Series(['2020-01-01', '2020-02-29', '2020-12-31'], {dtype: 'datetime64[ns]'}).dt.is_quarter_start.execute()
     * // 0     True
     * // 1    False
     * // 2    False
     * // dtype: bool
     */
    readonly is_quarter_start: Series;

    /**
     * Whether it is the last day of a quarter. False for a missing one.
     *
     * pandas' and Mars's `Series.dt.is_quarter_end`.
     *
     * @example
     * await md.Series(['2020-01-01', '2020-02-29', '2020-12-31'], {dtype: 'datetime64[ns]'}).dt.is_quarter_end.execute()
     * // 0    False
     * // 1    False
     * // 2     True
     * // dtype: bool
     */
    readonly is_quarter_end: Series;

    /**
     * Whether it is the first day of a year. False for a missing one.
     *
     * pandas' and Mars's `Series.dt.is_year_start`.
     *
     * @example
     * await md.Series(['2020-01-01', '2020-02-29', '2020-12-31'], {dtype: 'datetime64[ns]'}).dt.is_year_start.execute()
     * // 0     True
     * // 1    False
     * // 2    False
     * // dtype: bool
     */
    readonly is_year_start: Series;

    /**
     * Whether it is the last day of a year. False for a missing one.
     *
     * pandas' and Mars's `Series.dt.is_year_end`.
     *
     * @example
     * await md.Series(['2020-01-01', '2020-02-29', '2020-12-31'], {dtype: 'datetime64[ns]'}).dt.is_year_end.execute()
     * // 0    False
     * // 1    False
     * // 2     True
     * // dtype: bool
     */
    readonly is_year_end: Series;

    /**
     * Whether the year has 366 days. False for a missing one.
     *
     * pandas' and Mars's `Series.dt.is_leap_year`.
     *
     * @example
     * await md.Series(['2020-01-01', '2020-02-29', '2020-12-31'], {dtype: 'datetime64[ns]'}).dt.is_leap_year.execute()
     * // 0    True
     * // 1    True
     * // 2    True
     * // dtype: bool
     */
    readonly is_leap_year: Series;
  }
}

export const isMonthStart = truthOfDate(
  'is_month_start',
  ['Series.dt'],
  ({day}) => day === 1,
  parts.isMonthStart,
);
export const isMonthEnd = truthOfDate(
  'is_month_end',
  ['Series.dt'],
  ({year, month, day}) => day === daysInMonth(year, month),
  parts.isMonthEnd,
);
export const isQuarterStart = truthOfDate(
  'is_quarter_start',
  ['Series.dt'],
  ({month, day}) => day === 1 && month % 3 === 1,
  parts.isQuarterStart,
);
export const isQuarterEnd = truthOfDate(
  'is_quarter_end',
  ['Series.dt'],
  ({year, month, day}) => month % 3 === 0 && day === daysInMonth(year, month),
  parts.isQuarterEnd,
);
export const isYearStart = truthOfDate(
  'is_year_start',
  ['Series.dt'],
  ({month, day}) => day === 1 && month === 1,
  parts.isYearStart,
);
export const isYearEnd = truthOfDate(
  'is_year_end',
  ['Series.dt'],
  ({month, day}) => day === 31 && month === 12,
  parts.isYearEnd,
);
export const isLeapYear = truthOfDate(
  'is_leap_year',
  ['Series.dt'],
  ({year}) => isLeap(year),
  parts.isLeapYear,
);
