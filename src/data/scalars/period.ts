import {Shown} from '../shown.js';
import {ValueError} from '../../errors/index.js';
import {dataKind} from '../../render/brand.js';
import {daysFromCivil} from './calendar.js';
import {Timestamp} from './timestamp.js';

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
const clockSeconds: Readonly<Record<string, number>> = {H: 3600, T: 60, S: 1};

/**
 * A span of time of a frequency, as pandas' `Period`: `A-DEC`, `Q-DEC`, `M`, `W-SUN`, `D`, `B`, `H`, `T` or `S`.
 *
 * @example
 * new Period('2020-01-15', 'M').toString() // '2020-01'
 */
export class Period extends Shown {
  /** How many periods of this frequency lie between 1970 and this one. */
  readonly ordinal: number;
  readonly freq: string;

  constructor(value: string | number | Timestamp, freq: string) {
    super();
    this.freq = normalFrequency(freq);
    this.ordinal = typeof value === 'number' ? value : ordinalOf(startTime(value), this.freq);
  }

  get [dataKind]() {
    return 'period' as const;
  }

  get start_time(): Timestamp {
    const [start] = bounds(this.ordinal, this.freq);
    return new Timestamp(BigInt(start), {unit: 's'});
  }

  /** The last nanosecond of the period. */
  get end_time(): Timestamp {
    const [, end] = bounds(this.ordinal, this.freq);
    return new Timestamp(BigInt(end) * 1_000_000_000n - 1n);
  }

  equals(other: unknown): boolean {
    return other instanceof Period && other.ordinal === this.ordinal && other.freq === this.freq;
  }

  override valueOf(): number {
    return this.ordinal;
  }

  toJSON(): string {
    return this.toString();
  }

  /** As Python's `str`: `2020-01`; `reprText` gives `Period('2020-01', 'M')`. */
  override toString(): string {
    const start = this.start_time;
    const [base = ''] = this.freq.split('-');
    const last = this.end_time;
    switch (base) {
      case 'A':
        return String(last.year);
      case 'Q':
        return `${1970 + Math.floor(this.ordinal / 4)}Q${quarterOf(this.ordinal)}`;
      case 'M':
        return start.dateText().slice(0, 7);
      case 'W':
        return `${start.dateText()}/${last.dateText()}`;
      case 'H':
      case 'T':
        return `${start.dateText()} ${start.timeText(0).slice(0, 5)}`;
      case 'S':
        return `${start.dateText()} ${start.timeText(0)}`;
      default:
        return start.dateText();
    }
  }
}

function quarterOf(ordinal: number): number {
  return (((ordinal % 4) + 4) % 4) + 1;
}

/** The frequency with its anchor: `A` is `A-DEC`. */
function normalFrequency(freq: string): string {
  const [base = '', anchor] = freq.toUpperCase().replace(/^Y/, 'A').split('-');
  if (base === 'A' || base === 'Q') {
    if (anchor === undefined || monthNames.includes(anchor)) return `${base}-${anchor ?? 'DEC'}`;
  } else if (base === 'W') {
    if (anchor === undefined || dayNames.includes(anchor)) return `W-${anchor ?? 'SUN'}`;
  } else if (anchor === undefined && ['M', 'D', 'B', 'H', 'T', 'S'].includes(base)) {
    return base;
  }
  if (freq.toLowerCase() === 'min') return 'T';
  throw new ValueError(
    `Invalid frequency: ${freq}. It takes A, Q, M, W, D, B, H, T or S, with an anchor such as Q-MAR or W-MON.`,
  );
}

function startTime(value: string | Timestamp): Timestamp {
  if (value instanceof Timestamp) return value;
  const quarter = /^(\d{4})-?Q([1-4])$/i.exec(value);
  return quarter
    ? new Timestamp(`${quarter[1] ?? ''}-${String(Number(quarter[2]) * 3).padStart(2, '0')}-01`)
    : new Timestamp(value);
}

function ordinalOf(time: Timestamp, freq: string): number {
  const [base = '', anchor = ''] = freq.split('-');
  const days = daysFromCivil(time.year, time.month, time.day);
  const seconds = days * 86_400 + time.hour * 3600 + time.minute * 60 + time.second;
  const step = clockSeconds[base];
  if (step !== undefined) return Math.floor(seconds / step);
  if (base === 'M') return (time.year - 1970) * 12 + time.month - 1;
  if (base === 'D') return days;
  if (base === 'W') return Math.floor((days + 3 - weekAnchor(anchor)) / 7) + 1;
  if (base === 'B') return businessOrdinal(days);
  const fiscal = (time.year - 1970) * 12 + time.month - 1 + 11 - monthNames.indexOf(anchor);
  return base === 'A' ? Math.floor(fiscal / 12) : Math.floor(fiscal / 3);
}

/** The last day of a week, counted from Sunday. */
function weekAnchor(anchor: string): number {
  return (dayNames.indexOf(anchor) + 1) % 7;
}

/** Weekdays since the epoch (a Thursday); a weekend counts as the Monday after it. */
function businessOrdinal(days: number): number {
  const week = Math.floor((days + 3) / 7);
  const weekday = days + 3 - week * 7;
  return week * 5 + Math.min(weekday, 5) - 3;
}

/** First second of the period, and first second after it. */
function bounds(ordinal: number, freq: string): [number, number] {
  const [base = '', anchor = ''] = freq.split('-');
  const step = clockSeconds[base];
  if (step !== undefined) return [ordinal * step, (ordinal + 1) * step];
  const day = (days: number): number => days * 86_400;
  if (base === 'D') return [day(ordinal), day(ordinal + 1)];
  if (base === 'B') {
    const week = Math.floor((ordinal + 3) / 5);
    const days = week * 7 - 3 + (ordinal + 3 - week * 5);
    return [day(days), day(days + 1)];
  }
  if (base === 'W') {
    const end = ordinal * 7 - 4 + weekAnchor(anchor);
    return [day(end - 6), day(end + 1)];
  }
  const months = base === 'M' ? 1 : base === 'Q' ? 3 : 12;
  const shift = base === 'M' ? 0 : monthNames.indexOf(anchor) - 11;
  const month = (index: number): number =>
    day(daysFromCivil(1970 + Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1));
  return [month(ordinal * months + shift), month((ordinal + 1) * months + shift)];
}
