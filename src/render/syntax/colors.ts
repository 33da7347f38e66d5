/** What code looks like where there are colours: in the editor, in tracebacks. */
import type {ChalkInstance} from 'chalk';
import {tokenize, type TokenKind} from './tokens.js';

export type CodeColors = Readonly<Record<TokenKind, (text: string) => string>>;

export function codeColors(chalk: ChalkInstance): CodeColors {
  const plain = (text: string): string => text;
  return {
    plain,
    identifier: plain,
    bracket: plain,
    keyword: chalk.green.bold,
    literal: chalk.green,
    call: chalk.blueBright,
    string: chalk.yellow,
    number: chalk.cyan,
    regexp: chalk.magenta,
    comment: chalk.italic.gray,
    magic: chalk.magenta.bold,
  };
}

/**
 * Gives what shows a part of `code`, from one offset to another, in colours.
 * @example
 * const show = codePainter('const x = 1', new Chalk({level: 1}));
 * show(0, 5)   // 'const', green and bold
 */
export function codePainter(code: string, chalk: ChalkInstance): (start: number, end: number) => string {
  if (chalk.level === 0) return (start, end) => code.slice(start, end);
  const colors = codeColors(chalk);
  const tokens = tokenize(code);
  return (start, end) =>
    tokens
      .filter((token) => token.start < end && token.end > start)
      .map((token) => colors[token.kind](code.slice(Math.max(token.start, start), Math.min(token.end, end))))
      .join('');
}
