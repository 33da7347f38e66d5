/** Facts of the calendar about a time, on the clock of its zone. */
import {daysFromCivil, type Timestamp} from '../../../data/index.js';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since the epoch. */
export function dayNumber({year, month, day}: Timestamp): number {
  return daysFromCivil(year, month, day);
}

/** From Monday, 0, on. */
export function weekday(value: Timestamp): number {
  return (((dayNumber(value) + 3) % 7) + 7) % 7;
}

/** From 1 on. */
export function dayOfYear(value: Timestamp): number {
  return dayNumber(value) - daysFromCivil(value.year, 1, 1) + 1;
}

export function quarter({month}: Timestamp): number {
  return Math.ceil(month / 3);
}

/** Year, week and weekday (from Monday, 1, on) of ISO 8601. */
export function isoCalendar(value: Timestamp): {year: number; week: number; day: number} {
  const day = weekday(value) + 1;
  const week = Math.floor((dayOfYear(value) - day + 10) / 7);
  if (week < 1) {
    const year = value.year - 1;
    return {year, week: weeksIn(year), day};
  }
  return week > weeksIn(value.year) ? {year: value.year + 1, week: 1, day} : {year: value.year, week, day};
}

function weeksIn(year: number): number {
  const first = (((daysFromCivil(year, 1, 1) + 3) % 7) + 7) % 7;
  return first === 3 || (first === 2 && isLeap(year)) ? 53 : 52;
}

export function dayName(value: Timestamp): string {
  return dayNames[weekday(value)] ?? '';
}

export function monthName({month}: Timestamp): string {
  return monthNames[month - 1] ?? '';
}

const two = (value: number): string => String(value).padStart(2, '0');

const directives: Readonly<Record<string, (value: Timestamp) => string>> = {
  Y: ({year}) => String(year),
  y: ({year}) => two(year % 100),
  m: ({month}) => two(month),
  d: ({day}) => two(day),
  H: ({hour}) => two(hour),
  I: ({hour}) => two(hour % 12 === 0 ? 12 : hour % 12),
  M: ({minute}) => two(minute),
  S: ({second}) => two(second),
  f: ({microsecond}) => String(microsecond).padStart(6, '0'),
  p: ({hour}) => (hour < 12 ? 'AM' : 'PM'),
  j: (value) => String(dayOfYear(value)).padStart(3, '0'),
  A: dayName,
  a: (value) => dayName(value).slice(0, 3),
  B: monthName,
  b: (value) => monthName(value).slice(0, 3),
  h: (value) => monthName(value).slice(0, 3),
  w: (value) => String((weekday(value) + 1) % 7),
  u: (value) => String(weekday(value) + 1),
  G: (value) => String(isoCalendar(value).year),
  V: (value) => two(isoCalendar(value).week),
  U: (value) => two(Math.floor((dayOfYear(value) + 6 - ((weekday(value) + 1) % 7)) / 7)),
  W: (value) => two(Math.floor((dayOfYear(value) + 6 - weekday(value)) / 7)),
  z: (value) => value.offsetText(false),
  Z: (value) => value.tz ?? '',
  F: (value) => value.dateText(),
  T: (value) => value.timeText(0),
  D: ({month, day, year}) => `${two(month)}/${two(day)}/${two(year % 100)}`,
  R: ({hour, minute}) => `${two(hour)}:${two(minute)}`,
  x: ({month, day, year}) => `${two(month)}/${two(day)}/${two(year % 100)}`,
  X: (value) => value.timeText(0),
  c: (value) =>
    `${dayName(value).slice(0, 3)} ${monthName(value).slice(0, 3)} ${String(value.day).padStart(2)} ${value.timeText(0)} ${value.year}`,
  n: () => '\n',
  t: () => '\t',
  '%': () => '%',
};

/** The time by a format of C's `strftime`; unknown directives stay as they are. */
export function strftime(value: Timestamp, format: string): string {
  return format.replace(/%([a-zA-Z%])/g, (whole, letter: string) => directives[letter]?.(value) ?? whole);
}
