/** The shortest digits that read back as the same number in its precision. */
import {fixed, scientific} from '../digits.js';
import {roundToHalf} from './half.js';

export type FloatWidth = 16 | 32 | 64;

/** `1.25e-7` as digits and exponent: the fewest digits that name `value` among the numbers of its width. */
export function shortestDigits(
  value: number,
  width: FloatWidth,
): {readonly digits: string; readonly exponent: number} {
  const size = Math.abs(value);
  const [mantissa = '0', exponent = '0'] = shortestText(size, width).split('e');
  return {digits: mantissa.replace('.', ''), exponent: Number(exponent)};
}

function shortestText(size: number, width: FloatWidth): string {
  if (width === 64) return size.toExponential();
  const same = (text: string): boolean =>
    (width === 32 ? Math.fround(Number(text)) : roundToHalf(Number(text))) === size;
  for (let digits = 0; digits < 9; digits++) {
    const {mantissa, exponent} = scientific(size, digits);
    const text = `${mantissa}e${exponent}`;
    if (same(text)) return text;
  }
  return size.toExponential();
}

/** The part before and the part after the point, with at most `precision` digits after it and no zeros at its end. */
export function positional(
  value: number,
  precision: number,
  width: FloatWidth,
): {readonly whole: string; readonly fraction: string} {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const {digits, exponent} = shortestDigits(value, width);
  const places = digits.length - 1 - exponent;
  if (places > precision) {
    const [whole = '', fraction = ''] = fixed(value, precision).split('.');
    return {whole, fraction: fraction.replace(/0+$/, '')};
  }
  if (exponent < 0) return {whole: `${sign}0`, fraction: trimmed('0'.repeat(-exponent - 1) + digits)};
  // The digits before the point are all exact, even where fewer would name the number.
  if (places < 0) return {whole: fixed(value, 0), fraction: ''};
  const padded = digits.padEnd(exponent + 1, '0');
  return {whole: sign + padded.slice(0, exponent + 1), fraction: trimmed(padded.slice(exponent + 1))};
}

/** Mantissa's parts and exponent, with at most `precision` digits after the point and no zeros at its end. */
export function exponential(
  value: number,
  precision: number,
  width: FloatWidth,
): {readonly whole: string; readonly fraction: string; readonly exponent: number} {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const {digits, exponent} = shortestDigits(value, width);
  if (digits.length - 1 <= precision)
    return {whole: sign + digits.slice(0, 1), fraction: trimmed(digits.slice(1)), exponent};
  const rounded = scientific(value, precision);
  const [whole = '', fraction = ''] = rounded.mantissa.split('.');
  return {whole, fraction: trimmed(fraction), exponent: rounded.exponent};
}

function trimmed(fraction: string): string {
  return fraction.replace(/0+$/, '');
}
