/** Frequencies of regular times, by pandas' names. */
import {ValueError} from '../../../errors/index.js';

const fixed: Readonly<Record<string, bigint>> = {
  D: 86_400_000_000_000n,
  H: 3_600_000_000_000n,
  T: 60_000_000_000n,
  MIN: 60_000_000_000n,
  S: 1_000_000_000n,
  L: 1_000_000n,
  U: 1000n,
  US: 1000n,
  N: 1n,
};

const anchored =
  /^(B|W(-(MON|TUE|WED|THU|FRI|SAT|SUN))?|B?MS?|SMS?(-([1-9]|1\d|2[0-7]))?|B?[QA]S?(-(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))?)$/;

export interface Frequency {
  /** As pandas names it: `D`, `MS`, `W-SUN`, … */
  readonly name: string;
  readonly count: number;
  /** Nanoseconds of one step, where all are equal. */
  readonly fixed: bigint | null;
}

/** @throws ValueError for text that is no frequency. */
export function frequency(text: string): Frequency {
  const match = /^(-?\d*)([A-Za-z]+(?:-[A-Za-z0-9]+)?)$/.exec(text.trim());
  const count = match?.[1] === undefined || match[1] === '' ? 1 : match[1] === '-' ? -1 : Number(match[1]);
  const given = match?.[2] ?? '';
  const upper = given.toUpperCase();
  const name =
    given === 'ms'
      ? 'L'
      : upper === 'MIN'
        ? 'T'
        : upper === 'US'
          ? 'U'
          : upper === 'NS'
            ? 'N'
            : upper.replace(/^Y/, 'A');
  const step = fixed[name];
  if (match !== null && step !== undefined) return {name, count, fixed: step * BigInt(count)};
  if (match !== null && anchored.test(name)) return {name, count, fixed: null};
  throw new ValueError(
    `Invalid frequency: ${text}. It takes D, B, W, M, MS, SM, SMS, Q, QS, A, AS, H, T, S, L, U or N, with a number before it.`,
  );
}

/** Nanoseconds of a frequency whose steps are all equal. @throws ValueError for others. */
export function fixedStep(text: string): bigint {
  const found = frequency(text).fixed;
  if (found === null || found <= 0n)
    throw new ValueError(`${text} is a non-fixed frequency: it takes D, H, T, S, L, U or N`);
  return found;
}

/** pandas' name of a frequency, with its anchor and count. */
export function freqName({name, count}: Frequency): string {
  const [base = '', anchor] = name.split('-');
  const anchored =
    anchor !== undefined
      ? name
      : base === 'W'
        ? 'W-SUN'
        : /^B?[QA]$/.test(base)
          ? `${base}-DEC`
          : /^B?[QA]S$/.test(base)
            ? `${base}-JAN`
            : /^SMS?$/.test(base)
              ? `${base}-15`
              : name;
  return count === 1 ? anchored : `${String(count)}${anchored}`;
}
