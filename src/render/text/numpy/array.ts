/** An array as NumPy's `repr` and `str` print it. */
import type {NDArray} from '../../../data/ndarray.js';
import type {DType} from '../../../data/dtype.js';
import type {TextOptions} from '../../options.js';
import {displayItems} from '../../window.js';
import type {ArrayWindow, Ends} from '../../window.js';
import {elementTexts} from './elements.js';

/** dtypes that NumPy leaves out because their values show them. */
const implied: ReadonlySet<DType> = new Set<DType>(['bool', 'int64', 'float64', 'complex128']);

/** `array([1, 2])`, with the dtype where it is not plain from the values. */
export function arrayRepr(window: ArrayWindow, options: TextOptions): string {
  const {shape, data} = window;
  const size = shape.reduce((product, n) => product * n, 1);
  const skips = implied.has(data.dtype) && size > 0;
  const empty = size === 0 && !(shape.length === 1);
  const body = empty ? `[], shape=${shapeText(shape)}` : nested(window, options, ', ', 'array(');
  const text = `array(${body}${skips ? ')' : ','}`;
  if (skips) return text;
  const dtype = `dtype=${dtypeText(data.dtype)})`;
  const last = text.length - (text.lastIndexOf('\n') + 1);
  const breaks = last + dtype.length + 1 > options.array.linewidth;
  return text + (breaks ? `\n${' '.repeat('array('.length)}` : ' ') + dtype;
}

/** `[1 2]`, as `print` shows an array. */
export function arrayStr(window: ArrayWindow, options: TextOptions): string {
  const size = window.shape.reduce((product, n) => product * n, 1);
  return size === 0 ? '[]' : nested(window, options, ' ', '');
}

function shapeText(shape: readonly number[]): string {
  return `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
}

function dtypeText(dtype: DType): string {
  if (/^S\d+$/.test(dtype)) return `'|${dtype}'`;
  return /^[a-z]\w*$/i.test(dtype) ? dtype : `'${dtype}'`;
}

/** A whole array as a window on itself. */
export function arrayWindow(array: NDArray, options: TextOptions): ArrayWindow {
  const ends = displayItems(array.shape, options);
  const cut = ends.some((end) => end.tail > 0);
  if (!cut) return {data: array, shape: array.shape};
  return {data: array.corners(ends), shape: array.shape};
}

function nested(window: ArrayWindow, options: TextOptions, separator: string, prefix: string): string {
  const {data, shape} = window;
  const ends = displayItems(shape, options);
  const texts = elementTexts(data.vector, options.array, shape.length === 0);
  const writer = new Writer(texts, data.shape, ends, separator);
  // The line has to hold the bracket or comma that follows.
  const width = options.array.linewidth - (prefix === '' ? 0 : 1);
  return writer.write(0, 0, ' '.repeat(prefix.length + 1), width);
}

class Writer {
  readonly #texts: readonly string[];
  readonly #shape: readonly number[];
  readonly #ends: readonly Ends[];
  readonly #separator: string;

  constructor(texts: readonly string[], shape: readonly number[], ends: readonly Ends[], separator: string) {
    this.#texts = texts;
    this.#shape = shape;
    this.#ends = ends;
    this.#separator = separator;
  }

  /** The part of the array that begins at element `offset` and has the axes from `axis` on. */
  write(axis: number, offset: number, indent: string, width: number): string {
    const left = this.#shape.length - axis;
    if (left === 0) return this.#texts[offset] ?? '';
    const inner =
      left === 1 ? this.#row(axis, offset, indent, width) : this.#block(axis, offset, indent, width, left);
    return `[${inner.slice(indent.length)}]`;
  }

  #row(axis: number, offset: number, indent: string, width: number): string {
    const length = this.#shape[axis] ?? 0;
    const ends = this.#ends[axis] ?? {head: length, tail: 0};
    const cut = ends.tail > 0;
    const room = width - Math.max(this.#separator.trimEnd().length, 1);
    let text = '';
    let line = indent;
    const extend = (word: string): void => {
      const [first = '', ...more] = word.split('\n');
      const longest = Math.max(first.length, ...more.map((part) => part.length));
      if (line.length + longest > room && line.length > indent.length) {
        text += `${line.trimEnd()}\n`;
        line = indent;
      }
      const hang = ' '.repeat(line.length);
      line += first;
      for (const part of more) {
        text += `${line.trimEnd()}\n`;
        line = hang + part;
      }
      if (more.length > 0) line += ' '.repeat(longest - (more.at(-1)?.length ?? 0));
    };
    for (let i = 0; i < length; i++) {
      if (cut && i === ends.head) {
        extend('...');
        line += this.#separator;
      }
      extend(this.#texts[offset + i] ?? '');
      if (i < length - 1) line += this.#separator;
    }
    return text + line;
  }

  #block(axis: number, offset: number, indent: string, width: number, left: number): string {
    const length = this.#shape[axis] ?? 0;
    const ends = this.#ends[axis] ?? {head: length, tail: 0};
    const size = this.#shape.slice(axis + 1).reduce((product, n) => product * n, 1);
    const separator = this.#separator.trimEnd() + '\n'.repeat(left - 1);
    const parts: string[] = [];
    for (let i = 0; i < length; i++) {
      if (ends.tail > 0 && i === ends.head) parts.push(`${indent}...`);
      parts.push(indent + this.write(axis + 1, offset + i * size, `${indent} `, width - 1));
    }
    return parts.join(separator);
  }
}
