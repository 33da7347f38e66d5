/** The editor's state as a frame: prompts, coloured code, suggestion, menu, search line. */
import {type Buffer, lineEnd, lineStart, type Range} from '../editor/buffer.js';
import {findIn, type Search} from '../editor/search.js';
import type {EditorState} from '../editor/state.js';
import {suggestion} from '../editor/update.js';
import {highlight, type Mark} from './highlight.js';
import {type Frame, type Row, RowBuilder, type Span, widthOf} from './layout.js';
import {menuRows} from './menu-view.js';
import type {Theme} from './theme.js';

export interface Viewport {
  readonly columns: number;
  readonly rows: number;
}

/** Prompt of the first line and of the others, of the same width. */
export interface Prompt {
  readonly first: readonly Span[];
  readonly next: readonly Span[];
}

/** IPython's prompts: `In [3]: ` and, below it, `   ...: `; null stands for a number not known yet. */
export function promptFor(count: number | null): Prompt {
  const number = count === null ? ' ' : String(count);
  return {
    first: [
      {text: 'In [', style: 'prompt-in'},
      {text: number, style: 'prompt-number'},
      {text: ']: ', style: 'prompt-in'},
    ],
    next: [{text: '...: '.padStart(number.length + 7), style: 'continuation'}],
  };
}

/** What stands before the result of cell `count`. */
export function resultPrompt(count: number): readonly Span[] {
  return [
    {text: 'Out[', style: 'prompt-out'},
    {text: String(count), style: 'prompt-number-out'},
    {text: ']: ', style: 'prompt-out'},
  ];
}

/** The frame to edit in: never higher than the terminal, with the cursor in sight. */
export function editingFrame(state: EditorState, prompt: Prompt, viewport: Viewport, theme: Theme): Frame {
  const cell = cellFrame(state, prompt, viewport, theme, true);
  if (state.search !== null) {
    const line = searchLine(state.search, viewport, theme);
    const {rows} = windowed(cell, viewport.rows - line.rows.length);
    return {rows: [...rows, ...line.rows], cursor: {...line.cursor, row: rows.length + line.cursor.row}};
  }
  const shown = windowed(cell, viewport.rows);
  const room = viewport.rows - shown.rows.length;
  const below = state.menu === null ? [] : menuRows(state.menu, viewport.columns, room);
  return {
    rows: [...shown.rows, ...below.map((spans) => rowOf(spans, viewport, theme))],
    cursor: shown.cursor,
  };
}

/** The frame that stays when the cell is submitted or given up: all of its rows, without aids. */
export function finalFrame(state: EditorState, prompt: Prompt, viewport: Viewport, theme: Theme): Frame {
  const {rows} = cellFrame(state, prompt, viewport, theme, false);
  return {rows, cursor: {row: rows.length - 1, column: 0}};
}

function cellFrame(
  state: EditorState,
  prompt: Prompt,
  viewport: Viewport,
  theme: Theme,
  aids: boolean,
): Frame {
  const {text} = state.buffer;
  const cursor = aids ? state.buffer.cursor : -1;
  const part = aids ? linesAround(state.buffer, viewport.rows) : {start: 0, end: text.length};
  const spans = [
    ...highlight(text, state.language, part, aids ? cursor : null, aids ? searchMarks(state) : []),
  ];
  if (aids) spans.push(...suggestionSpans(state));
  const builder = new RowBuilder(viewport.columns, theme);
  for (const span of part.start === 0 ? prompt.first : prompt.next) builder.write(span);
  let offset = part.start;
  for (const span of spans) {
    for (const [index, piece] of span.text.split('\n').entries()) {
      if (index > 0) {
        builder.breakRow();
        for (const prefix of prompt.next) builder.write(prefix);
        offset += 1;
      }
      writeMarking(builder, {text: piece, style: span.style}, cursor - offset);
      offset += piece.length;
    }
  }
  if (text === '') builder.markCursor();
  return builder.build();
}

/** The lines up to `count` above and below the cursor, so many that those in between fill a terminal of that height. */
function linesAround({text, cursor}: Buffer, count: number): Range {
  let start = lineStart(text, cursor);
  let end = lineEnd(text, cursor);
  for (let line = 0; line < count; line += 1) {
    if (start > 0) start = lineStart(text, start - 1);
    if (end < text.length) end = lineEnd(text, end + 1);
  }
  return {start, end};
}

/** Writes `span` and marks the cursor at the offset `at` in it, where that lies within. */
function writeMarking(builder: RowBuilder, span: Span, at: number): void {
  if (at < 0 || at > span.text.length) {
    builder.write(span);
    return;
  }
  builder.write({text: span.text.slice(0, at), style: span.style});
  builder.markCursor();
  builder.write({text: span.text.slice(at), style: span.style});
}

function suggestionSpans(state: EditorState): readonly Span[] {
  const rest = suggestion(state);
  if (rest === '') return [];
  const [line = '', ...others] = rest.split('\n');
  return [{text: others.length > 0 ? `${line} …` : line, style: 'suggestion'}];
}

function searchMarks({search, buffer}: EditorState): readonly Mark[] {
  if (search === null || search.query === '' || search.match === null) return [];
  const start = findIn(buffer.text, search.query);
  return start === -1 ? [] : [{start, end: start + search.query.length, style: 'search-match'}];
}

/** What is searched for, with the cursor after it. */
function searchLine({failed, query}: Search, viewport: Viewport, theme: Theme): Frame {
  const builder = new RowBuilder(viewport.columns, theme);
  builder.write({text: failed ? 'no match: ' : 'search: ', style: failed ? 'failure' : 'note'});
  builder.write({text: query, style: 'plain'});
  builder.markCursor();
  return builder.build();
}

function rowOf(spans: readonly Span[], viewport: Viewport, theme: Theme): Row {
  const text = spans.map((span) => theme[span.style](span.text)).join('');
  const width = spans.reduce((sum, span) => sum + widthOf(span.text), 0);
  return {text, width: Math.min(width, viewport.columns)};
}

/** The part of `frame` around its cursor that fits into `height` rows. */
function windowed(frame: Frame, height: number): Frame {
  const limit = Math.max(1, height);
  if (frame.rows.length <= limit) return frame;
  const first = Math.max(0, Math.min(frame.cursor.row - Math.floor(limit / 2), frame.rows.length - limit));
  return {
    rows: frame.rows.slice(first, first + limit),
    cursor: {...frame.cursor, row: frame.cursor.row - first},
  };
}
