/** What cells can do in the terminal: print, display, ask, show how far they are. */
import {InterruptedError, NotSupportedError} from '../../errors/index.js';
import type {DisplayOptions, FrontEnd, MimeBundle, ProgressEvent} from '../../interactive/types.js';
import {represent} from '../output/bundle-text.js';
import type {Graphics} from '../output/pictures.js';
import type {Theme} from '../screen/theme.js';
import type {TerminalInput} from './input.js';
import {askLine} from './line-reader.js';
import {InputMode} from './messages.js';
import {ProgressBars, progressRow} from './progress.js';
import type {Screen} from './screen.js';

export interface TerminalParts {
  readonly screen: Screen;
  readonly input: TerminalInput;
  readonly theme: Theme;
  readonly color: boolean;
  /** How pictures are shown; asked for each, as the terminal may tell it late. */
  readonly graphics: () => Graphics | null;
}

/** Where a display stands among the rows that its cell has written. */
interface DisplayPlace {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export class TerminalFrontEnd implements FrontEnd {
  readonly kind = 'terminal';
  readonly color: boolean;
  private readonly bars: ProgressBars;
  private pages: MimeBundle[] = [];
  private clearBeforeNext = false;
  private lastDisplay: DisplayPlace | null = null;
  private next = '';

  constructor(private readonly parts: TerminalParts) {
    const {screen, theme} = parts;
    this.color = parts.color;
    this.bars = new ProgressBars((events) => {
      screen.setStatus(events.map((event) => progressRow(event, screen.viewport.columns, theme)));
    });
  }

  get columns(): number {
    return this.parts.screen.viewport.columns;
  }

  /** Called before a cell runs. */
  beginCell(): void {
    this.parts.screen.mark();
    this.clearBeforeNext = false;
    this.lastDisplay = null;
  }

  /** Called after a cell ended or was given up; gives what it wants to be paged. */
  endCell(): readonly MimeBundle[] {
    const {pages} = this;
    this.pages = [];
    this.bars.clear();
    if (this.parts.input.mode() === InputMode.asking) this.parts.input.keys.cancel();
    return pages;
  }

  stream(name: 'stdout' | 'stderr', text: string): void {
    this.clearIfDue();
    if (name === 'stderr' && !process.stderr.isTTY) process.stderr.write(text);
    else this.parts.screen.write(text);
  }

  display(bundle: MimeBundle, options: DisplayOptions = {}): void {
    this.clearIfDue();
    const {screen, graphics, theme} = this.parts;
    const {id, update = false} = options;
    const last = this.lastDisplay;
    if (update && last !== null && last.id === id && last.end === screen.rowsWritten)
      screen.eraseRows(last.end - last.start);
    screen.freshLine();
    const start = screen.rowsWritten;
    const {kind, content} = represent(bundle, {graphics: graphics(), theme, columns: this.columns});
    if (kind === 'picture') screen.picture(content);
    else screen.write(`${content}\n`);
    this.lastDisplay = id === undefined ? null : {id, start, end: screen.rowsWritten};
  }

  clearOutput(wait: boolean): void {
    this.clearBeforeNext = wait;
    if (!wait) this.clear();
  }

  async input(prompt: string, options: {readonly password?: boolean} = {}): Promise<string> {
    const {input, screen, theme} = this.parts;
    if (input.mode() !== InputMode.running)
      throw new NotSupportedError('input: only a cell that is running can ask for input.');
    input.setMode(InputMode.asking);
    const answer = await askLine(screen, input.keys, theme, prompt, options.password ?? false);
    if (input.mode() === InputMode.asking) input.setMode(InputMode.running);
    if (answer === null) throw new InterruptedError('input: the input was ended without an answer.');
    return answer;
  }

  progress(event: ProgressEvent): void {
    this.bars.report(event);
  }

  page(bundle: MimeBundle): void {
    this.pages.push(bundle);
  }

  nextInput(code: string): void {
    this.next = code;
  }

  /** What cells want the next prompt to begin with, once. */
  takeNextInput(): string {
    const {next} = this;
    this.next = '';
    return next.replace(/\n+$/, '');
  }

  private clearIfDue(): void {
    if (!this.clearBeforeNext) return;
    this.clearBeforeNext = false;
    this.clear();
  }

  private clear(): void {
    const {screen} = this.parts;
    screen.eraseRows(screen.rowsWritten);
    this.lastDisplay = null;
  }
}
