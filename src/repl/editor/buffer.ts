/** The text being edited and the place of the cursor, with the movements and changes that need nothing else. */

export interface Buffer {
  readonly text: string;
  /** Offset in UTF-16 units, always between two grapheme clusters. */
  readonly cursor: number;
}

export const emptyBuffer: Buffer = {text: '', cursor: 0};

/** A half-open range of offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}_$]/u.test(character);

/** Makes a buffer with the cursor at the end of `text`, or at `cursor`. */
export function bufferOf(text: string, cursor: number = text.length): Buffer {
  return {text, cursor};
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** The line that holds `offset`, without its line break. */
export function lineAt(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), lineEnd(text, offset));
}

export function isOnFirstLine({text, cursor}: Buffer): boolean {
  return !text.slice(0, cursor).includes('\n');
}

export function isOnLastLine({text, cursor}: Buffer): boolean {
  return !text.slice(cursor).includes('\n');
}

/** The offset one grapheme cluster before `offset`. */
export function previousGrapheme(text: string, offset: number): number {
  if (offset === 0) return 0;
  if (text[offset - 1] === '\n') return offset - 1;
  const start = lineStart(text, offset);
  let last = start;
  for (const {index} of graphemes.segment(text.slice(start, offset))) last = start + index;
  return last;
}

/** The offset one grapheme cluster after `offset`. */
export function nextGrapheme(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  if (text[offset] === '\n') return offset + 1;
  for (const {segment} of graphemes.segment(text.slice(offset, lineEnd(text, offset))))
    return offset + segment.length;
  return text.length;
}

/** Where the word that ends at or before `offset` begins. */
export function wordStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isWordCharacter(text[at - 1] ?? '')) at -= 1;
  while (at > 0 && isWordCharacter(text[at - 1] ?? '')) at -= 1;
  return at;
}

/** Where the word that begins at or after `offset` ends. */
export function wordEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isWordCharacter(text[at] ?? '')) at += 1;
  while (at < text.length && isWordCharacter(text[at] ?? '')) at += 1;
  return at;
}

/** Where the run of non-blanks that ends at or before `offset` begins: what Ctrl-W removes. */
export function blankDelimitedStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at -= 1;
  while (at > 0 && !/\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

export function moveTo(buffer: Buffer, cursor: number): Buffer {
  return {text: buffer.text, cursor: Math.max(0, Math.min(cursor, buffer.text.length))};
}

/** Moves `lines` up (negative) or down towards `column`, staying where there is no such line. */
export function moveLines(buffer: Buffer, lines: -1 | 1, column: number): Buffer {
  const {text, cursor} = buffer;
  const target = lines === -1 ? lineStart(text, cursor) - 1 : lineEnd(text, cursor) + 1;
  if (target < 0 || target > text.length) return buffer;
  const start = lineStart(text, target);
  const offset = Math.min(start + column, lineEnd(text, target));
  return moveTo(buffer, atGraphemeBoundary(text, offset));
}

/** The column of the cursor within its line, in UTF-16 units. */
export function column({text, cursor}: Buffer): number {
  return cursor - lineStart(text, cursor);
}

export function replace(buffer: Buffer, {start, end}: Range, text: string): Buffer {
  return {text: buffer.text.slice(0, start) + text + buffer.text.slice(end), cursor: start + text.length};
}

export function insert(buffer: Buffer, text: string): Buffer {
  return replace(buffer, {start: buffer.cursor, end: buffer.cursor}, text);
}

/** Exchanges the characters around the cursor; at the end of a line, the last two. */
export function transpose(buffer: Buffer): Buffer {
  const {text, cursor} = buffer;
  const atLineEnd = cursor === lineEnd(text, cursor);
  const middle = atLineEnd ? previousGrapheme(text, cursor) : cursor;
  const first = previousGrapheme(text, middle);
  const last = nextGrapheme(text, middle);
  if (first < lineStart(text, cursor) || first === middle || last === middle) return buffer;
  return replace(buffer, {start: first, end: last}, text.slice(middle, last) + text.slice(first, middle));
}

function atGraphemeBoundary(text: string, offset: number): number {
  const start = lineStart(text, offset);
  const line = lineAt(text, offset);
  return start + (graphemes.segment(line).containing(offset - start)?.index ?? line.length);
}
