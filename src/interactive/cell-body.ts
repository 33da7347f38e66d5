/** What happens within one cell: its magics, its TypeScript, its value. */
import {readText} from '../magics/load.js';
import type {MagicCall, MagicContext} from '../magics/define.js';
import {splitCell, type CellParts} from '../magics/parse.js';
import {read} from '../evaluator/parse.js';
import type {Evaluator, Interlude} from '../evaluator/evaluator.js';
import type {CellRun} from './cell-run.js';

/** What a cell's magics get besides what belongs to the cell. */
export type MagicServices = Omit<MagicContext, 'run' | 'compile' | 'runFile'>;

export interface BodyHooks {
  readonly services: MagicServices;
  /** `x?` */
  readonly help: (subject: string, detail: 0 | 1) => Promise<void>;
  /** Called with what the compiler should look at, before anything runs. Rejects to keep it from running. */
  readonly check: (code: string) => Promise<void>;
  /** Resolves when everything that the code names without declaring it is there. */
  readonly ready: (code: string) => Promise<void>;
}

/** A cell under one name in stacks; its parts are compiled apart, at the lines and columns where they stand. */
export class CellBody {
  constructor(
    private readonly evaluator: Evaluator,
    private readonly hooks: BodyHooks,
    private readonly run: CellRun,
    private readonly filename: string,
    private readonly source: string,
  ) {
    evaluator.sources.add(filename, source);
  }

  /** Runs everything; gives the cell's value. */
  async evaluate(): Promise<unknown> {
    const {magics} = this.hooks.services;
    const parts = splitCell(this.source, (name) => magics.find(name) !== undefined);
    if (parts.kind === 'help') {
      await this.hooks.help(parts.subject, parts.detail);
      return undefined;
    }
    const checked = checkedCode(this.source, parts, (name) => magics.find(name)?.takesCode === true);
    if (parts.kind === 'cell-magic') {
      const magic = magics.require(parts.name, 'cell');
      await this.check(checked);
      const call: MagicCall = {kind: 'cell', name: parts.name, args: parts.args, body: parts.body};
      return magic.run(call, this.context(call, parts.argsStart, parts.bodyStart));
    }
    const interludes = parts.magics.map(({name, args, start, argsStart}): Interlude => {
      const help = /^(.*?)(\?{1,2})$/.exec(args);
      if (help && help[1] === '')
        return {offset: start, run: () => this.hooks.help(`%${name}`, help[2] === '??' ? 1 : 0)};
      const magic = magics.require(name, 'line');
      const call: MagicCall = {kind: 'line', name, args, body: ''};
      return {offset: start, run: () => magic.run(call, this.context(call, argsStart, argsStart))};
    });
    await this.check(checked);
    return this.runCode(parts.code, interludes);
  }

  /** What cannot be read has no types either. */
  private async check(code: string): Promise<void> {
    if (!read(code).complaint) await this.hooks.check(code);
  }

  private async runCode(code: string, interludes: readonly Interlude[] = []): Promise<unknown> {
    await this.hooks.ready(code);
    const ready = await this.evaluator.prepare(code, this.filename, interludes);
    this.run.keeps.push(() => ready.keep());
    try {
      const value = this.run.enter(() => ready.run());
      // An asynchronous cell waits interruptibly inside, and its own end is awaited as it is: so its `finally` blocks come first.
      return await (ready.awaits ? value : this.evaluator.waits.wait(value));
    } finally {
      ready.keep();
    }
  }

  private context(call: MagicCall, argsStart: number, bodyStart: number): MagicContext {
    const place = (code: string): string => {
      const inBody = call.kind === 'cell' && call.body.endsWith(code);
      const text = inBody ? call.body : call.args;
      return this.padding((inBody ? bodyStart : argsStart) + Math.max(0, text.lastIndexOf(code))) + code;
    };
    return {
      ...this.hooks.services,
      run: (code) => this.runCode(place(code)),
      compile: async (code) => {
        await this.hooks.ready(code);
        const ready = await this.evaluator.prepare(place(code), this.filename);
        return () => this.run.enter(() => ready.run());
      },
      runFile: async (file) => {
        // The line of a program's interpreter is none of its code.
        const source = (await readText('%run', file)).replace(/^#!.*/, '');
        return new CellBody(this.evaluator, this.hooks, this.run, file, source).runCode(source);
      },
    };
  }

  /** White space that puts code where the offset is in the cell. */
  private padding(offset: number): string {
    return this.source.slice(0, offset).replace(/[^\n]/g, ' ');
  }
}

/** The TypeScript of a cell with everything else blanked, and so at its own offsets. */
export function checkedCode(source: string, parts: CellParts, takesCode: (name: string) => boolean): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  if (parts.kind === 'help') return blank(source);
  if (parts.kind === 'cell-magic') {
    return takesCode(parts.name) ? blank(source.slice(0, parts.bodyStart)) + parts.body : blank(source);
  }
  let code = parts.code;
  for (const {name, args, argsStart} of parts.magics) {
    const bare = args.replace(/^(?:-\w+\s*\d*\s+)+/, (options) => blank(options));
    if (takesCode(name)) code = code.slice(0, argsStart) + bare + code.slice(argsStart + args.length);
  }
  return code;
}
