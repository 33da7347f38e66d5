import {
  Interval,
  NaT as missingTime,
  Period,
  Timedelta,
  Timestamp,
  instantOf,
  nanosecondsFromCivil,
  type Closed,
  type TimestampOptions,
} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import {member} from '../../../expr/member.js';
import {isPlainObject} from '../../../expr/plain.js';
import {daysInMonth} from './calendar.js';

/** The parts of a time by name, as pandas' `Timestamp` takes them. */
export interface TimestampParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly microsecond?: number;
  readonly nanosecond?: number;
  readonly tz?: string | null;
}

/** Makes times, with `new` or without as in Python. */
export interface TimestampConstructor {
  readonly prototype: Timestamp;
  new (input: string | Date | number | bigint | Timestamp, options?: TimestampOptions): Timestamp;
  new (parts: TimestampParts): Timestamp;
  new (year: number, month: number, day: number, hour?: number, minute?: number, second?: number): Timestamp;
  (input: string | Date | number | bigint | Timestamp, options?: TimestampOptions): Timestamp;
  (parts: TimestampParts): Timestamp;
  (year: number, month: number, day: number, hour?: number, minute?: number, second?: number): Timestamp;
}

/** Makes durations, with `new` or without as in Python. */
export interface TimedeltaConstructor {
  readonly prototype: Timedelta;
  new (...values: TimedeltaArguments): Timedelta;
  (...values: TimedeltaArguments): Timedelta;
}
type TimedeltaArguments =
  | [value: string | number | bigint | Timedelta, unit?: string | {readonly unit?: string}]
  | [parts: Readonly<Record<string, number>>];

/** Makes intervals, with `new` or without as in Python. */
export interface IntervalConstructor {
  readonly prototype: Interval;
  new <T>(left: T, right: T, closed?: Closed | {readonly closed?: Closed}): Interval<T>;
  <T>(left: T, right: T, closed?: Closed | {readonly closed?: Closed}): Interval<T>;
}

/** Makes periods, with `new` or without as in Python. */
export interface PeriodConstructor {
  readonly prototype: Period;
  new (value: string | Timestamp, freq: string | {readonly freq: string}): Period;
  (value: string | Timestamp, freq: string | {readonly freq: string}): Period;
}

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * A time with nanoseconds: of text, of a `Date`, of a number of some unit since 1970, or of its parts. At once, not lazy.
     *
     * pandas' `Timestamp`.
     *
     * @throws ValueError for what is no time, and outside of the years 1677 to 2262.
     * @example
     * md.Timestamp('2017-01-01T12')
     * // Timestamp('2017-01-01 12:00:00')
     */
    readonly Timestamp: TimestampConstructor;

    /**
     * A duration with nanoseconds: of text, of a number of some unit, or of its parts. At once, not lazy.
     *
     * pandas' `Timedelta`.
     *
     * @throws ValueError for what is no duration.
     * @example
     * md.Timedelta({days: 1, hours: 2})
     * // Timedelta('1 days 02:00:00')
     */
    readonly Timedelta: TimedeltaConstructor;

    /**
     * All values between two, closed at the right unless said otherwise. At once, not lazy.
     *
     * pandas' `Interval`.
     *
     * @throws ValueError where the left end is greater than the right one.
     * @example
     * md.Interval(0, 5, {closed: 'left'})
     * // Interval(0, 5, closed='left')
     */
    readonly Interval: IntervalConstructor;

    /**
     * The span of time of a frequency in which a time lies. At once, not lazy.
     *
     * pandas' `Period`.
     *
     * @throws ValueError for an unknown frequency.
     * @example
     * md.Period('2020-01-15', 'M')
     * // Period('2020-01', 'M')
     */
    readonly Period: PeriodConstructor;

    /**
     * What stands for a missing time, duration or period: null.
     *
     * pandas' `NaT`.
     *
     * @example
     * await md.Series([md.Timestamp('2020-01-01'), md.NaT]).execute()
     * // 0   2020-01-01
     * // 1          NaT
     * // dtype: datetime64[ns]
     */
    readonly NaT: null;

    /**
     * What stands for a missing value of a nullable dtype: null.
     *
     * pandas' `NA`.
     *
     * @example
     * await md.Series([1, md.NA], {dtype: 'Int64'}).execute()
     * // 0       1
     * // 1    <NA>
     * // dtype: Int64
     */
    readonly NA: null;
  }
}

