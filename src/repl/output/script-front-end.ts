/** The front-end of programs that nobody sits in front of: text on standard output and standard error. */
import {createInterface} from 'node:readline/promises';
import {stripVTControlCharacters} from 'node:util';
import {InterruptedError} from '../../errors/index.js';
import type {CellError, FrontEnd, MimeBundle} from '../../interactive/types.js';
import {bundleText} from './bundle-text.js';

/** Width of text where there is no terminal to ask. */
const COLUMNS = 80;

export interface ScriptColors {
  /** Whether standard output may carry colours. */
  readonly color: boolean;
  /** Whether standard error may. */
  readonly errorColor: boolean;
}

export class ScriptFrontEnd implements FrontEnd {
  readonly kind = 'script';
  readonly color: boolean;
  private readonly errorColor: boolean;

  constructor({color, errorColor}: ScriptColors) {
    this.color = color || errorColor;
    this.errorColor = errorColor;
    this.outputColor = color;
  }

  private readonly outputColor: boolean;
  private fail: (error: CellError) => void = () => undefined;
  /** Resolves with the first error that no outcome carries: of a timer, of a promise that nobody waited for. */
  readonly failed = new Promise<CellError>((resolve) => {
    this.fail = resolve;
  });

  get columns(): number {
    return process.stdout.isTTY ? process.stdout.columns : COLUMNS;
  }

  stream(name: 'stdout' | 'stderr', text: string): void {
    if (name === 'stdout') process.stdout.write(text);
    else process.stderr.write(text);
  }

  display(bundle: MimeBundle): void {
    const text = bundleText(bundle);
    this.stream('stdout', `${this.outputColor ? text : stripVTControlCharacters(text)}\n`);
  }

  /** What was printed cannot be taken back. */
  clearOutput(): void {}

  async input(prompt: string): Promise<string> {
    const lines = createInterface({input: process.stdin, output: process.stderr});
    const ended = new Promise<null>((resolve) => {
      lines.once('close', () => {
        resolve(null);
      });
    });
    const answer = await Promise.race([lines.question(prompt), ended]);
    lines.close();
    if (answer === null) throw new InterruptedError('input: the input was ended without an answer.');
    return answer;
  }

  /** Programs run without progress bars. */
  progress(): void {}

  error(error: CellError): void {
    this.fail(error);
  }

  page(bundle: MimeBundle): void {
    this.display(bundle);
  }

  /** Prints the traceback of an error to standard error. */
  failure(traceback: readonly string[]): void {
    const text = `${traceback.join('\n')}\n`;
    this.stream('stderr', this.errorColor ? text : stripVTControlCharacters(text));
  }
}
