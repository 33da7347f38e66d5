/** Terminal input as key events; what is pasted comes as one. */
import {emitKeypressEvents} from 'node:readline';
import {PassThrough} from 'node:stream';
import {eventOf, type Key, type KeyEvent} from '../editor/keys.js';

/** Takes text as the terminal sends it and tells `onEvent` what a person did. */
export class KeyDecoder {
  private readonly stream = new PassThrough();
  private pasted: string | null = null;

  constructor(private readonly onEvent: (event: KeyEvent) => void) {
    emitKeypressEvents(this.stream);
    this.stream.on('keypress', (text: string | undefined, key: Key) => {
      this.press(text, key);
    });
  }

  write(text: string): void {
    this.stream.write(text);
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
