/** Names of keys, as the key table spells them: `C-a`, `M-f`, `up`, `S-tab`. */

/** What `readline.emitKeypressEvents` tells of a key. */
export interface Key {
  readonly sequence?: string | undefined;
  readonly name?: string | undefined;
  readonly code?: string | undefined;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly shift?: boolean;
}

/** What a person did: pressed a key that has a name, typed text, or pasted some. */
export type KeyEvent =
  | {readonly kind: 'key'; readonly name: string}
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'paste'; readonly text: string};

/** Sequences that `readline` does not name. */
const UNNAMED: ReadonlyMap<string, string> = new Map([
  ['\x1f', 'C-_'],
  ['\x1b_', 'M-_'],
  ['\x1b<', 'M-<'],
  ['\x1b>', 'M->'],
  ['\x1b\x7f', 'M-backspace'],
  ['\x1b\b', 'M-backspace'],
  ['\x1b[13;2u', 'M-return'],
  ['\x1b[13;3u', 'M-return'],
]);

/** Turns one key press into an event; null for a key that means nothing here. */
export function eventOf(text: string | undefined, key: Key): KeyEvent | null {
  const unnamed = UNNAMED.get(key.sequence ?? '');
  if (unnamed !== undefined) return {kind: 'key', name: unnamed};
  const modified = key.ctrl === true || key.meta === true || key.code !== undefined;
  if (!modified && text !== undefined && !/\p{Cc}/u.test(text)) return {kind: 'text', text};
  if (key.name === undefined || key.name === 'undefined') return null;
  if (key.name === 'escape') return {kind: 'key', name: 'escape'};
  const shifted = key.shift === true && key.name.length > 1;
  const name = `${key.ctrl === true ? 'C-' : ''}${key.meta === true ? 'M-' : ''}${shifted ? 'S-' : ''}${key.name}`;
  return {kind: 'key', name};
}
