import {
  NaT,
  Timedelta,
  Timestamp,
  Vector,
  inferVector,
  kindOf,
  zoneOf,
  zoneOffset,
  type DType,
} from '../../../data/index.js';
import {instantOf} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {dayName, monthName, strftime as formatted} from './calendar.js';
import {parts, partExpr, roundedExpr, totalSecondsOf} from './clock.js';
import {defineDatetime, series} from './define-datetime.js';
import {fixedStep} from './freq.js';

declare module '../../../expr/accessors.js' {
  interface DatetimeMethods {
    /**
     * The times put into a zone: their clocks stay. Without a zone the clocks alone.
     *
     * pandas' and Mars's `Series.dt.tz_localize`.
     *
     * @throws ArgumentError for times that have a zone already.
     * @example
     * await md.Series(['2020-07-01 12:00'], {dtype: 'datetime64[ns]'}).dt.tz_localize('Europe/Berlin').execute()
     * // 0   2020-07-01 12:00:00+02:00
     * // dtype: datetime64[ns, Europe/Berlin]
     */
    tz_localize(tz: string | null): Series;

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
     * The midnights before.
     *
     * pandas' and Mars's `Series.dt.normalize`.
     *
     * @example
     * await md.Series(['2020-07-01 12:00'], {dtype: 'datetime64[ns]'}).dt.normalize().execute()
     * // 0   2020-07-01
     * // dtype: datetime64[ns]
     */
    normalize(): Series;

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
     * Rounded to a frequency such as `H` or `15min`; halves to the even neighbour.
     *
     * pandas' and Mars's `Series.dt.round`.
     *
     * @throws ValueError for a frequency whose steps differ, as months do.
     * @example
     * await md.Series(['2020-07-01 12:40'], {dtype: 'datetime64[ns]'}).dt.round('H').execute()
     * // 0   2020-07-01 13:00:00
     * // dtype: datetime64[ns]
     */
    round(freq: string): Series;

    /**
     * Rounded down to a frequency such as `H` or `15min`.
     *
     * pandas' and Mars's `Series.dt.floor`.
     *
     * @throws ValueError for a frequency whose steps differ, as months do.
     * @example
     * await md.Series(['2020-07-01 12:40'], {dtype: 'datetime64[ns]'}).dt.floor('15min').execute()
     * // 0   2020-07-01 12:30:00
     * // dtype: datetime64[ns]
     */
    floor(freq: string): Series;

    /**
     * Rounded up to a frequency such as `H` or `15min`.
     *
     * pandas' and Mars's `Series.dt.ceil`.
     *
     * @throws ValueError for a frequency whose steps differ, as months do.
     * @example
     * await md.Series(['2020-07-01 12:40'], {dtype: 'datetime64[ns]'}).dt.ceil('D').execute()
     * // 0   2020-07-02
     * // dtype: datetime64[ns]
     */
    ceil(freq: string): Series;

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

function mapped(vector: Vector, dtype: DType, change: (ns: bigint) => bigint): Vector {
  return new Vector(
    dtype,
    (vector.values as BigInt64Array).map((ns) => (ns === NaT ? NaT : change(ns))),
  );
}

/** The reading of a clock in a zone, as if it were UTC's. */
function clockOf(ns: bigint, zone: string | null): bigint {
  return zone === null ? ns : ns + BigInt(zoneOffset(zone, ns)) * 1_000_000_000n;
}

function dates(vector: Vector, name: string): void {
  if (kindOf(vector.dtype) !== 'M')
    throw new ArgumentError(`Series.dt.${name} takes dates, got a Series of dtype ${vector.dtype}`);
}

function floorDiv(a: bigint, b: bigint): bigint {
  return a / b - (a % b < 0n ? 1n : 0n);
}

const rounding = {
  floor: (ns: bigint, step: bigint) => floorDiv(ns, step) * step,
  ceil: (ns: bigint, step: bigint) => -floorDiv(-ns, step) * step,
  round(ns: bigint, step: bigint) {
    const below = floorDiv(ns, step);
    const twice = (ns - below * step) * 2n;
    const up = twice > step || (twice === step && below % 2n !== 0n);
    return (up ? below + 1n : below) * step;
  },
};

/** Rounds clocks, which in a zone are not the instants themselves. */
function rounded(vector: Vector, freq: string, how: keyof typeof rounding): Vector {
  const step = fixedStep(freq);
  const zone = zoneOf(vector.dtype);
  return mapped(vector, vector.dtype, (ns) => {
    const made = rounding[how](clockOf(ns, zone), step);
    return zone === null ? made : instantOf(made, zone);
  });
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
  params: {s: series, tz: zoneParam},
  dtype(_, {tz}) {
    checkZone(tz);
    return zoned(tz);
  },
  compute(vector, {tz}) {
    dates(vector, 'tz_localize');
    const zone = zoneOf(vector.dtype);
    if (tz === null) return mapped(vector, zoned(null), (ns) => clockOf(ns, zone));
    if (zone !== null) throw new ArgumentError('Already tz-aware, use tz_convert to convert.');
    return mapped(vector, zoned(tz), (ns) => instantOf(ns, tz));
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

export const normalize = defineDatetime({
  name: 'normalize',
  places: ['Series.dt'],
  params: {s: series},
  dtype: (dtype) => dtype,
  compute(vector) {
    dates(vector, 'normalize');
    return rounded(vector, 'D', 'floor');
  },
  project: (clock) =>
    kindOf(clock.values.dtype) === 'M' ? roundedExpr(clock, fixedStep('D'), 'floor') : null,
});

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

const freq = p.text;
export const round = defineDatetime({
  name: 'round',
  places: ['Series.dt'],
  params: {s: series, freq},
  dtype: (dtype) => dtype,
  compute: (vector, args) => rounded(vector, args.freq, 'round'),
  project: (clock, args) => roundedExpr(clock, fixedStep(args.freq), 'round'),
});
export const floor = defineDatetime({
  name: 'floor',
  places: ['Series.dt'],
  params: {s: series, freq},
  dtype: (dtype) => dtype,
  compute: (vector, args) => rounded(vector, args.freq, 'floor'),
  project: (clock, args) => roundedExpr(clock, fixedStep(args.freq), 'floor'),
});
export const ceil = defineDatetime({
  name: 'ceil',
  places: ['Series.dt'],
  params: {s: series, freq},
  dtype: (dtype) => dtype,
  compute: (vector, args) => rounded(vector, args.freq, 'ceil'),
  project: (clock, args) => roundedExpr(clock, fixedStep(args.freq), 'ceil'),
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
