import {nanosecondsOfUnit} from './units.js';

const clockForm =
  /^([+-]?)\s*(?:(\d+)\s*(?:days?|d),?\s*)?([+-]?)(\d+):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9})\d*)?)?$/i;
const isoForm =
  /^([+-]?)P(?:(\d+)W)?(?:(-?\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,9})\d*)?S)?)?$/;
const partForm = /([+-]?)\s*(\d+(?:\.\d*)?|\.\d+)\s*([a-zµ]+)?,?\s*/giy;

/** Nanoseconds of a duration's text, or null where it is none. */
export function parseTimedelta(text: string): bigint | null {
  const trimmed = text.trim();
  return parseClock(trimmed) ?? parseIso(trimmed) ?? parseParts(trimmed);
}

function parseClock(text: string): bigint | null {
  const match = clockForm.exec(text);
  if (!match) return null;
  const [, sign, days = '0', inner, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const clock = clockNanoseconds(hours, minutes, seconds, fraction);
  const day = BigInt(days) * nanosecondsOfUnit('D');
  // `-1 days +23:00:00` is pandas' own text of minus one hour: the sign of the days does not reach the clock.
  if (match[2] !== undefined && inner !== '')
    return (sign === '-' ? -day : day) + (inner === '-' ? -clock : clock);
  return sign === '-' || (match[2] === undefined && inner === '-') ? -(day + clock) : day + clock;
}

function parseIso(text: string): bigint | null {
  const match = isoForm.exec(text);
  if (!match || !/\d/.test(text)) return null;
  const [, sign, weeks = '0', days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const total =
    (BigInt(weeks) * 7n + BigInt(days)) * nanosecondsOfUnit('D') +
    clockNanoseconds(hours, minutes, seconds, fraction);
  return sign === '-' ? -total : total;
}

function clockNanoseconds(hours: string, minutes: string, seconds: string, fraction: string): bigint {
  const whole = (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  return whole * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
}

function parseParts(text: string): bigint | null {
  if (text === '') return null;
  let total = 0n;
  let negative = false;
  let at = 0;
  while (at < text.length) {
    partForm.lastIndex = at;
    const match = partForm.exec(text);
    if (!match) return null;
    const [all, sign, count = '', unit = 'ns'] = match;
    if (sign !== '') negative = sign === '-';
    const size = nanosecondsOfUnit(unit);
    const [whole = '', fraction = ''] = count.split('.');
    const part =
      BigInt(whole || '0') * size + BigInt(Math.round(Number(`0.${fraction || '0'}`) * Number(size)));
    total += negative ? -part : part;
    at += all.length;
  }
  return total;
}
