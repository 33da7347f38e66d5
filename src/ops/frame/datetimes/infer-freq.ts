/** The frequency that regular times follow, found as pandas' `infer_freq` finds it. */
import {
  NaT,
  civilFromDays,
  daysFromCivil,
  kindOf,
  zoneOf,
  zoneOffset,
  type Vector,
} from '../../../data/index.js';
import {monthNames, weekNames, weekdayOf} from './offsets.js';

const day = 86_400_000_000_000n;
const hour = 3_600_000_000_000n;

/** What is shorter than a day, longest first. */
const units: readonly (readonly [string, bigint])[] = [
  ['H', hour],
  ['T', 60_000_000_000n],
  ['S', 1_000_000_000n],
  ['L', 1_000_000n],
  ['U', 1000n],
  ['N', 1n],
];

/** pandas' name of the frequency of dates or durations; null for fewer than three, and for what is not regular. */
export function inferredFreq(vector: Vector): string | null {
  const instants = [...(vector.values as BigInt64Array)];
  if (instants.length < 3 || instants.includes(NaT)) return null;
  const zone = zoneOf(vector.dtype);
  const clocks =
    zone === null ? instants : instants.map((ns) => ns + BigInt(zoneOffset(zone, ns)) * 1_000_000_000n);
  const steps = distinctSteps(clocks);
  const [first] = steps;
  if (first === undefined || !(steps.every((step) => step > 0n) || steps.every((step) => step < 0n)))
    return null;
  if (first % day === 0n)
    return kindOf(vector.dtype) === 'M'
      ? dailyRule(clocks, steps)
      : steps.length === 1
        ? days(clocks, first)
        : null;
  if (['1', '1,17', '1,65', '1,17,65'].includes(steps.map((step) => hoursText(step)).join())) {
    if (steps.length > 1) return 'BH';
  }
  const exact = zone === null ? steps : distinctSteps(instants);
  const [step] = exact;
  if (exact.length !== 1 || step === undefined) return null;
  const unit = units.find(([, size]) => step % size === 0n);
  return unit === undefined ? null : counted(unit[0], step / unit[1]);
}

function hoursText(step: bigint): string {
  return step % hour === 0n ? String(step / hour) : '';
}

/** The differences of neighbours, ascending. */
function distinctSteps(times: readonly bigint[]): bigint[] {
  const steps = new Set(times.slice(1).map((ns, i) => ns - (times[i] as bigint)));
  return [...steps].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function counted(name: string, count: bigint | number): string {
  return Number(count) === 1 ? name : `${String(count)}${name}`;
}

function dayOf(ns: bigint): number {
  return Number(ns / day) - (ns % day < 0n ? 1 : 0);
}

/** Whole days or weeks. */
function days(clocks: readonly bigint[], step: bigint): string {
  const count = step / day;
  if (count % 7n !== 0n) return counted('D', count);
  return counted(`W-${weekNames[weekdayOf(dayOf(clocks[0] as bigint))] as string}`, count / 7n);
}

/** Where all days stand in their months: first or last of all days or of working days, by the letters of frequencies. */
function placeInMonth(dates: readonly number[]): {readonly before: string; readonly after: string} | null {
  const all = (test: (date: number, from: number, last: number) => boolean): boolean =>
    dates.every((date) => {
      const {year, month, day: from} = civilFromDays(date);
      const next = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
      return test(date, from, next - 1 - date);
    });
  if (all((_, __, left) => left === 0)) return {before: '', after: ''};
  if (all((date, _, left) => left === 0 || (left < 3 && weekdayOf(date) === 4)))
    return {before: 'B', after: ''};
  if (all((_, from) => from === 1)) return {before: '', after: 'S'};
  if (all((date, from) => from === 1 || (from <= 3 && weekdayOf(date) === 0)))
    return {before: 'B', after: 'S'};
  return null;
}

function dailyRule(clocks: readonly bigint[], steps: readonly bigint[]): string | null {
  const dates = clocks.map(dayOf);
  const civil = dates.map(civilFromDays);
  const differences = (values: readonly number[]): ReadonlySet<number> =>
    new Set(values.slice(1).map((value, i) => value - (values[i] as number)));
  const [years] = differences(civil.map(({year}) => year));
  const monthSteps = differences(civil.map(({year, month}) => year * 12 + month));
  const [months = 0] = monthSteps;
  const place = placeInMonth(dates);
  const month = (civil[0] as {readonly month: number}).month;
  if (place !== null) {
    const {before, after} = place;
    const yearly = differences(civil.map(({year}) => year)).size === 1;
    if (yearly && new Set(civil.map((one) => one.month)).size === 1)
      return counted(`${before}A${after}-${monthNames[month - 1] as string}`, years ?? 1);
    if (monthSteps.size === 1 && months % 3 === 0) {
      const quarter = ({0: 'DEC', 1: 'OCT', 2: 'NOV'} as const)[(month % 3) as 0 | 1 | 2];
      return counted(`${before}Q${after}-${quarter}`, months / 3);
    }
    if (monthSteps.size === 1) return counted(`${before}M${after}`, months);
  }
  if (steps.length === 1) return days(clocks, steps[0] as bigint);
  if (isWorkingDays(dates)) return 'B';
  return weekOfMonth(dates);
}

function isWorkingDays(dates: readonly number[]): boolean {
  return dates.slice(1).every((date, i) => {
    const step = date - (dates[i] as number);
    const weekday = weekdayOf(date);
    return weekday === 0 ? step === 3 : weekday < 5 && step === 1;
  });
}

/** The same weekday of the same week of each month, up to the fourth. */
function weekOfMonth(dates: readonly number[]): string | null {
  const weekdays = new Set(dates.map(weekdayOf));
  const weeks = new Set(
    dates.map((date) => Math.floor((civilFromDays(date).day - 1) / 7)).filter((week) => week < 4),
  );
  const [[weekday], [week]] = [weekdays, weeks];
  if (weekdays.size !== 1 || weeks.size !== 1 || weekday === undefined || week === undefined) return null;
  return `WOM-${String(week + 1)}${weekNames[weekday] as string}`;
}
