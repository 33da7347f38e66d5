import {Shown} from '../shown.js';
import {ArgumentError, ValueError} from '../../errors/index.js';
import {dataKind} from '../../render/brand.js';
import {literal} from '../../render/text/pprint.js';
import {NaT, nanosecondsPerDay} from './calendar.js';
import {parseTimedelta} from './parse-timedelta.js';
import {nanosecondsOfUnit} from './units.js';

/**
 * A duration with nanoseconds, as pandas' `Timedelta`.
 *
 * Takes text (`1d`, `1 days 02:00:00`, `1h30min`, `P1DT2H`), a number or bigint of `unit` (nanoseconds by default),
 * a Timedelta, or the parts by name (`{days: 1, hours: 2}`). Throws `ValueError` for text that is no duration.
 *
 * @example
 * new Timedelta('1d').total_seconds() // 86400
 */
export class Timedelta extends Shown {
  /** Nanoseconds. */
  readonly value: bigint;

  constructor(input: string | number | bigint | Timedelta | Readonly<Record<string, number>>, unit = 'ns') {
    super();
    const value = read(input, unit);
    if (value <= NaT || value >= 2n ** 63n)
      throw new ValueError(`Out of bounds timedelta: ${literal(input)}.`);
    this.value = value;
  }

  get [dataKind]() {
    return 'timedelta' as const;
  }

  /** Whole days, rounded down: -1 for minus one hour. */
  get days(): number {
    return Number(floorDiv(this.value, nanosecondsPerDay));
  }
  /** Seconds within the day, 0 to 86399. */
  get seconds(): number {
    return Number(this.#withinDay / 1_000_000_000n);
  }
  /** Microseconds within the second. */
  get microseconds(): number {
    return Number((this.#withinDay % 1_000_000_000n) / 1000n);
  }
  /** Nanoseconds within the microsecond. */
  get nanoseconds(): number {
    return Number(this.#withinDay % 1000n);
  }

  get #withinDay(): bigint {
    return this.value - floorDiv(this.value, nanosecondsPerDay) * nanosecondsPerDay;
  }

  total_seconds(): number {
    return Number(this.value / 1_000_000_000n) + Number(this.value % 1_000_000_000n) / 1e9;
  }

  totalSeconds(): number {
    return this.total_seconds();
  }

  add(other: Timedelta): Timedelta {
    return new Timedelta(this.value + other.value);
  }
  sub(other: Timedelta): Timedelta {
    return new Timedelta(this.value - other.value);
  }
  mul(factor: number): Timedelta {
    return Number.isInteger(factor)
      ? new Timedelta(this.value * BigInt(factor))
      : new Timedelta(Math.trunc(Number(this.value) * factor));
  }
  neg(): Timedelta {
    return new Timedelta(-this.value);
  }
  abs(): Timedelta {
    return this.value < 0n ? this.neg() : this;
  }

  equals(other: unknown): boolean {
    return other instanceof Timedelta && other.value === this.value;
  }

  /** `02:00:00`, the part within the day; a fraction of 6 or 9 digits where there is one. */
  clockText(digits?: number): string {
    const seconds = this.seconds;
    const fraction = Number(this.#withinDay % 1_000_000_000n);
    const needed = digits ?? (fraction === 0 ? 0 : fraction % 1000 === 0 ? 6 : 9);
    const two = (n: number): string => String(n).padStart(2, '0');
    const tail = needed === 0 ? '' : `.${String(fraction).padStart(9, '0').slice(0, needed)}`;
    return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${tail}`;
  }

  /** `1 days`, the part above; negative durations count down from it: `-1 days +23:00:00`. */
  daysText(): string {
    return `${this.days} days`;
  }

  /** ISO 8601 as pandas writes it: `P1DT2H0M0S`. */
  isoformat(): string {
    const seconds = this.seconds;
    const fraction = String(this.#withinDay % 1_000_000_000n)
      .padStart(9, '0')
      .replace(/0+$/, '');
    const tail = fraction === '' ? '' : `.${fraction}`;
    return `P${this.days}DT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}${tail}S`;
  }

  toJSON(): string {
    return this.isoformat();
  }

  /** Nanoseconds, so that `<` and `>` compare. */
  override valueOf(): bigint {
    return this.value;
  }

  /** As Python's `str`: `1 days 02:00:00`; `reprText` gives `Timedelta('…')`. */
  override toString(): string {
    return `${this.daysText()} ${this.days < 0 ? '+' : ''}${this.clockText()}`;
  }
}

function floorDiv(a: bigint, b: bigint): bigint {
  return a / b - (a % b < 0n ? 1n : 0n);
}

function read(input: unknown, unit: string): bigint {
  if (input instanceof Timedelta) return input.value;
  if (typeof input === 'bigint') return input * nanosecondsOfUnit(unit);
  if (typeof input === 'number') return scaled(input, nanosecondsOfUnit(unit));
  if (typeof input === 'string') {
    const parsed = parseTimedelta(input);
    if (parsed === null) throw new ValueError(`unable to parse timedelta string: '${input}'`);
    return parsed;
  }
  if (input !== null && typeof input === 'object') {
    return Object.entries(input as Record<string, number>).reduce(
      (sum, [name, count]) => sum + scaled(count, nanosecondsOfUnit(name)),
      0n,
    );
  }
  throw new ArgumentError(
    `Timedelta got ${typeof input}. It takes text, a number, a bigint, a Timedelta or parts such as {days: 1}.`,
  );
}

function scaled(count: number, unit: bigint): bigint {
  if (!Number.isFinite(count)) throw new ValueError(`Cannot make a Timedelta of ${count}.`);
  const whole = Math.trunc(count);
  return BigInt(whole) * unit + BigInt(Math.round((count - whole) * Number(unit)));
}
