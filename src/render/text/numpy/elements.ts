/** How the elements of an array are written, by dtype. */
import type {Timestamp} from '../../../data/scalars/timestamp.js';
import type {Vector} from '../../../data/vector.js';
import type {ArrayOptions} from '../../options.js';
import {literal} from '../pprint.js';
import {floatText, quoted, quotedBytes} from '../python.js';
import {dataKindOf} from '../../brand.js';
import {floatFormat} from './float-format.js';
import type {FloatWidth} from './shortest.js';

/** The texts of all elements of `vector`; `scalar` where the array has no axes. */
export function elementTexts(vector: Vector, options: ArrayOptions, scalar: boolean): string[] {
  const {values} = vector;
  switch (vector.kind) {
    case 'b':
      return Array.from(values as Uint8Array, (v) => (v === 1 ? (scalar ? 'True' : ' True') : 'False'));
    case 'i':
    case 'u':
      return padded(Array.from(values as Int32Array, String));
    case 'f':
      return Array.from(
        values as Float64Array,
        floatFormat([...(values as Float64Array)], options, widthOf(vector.dtype)),
      );
    case 'c':
      return complexTexts(values as Float64Array, options, widthOf(vector.dtype));
    case 'M':
      return padded(vector.toArrayOf<Timestamp>().map((t) => (t === null ? "'NaT'" : `'${utcText(t)}'`)));
    case 'm':
      return padded(vector.toArray().map((d, i) => (d === null ? "'NaT'" : String(values[i]))));
    case 'S':
      return Array.from(values as readonly string[], quotedBytes);
    case 'U':
      return Array.from(values as readonly string[], quoted);
    default:
      return Array.from({length: vector.length}, (_, i) => objectText(vector, i));
  }
}

/** Bits of a floating-point dtype's numbers. */
export function widthOf(dtype: string): FloatWidth {
  return dtype === 'float16' ? 16 : /32$|^complex64$/i.test(dtype) ? 32 : 64;
}

function padded(texts: readonly string[]): string[] {
  const width = Math.max(0, ...texts.map((text) => text.length));
  return texts.map((text) => text.padStart(width));
}

function utcText(time: Timestamp): string {
  return `${time.dateText()}T${time.timeText(9)}`;
}

function complexTexts(parts: Float64Array, options: ArrayOptions, width: FloatWidth): string[] {
  const real = Array.from({length: parts.length / 2}, (_, i) => parts[2 * i] ?? 0);
  const imaginary = Array.from({length: parts.length / 2}, (_, i) => parts[2 * i + 1] ?? 0);
  const writeReal = floatFormat(real, options, width);
  const writeImaginary = floatFormat(imaginary, options, width, true);
  return real.map((re, i) => {
    const text = writeImaginary(imaginary[i] ?? 0);
    const end = text.trimEnd().length;
    return `${writeReal(re)}${text.slice(0, end)}j${text.slice(end)}`;
  });
}

function objectText(vector: Vector, i: number): string {
  const value = vector.at(i);
  if (Array.isArray(value)) return `list(${literal(value)})`;
  if (typeof value === 'number' && (vector.kind === 'f' || dataKindOf(vector.values[i]) === 'float'))
    return floatText(value);
  return literal(value);
}
