/** The shell where there is no terminal to edit in: lines in, text out, the same cells. */
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {stdin, stdout} from 'node:process';
import {Worker} from 'node:worker_threads';
import type {CellOutcome} from '../../interactive/types.js';
import {banner} from '../banner.js';
import type {ConversationOptions} from '../conversation.js';
import type {CellHost} from '../host.js';
import {isLeaving} from '../leaving.js';
import {bundleText} from '../output/bundle-text.js';
import {themeOf} from '../screen/theme.js';
import {PlainFrontEnd} from './front-end.js';

export class PlainShell {
  private readonly lines = createInterface({input: stdin, crlfDelay: Infinity});
  private readonly source: AsyncIterator<string, undefined> = this.lines[Symbol.asyncIterator]();
  private readonly frontEnd: PlainFrontEnd;
  private readonly host: CellHost;

  constructor(private readonly options: ConversationOptions) {
    this.frontEnd = new PlainFrontEnd(() => this.line(), options.colorLevel > 0);
    this.host = options.host(this.frontEnd);
  }

  /** Serves the lines until they end; gives the exit status: that of the last cell when nobody sits there. */
  async run(): Promise<number> {
    const {colorLevel, connect, program} = this.options;
    const {host} = this;
    stdout.write(banner(this.options, themeOf(colorLevel)));
    const deafen = await this.hearInterrupts();
    if (connect !== null) this.show(await host.execute({code: connect, typed: false}), 0);
    if (program !== null)
      this.show(await host.execute({code: program.code, typed: false, name: program.name}), 0);
    for (;;) {
      const code = await this.readCell();
      if (code === null || isLeaving(code)) break;
      if (code.trim() === '') continue;
      const {count} = host;
      this.show(await host.execute({code, typed: true}), count ?? 0);
    }
    stdout.write('\n');
    await Promise.all([host.close(), deafen()]);
    this.lines.close();
    return 0;
  }

  /** Lets Ctrl-C stop cells; gives what ends that. */
  private async hearInterrupts(): Promise<() => Promise<unknown>> {
    const link = await this.host.interruptLink();
    if (link === null) {
      const interrupt = (): void => {
        this.host.interrupt();
      };
      process.on('SIGINT', interrupt);
      return () => Promise.resolve(process.off('SIGINT', interrupt));
    }
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
    return () => {
      process.off('SIGINT', interrupt);
      interrupts.postMessage('close');
      return once(interrupts, 'exit');
    };
  }

  private async line(): Promise<string | null> {
    const next = await this.source.next();
    return next.value ?? null;
  }

  private async readCell(): Promise<string | null> {
    const number = String(this.host.count ?? ' ');
    stdout.write(`In [${number}]: `);
    let code = await this.line();
    if (code === null) return null;
    while ((await this.host.isComplete(code)).status === 'incomplete') {
      stdout.write('...: '.padStart(number.length + 7));
      const more = await this.line();
      if (more === null) break;
      code += `\n${more}`;
    }
    return code;
  }

  private show(outcome: CellOutcome, count: number): void {
    if (outcome.status === 'error') {
      stdout.write(`${outcome.traceback.join('\n')}\n`);
    } else if (outcome.bundle !== undefined) {
      const text = bundleText(outcome.bundle);
      stdout.write(`Out[${String(count)}]: ${text.includes('\n') ? '\n' : ''}${text}\n`);
    }
  }
}