/** The class as a function: called with or without `new`, it makes what `make` makes of its arguments. */
function callable(target: new (...values: never[]) => object, make: (values: unknown[]) => object): unknown {
  return new Proxy(target, {
    apply: (_target, _self, values: unknown[]) => make(values),
    construct: (_target, values: unknown[]) => make(values),
  });
}

function timestampOf(values: unknown[]): Timestamp {
  const [first, second] = values;
  if (isPlainObject(first)) return ofParts(first as unknown as TimestampParts);
  if (typeof first === 'number' && typeof second === 'number') {
    const [year, month, day, hour, minute, second] = values as number[];
    if (day === undefined || month === undefined || year === undefined)
      throw new ArgumentError(`Timestamp takes a year, a month and a day, got ${values.join(', ')}`);
    return ofParts({year, month, day, hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0});
  }
  return new Timestamp(first as string, second ?? {});
}

function ofParts(parts: TimestampParts): Timestamp {
  const {
    year,
    month,
    day,
    hour = 0,
    minute = 0,
    second = 0,
    microsecond = 0,
    nanosecond = 0,
    tz = null,
  } = parts;
  const within = (name: string, value: number, from: number, to: number): void => {
    if (!Number.isInteger(value) || value < from || value > to)
      throw new ValueError(
        `Timestamp: ${name} must be in ${String(from)}..${String(to)}, got ${String(value)}`,
      );
  };
  within('year', year, 1677, 2262);
  within('month', month, 1, 12);
  within('day', day, 1, daysInMonth(year, month));
  within('hour', hour, 0, 23);
  within('minute', minute, 0, 59);
  within('second', second, 0, 59);
  within('microsecond', microsecond, 0, 999_999);
  within('nanosecond', nanosecond, 0, 999);
  const wall = nanosecondsFromCivil({
    year,
    month,
    day,
    hour,
    minute,
    second,
    nanosecond: microsecond * 1000 + nanosecond,
  });
  if (wall <= missingTime) throw new ValueError('Timestamp: Out of bounds nanosecond timestamp');
  return new Timestamp(tz === null ? wall : instantOf(wall, tz), {tz});
}

/** The value of an option that may also stand as a plain argument. */
function optionOf(given: unknown, name: string): unknown {
  return isPlainObject(given) ? given[name] : given;
}

export const timestamp = member('md', 'Timestamp', callable(Timestamp, timestampOf) as TimestampConstructor);
export const timedelta = member(
  'md',
  'Timedelta',
  callable(
    Timedelta,
    ([value, unit]) => new Timedelta(value as string, (optionOf(unit, 'unit') ?? 'ns') as string),
  ) as TimedeltaConstructor,
);
export const interval = member(
  'md',
  'Interval',
  callable(
    Interval,
    ([left, right, closed]) => new Interval(left, right, (optionOf(closed, 'closed') ?? 'right') as Closed),
  ) as IntervalConstructor,
);
export const period = member(
  'md',
  'Period',
  callable(Period, ([value, freq]) => {
    const name = optionOf(freq, 'freq');
    if (typeof name !== 'string')
      throw new ArgumentError("Period takes a time and a frequency, such as Period('2020-01', 'M')");
    return new Period(value as string, name);
  }) as PeriodConstructor,
);
export const nat = member('md', 'NaT', null);
export const na = member('md', 'NA', null);
