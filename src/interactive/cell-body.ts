/** What happens within one cell: its magics, its TypeScript, its value. */
import {readText} from '../magics/load.js';
import type {Magic, MagicCall, MagicContext} from '../magics/define.js';
import {registeredIn, splitCell, type CellParts} from '../magics/parse.js';
import {read} from '../evaluator/parse.js';
import type {Evaluator, Interlude} from '../evaluator/evaluator.js';
import {isIn} from '../evaluator/import-error.js';
import {placeOf} from '../evaluator/syntax-error.js';
import type {CellRun} from './cell-run.js';
import {MARK, valueName} from './language/magic-values.js';

/** What a cell's magics get besides what belongs to the cell. */
export type MagicServices = Omit<MagicContext, 'run' | 'compile' | 'runFile' | 'placed'>;

export interface BodyHooks {
  readonly services: MagicServices;
  /** `x?` */
  readonly help: (subject: string, detail: 0 | 1) => Promise<void>;
  /** Called with what the compiler should look at, before anything runs. Rejects to keep it from running. */
  readonly check: (code: string) => Promise<void>;
  /** Resolves when everything that the code names without declaring it is there. */
  readonly ready: (code: string) => Promise<void>;
  /** Calls code on a stack of its own: where that is cut off, sessions lose nothing that waits. */
  readonly cuttable: <T>(work: () => T) => Promise<T>;
}

/** A cell under one name in stacks; its parts are compiled apart, at the lines and columns where they stand. */
export class CellBody {
  constructor(
    private readonly evaluator: Evaluator,
    private readonly hooks: BodyHooks,
    private readonly run: CellRun,
    private readonly filename: string,
    private readonly source: string,
    /** Whether the compiler looks at it. */
    private readonly checks = true,
  ) {
    evaluator.sources.add(filename, source);
  }

  /** Runs everything; gives the cell's value. */
  async evaluate(): Promise<unknown> {
    const {magics} = this.hooks.services;
    const registered = registeredIn(this.source);
    const parts = splitCell(this.source, (name) => registered.has(name) || magics.find(name) !== undefined);
    if (parts.kind === 'help') {
      await this.hooks.help(parts.subject, parts.detail);
      return undefined;
    }
    const checked = checkedCode(this.source, parts, (name) => magics.find(name));
    if (parts.kind === 'cell-magic') {
      const start = this.source.indexOf('%');
      const magic = await this.from(start, () => magics.require(parts.name, 'cell'));
      await this.check(checked);
      const call: MagicCall = {
        kind: 'cell',
        name: parts.name,
        args: parts.args,
        body: parts.body,
        assigned: false,
      };
      return this.from(start, () => magic.run(call, this.context(call, parts.argsStart, parts.bodyStart)));
    }
    const interludes: Interlude[] = [];
    for (const {name, args, assigned, start, argsStart} of parts.magics) {
      const place = {offset: start, inPlace: assigned};
      if (/^\?{1,2}$/.test(args)) {
        interludes.push({...place, run: () => this.hooks.help(`%${name}`, args === '??' ? 1 : 0)});
        continue;
      }
      const magic = (): Magic => magics.require(name, 'line');
      if (!registered.has(name)) await this.from(start, magic);
      const call: MagicCall = {kind: 'line', name, args, body: '', assigned};
      interludes.push({...place, run: () => magic().run(call, this.context(call, argsStart, argsStart))});
    }
    await this.check(checked);
    return this.runCode(parts.code, interludes);
  }

  /** Work that no code of the cell calls: where it fails, its error's stack gets the offset in the cell that asked for it. */
  private async from<T>(offset: number, work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error) || isIn(error, this.filename)) throw error;
      const {line, column} = placeOf(this.source, offset);
      error.stack = `${error.stack ?? error.message}\n    at ${this.filename}:${String(line)}:${String(column)}`;
      throw error;
    }
  }

  /** What cannot be read has no types either. */
  private async check(code: string): Promise<void> {
    if (this.checks && !read(code).complaint) await this.hooks.check(code);
  }

  private async runCode(code: string, interludes: readonly Interlude[] = []): Promise<unknown> {
    await this.hooks.ready(code);
    const ready = await this.evaluator.prepare(code, this.filename, interludes);
    this.run.keeps.push(() => ready.keep());
    try {
      // In a list, as a promise that the code gives is waited for only below.
      const [value] = await this.hooks.cuttable(() => this.run.enter(() => [ready.run()]));
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
        return new CellBody(this.evaluator, this.hooks, this.run, file, source, false).evaluate();
      },
      placed: (error, offset) => {
        const {line, column} = placeOf(this.source, bodyStart + offset);
        // The place is one of the cell's text, not of what was compiled from it.
        this.evaluator.sources.trace(this.filename, line, line, (_line, original) => original);
        error.stack = `${error.name}: ${error.message}\n    at ${this.filename}:${String(line)}:${String(column)}`;
        return error;
      },
    };
  }

  /** White space that puts code where the offset is in the cell. */
  private padding(offset: number): string {
    return this.source.slice(0, offset).replace(/[^\n]/g, ' ');
  }
}

/** The TypeScript of a cell at its own offsets, everything else blanked; for what a magic gives stands a name of its type. */
export function checkedCode(
  source: string,
  parts: CellParts,
  find: (name: string) => Magic | undefined,
): string {
  const takesCode = (name: string): boolean => find(name)?.takesCode === true;
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  if (parts.kind === 'help') return blank(source);
  if (parts.kind === 'cell-magic') {
    if (takesCode(parts.name)) return blank(source.slice(0, parts.bodyStart)) + parts.body;
    const at = source.indexOf('%');
    return blank(source.slice(0, at)) + MARK + blank(source.slice(at + 1));
  }
  let code = parts.code;
  const put = (text: string, at: number): void => {
    code = code.slice(0, at) + text + code.slice(at + text.length);
  };
  const end = code.trimEnd().length;
  for (const {name, args, assigned, start, argsStart} of parts.magics) {
    if (takesCode(name) && args !== '') {
      if (assigned) put('  ', start);
      put(
        args.replace(/^(?:-\w+\s*\d*\s+)+/, (options) => blank(options)),
        argsStart,
      );
    } else if (assigned || start >= end) {
      const magic = find(name);
      put(magic ? valueName(magic, args) : MARK, start);
    }
  }
  return code;
}
