/** The shell in a terminal: read a cell, run it, show what came of it. */
import type {CellOutcome, MimeBundle} from '../../interactive/types.js';
import {banner} from '../banner.js';
import type {ConversationOptions} from '../conversation.js';
import {connectingCell, type Core, openCore} from '../core.js';
import {isLeaving} from '../leaving.js';
import {bundleText, represent} from '../output/bundle-text.js';
import {type Graphics, graphicsOf} from '../output/pictures.js';
import {themeOf, type Theme} from '../screen/theme.js';
import {promptFor, resultPrompt} from '../screen/view.js';
import {CellReader} from './cell-reader.js';
import {TerminalFrontEnd} from './front-end.js';
import {TerminalInput} from './input.js';
import {InputMode} from './messages.js';
import {overflows, page} from './pager.js';
import {Screen} from './screen.js';

/** How many earlier cells the arrows and the search reach. */
const HISTORY = 5000;

export class TerminalShell {
  private readonly screen = new Screen(process.stdout);
  private readonly input: TerminalInput;
  private readonly theme: Theme;
  private readonly graphics: Graphics;
  private readonly frontEnd: TerminalFrontEnd;
  private readonly reader: CellReader;
  private core: Promise<Core> | null = null;
  private count = 1;
  private giveUp: () => void = () => undefined;

  constructor(private readonly options: ConversationOptions) {
    this.theme = themeOf(options.colorLevel);
    this.graphics = graphicsOf(process.stdout, process.env);
    this.input = new TerminalInput(() => {
      this.giveUp();
    });
    const {screen, input, theme, graphics} = this;
    this.frontEnd = new TerminalFrontEnd({screen, input, theme, graphics, color: options.colorLevel > 0});
    this.reader = new CellReader(screen, input, theme, {
      isComplete: async (code) => (await this.opened()).interactive.isComplete(code),
      complete: async (code, cursor) => (await this.opened()).interactive.complete(code, cursor),
    });
  }

  /** Serves the user until they leave; gives the exit status. */
  async run(): Promise<number> {
    await this.input.ready;
    this.screen.write(banner(this.options.version, this.theme));
    // The prompt stands before the core is loaded.
    setImmediate(() => {
      void this.warm();
    });
    if (this.options.session !== null) await this.runCell(connectingCell(this.options.session), 0);
    if (this.options.program !== null) await this.runCell(this.options.program.code, 0);
    for (;;) {
      const read = await this.reader.read(promptFor(this.count));
      if (read.kind === 'leave' || (read.kind === 'cell' && isLeaving(read.code))) break;
      if (read.kind === 'cell' && read.code.trim() !== '') {
        await this.runCell(read.code, this.count);
        this.count += 1;
      }
    }
    await (await this.opened()).close();
    await this.input.close();
    return 0;
  }

  private opened(): Promise<Core> {
    this.core ??= openCore(this.frontEnd, this.options.library).then((core) => {
      this.input.connect(core.interactive.interruptLink());
      this.reader.recall(core.interactive.history.tail(HISTORY).map(({input}) => input));
      return core;
    });
    return this.core;
  }

  private async warm(): Promise<void> {
    await (await this.opened()).interactive.warm();
  }

  private async runCell(code: string, count: number): Promise<void> {
    const {interactive} = await this.opened();
    this.frontEnd.beginCell();
    this.input.setMode(InputMode.running);
    const givenUp = new Promise<null>((resolve) => {
      this.giveUp = () => {
        resolve(null);
      };
    });
    const outcome = await Promise.race([
      interactive.execute({code, count, storeHistory: count > 0}),
      givenUp,
    ]);
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
    const {kind, content} = represent(outcome.bundle, this.graphics);
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
