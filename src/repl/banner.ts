/** What the shell says first. */
import type {Theme} from './screen/theme.js';

export interface Banner {
  readonly title: string;
  readonly hint: string;
}

export function banner({title, hint}: Banner, theme: Theme): string {
  return `${title}\n${theme.note(hint)}\n\n`;
}
