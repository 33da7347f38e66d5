/** Pictures in terminals that can show them. */
import {image} from 'ansi-escapes';
import {createSupportsTerminalGraphics} from 'supports-terminal-graphics';

/** The escape sequence that shows a PNG, given as base64, in a terminal of so many columns; null where it cannot be shown. */
export type Graphics = (base64: string, columns: number) => string | null;

const KITTY_CHUNK = 4096;

/** How the terminal of `stream` shows pictures, as far as the environment tells. Terminal multiplexers swallow what they do not know, whatever is outside of them. */
export function graphicsOf(stream: {isTTY?: boolean}, env: NodeJS.ProcessEnv): Graphics | null {
  if (/^(screen|tmux)/.test(env['TERM'] ?? '') || env['TMUX'] !== undefined) return null;
  const support = createSupportsTerminalGraphics(stream);
  if (support.kitty) return kitty;
  return support.iterm2 ? iterm2 : null;
}

export function iterm2(base64: string): string {
  return image(Buffer.from(base64, 'base64'));
}

export function kitty(base64: string): string {
  const payload = base64.replaceAll(/\s/g, '');
  let sequence = '';
  for (let start = 0; start < payload.length; start += KITTY_CHUNK) {
    const first = start === 0 ? 'f=100,a=T,' : '';
    const more = start + KITTY_CHUNK < payload.length ? '1' : '0';
    sequence += `\x1b_G${first}m=${more};${payload.slice(start, start + KITTY_CHUNK)}\x1b\\`;
  }
  return sequence;
}
