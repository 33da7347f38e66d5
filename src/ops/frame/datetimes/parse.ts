/** Reading times from text and numbers. */
import {NaT, Timestamp, nanosecondsFromCivil, type Value} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';

export interface ParseOptions {
  /** What happens to what is no time: an error, a missing value, or it stays as it is. */
  readonly errors: 'raise' | 'coerce' | 'ignore';
  readonly dayfirst: boolean;
  readonly format: string | null;
  readonly unit: string | null;
  /** What numbers count from. */
  readonly origin: bigint;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const names = months.join('|');

const patterns: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d{2})',
  m: '(?<m>1[0-2]|0?[1-9])',
  d: '(?<d>3[01]|[12]\\d|0?[1-9])',
  H: '(?<H>2[0-3]|[01]?\\d)',
  I: '(?<I>1[0-2]|0?[1-9])',
  M: '(?<M>[0-5]?\\d)',
  S: '(?<S>6[01]|[0-5]?\\d)',
  f: '(?<f>\\d{1,9})',
  p: '(?<p>[AaPp][Mm])',
  b: `(?<b>${names})`,
  B: `(?<b>(?:${names})[a-z]*)`,
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2})',
  a: '[A-Za-z]{3}',
  A: '[A-Za-z]+',
  '%': '%',
};

/** A format of C's `strptime` as a pattern. @throws ValueError for a directive that is not known. */
function compiled(format: string): RegExp {
  const expanded = format
    .replaceAll('%F', '%Y-%m-%d')
    .replaceAll('%T', '%H:%M:%S')
    .replaceAll('%D', '%m/%d/%y');
  let source = '';
  for (let i = 0; i < expanded.length; i++) {
    const at = expanded[i] ?? '';
    if (at !== '%') {
      source += /\s/.test(at) ? '\\s+' : at.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      continue;
    }
    const own = patterns[expanded[++i] ?? ''];
    if (own === undefined)
      throw new ValueError(`'${expanded[i] ?? ''}' is a bad directive in format '${format}'`);
    source += own;
  }
  return new RegExp(`^${source}$`, 'i');
}

function fromGroups(groups: Readonly<Record<string, string | undefined>>): bigint {
  const number = (name: string, otherwise: number): number => Number(groups[name] ?? otherwise);
  const short = number('y', 70);
  const year = groups['Y'] === undefined ? (short < 69 ? 2000 : 1900) + short : number('Y', 1970);
  const month =
    groups['b'] === undefined ? number('m', 1) : months.indexOf(groups['b'].slice(0, 3).toLowerCase()) + 1;
  const half = groups['p']?.toLowerCase();
  const clock =
    groups['I'] === undefined ? number('H', 0) : (number('I', 12) % 12) + (half === 'pm' ? 12 : 0);
  const nanosecond = Number((groups['f'] ?? '').padEnd(9, '0') || '0');
  const day = number('d', 1);
  const ns = nanosecondsFromCivil({
    year,
    month,
    day,
    hour: clock,
    minute: number('M', 0),
    second: number('S', 0),
    nanosecond,
  });
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(groups['z'] ?? '');
  if (offset === null) return ns;
  const seconds = (Number(offset[2]) * 60 + Number(offset[3])) * 60 * (offset[1] === '-' ? -1 : 1);
  return ns - BigInt(seconds) * 1_000_000_000n;
}

/** The function that reads one value as nanoseconds; `NaT` for missing ones, null for one that stays as it is. */
export function parser({
  errors,
  dayfirst,
  format,
  unit,
  origin,
}: ParseOptions): (value: Value) => bigint | null {
  const pattern = format === null ? null : compiled(format);
  const read = (value: Value): bigint => {
    if (value instanceof Timestamp) return value.value;
    if (typeof value === 'number' || typeof value === 'bigint') {
      if (pattern !== null) return read(String(value));
      return new Timestamp(value, {unit: unit ?? 'ns'}).value + origin;
    }
    if (typeof value !== 'string')
      throw new ArgumentError(`to_datetime takes text, numbers and times, got ${typeof value}`);
    if (value.trim() === '' || /^(nat|nan|null)$/i.test(value)) return NaT;
    if (pattern !== null) {
      const found = pattern.exec(value);
      if (found === null)
        throw new ValueError(`time data '${value}' does not match format '${format ?? ''}'`);
      // A Timestamp refuses what lies outside of its range.
      return new Timestamp(fromGroups(found.groups ?? {})).value;
    }
    const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(.*)$/.exec(value);
    if (parts !== null && (dayfirst || Number(parts[1]) > 12)) {
      const [, day = '', , month = '', year = '', rest = ''] = parts;
      return new Timestamp(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest}`).value;
    }
    return new Timestamp(value).value;
  };
  return (value) => {
    if (value === null || (typeof value === 'number' && Number.isNaN(value))) return NaT;
    if (errors === 'raise') return read(value);
    try {
      return read(value);
    } catch (error) {
      if (error instanceof ValueError || error instanceof ArgumentError)
        return errors === 'coerce' ? NaT : null;
      throw error;
    }
  };
}
