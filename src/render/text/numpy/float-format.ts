/** How NumPy writes the floating-point numbers of one array: all with the same layout. */
import type {ArrayOptions} from '../../options.js';
import {exponentText, scientific} from '../digits.js';
import {exponential, positional} from './shortest.js';
import type {FloatWidth} from './shortest.js';

/** A function that writes each number of `values` so that their points stand below each other. */
export function floatFormat(
  values: readonly number[],
  options: ArrayOptions,
  width: FloatWidth,
  plus = false,
): (value: number) => string {
  const finite = values.filter((v) => Number.isFinite(v));
  const signed = (whole: string): string => (plus && !whole.startsWith('-') ? `+${whole}` : whole);
  const layout = usesExponents(finite, options, width)
    ? exponentLayout(finite, options, width, signed)
    : positionalLayout(finite, options, width, signed);
  const offset = layout.right + 1;
  const special = values.length === finite.length ? 0 : specialWidth(values, plus) - offset;
  const left = Math.max(layout.left, special, values.length === finite.length ? 0 : 3 - offset);
  return (value) => {
    if (Number.isFinite(value)) return layout.write(value, left);
    const name = Number.isNaN(value) ? 'nan' : 'inf';
    const sign = value < 0 ? '-' : plus ? '+' : '';
    return (sign + name).padStart(left + offset);
  };
}

function specialWidth(values: readonly number[], plus: boolean): number {
  return plus || values.includes(-Infinity) ? 4 : 3;
}

/** Numbers from 1e8 on, below 1e-4, or more than a factor of 1000 apart are written with exponents. */
function usesExponents(finite: readonly number[], options: ArrayOptions, width: FloatWidth): boolean {
  let most = 0;
  let least = Infinity;
  for (const value of finite) {
    const size = Math.abs(value);
    if (size === 0) continue;
    most = Math.max(most, size);
    least = Math.min(least, size);
  }
  if (most === 0) return false;
  const ratio = width === 64 ? most / least : Math.fround(most / least);
  return most >= 1e8 || (!options.suppress && (least < 0.0001 || ratio > 1000));
}

interface Layout {
  /** Cells before the point. */
  readonly left: number;
  /** Cells after it. */
  readonly right: number;
  readonly write: (value: number, left: number) => string;
}

type Sign = (whole: string) => string;

function exponentLayout(
  finite: readonly number[],
  options: ArrayOptions,
  width: FloatWidth,
  signed: Sign,
): Layout {
  const parts = finite.map((v) => exponential(v, options.precision, width));
  const digits = Math.max(...parts.map((p) => p.fraction.length));
  const size = Math.max(2, ...parts.map((p) => String(Math.abs(p.exponent)).length));
  return {
    left: Math.max(...parts.map((p) => signed(p.whole).length)),
    right: size + 2 + digits,
    write: (value, left) => {
      const {mantissa, exponent} = scientific(value, digits);
      const [whole = '', fraction = ''] = mantissa.split('.');
      return `${signed(whole).padStart(left)}.${fraction}e${exponentText(exponent, size)}`;
    },
  };
}

function positionalLayout(
  finite: readonly number[],
  options: ArrayOptions,
  width: FloatWidth,
  signed: Sign,
): Layout {
  const parts = finite.map((v) => positional(v, options.precision, width));
  const right = Math.max(0, ...parts.map((p) => p.fraction.length));
  return {
    left: Math.max(0, ...parts.map((p) => signed(p.whole).length)),
    right,
    write: (value, left) => {
      const {whole, fraction} = positional(value, options.precision, width);
      return `${signed(whole).padStart(left)}.${fraction.padEnd(right)}`;
    },
  };
}
