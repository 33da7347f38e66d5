/** The proleptic Gregorian calendar, and time zones, on nanoseconds since the epoch. */
import {ValueError} from '../../errors/index.js';

export const NaT = -(2n ** 63n);
export const nanosecondsPerDay = 86_400_000_000_000n;

export interface CivilTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanosecond: number;
}

/** Days from 1970-01-01 to a date. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date that lies `days` after 1970-01-01. */
export function civilFromDays(days: number): {year: number; month: number; day: number} {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** The calendar fields of `ns` nanoseconds since the epoch, read without a zone. */
export function civilFromNanoseconds(ns: bigint): CivilTime {
  let days = ns / nanosecondsPerDay;
  let rest = ns % nanosecondsPerDay;
  if (rest < 0n) {
    days -= 1n;
    rest += nanosecondsPerDay;
  }
  const seconds = Number(rest / 1_000_000_000n);
  return {
    ...civilFromDays(Number(days)),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    nanosecond: Number(rest % 1_000_000_000n),
  };
}

export function nanosecondsFromCivil(t: CivilTime): bigint {
  const seconds = t.hour * 3600 + t.minute * 60 + t.second;
  return (
    BigInt(daysFromCivil(t.year, t.month, t.day)) * nanosecondsPerDay +
    BigInt(seconds) * 1_000_000_000n +
    BigInt(t.nanosecond)
  );
}

/** How far the clocks of `zone` are ahead of UTC at an instant, in seconds. */
export function zoneOffset(zone: string, ns: bigint): number {
  const fixed = fixedOffset(zone);
  if (fixed !== null) return fixed;
  const seconds = Number(ns / 1_000_000_000n) - (ns % 1_000_000_000n < 0n ? 1 : 0);
  const parts = formatterOf(zone).formatToParts(seconds * 1000);
  const field = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((p) => p.type === type)?.value);
  const era = parts.find((p) => p.type === 'era')?.value;
  const year = era === 'B' ? 1 - field('year') : field('year');
  const local =
    daysFromCivil(year, field('month'), field('day')) * 86_400 +
    field('hour') * 3600 +
    field('minute') * 60 +
    field('second');
  return local - seconds;
}

/** The instant at which the clocks of `zone` show `wall` (nanoseconds read as if in UTC). */
export function instantOf(wall: bigint, zone: string): bigint {
  const first = BigInt(zoneOffset(zone, wall)) * 1_000_000_000n;
  const second = BigInt(zoneOffset(zone, wall - first)) * 1_000_000_000n;
  return wall - second;
}

/** The offset in seconds of `UTC`, `+01:00`, `UTC+01:00` or `pytz.FixedOffset(60)`; null for a named zone. */
function fixedOffset(zone: string): number | null {
  if (/^(utc|gmt|z|tzutc\(\)|etc\/utc)$/i.test(zone)) return 0;
  const pytz = /^pytz\.FixedOffset\((-?\d+)\)$/.exec(zone);
  if (pytz) return Number(pytz[1]) * 60;
  const match = /^(?:UTC)?([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!match) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}

/** Formatters are slow to make and hold nothing but the zone's rules. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  if (!isZone(zone))
    throw new ValueError(
      `Unknown time zone: '${zone}'. It takes names such as 'Europe/Berlin', 'UTC' or '+01:00'.`,
    );
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'narrow',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', {timeZone: zone});
    return true;
  } catch {
    return false;
  }
}
