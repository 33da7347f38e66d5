/** What cells can do where the shell reads plain lines. */
import {stderr, stdout} from 'node:process';
import {InterruptedError} from '../../errors/index.js';
import type {FrontEnd, MimeBundle} from '../../interactive/types.js';
import {bundleText} from '../output/bundle-text.js';

/** Width of text where there is no terminal to ask. */
const COLUMNS = 80;

export class PlainFrontEnd implements FrontEnd {
  readonly kind = 'terminal';

  /** @param line reads the next line of the input, null at its end */
  constructor(
    private readonly line: () => Promise<string | null>,
    readonly color: boolean,
  ) {}

  get columns(): number {
    return stdout.isTTY ? stdout.columns : COLUMNS;
  }

  stream(name: 'stdout' | 'stderr', text: string): void {
    (name === 'stdout' ? stdout : stderr).write(text);
  }

  display(bundle: MimeBundle): void {
    stdout.write(`${bundleText(bundle)}\n`);
  }

  /** What was printed cannot be taken back. */
  clearOutput(): void {}

  async input(prompt: string): Promise<string> {
    stdout.write(prompt);
    const line = await this.line();
    if (line === null) throw new InterruptedError('input: the input was ended without an answer.');
    return line;
  }

  /** Lines cannot be drawn anew: no progress bars. */
  progress(): void {}

  page(bundle: MimeBundle): void {
    this.display(bundle);
  }
}
