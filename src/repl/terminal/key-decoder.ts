/** Terminal input as key events; what is pasted comes as one. */
import {emitKeypressEvents} from 'node:readline';
import {PassThrough} from 'node:stream';
import {eventOf, type Key, type KeyEvent} from '../editor/keys.js';

const ESCAPE = '\x1b';
/** How long after an Escape that came alone what follows may belong to it: terminals send a key's sequence at once, lines may tear it. */
const ESCAPE_MS = 50;

/** Takes text as the terminal sends it and tells `onEvent` what a person did. */
export class KeyDecoder {
  private readonly stream = new PassThrough();
  private pasted: string | null = null;
  private escape: NodeJS.Timeout | null = null;

  constructor(private readonly onEvent: (event: KeyEvent) => void) {
    emitKeypressEvents(this.stream);
    this.stream.on('keypress', (text: string | undefined, key: Key) => {
      this.press(text, key);
    });
  }

  write(text: string): void {
    if (text === '') return;
    const begun = this.escape === null ? '' : ESCAPE;
    if (this.escape !== null) clearTimeout(this.escape);
    this.escape = null;
    const whole = begun + text;
    if (whole !== ESCAPE || this.pasted !== null) {
      this.stream.write(whole);
      return;
    }
    this.escape = setTimeout(() => {
      this.escape = null;
      this.onEvent({kind: 'key', name: 'escape'});
    }, ESCAPE_MS);
  }

  private press(text: string | undefined, key: Key): void {
    if (key.name === 'paste-start') {
      this.pasted = '';
    } else if (key.name === 'paste-end') {
      const pasted = this.pasted ?? '';
      this.pasted = null;
      if (pasted !== '') this.onEvent({kind: 'paste', text: pasted});
    } else if (this.pasted !== null) {
      this.pasted += text ?? key.sequence ?? '';
    } else {
      const event = eventOf(text, key);
      if (event !== null) this.onEvent(event);
    }
  }
}
