/** The shell in a terminal: read a cell, run it, show what came of it. */
import {setTimeout as delay} from 'node:timers/promises';
import type {CellOutcome, MimeBundle} from '../../interactive/types.js';
import {banner} from '../banner.js';
import type {ConversationOptions} from '../conversation.js';
import type {CellHost, HostedCell} from '../host.js';
import {isLeaving} from '../leaving.js';
import {bundleText, represent} from '../output/bundle-text.js';
import {type Graphics, graphicsOf} from '../output/pictures.js';
import {themeOf, type Theme} from '../screen/theme.js';
import {promptFor, resultPrompt} from '../screen/view.js';
import {CellReader} from './cell-reader.js';
import {QUESTION, type TerminalAnswer} from './answers.js';
import {TerminalFrontEnd} from './front-end.js';
import {TerminalInput} from './input.js';
import {InputMode} from './messages.js';
import {overflows, page} from './pager.js';
import {Screen} from './screen.js';

/** How many earlier cells the arrows and the search reach. */
const HISTORY = 5000;

/** Pixels of a cell's width where the terminal does not tell it: that of the terminal which sixels were made for. */
const CELL_WIDTH = 10;
/** How long a terminal that did not answer is waited for at the end. */
const ANSWER_MS = 100;

export class TerminalShell {
  private readonly screen = new Screen(process.stdout, () => this.input.handovers);
  private readonly input: TerminalInput;
  private readonly theme: Theme;
  private graphics: Graphics | null;
  private readonly frontEnd: TerminalFrontEnd;
  private readonly reader: CellReader;
  private readonly host: CellHost;
  private ready: Promise<void> | null = null;
  private giveUp: () => void = () => undefined;
  private onAnswer: (answer: TerminalAnswer) => void = () => undefined;

  constructor(private readonly options: ConversationOptions) {
    this.theme = themeOf(options.colorLevel);
    this.graphics = graphicsOf(process.stdout, process.env);
    this.input = new TerminalInput({
      interrupt: () => {
        this.host.interrupt();
      },
      force: () => {
        this.giveUp();
      },
      returned: () => {
        this.screen.look();
      },
      answer: (answer) => {
        this.onAnswer(answer);
      },
    });
    const {screen, input, theme} = this;
    this.frontEnd = new TerminalFrontEnd({
      screen,
      input,
      theme,
      graphics: () => this.graphics,
      color: options.colorLevel > 0,
    });
    this.host = options.host(this.frontEnd);
    this.reader = new CellReader(screen, input, theme, this.host);
  }

  /** Serves the user until they leave; gives the exit status. */
  async run(): Promise<number> {
    const {connect, program} = this.options;
    await this.input.ready;
    this.screen.write(banner(this.options, this.theme));
    const answered = this.graphics === null ? this.askTerminal() : null;
    // The prompt stands before what runs cells is loaded.
    setImmediate(() => {
      void this.prepared().then(() => this.host.warm());
    });
    if (connect !== null) await this.runCell({code: connect, typed: false});
    if (program !== null) await this.runCell({code: program.code, typed: false, name: program.name});
    for (;;) {
      const read = await this.reader.read(promptFor(this.host.count), this.frontEnd.takeNextInput());
      if (read.kind === 'leave' || (read.kind === 'cell' && isLeaving(read.code))) break;
      if (read.kind === 'cell' && read.code.trim() !== '') await this.runCell({code: read.code, typed: true});
    }
    await this.host.close();
    // An answer that comes when nobody listens any more would stand in the next prompt.
    if (answered !== null) await Promise.race([answered, delay(ANSWER_MS)]);
    await this.input.close();
    return 0;
  }

  /** Lets Ctrl-C reach the cells, and the arrows earlier ones. */
  private prepared(): Promise<void> {
    this.ready ??= this.prepare();
    return this.ready;
  }

  /** Asks what the terminal can do; resolves when it said so, which some never do. */
  private askTerminal(): Promise<void> {
    return new Promise((resolve) => {
      this.onAnswer = (answer) => {
        void this.useSixels(answer);
        resolve();
      };
      this.screen.control(QUESTION);
    });
  }

  /** Pictures are sixels from now on, where the terminal says that it shows them. */
  private async useSixels({sixel, pixels}: TerminalAnswer): Promise<void> {
    if (!sixel) return;
    const {sixelGraphics} = await import('../output/sixel.js');
    this.graphics = sixelGraphics(pixels === null ? CELL_WIDTH : pixels / this.screen.viewport.columns);
  }

  private async prepare(): Promise<void> {
    const link = await this.host.interruptLink();
    if (link !== null) this.input.connect(link);
    void this.host.recall(HISTORY).then((entries) => {
      this.reader.recall(entries);
    });
  }

  private async runCell(cell: HostedCell): Promise<void> {
    await this.prepared();
    const count = this.host.count ?? 0;
    this.frontEnd.beginCell();
    this.input.setMode(InputMode.running);
    const givenUp = new Promise<null>((resolve) => {
      this.giveUp = () => {
        resolve(null);
      };
    });
    const outcome = await Promise.race([this.host.execute(cell), givenUp]);
    const pages = this.frontEnd.endCell();
    this.input.setMode(InputMode.editing);
    if (this.input.interrupted) this.screen.disturbed('^C'.length);
    this.screen.freshLine();
    for (const bundle of pages) await this.showPage(bundle);
    if (outcome === null)
      this.screen.write(this.theme.failure('The cell was given up; it may still be running.') + '\n');
    else await this.show(outcome, count);
    this.screen.write('\n');
  }

  private async show(outcome: CellOutcome, count: number): Promise<void> {
    if (outcome.status === 'error') {
      this.screen.write(`${outcome.traceback.join('\n')}\n`);
      return;
    }
    if (outcome.bundle === undefined) return;
    const prompt = resultPrompt(count)
      .map(({text, style}) => this.theme[style](text))
      .join('');
    const {kind, content} = represent(outcome.bundle, {
      graphics: this.graphics,
      theme: this.theme,
      columns: this.screen.viewport.columns,
    });
    if (kind === 'picture') {
      this.screen.write(`${prompt}\n`);
      this.screen.picture(content);
      return;
    }
    const text = content.includes('\n') ? `${prompt}\n${content}` : prompt + content;
    if (overflows(text, this.screen.viewport.rows)) await page(text, this.screen, this.input);
    else this.screen.write(`${text}\n`);
  }

  private async showPage(bundle: MimeBundle): Promise<void> {
    const text = bundleText(bundle);
    if (overflows(text, this.screen.viewport.rows)) await page(text, this.screen, this.input);
    else this.screen.write(`${text}\n`);
  }
}
