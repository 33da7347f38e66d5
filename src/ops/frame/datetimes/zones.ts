/** Times in zones, and on the clocks of none. */
import {NaT, Vector, kindOf, localized, zoneOf, zoneOffset, type DType} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {DatetimeAccessor} from '../../../expr/accessors.js';
import {accessor} from '../../../expr/member.js';
import {defineDatetime, series} from './define-datetime.js';

/** Options of {@link DatetimeMethods.tz_localize} and of rounding. */
export type LocalizeOptions = Options<{
  /** For readings that clocks show twice: an error (`raise`), missing (`NaT`), the first time (`true`) or the second (`false`). */
  ambiguous: 'raise' | 'NaT' | boolean;
  /** For readings that clocks skip: an error (`raise`), missing (`NaT`), or the moment after or before the gap. */
  nonexistent: 'raise' | 'NaT' | 'shift_forward' | 'shift_backward';
}>;

declare module '../../../expr/accessors.js' {
  interface DatetimeMethods {
    /**
     * The times put into a zone: their clocks stay. Without a zone the clocks alone.
     *
     * pandas' and Mars's `Series.dt.tz_localize`.
     *
     * @throws ArgumentError for times that have a zone already; ValueError for readings that the zone's clocks show twice or never, unless
     * `ambiguous` and `nonexistent` say what they stand for.
     * @example
     * await md.Series(['2020-07-01 12:00'], {dtype: 'datetime64[ns]'}).dt.tz_localize('Europe/Berlin').execute()
     * // 0   2020-07-01 12:00:00+02:00
     * // dtype: datetime64[ns, Europe/Berlin]
     */
    tz_localize(tz: string | null, options?: LocalizeOptions): Series;

    /**
     * The same times on the clocks of another zone; without a zone on those of UTC.
     *
     * pandas' and Mars's `Series.dt.tz_convert`.
     *
     * @throws ArgumentError for times without a zone.
     * @example
     * await md.Series(['2020-07-01 12:00'], {dtype: 'datetime64[ns]'}).dt.tz_localize('UTC').dt.tz_convert('Asia/Tokyo').execute()
     * // 0   2020-07-01 21:00:00+09:00
     * // dtype: datetime64[ns, Asia/Tokyo]
     */
    tz_convert(tz: string | null): Series;

    /**
     * The zone of the times by its name; null for times without one, and for durations. It is part of the dtype, so that nothing runs.
     *
     * pandas' `Series.dt.tz`.
     *
     * @throws ValueError where the dtype is not known before the series is executed.
     * @example
     * md.Series(md.date_range('2020-01-01', {periods: 2, tz: 'Asia/Tokyo'})).dt.tz
     * // 'Asia/Tokyo'
     */
    readonly tz: string | null;
  }
}

/** The times of `vector` that are there, changed, as `dtype`. */
export function mapped(vector: Vector, dtype: DType, change: (ns: bigint) => bigint): Vector {
  return new Vector(
    dtype,
    (vector.values as BigInt64Array).map((ns) => (ns === NaT ? NaT : change(ns))),
  );
}

/** The reading of a clock in a zone, as if it were UTC's. */
export function readingOf(ns: bigint, zone: string | null): bigint {
  return zone === null ? ns : ns + BigInt(zoneOffset(zone, ns)) * 1_000_000_000n;
}

/** @throws ArgumentError for what are no dates. */
export function dates(vector: Vector, name: string): void {
  if (kindOf(vector.dtype) !== 'M')
    throw new ArgumentError(`Series.dt.${name} takes dates, got a Series of dtype ${vector.dtype}`);
}

/** What becomes of clock readings that a zone has twice or never. */
export const localizing = {
  ambiguous: p.wider(p.optional(p.choice('raise', 'NaT', true, false), 'raise'), p.any, 'raise'),
  nonexistent: p.wider(
    p.optional(p.choice('raise', 'NaT', 'shift_forward', 'shift_backward'), 'raise'),
    p.any,
    'raise',
  ),
};

const zoned = (tz: string | null): DType => (tz === null ? 'datetime64[ns]' : `datetime64[ns, ${tz}]`);
const zoneParam = p.nullable(p.text);

/** @throws ValueError for a zone that nobody knows. */
function checkZone(tz: string | null): void {
  if (tz === null) return;
  try {
    new Intl.DateTimeFormat('en', {timeZone: tz});
  } catch (error) {
    throw new ValueError(`unknown time zone '${tz}'. It takes names such as 'UTC' or 'Europe/Berlin'.`, {
      cause: error,
    });
  }
}

export const tzLocalize = defineDatetime({
  name: 'tz_localize',
  places: ['Series.dt'],
  params: {s: series, tz: zoneParam, ...localizing},
  dtype(_, {tz}) {
    checkZone(tz);
    return zoned(tz);
  },
  compute(vector, {tz, ambiguous, nonexistent}) {
    dates(vector, 'tz_localize');
    const zone = zoneOf(vector.dtype);
    if (tz === null) return mapped(vector, zoned(null), (ns) => readingOf(ns, zone));
    if (zone !== null) throw new ArgumentError('Already tz-aware, use tz_convert to convert.');
    return mapped(vector, zoned(tz), (ns) => localized(ns, tz, {ambiguous, nonexistent}));
  },
});

export const tzConvert = defineDatetime({
  name: 'tz_convert',
  places: ['Series.dt'],
  params: {s: series, tz: zoneParam},
  dtype(_, {tz}) {
    checkZone(tz);
    return zoned(tz);
  },
  compute(vector, {tz}) {
    if (zoneOf(vector.dtype) === null)
      throw new ArgumentError('Cannot convert tz-naive timestamps, use tz_localize to localize');
    return mapped(vector, zoned(tz), (ns) => ns);
  },
});

export const tz = accessor('Series.dt', 'tz', ({dtype}: DatetimeAccessor) => {
  if (dtype === null)
    throw new ValueError('Series.dt.tz: the zone is not known before the Series is executed');
  return zoneOf(dtype);
});
