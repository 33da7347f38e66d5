/** The lines of code around a place, with a caret below it. */
import type {ChalkInstance} from 'chalk';
import {codePainter} from '../syntax/colors.js';

/** Long lines are cut to this many characters around the place. */
const LONGEST = 160;

export interface Excerpt {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Lines shown before and after. */
  readonly around: number;
}

/** Lines numbered and marked; none when the place is not in the text. */
export function excerpt({text, line, column, around}: Excerpt, chalk: ChalkInstance): string[] {
  const lines = linesOf(text);
  if (line < 1 || line > lines.length) return [];
  const first = Math.max(1, line - around);
  // A line break at the end of a file begins no line of code.
  const end = text.trimEnd().length;
  const ends = lines.findLastIndex(({start}) => start < end) + 1;
  const last = Math.max(line, Math.min(ends, line + around));
  const digits = String(last).length;
  const shift = Math.max(0, column - Math.floor(LONGEST * 0.75));
  const paint = codePainter(text, chalk);
  const shown: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const {start, end} = lines[number - 1] ?? {start: 0, end: 0};
    const code = cut(start, end, shift, paint);
    const label = String(number).padStart(digits);
    if (number !== line) {
      shown.push(chalk.dim(`  ${label} │ `) + code);
      continue;
    }
    shown.push(`${chalk.red('❱')} ${chalk.bold(label)} ${chalk.dim('│')} ${code}`);
    // Tabs stay tabs, so that the caret stands below its character however wide they are.
    const lead = text.slice(start + shift, Math.min(end, start + column - 1)).replace(/[^\t]/g, ' ');
    shown.push(`${chalk.dim(`  ${' '.repeat(digits)} │ `)}${lead}${chalk.red('^')}`);
  }
  return shown;
}

/** Where each line begins, and ends without what breaks it. */
function linesOf(text: string): {readonly start: number; readonly end: number}[] {
  let start = 0;
  const lines = [...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map(({index, 0: {length}}) => {
    const line = {start, end: index};
    start = index + length;
    return line;
  });
  return [...lines, {start, end: text.length}];
}

function cut(
  start: number,
  end: number,
  shift: number,
  paint: (start: number, end: number) => string,
): string {
  const from = shift > 0 ? Math.min(end, start + shift + 1) : start;
  const head = shift > 0 ? '…' : '';
  const longest = LONGEST - head.length;
  return end - from > longest ? `${head}${paint(from, from + longest)}…` : head + paint(from, end);
}
