/** Escape sequences that turn what stands on the screen into the next frame. */
import {
  cursorDown,
  cursorForward,
  cursorHide,
  cursorShow,
  cursorUp,
  eraseDown,
  eraseLine,
} from 'ansi-escapes';
import type {Frame, Position} from './layout.js';

const vertical = (rows: number): string => (rows < 0 ? cursorUp(-rows) : rows > 0 ? cursorDown(rows) : '');

const toColumn = (column: number): string => (column === 0 ? '\r' : `\r${cursorForward(column)}`);

/** Draws `frame` where the cursor stands, at the beginning of a free row. */
export function draw(frame: Frame): string {
  const rows = frame.rows.map(({text}) => text).join('\r\n');
  const last: Position = {row: frame.rows.length - 1, column: 0};
  return rows + vertical(frame.cursor.row - last.row) + toColumn(frame.cursor.column);
}

/** Changes `shown` into `next`, writing only the rows that differ. */
export function redraw(shown: Frame, next: Frame): string {
  let at = shown.cursor.row;
  let bottom = shown.rows.length - 1;
  let out = '';
  for (const [row, {text}] of next.rows.entries()) {
    if (shown.rows[row]?.text === text) continue;
    out += row > bottom ? `${vertical(bottom - at)}\r\n` : `${vertical(row - at)}\r`;
    out += eraseLine + text;
    at = row;
    bottom = Math.max(bottom, row);
  }
  if (shown.rows.length > next.rows.length) {
    out += `${vertical(next.rows.length - at)}\r${eraseDown}`;
    at = next.rows.length;
  }
  const move = vertical(next.cursor.row - at) + toColumn(next.cursor.column);
  return out === '' ? move : cursorHide + out + move + cursorShow;
}

/** Removes `shown`, leaving the cursor where it began. */
export function erase(shown: Frame): string {
  return `${vertical(-shown.cursor.row)}\r${eraseDown}`;
}

/**
 * The frame as a terminal that became `columns` wide has wrapped its rows; only its extent and cursor count. Terminals disagree on whether
 * they wrap the row with the cursor: taking it as not wrapped never erases what stands above the frame.
 */
export function reflowed(shown: Frame, columns: number): Frame {
  const extent = (width: number): number => Math.max(1, Math.ceil(width / columns));
  const row = shown.rows.slice(0, shown.cursor.row).reduce((sum, {width}) => sum + extent(width), 0);
  return {rows: shown.rows, cursor: {row, column: Math.min(shown.cursor.column, columns - 1)}};
}
