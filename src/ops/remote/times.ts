/** Operations on times, durations and periods. */
import type {Series} from '../../expr/series.js';
import {defineRemote} from './define-remote.js';

declare module '../../expr/accessors.js' {
  interface DatetimeMethods {
    /**
     * The day of the week: 0 is Monday.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(md.date_range('2020-01-01', {periods: 2})).dt.day_of_week
     */
    readonly day_of_week: Series;
    /**
     * The day of the year, from 1.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(md.date_range('2020-01-01', {periods: 2})).dt.day_of_year
     */
    readonly day_of_year: Series;
    /**
     * The time of day of each, with its zone.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(md.date_range('2020-01-01', {periods: 2})).dt.timetz
     */
    readonly timetz: Series;
    /**
     * The first moment of each period.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(md.date_range('2020-01-01', {periods: 2})).dt.to_period('M').dt.start_time
     */
    readonly start_time: Series;
    /**
     * The last moment of each period.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(md.date_range('2020-01-01', {periods: 2})).dt.to_period('M').dt.end_time
     */
    readonly end_time: Series;
    /**
     * The fiscal year of each period.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(md.date_range('2020-01-01', {periods: 2})).dt.to_period('M').dt.qyear
     */
    readonly qyear: Series;
    /**
     * The period of a frequency that each time is in.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(md.date_range('2020-01-01', {periods: 2})).dt.to_period('M')
     */
    to_period(freq?: string): Series;
    /**
     * The periods at another frequency: where each ends (`E`), or begins (`S`).
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(md.date_range('2020-01-01', {periods: 2})).dt.to_period('M').dt.asfreq('D')
     */
    asfreq(freq: string, how?: 'E' | 'S'): Series;
    /**
     * The moment at which each period begins (`S`), or ends (`E`).
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(md.date_range('2020-01-01', {periods: 2})).dt.to_period('M').dt.to_timestamp()
     */
    to_timestamp(freq?: string, how?: 'E' | 'S'): Series;
    /**
     * The times at another resolution.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.Series(md.date_range('2020-01-01', {periods: 2})).dt.as_unit('s')
     */
    as_unit(unit: 's' | 'ms' | 'us' | 'ns'): Series;
  }
}

export const dayOfWeek = defineRemote({
  name: 'day_of_week',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  required: ['s'],
  property: true,
  gives: 'series',
});
export const dayOfYear = defineRemote({
  name: 'day_of_year',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  required: ['s'],
  property: true,
  gives: 'series',
});
export const timetz = defineRemote({
  name: 'timetz',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  required: ['s'],
  property: true,
  gives: 'series',
});
export const startTime = defineRemote({
  name: 'start_time',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  required: ['s'],
  property: true,
  gives: 'series',
});
export const endTime = defineRemote({
  name: 'end_time',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  required: ['s'],
  property: true,
  gives: 'series',
});
export const qyear = defineRemote({
  name: 'qyear',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  required: ['s'],
  property: true,
  gives: 'series',
});
export const toPeriod = defineRemote({
  name: 'to_period',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  required: ['s'],
  optional: ['freq'],
  variadic: 'freq',
  gives: 'series',
});
export const asfreq = defineRemote({
  name: 'asfreq',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  required: ['s'],
  optional: ['args'],
  variadic: 'args',
  gives: 'series',
});
export const toTimestamp = defineRemote({
  name: 'to_timestamp',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  required: ['s'],
  optional: ['args'],
  variadic: 'args',
  gives: 'series',
});
export const asUnit = defineRemote({
  name: 'as_unit',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  required: ['s'],
  optional: ['args'],
  variadic: 'args',
  gives: 'series',
});
