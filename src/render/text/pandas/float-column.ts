/** A column of floating-point or complex numbers, as pandas aligns their digits. */
import {exponentText, fixed, scientific} from '../digits.js';

export interface FloatColumnOptions {
  readonly precision: number;
  /** Whether numbers without a minus sign get a space in its place. */
  readonly leadingSpace: boolean;
  /** Text of a missing value. */
  readonly missing: string;
}

type Writer = (value: number) => string;

function writerOf(form: 'fixed' | 'scientific', {precision, leadingSpace}: FloatColumnOptions): Writer {
  const signed = (text: string): string => (leadingSpace && !text.startsWith('-') ? ` ${text}` : text);
  return (value) => {
    if (!Number.isFinite(value)) return signed(value > 0 ? 'inf' : value < 0 ? '-inf' : 'nan');
    if (form === 'fixed') return signed(fixed(value, precision));
    const {mantissa, exponent} = scientific(value, precision);
    return signed(`${mantissa}e${exponentText(exponent)}`);
  };
}

/** Fixed digits, or exponents where the numbers are very small, or large and long. */
export function formatFloats(values: ArrayLike<number>, options: FloatColumnOptions): string[] {
  const write = (form: 'fixed' | 'scientific'): string[] => {
    const writer = writerOf(form, options);
    return trimZeros(Array.from(values, (v) => (Number.isNaN(v) ? options.missing : writer(v))));
  };
  const texts = write('fixed');
  return needsExponents(Array.from(values, Math.abs), texts, options.precision) ? write('scientific') : texts;
}

function needsExponents(sizes: readonly number[], texts: readonly string[], precision: number): boolean {
  const smallest = 10 ** -precision;
  if (sizes.some((v) => v > 0 && v < smallest)) return true;
  return texts.some((text) => text.length > precision + 6) && sizes.some((v) => v > 1e6);
}

const number = /^\s*[+-]?\d+\.\d*$/;

/** As many zeros as all numbers end in are cut off, and one digit stays. */
export function trimZeros(texts: readonly string[]): string[] {
  const numbers = texts.filter((text) => number.test(text));
  if (numbers.length === 0) return [...texts];
  const zeros = (text: string): number => {
    const fraction = text.slice(text.indexOf('.') + 1);
    return fraction.length - fraction.replace(/0+$/, '').length;
  };
  const cut = Math.min(...numbers.map(zeros));
  return texts.map((text) => {
    if (!number.test(text)) return text;
    const shorter = text.slice(0, text.length - cut);
    return shorter.endsWith('.') ? `${shorter}0` : shorter;
  });
}

/** One number with `precision` digits and without the zeros that it ends in. */
export function singleFloat(value: number, precision: number, leadingSpace = true): string {
  const text = writerOf('fixed', {precision, leadingSpace, missing: 'NaN'})(value).replace(/0+$/, '');
  return text.endsWith('.') ? `${text}0` : text;
}

/** Pairs of real and imaginary part. */
export function formatComplex(parts: ArrayLike<number>, options: FloatColumnOptions): string[] {
  const write = (form: 'fixed' | 'scientific'): string[] => {
    const real = writerOf(form, options);
    const imaginary = writerOf(form, {...options, leadingSpace: false});
    return alignComplex(
      Array.from({length: parts.length / 2}, (_, i) => {
        const [re, im] = [parts[2 * i] ?? 0, parts[2 * i + 1] ?? 0];
        if (Number.isNaN(re) || Number.isNaN(im)) return options.missing;
        const text = imaginary(im);
        return `${real(re)}${text.startsWith('-') ? '' : '+'}${text}j`;
      }),
    );
  };
  const texts = write('fixed');
  const sizes = Array.from({length: parts.length / 2}, (_, i) =>
    Math.hypot(parts[2 * i] ?? 0, parts[2 * i + 1] ?? 0),
  );
  return needsExponents(sizes, texts, options.precision) ? write('scientific') : texts;
}

/** Zeros are trimmed from each number by itself, then added so that all have the length of the longest. */
function alignComplex(texts: readonly string[]): string[] {
  const trimmed = texts.map((text) => trimZeros(text.split(/([j+-])/)).join(''));
  const longest = Math.max(...trimmed.map((text) => text.length));
  return trimmed.map((text) => {
    const k = text.length;
    const half = Math.floor((k - 1) / 2);
    const zeros = '0'.repeat(Math.max(0, Math.floor((longest - k) / 2)));
    const [cut, middle] = [k - half - 1, k - half];
    return (
      text.slice(0, cut) + zeros + text.slice(cut, middle) + text.slice(middle, -1) + zeros + text.slice(-1)
    );
  });
}
