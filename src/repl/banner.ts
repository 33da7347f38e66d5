/** What the shell says first. */
import type {Theme} from './screen/theme.js';

export function banner(version: string, theme: Theme): string {
  const help = 'x? shows help on x, %lsmagic lists commands, Ctrl-D leaves.';
  return `mars-repl ${version} (TypeScript on Node ${process.versions.node})\n${theme.note(help)}\n\n`;
}
