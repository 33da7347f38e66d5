import {Intermediate} from './decoder.js';
import {PickleError} from '../pickle/limits.js';
import type {Maker} from './decoder.js';
import {numberIn} from './shape.js';

/** A date offset of pandas, as its frequency text: `D`, `2H`, `W-SUN`, `Q-DEC`. */
export class Offset extends Intermediate {
  constructor(
    readonly count: number,
    /** The text without the count. */
    readonly rule: string,
  ) {
    super();
  }

  override toPlain(): string {
    return this.toString();
  }

  override toString(): string {
    return this.count === 1 ? this.rule : `${this.count}${this.rule}`;
  }
}

/** Classes of `pandas._libs.tslibs.offsets` and their texts. */
const plain: Readonly<Record<string, string>> = {
  Day: 'D',
  Hour: 'H',
  Minute: 'T',
  Second: 'S',
  Milli: 'L',
  Micro: 'U',
  Nano: 'N',
  BusinessDay: 'B',
  CustomBusinessDay: 'C',
  BusinessHour: 'BH',
  MonthEnd: 'M',
  MonthBegin: 'MS',
  BusinessMonthEnd: 'BM',
  BusinessMonthBegin: 'BMS',
  SemiMonthEnd: 'SM',
  SemiMonthBegin: 'SMS',
};
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
/** Offsets whose third argument picks a month. */
const anchored: Readonly<Record<string, string>> = {
  QuarterEnd: 'Q',
  QuarterBegin: 'QS',
  BQuarterEnd: 'BQ',
  BQuarterBegin: 'BQS',
  YearEnd: 'A',
  YearBegin: 'AS',
  BYearEnd: 'BA',
  BYearBegin: 'BAS',
};

const module = 'pandas._libs.tslibs.offsets';

export const offsetMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ...Object.entries(plain).map(([name, rule]): [string, Maker] => [
    `${module}.${name}`,
    ({args}) => new Offset(numberIn(args[0] ?? 1, name), rule),
  ]),
  ...Object.entries(anchored).map(([name, rule]): [string, Maker] => [
    `${module}.${name}`,
    ({args}) =>
      new Offset(numberIn(args[0] ?? 1, name), `${rule}-${months[numberIn(args[2], name) - 1] ?? ''}`),
  ]),
  [
    `${module}.Week`,
    ({args}) => {
      const weekday = args[2] ?? null;
      return new Offset(
        numberIn(args[0] ?? 1, 'Week'),
        weekday === null ? 'W' : `W-${weekdays[numberIn(weekday, 'Week')] ?? ''}`,
      );
    },
  ],
]);

/** The frequency's text, or null where there is none. */
export function frequencyIn(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (!(value instanceof Offset)) throw new PickleError('a frequency that is no offset of pandas');
  return value.toString();
}
