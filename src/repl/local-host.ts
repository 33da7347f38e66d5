/** Cells that run in this process. The core is loaded when first needed, after the prompt stands. */
import type {InterruptLink} from '../evaluator/interrupt.js';
import type {LibrarySource} from '../interactive/library.js';
import type {Core} from '../interactive/open.js';
import type {CellOutcome, Completeness, Completions, FrontEnd} from '../interactive/types.js';
import type {CellHost, HostedCell} from './host.js';
import {typescript} from './syntax/language.js';

export class LocalHost implements CellHost {
  readonly language = typescript;
  count = 1;
  private core: Promise<Core> | null = null;

  /** @param cwd folder that imports are resolved from; by default the current one as it changes */
  constructor(
    private readonly frontEnd: FrontEnd,
    private readonly library: LibrarySource,
    private readonly cwd?: string,
  ) {}

  async execute({code, typed, name}: HostedCell): Promise<CellOutcome> {
    const {interactive} = await this.opened();
    const count = typed ? this.count : 0;
    if (typed) this.count += 1;
    return interactive.execute({code, count, storeHistory: typed, ...(name !== undefined && {name})});
  }

  async isComplete(code: string): Promise<Completeness> {
    return (await this.opened()).interactive.isComplete(code);
  }

  async complete(code: string, cursor: number): Promise<Completions> {
    return (await this.opened()).interactive.complete(code, cursor);
  }

  async recall(most: number): Promise<readonly string[]> {
    return (await this.opened()).interactive.history.tail(most).map(({input}) => input);
  }

  async warm(): Promise<void> {
    await (await this.opened()).interactive.warm();
  }

  async interruptLink(): Promise<InterruptLink> {
    return (await this.opened()).interactive.interruptLink();
  }

  interrupt(): void {
    void this.core?.then(({interactive}) => interactive.interrupt());
  }

  async close(): Promise<void> {
    await (await this.opened()).close();
  }

  private opened(): Promise<Core> {
    this.core ??= import('../interactive/open.js').then(({openCore}) =>
      openCore(this.frontEnd, {
        ...(this.cwd === undefined ? {} : {cwd: this.cwd}),
        library: this.library,
      }),
    );
    return this.core;
  }
}
