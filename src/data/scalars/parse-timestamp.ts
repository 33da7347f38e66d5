import {nanosecondsFromCivil} from './calendar.js';

export interface ParsedTime {
  /** The clock time, in nanoseconds read as if in UTC. */
  readonly wall: bigint;
  /** The offset that the text gave, such as `UTC` or `UTC+01:00`, or null. */
  readonly zone: string | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = String.raw`(?:[T ,]+(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9})\d*)?)?)?\s*([ap]m)?)?`;
const offset = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?`;
const form = (date: string): RegExp => new RegExp(String.raw`^\s*${date}${clock}${offset}\s*$`, 'i');

/** How each form of date puts year, month and day in its first three groups. */
const forms: readonly {pattern: RegExp; order: 'ymd' | 'mdy' | 'dmy'}[] = [
  {pattern: form(String.raw`(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?`), order: 'ymd'},
  {pattern: form(String.raw`(\d{4})(\d{2})(\d{2})`), order: 'ymd'},
  {pattern: form(String.raw`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})`), order: 'mdy'},
  {pattern: form(String.raw`([a-z]{3,9})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4})`), order: 'mdy'},
  {pattern: form(String.raw`(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]{3,9})\.?,?[ -]+(\d{4})`), order: 'dmy'},
];

/** Reads a time, or gives null where the text is none. `1/2/2020` is the second of January, as in pandas. */
export function parseTimestamp(text: string): ParsedTime | null {
  for (const {pattern, order} of forms) {
    const match = pattern.exec(text);
    if (match) return assemble(match, order);
  }
  return null;
}

function assemble(match: RegExpExecArray, order: 'ymd' | 'mdy' | 'dmy'): ParsedTime | null {
  const at = (name: 'y' | 'm' | 'd'): string | undefined => match[order.indexOf(name) + 1];
  let [month, day] = [monthOf(at('m')), Number(at('d') ?? 1)];
  const year = yearOf(at('y') ?? '');
  if (order === 'mdy' && month > 12 && day <= 12) [month, day] = [day, month];
  const half = match[8]?.toLowerCase();
  const plain = Number(match[4] ?? 0);
  const hour = half === undefined ? plain : (plain % 12) + (half === 'pm' ? 12 : 0);
  const [minute, second] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const nanosecond = Number((match[7] ?? '').padEnd(9, '0'));
  return {
    wall: nanosecondsFromCivil({year, month, day, hour, minute, second, nanosecond}),
    zone: zoneText(match[9]),
  };
}

function monthOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (/^\d/.test(text)) return Number(text);
  return months.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

function yearOf(text: string): number {
  if (text.length > 2) return Number(text);
  const short = Number(text);
  return short < 69 ? 2000 + short : 1900 + short;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function zoneText(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^[zug]/i.test(text)) return 'UTC';
  const hours = text.slice(0, 3);
  const minutes = text.length > 3 ? text.slice(-2) : '00';
  return hours.slice(1) === '00' && minutes === '00' ? 'UTC' : `UTC${hours}:${minutes}`;
}
