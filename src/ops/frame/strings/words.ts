/** Functions of one text, as Python's `str` has them. */
import {ArgumentError, ValueError} from '../../../errors/index.js';
import {Slice} from '../../../graph/index.js';
import {escaped} from './pattern.js';
import {whiteSpace} from './sql-text.js';

/** Letters after anything but a letter are capitals, all others small. */
export function titled(value: string): string {
  return value.replace(/\p{L}+/gu, (word) => {
    const [first = '', ...others] = word;
    return first.toUpperCase() + others.join('').toLowerCase();
  });
}

/** Takes white space, or some characters, off one end or both. */
export function stripper(
  characters: string | null,
  left: boolean,
  right: boolean,
): (value: string) => string {
  const set = `[${escaped(characters ?? whiteSpace).replaceAll('-', '\\-')}]`;
  if (characters === '') return (value) => value;
  const start = new RegExp(`^${set}+`, 'u');
  const end = new RegExp(`${set}+$`, 'u');
  return (value) => {
    const rest = left ? value.replace(start, '') : value;
    return right ? rest.replace(end, '') : rest;
  };
}

/** Fills up to `width` characters. */
export function padder(
  name: string,
  width: number,
  side: 'left' | 'right' | 'both',
  fill: string,
): (value: string) => string {
  if (Array.from(fill).length !== 1)
    throw new ArgumentError(`Series.str.${name}: 'fillchar' takes one character, got '${fill}'`);
  return (value) => {
    const missing = Math.max(0, width - Array.from(value).length);
    const before =
      side === 'left' ? missing : side === 'right' ? 0 : Math.floor(missing / 2) + (missing & width & 1);
    return fill.repeat(before) + value + fill.repeat(missing - before);
  };
}

/** Breaks text into lines of at most `width` characters, as Python's `textwrap.wrap` does. */
export function wrapper(width: number): (value: string) => string {
  if (width <= 0) throw new ValueError(`Series.str.wrap: invalid width ${String(width)} (must be > 0)`);
  return (value) => {
    const pieces = value.replace(/\s/g, ' ').match(/ +|[^ -]+-(?=\S)|[^ ]+?-(?=\p{L})|[^ ]+/gu) ?? [];
    const lines: string[] = [];
    let line = '';
    const flush = (): void => {
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = '';
    };
    for (const whole of pieces) {
      let piece = whole;
      if (line === '' && lines.length > 0 && piece.trim() === '') continue;
      if (line.length + piece.length > width) {
        if (piece.length > width) {
          let room = width - line.length;
          while (piece.length > room) {
            line += piece.slice(0, room);
            piece = piece.slice(room);
            flush();
            room = width;
          }
        } else flush();
        if (piece.trim() === '') continue;
      }
      line += piece;
    }
    flush();
    return lines.join('\n');
  };
}

/** The items that a slice picks. */
export function sliced<T>(items: readonly T[], wanted: Slice<number>): T[] {
  const {start, step, count} = wanted.indices(items.length);
  return Array.from({length: count}, (_, i) => items[start + i * step] as T);
}

/** The place of a text in others, counted in characters from their start. */
export function finder(
  sub: string,
  which: 'indexOf' | 'lastIndexOf',
  start: number,
  end: number | null,
  required: boolean,
): (value: string) => number {
  return (value) => {
    const all = Array.from(value);
    const {start: from, stop: to} = new Slice(start, end, 1).indices(all.length);
    const part = all.slice(from, to).join('');
    const found = from > to ? -1 : part[which](sub);
    if (found < 0 && required) throw new ValueError(`substring not found: '${sub}' in '${value}'`);
    return found < 0 ? -1 : from + Array.from(part.slice(0, found)).length;
  };
}
