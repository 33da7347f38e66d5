/** Plain values as Python writes them. */
import {exponentText} from './digits.js';
import {shortestDigits} from './numpy/shortest.js';
import type {FloatWidth} from './numpy/shortest.js';

/**
 * A float as Python's `repr` writes it: the shortest digits that read back, `1.0`, `1e-05`, `1e+16`, `nan`, `inf`. Digits suffice for the
 * number's width in bits.
 */
export function floatText(value: number, width: FloatWidth = 64): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const sign = value < 0 ? '-' : '';
  const {digits, exponent} = shortestDigits(value, width);
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits.slice(0, 1)}${fraction}e${exponentText(exponent)}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 1, '0');
  return `${sign}${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1) || '0'}`;
}

/** A complex number as NumPy's `repr` of a scalar writes it: `(1+2j)`. */
export function complexText(re: number, im: number): string {
  const part = (x: number): string => floatText(x).replace(/\.0$/, '');
  if (re === 0 && !Object.is(re, -0)) return `${part(im)}j`;
  const imaginary = part(im);
  const sign = imaginary.startsWith('-') ? '' : '+';
  return `(${part(re)}${sign}${imaginary}j)`;
}

const escapes: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\'};

/** Characters that Python's `repr` of a string escapes: controls, separators other than the space, what is unassigned or private. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\\]|(?! )\p{Zs}/gu;

function escapeCharacter(character: string): string {
  const known = escapes[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

/** A string as Python's `repr` writes it: in single quotes unless only double ones spare an escape. */
export function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text.replace(unprintable, escapeCharacter);
  return quote + (quote === "'" ? inner.replaceAll("'", "\\'") : inner) + quote;
}

/** Text of a NumPy byte string (one character a byte) as `repr` writes it: `b'…'`. */
export function quotedBytes(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text.replace(/[^\x20-\x5b\x5d-\x7e]/g, (c) => {
    return escapes[c] ?? `\\x${(c.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`;
  });
  return `b${quote}${quote === "'" ? inner.replaceAll("'", "\\'") : inner}${quote}`;
}
