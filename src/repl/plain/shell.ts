/** The shell where there is no terminal to edit in: lines in, text out, the same cells. */
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {stdin, stdout} from 'node:process';
import {Worker} from 'node:worker_threads';
import type {Interactive} from '../../interactive/interactive.js';
import type {CellOutcome} from '../../interactive/types.js';
import {banner} from '../banner.js';
import type {ConversationOptions} from '../conversation.js';
import {connectingCell, openCore} from '../core.js';
import {isLeaving} from '../leaving.js';
import {bundleText} from '../output/bundle-text.js';
import {themeOf} from '../screen/theme.js';
import {PlainFrontEnd} from './front-end.js';

export class PlainShell {
  private readonly lines = createInterface({input: stdin, crlfDelay: Infinity});
  private readonly source: AsyncIterator<string, undefined> = this.lines[Symbol.asyncIterator]();
  private readonly frontEnd: PlainFrontEnd;
  private count = 1;

  constructor(private readonly options: ConversationOptions) {
    this.frontEnd = new PlainFrontEnd(() => this.line(), options.colorLevel > 0);
  }

  /** Serves the lines until they end; gives the exit status: that of the last cell when nobody sits there. */
  async run(): Promise<number> {
    const {version, colorLevel, session, program, library} = this.options;
    stdout.write(banner(version, themeOf(colorLevel)));
    const {interactive: core, close} = await openCore(this.frontEnd, library);
    const link = core.interruptLink();
    const interrupts = new Worker(new URL('./interrupt-worker.js', import.meta.url), {
      workerData: {link},
      transferList: [link.port],
    });
    // What reaches this thread between two waits of the one that listens for signals is handed on.
    const interrupt = (): void => {
      interrupts.postMessage('interrupt');
    };
    process.on('SIGINT', interrupt);
    await once(interrupts, 'message');
    if (session !== null) this.show(await core.execute({code: connectingCell(session), count: 0}));
    if (program !== null) this.show(await core.execute({code: program.code, count: 0}));
    for (;;) {
      const code = await this.readCell(core);
      if (code === null || isLeaving(code)) break;
      if (code.trim() === '') continue;
      this.show(await core.execute({code, count: this.count, storeHistory: true}));
      this.count += 1;
    }
    stdout.write('\n');
    process.off('SIGINT', interrupt);
    interrupts.postMessage('close');
    await Promise.all([close(), once(interrupts, 'exit')]);
    this.lines.close();
    return 0;
  }

  private async line(): Promise<string | null> {
    const next = await this.source.next();
    return next.value ?? null;
  }

  private async readCell(core: Interactive): Promise<string | null> {
    const number = String(this.count);
    stdout.write(`In [${number}]: `);
    let code = await this.line();
    if (code === null) return null;
    while (core.isComplete(code).status === 'incomplete') {
      stdout.write('...: '.padStart(number.length + 7));
      const more = await this.line();
      if (more === null) break;
      code += `\n${more}`;
    }
    return code;
  }

  private show(outcome: CellOutcome): void {
    if (outcome.status === 'error') {
      stdout.write(`${outcome.traceback.join('\n')}\n`);
    } else if (outcome.bundle !== undefined) {
      const text = bundleText(outcome.bundle);
      stdout.write(`Out[${String(this.count)}]: ${text.includes('\n') ? '\n' : ''}${text}\n`);
    }
  }
}
