/** Shows text that is longer than the terminal through the user's pager. */
import {spawn} from 'node:child_process';
import type {TerminalInput} from './input.js';
import type {Screen} from './screen.js';

/** What `less` does unless the user's LESS says otherwise: keep colours, leave at once when all fits, leave the text on the screen. */
const LESS = '-RFX';

/** The command that pages, as git and man choose it; empty when the user wants none. */
export function pagerCommand(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  return env['PAGER']?.trim() ?? (platform === 'win32' ? 'more' : 'less');
}

/** Whether `text` is higher than the terminal. */
export function overflows(text: string, rows: number): boolean {
  return text.split('\n').length >= rows;
}

/** Pages `text`, or prints it where there is no pager. */
export async function page(text: string, screen: Screen, input: TerminalInput): Promise<void> {
  const command = pagerCommand(process.env, process.platform);
  if (command === '' || command === 'cat') {
    screen.write(`${text}\n`);
    return;
  }
  screen.leave();
  await input.release();
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  const shown = await run(command, `${text}\n`);
  process.off('SIGINT', ignore);
  await input.acquire();
  screen.back();
  if (!shown) screen.write(`${text}\n`);
}

/** Runs the pager; false when it could not be started. */
function run(command: string, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const env = {...process.env, LESS: process.env['LESS'] ?? LESS};
    const child = spawn(command, {shell: true, stdio: ['pipe', 'inherit', 'ignore'], env});
    // A pager that the user leaves early closes its end: nothing is wrong then.
    child.stdin.on('error', () => undefined);
    child.on('error', () => {
      resolve(false);
    });
    child.on('exit', (code) => {
      resolve(code !== 126 && code !== 127 && code !== 9009);
    });
    child.stdin.end(text);
  });
}
