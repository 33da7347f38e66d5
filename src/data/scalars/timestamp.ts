import {Shown} from '../shown.js';
import {ValueError, ArgumentError} from '../../errors/index.js';
import {dataKind} from '../../render/brand.js';
import {NaT, civilFromNanoseconds, instantOf, zoneOffset} from './calendar.js';
import type {CivilTime} from './calendar.js';
import {parseTimestamp} from './parse-timestamp.js';
import {Timedelta} from './timedelta.js';
import {nanosecondsOfUnit} from './units.js';

export interface TimestampOptions {
  /** Time zone, such as `Europe/Berlin`; a time without an offset is read as a clock time there. */
  readonly tz?: string | null;
  /** What a number counts: `D`, `h`, `m`, `s`, `ms`, `us` or `ns` (the default). */
  readonly unit?: string;
}

/**
 * A point in time with nanoseconds, as pandas' `Timestamp`.
 *
 * Takes ISO 8601 text (and the common variants `2020/1/2`, `1/2/2020`, `Jan 2 2020`), a `Date`, a number or bigint of
 * `unit` since 1970, or a Timestamp. Throws `ValueError` for text that is no time and for what lies outside of
 * 1677-09-21 to 2262-04-11.
 *
 * @example
 * new Timestamp('2020-01-01 12:00').hour // 12
 */
export class Timestamp extends Shown {
  /** Nanoseconds since 1970-01-01 in UTC. */
  readonly value: bigint;
  readonly tz: string | null;
  #civil: CivilTime | null = null;

  constructor(input: string | Date | number | bigint | Timestamp, options: TimestampOptions = {}) {
    super();
    const {value, tz} = read(input, options);
    if (value <= NaT || value >= 2n ** 63n) {
      throw new ValueError(
        `Out of bounds nanosecond timestamp: ${String(input)}. It takes times from 1677-09-21 to 2262-04-11.`,
      );
    }
    this.value = value;
    this.tz = tz;
  }

  /** The instant `ns` nanoseconds after the epoch, shown in `tz`. */
  static fromNanoseconds(ns: bigint, tz: string | null = null): Timestamp {
    return new Timestamp(ns, {tz});
  }

  get [dataKind]() {
    return 'timestamp' as const;
  }

  /** Seconds that the zone is ahead of UTC at this time; 0 without a zone. */
  get utcoffset(): number {
    return this.tz === null ? 0 : zoneOffset(this.tz, this.value);
  }

  get civil(): CivilTime {
    this.#civil ??= civilFromNanoseconds(this.value + BigInt(this.utcoffset) * 1_000_000_000n);
    return this.#civil;
  }

  get year(): number {
    return this.civil.year;
  }
  get month(): number {
    return this.civil.month;
  }
  get day(): number {
    return this.civil.day;
  }
  get hour(): number {
    return this.civil.hour;
  }
  get minute(): number {
    return this.civil.minute;
  }
  get second(): number {
    return this.civil.second;
  }
  get microsecond(): number {
    return Math.floor(this.civil.nanosecond / 1000);
  }
  get nanosecond(): number {
    return this.civil.nanosecond % 1000;
  }
  /** Monday is 0. */
  get dayofweek(): number {
    return new Date(Date.UTC(this.year, this.month - 1, this.day)).getUTCDay() === 0
      ? 6
      : new Date(Date.UTC(this.year, this.month - 1, this.day)).getUTCDay() - 1;
  }
  /** Whether it is midnight on its clock. */
  get isMidnight(): boolean {
    const {hour, minute, second, nanosecond} = this.civil;
    return hour === 0 && minute === 0 && second === 0 && nanosecond === 0;
  }

  add(delta: Timedelta): Timestamp {
    return new Timestamp(this.value + delta.value, {tz: this.tz});
  }

