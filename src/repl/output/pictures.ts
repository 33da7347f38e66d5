/** Pictures in terminals that can show them. */
import {image} from 'ansi-escapes';
import {createSupportsTerminalGraphics} from 'supports-terminal-graphics';

export type Graphics = 'kitty' | 'iterm2' | null;

const KITTY_CHUNK = 4096;

/** The protocol that the terminal of `stream` understands. Terminal multiplexers swallow pictures, whatever is outside of them. */
export function graphicsOf(stream: {isTTY?: boolean}, env: NodeJS.ProcessEnv): Graphics {
  if (/^(screen|tmux)/.test(env['TERM'] ?? '') || env['TMUX'] !== undefined) return null;
  const support = createSupportsTerminalGraphics(stream);
  if (support.kitty) return 'kitty';
  return support.iterm2 ? 'iterm2' : null;
}

/** The escape sequence that shows a PNG given as base64. */
export function pngSequence(base64: string, protocol: 'kitty' | 'iterm2'): string {
  if (protocol === 'iterm2') return image(Buffer.from(base64, 'base64'));
  const payload = base64.replaceAll(/\s/g, '');
  let sequence = '';
  for (let start = 0; start < payload.length; start += KITTY_CHUNK) {
    const first = start === 0 ? 'f=100,a=T,' : '';
    const more = start + KITTY_CHUNK < payload.length ? '1' : '0';
    sequence += `\x1b_G${first}m=${more};${payload.slice(start, start + KITTY_CHUNK)}\x1b\\`;
  }
  return sequence;
}
