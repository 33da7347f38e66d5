/** The lines of code around a place, with a caret below it. */
import type {ChalkInstance} from 'chalk';

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
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  if (line < 1 || line > lines.length) return [];
  const first = Math.max(1, line - around);
  const last = Math.min(lines.length, line + around);
  const digits = String(last).length;
  const shift = Math.max(0, column - Math.floor(LONGEST * 0.75));
  const shown: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const code = cut(lines[number - 1] ?? '', shift);
    const label = String(number).padStart(digits);
    if (number !== line) {
      shown.push(chalk.dim(`  ${label} │ `) + code);
      continue;
    }
    shown.push(`${chalk.red('❱')} ${chalk.bold(label)} ${chalk.dim('│')} ${code}`);
    // Tabs stay tabs, so that the caret stands below its character however wide they are.
    const lead = code.slice(0, Math.max(0, column - 1 - shift)).replace(/[^\t]/g, ' ');
    shown.push(`${chalk.dim(`  ${' '.repeat(digits)} │ `)}${lead}${chalk.red('^')}`);
  }
  return shown;
}

function cut(line: string, shift: number): string {
  const rest = shift > 0 ? `…${line.slice(shift + 1)}` : line;
  return rest.length > LONGEST ? `${rest.slice(0, LONGEST)}…` : rest;
}