  /** The time between two timestamps, or the timestamp a duration earlier. */
  sub(other: Timestamp): Timedelta;
  sub(other: Timedelta): Timestamp;
  sub(other: Timestamp | Timedelta): Timedelta | Timestamp {
    if (other instanceof Timedelta) return new Timestamp(this.value - other.value, {tz: this.tz});
    return new Timedelta(this.value - other.value);
  }

  equals(other: unknown): boolean {
    return (
      other instanceof Timestamp && other.value === this.value && (other.tz === null) === (this.tz === null)
    );
  }

  /** The same time as a `Date`, to the millisecond. */
  toDate(): Date {
    const floor = this.value / 1_000_000n - (this.value % 1_000_000n < 0n ? 1n : 0n);
    return new Date(Number(floor));
  }

  /** ISO 8601 with `separator` between date and time; the fraction has 6 or 9 digits, or is left out. */
  isoformat(separator = 'T'): string {
    return `${this.dateText()}${separator}${this.timeText()}${this.offsetText()}`;
  }

  /** `2020-01-31` */
  dateText(): string {
    const {year, month, day} = this.civil;
    return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  }

  /** `12:00:00`, with a fraction of `digits` digits; without `digits` as many of 0, 6, 9 as are needed. */
  timeText(digits?: number): string {
    const {hour, minute, second, nanosecond} = this.civil;
    const needed = digits ?? (nanosecond === 0 ? 0 : nanosecond % 1000 === 0 ? 6 : 9);
    const fraction = needed === 0 ? '' : `.${String(nanosecond).padStart(9, '0').slice(0, needed)}`;
    return `${two(hour)}:${two(minute)}:${two(second)}${fraction}`;
  }

  /** The date alone at midnight, else date and clock; never the zone. */
  shortText(): string {
    return this.isMidnight ? this.dateText() : `${this.dateText()} ${this.timeText()}`;
  }

  /** `+01:00`, or nothing without a zone. */
  offsetText(colon = true): string {
    if (this.tz === null) return '';
    const offset = this.utcoffset;
    const size = Math.abs(offset);
    const seconds = size % 60 === 0 ? '' : `:${two(size % 60)}`;
    return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}${colon ? ':' : ''}${two(Math.floor(size / 60) % 60)}${seconds}`;
  }

  toJSON(): string {
    return this.isoformat();
  }

  /** Nanoseconds since the epoch, so that `<` and `>` compare. */
  override valueOf(): bigint {
    return this.value;
  }

  /** As Python's `str`; `reprText` gives `Timestamp('…')`. */
  override toString(): string {
    return this.isoformat(' ');
  }
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function read(input: unknown, options: TimestampOptions): {value: bigint; tz: string | null} {
  const tz = options.tz ?? null;
  if (input instanceof Timestamp) return {value: input.value, tz: tz ?? input.tz};
  if (input instanceof Date) return {value: BigInt(input.getTime()) * 1_000_000n, tz};
  if (typeof input === 'bigint') return {value: input * nanosecondsOfUnit(options.unit ?? 'ns'), tz};
  if (typeof input === 'number') return {value: scaled(input, nanosecondsOfUnit(options.unit ?? 'ns')), tz};
  if (typeof input !== 'string') {
    throw new ArgumentError(
      `Timestamp got ${typeof input}. It takes text, a Date, a number, a bigint or a Timestamp.`,
    );
  }
  const parsed = parseTimestamp(input);
  if (parsed === null) throw new ValueError(`could not convert string to Timestamp: '${input}'`);
  if (parsed.zone !== null) return {value: instantOf(parsed.wall, parsed.zone), tz: tz ?? parsed.zone};
  return {value: tz === null ? parsed.wall : instantOf(parsed.wall, tz), tz};
}

/** A number of units in nanoseconds, whole part and fraction apart so that large counts stay exact. */
function scaled(count: number, unit: bigint): bigint {
  if (!Number.isFinite(count)) throw new ValueError(`Cannot make a Timestamp of ${count}.`);
  const whole = Math.floor(count);
  return BigInt(whole) * unit + BigInt(Math.round((count - whole) * Number(unit)));
}
