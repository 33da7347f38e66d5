/** What each kind of text looks like. */
import {Chalk, type ColorSupportLevel} from 'chalk';
import {codeColors} from '../../render/syntax/colors.js';
import type {TokenKind} from '../../render/syntax/tokens.js';

export type Style =
  | TokenKind
  | 'prompt-in'
  | 'prompt-out'
  | 'prompt-number'
  | 'prompt-number-out'
  | 'continuation'
  | 'suggestion'
  | 'bracket-match'
  | 'bracket-stray'
  | 'search-match'
  | 'menu'
  | 'menu-selected'
  | 'menu-detail'
  | 'menu-detail-selected'
  | 'table-head'
  | 'note'
  | 'failure';

export type Theme = Readonly<Record<Style, (text: string) => string>>;

/** The theme for a terminal of this colour level; at level 0 every style leaves its text as it is. */
export function themeOf(level: ColorSupportLevel): Theme {
  const chalk = new Chalk({level});
  const plain = (text: string): string => text;
  return {
    ...codeColors(chalk),
    'prompt-in': chalk.green,
    'prompt-number': chalk.greenBright.bold,
    'prompt-out': chalk.red,
    'prompt-number-out': chalk.redBright.bold,
    continuation: chalk.green,
    suggestion: chalk.gray,
    'bracket-match': chalk.bold.underline,
    'bracket-stray': chalk.redBright,
    'search-match': chalk.inverse,
    menu: level >= 2 ? chalk.bgAnsi256(236) : plain,
    'menu-selected': chalk.inverse,
    'menu-detail': level >= 2 ? chalk.bgAnsi256(236).gray : chalk.gray,
    'menu-detail-selected': chalk.inverse,
    'table-head': chalk.bold,
    note: chalk.gray,
    failure: chalk.red,
  };
}
