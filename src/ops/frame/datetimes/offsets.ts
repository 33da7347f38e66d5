/** Days that stand on a frequency of weeks, months, quarters or years. */
import {civilFromDays, daysFromCivil} from '../../../data/index.js';
import type {Frequency} from './freq.js';

/** Months as frequencies name them: `Q-MAR`. */
export const monthNames = [
  'JAN',
  'FEB',
  'MAR',
  'APR',
  'MAY',
  'JUN',
  'JUL',
  'AUG',
  'SEP',
  'OCT',
  'NOV',
  'DEC',
] as const;
/** Days of the week as frequencies name them: `W-SUN`. */
export const weekNames = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

/** Whether a day, counted from 1970-01-01, stands on a frequency. */
export type StandsOn = (days: number) => boolean;

export const mod = (a: number, n: number): number => ((a % n) + n) % n;

/** The day of the week of a day counted from 1970-01-01: 0 is Monday. */
export const weekdayOf = (days: number): number => mod(days + 3, 7);

/** Whether a day stands on `frequency`, whose steps are not all equal. */
export function standsOn({name}: Frequency): StandsOn {
  const [base = '', anchor] = name.split('-');
  if (base === 'B') return (days) => weekdayOf(days) < 5;
  if (base === 'W') {
    const wanted = (weekNames as readonly string[]).indexOf(anchor ?? 'SUN');
    return (days) => weekdayOf(days) === wanted;
  }
  if (base === 'SM' || base === 'SMS') return twiceAMonth(base === 'SMS', Number(anchor ?? '15'));
  const business = base.startsWith('B');
  const starts = base.endsWith('S');
  const kind = base.replace(/^B/, '').replace(/S$/, '');
  const width = kind === 'M' ? 1 : kind === 'Q' ? 3 : 12;
  const month = (monthNames as readonly string[]).indexOf(anchor ?? (starts ? 'JAN' : 'DEC'));
  return (days) => {
    const civil = civilFromDays(days);
    if (mod(civil.month - 1 - month, width) !== 0) return false;
    let wanted = starts ? daysFromCivil(civil.year, civil.month, 1) : lastOfMonth(civil);
    while (business && weekdayOf(wanted) > 4) wanted += starts ? 1 : -1;
    return days === wanted;
  };
}

function twiceAMonth(starts: boolean, day: number): StandsOn {
  return (days) => {
    const civil = civilFromDays(days);
    return civil.day === day || (starts ? civil.day === 1 : days === lastOfMonth(civil));
  };
}

function lastOfMonth({year, month}: {readonly year: number; readonly month: number}): number {
  return (month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1)) - 1;
}

/** The day `steps` days further that stand on a frequency; those before it where `steps` is negative. */
export function movedDay(days: number, steps: number, stands: StandsOn): number {
  const direction = Math.sign(steps);
  let at = days;
  for (let left = Math.abs(steps); left > 0;) {
    at += direction;
    if (stands(at)) left -= 1;
  }
  return at;
}
