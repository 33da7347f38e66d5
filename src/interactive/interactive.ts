/** What runs cells for the kernel and the shell alike. */
import path from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {CellScope} from '../evaluator/cell-scope.js';
import {Evaluator} from '../evaluator/evaluator.js';
import {Imports} from '../evaluator/imports.js';
import type {InterruptLink} from '../evaluator/interrupt.js';
import {Sources} from '../evaluator/sources.js';
import {Waits} from '../evaluator/waits.js';
import {InterruptedError} from '../errors/index.js';
import {MAGICS} from '../magics/index.js';
import type {Magic} from '../magics/define.js';
import {MagicRegistry} from '../magics/registry.js';
import type {SessionManager} from '../magics/session-manager.js';
import {pageColors} from '../render/page-colors.js';
import {traceback} from '../render/traceback/traceback.js';
import {Assistant} from './assistant.js';
import {CellBody, type MagicServices} from './cell-body.js';
import {CellChecks} from './cell-checks.js';
import type {CellRun} from './cell-run.js';
import {CellRunner} from './cell-runner.js';
import {cellConsole} from './console.js';
import {dataFolder} from './data-folder.js';
import {toBundle} from './display.js';
import {FaultGuard} from './faults.js';
import {cellHelpers} from './helpers.js';
import {History} from './history.js';
import {Library, type LibrarySource} from './library.js';
import type {LanguageService} from './language/language-service.js';
import {valueTypes} from './language/magic-values.js';
import {TypeScriptService} from './language/typescript-service.js';
import {Settings} from './settings.js';
import {nearNames, shellCommand} from './near-names.js';
import type {
  CellError,
  CellOutcome,
  CellRequest,
  Completeness,
  Completions,
  FrontEnd,
  MimeBundle,
  ProgressEvent,
} from './types.js';

export interface InteractiveOptions {
  /** Folder that imports are resolved from, until the process changes its own; that one by default. */
  readonly cwd?: string;
  /** What every cell sees without importing it. */
  readonly scope?: Readonly<Record<string, unknown>>;
  /** The same, loaded when it is needed: `md`, `mt`, `slice`, … */
  readonly library?: LibrarySource;
  /** A declaration file whose exports are the types of the names in `scope` and `library`; the package's own by default. */
  readonly scopeTypes?: string;
  /** Where inputs are kept; by default the user's own file, or memory alone for scripts. */
  readonly history?: History;
  /** What `%session` speaks to. */
  readonly sessions?: SessionManager;
  /** Settings to begin with, as `%config` names them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Magics beside those that are always there. */
  readonly magics?: readonly Magic[];
  /** What knows types; TypeScript's language service by default. */
  readonly language?: LanguageService;
  /** How long a completion waits for the compiler's first answer where values know something, in milliseconds; for ever by default. */
  readonly coldMs?: number;
  /** Called when cells are interrupted: stops what sessions compute for them. */
  readonly onInterrupt?: () => void;
}

const NO_LIBRARY: LibrarySource = {names: [], load: () => Promise.resolve({})};

/** More frames than Node keeps by itself, so that the user's are among them. */
const STACK_FRAMES = 50;

/**
 * A session of cells.
 * @example
 * const interactive = new Interactive(frontEnd, {scope: {md, mt}});
 * await interactive.execute({code: 'const x = 1; x + 1', count: 1});   // {status: 'ok', value: 2, bundle: {'text/plain': '2'}}
 */
export class Interactive {
  readonly magics: MagicRegistry;
  readonly settings: Settings;
  readonly history: History;
  private readonly scope = new CellScope();
  private readonly sources = new Sources();
  private readonly evaluator: Evaluator;
  private readonly runner: CellRunner;
  private readonly library: Library;
  private readonly faults: FaultGuard;
  private readonly language: LanguageService;
  private readonly assistant: Assistant;
  private readonly checks: CellChecks;
  private readonly cwd: () => string;
  private closed = false;
  private readonly stackFrames = Error.stackTraceLimit;

  constructor(
    private readonly frontEnd: FrontEnd,
    private readonly options: InteractiveOptions = {},
  ) {
    const startedIn = process.cwd();
    const folder = options.cwd ?? startedIn;
    this.cwd = () => (process.cwd() === startedIn ? folder : process.cwd());
    this.magics = new MagicRegistry([...MAGICS, ...(options.magics ?? [])]);
    this.settings = new Settings({
      ...(frontEnd.kind === 'script' ? {check: 'off'} : {}),
      ...options.settings,
    });
    this.history =
      options.history ??
      new History(frontEnd.kind === 'script' ? null : path.join(dataFolder(), 'history.jsonl'));
    this.evaluator = new Evaluator(this.scope, this.sources, new Imports(this.cwd), new Waits());
    this.runner = new CellRunner(this.evaluator.waits, {
      work: (run) => this.work(run),
      failed: (error) => ({status: 'error', ...this.describe(error)}),
      interrupted: () => options.onInterrupt?.(),
    });
    this.library = new Library(options.library ?? NO_LIBRARY, (values) => {
      for (const [name, value] of Object.entries(values)) this.scope.provide(name, value);
    });
    this.language =
      options.language ??
      new TypeScriptService({
        cwd: this.cwd,
        scope: [...Object.keys(options.scope ?? {}), ...(options.library?.names ?? [])],
        scopeTypes: options.scopeTypes ?? null,
        values: valueTypes(this.magics.all()),
      });
    this.assistant = new Assistant({
      language: this.language,
      scope: this.scope,
      magics: this.magics,
      settings: this.settings,
      sessions: options.sessions ?? null,
      frontEnd,
      coldMs: options.coldMs ?? Infinity,
      ready: async (text) => {
        if (this.library.neededBy(text)) await this.loadLibrary();
      },
    });
    this.checks = new CellChecks({
      language: this.language,
      settings: this.settings,
      scope: this.scope,
      sources: this.sources,
      frontEnd,
      failed: (error) => this.report(error),
    });
    this.faults = new FaultGuard((error) => this.report(error));
    Error.stackTraceLimit = STACK_FRAMES;
    this.provide();
  }

  /** Runs one cell; never rejects. A cell that an interrupt ends fails with InterruptedError, and what it declared so far stays. */
  execute(request: CellRequest): Promise<CellOutcome> {
    return this.runner.execute(request);
  }

  /** Evaluates for `user_expressions`: nothing is kept in the history, and the outcome carries the bundle. Never rejects. */
  evaluate(expression: string): Promise<CellOutcome> {
    return this.runner.execute({code: expression, count: 0, storeHistory: false});
  }

  /**
   * Calls what may run code of the user's outside of cells: a listener, a getter. An interrupt ends it, and it is answered in every case. Never rejects;
   * the outcome carries the value, and no bundle.
   */
  call(work: () => unknown): Promise<CellOutcome> {
    return this.runner.call(work);
  }

  isComplete(code: string): Completeness {
    return this.assistant.isComplete(code);
  }

  complete(code: string, cursor: number): Promise<Completions> {
    return this.assistant.complete(code, cursor);
  }

  inspect(code: string, cursor: number, detail: 0 | 1): Promise<MimeBundle | null> {
    return this.assistant.inspect(code, cursor, detail);
  }

  /** Loads what completion and type checking need, on a thread of their own, and the library, so that their first answer is quick. Call it once the front-end is ready. */
  async warm(): Promise<void> {
    await this.runner.idle();
    if (this.closed) return;
    this.language.warm();
    try {
      await this.loadLibrary();
    } catch (error) {
      this.report(error);
    }
  }

  /** Resolves when the names of the library are in scope. */
  loadLibrary(): Promise<void> {
    return this.shielded(() => this.library.load());
  }

  /** Does what an interrupt must not cut off in its middle: a main thread that is busy meanwhile is given a few seconds. */
  shielded<T>(work: () => Promise<T>): Promise<T> {
    return this.runner.shielded(work);
  }

  /** Calls functions of the user's within shielded work: an interrupt cuts them off, and rejects the promise. */
  cuttable<T>(work: () => T): Promise<T> {
    return this.runner.cuttable(work);
  }

  /** What the protocol worker needs to stop the main thread; give it to `new Interrupter(link)` there. Transfer `link.port`. */
  interruptLink(): InterruptLink {
    return this.runner.link();
  }

  /**
   * Called on the main thread: rejects what the running cells await with InterruptedError, aborts what they started, and lets their `finally` blocks
   * run for a moment. Code that keeps the main thread busy is reached by `interruptLink()` only.
   */
  interrupt(): void {
    this.runner.interrupt();
  }

  /** Forwards how far a computation is, unless `%progress off`. */
  reportProgress(event: ProgressEvent): void {
    if (this.settings.get('progress') === 'on') this.frontEnd.progress(event);
  }

  /** Forgets every name that cells declared. */
  reset(): void {
    this.scope.reset();
    this.language.reset();
  }

  /** Gives the process back what it had before. */
  async close(): Promise<void> {
    this.closed = true;
    await this.checks.close();
    this.runner.close();
    this.faults.close();
    this.scope.close();
    this.history.close();
    Error.stackTraceLimit = this.stackFrames;
    await this.language.close();
  }

  private provide(): void {
    const register = (magic: Magic): void => {
      this.magics.register(magic);
      this.language.values(valueTypes(this.magics.all()));
    };
    const require = (specifier: string): unknown => this.evaluator.imports.require()(specifier) as unknown;
    const resolve = (specifier: string): string => this.evaluator.imports.require().resolve(specifier);
    const names: Record<string, unknown> = {
      console: cellConsole(this.frontEnd),
      require: Object.assign(require, {resolve}),
      register_magic: register,
      registerMagic: register,
      ...cellHelpers(this.frontEnd),
      ...this.options.scope,
    };
    for (const [name, value] of Object.entries(names)) this.scope.provide(name, value);
  }

  private async work(run: CellRun): Promise<CellOutcome> {
    const {waits} = this.evaluator;
    const {call} = run;
    if (call) return {status: 'ok', value: await waits.wait(run.enter(call))};
    try {
      return await this.outcome(run);
    } finally {
      if (run.request.unattended === true && !run.signal.aborted) await waits.wait(run.checked);
    }
  }

  private async outcome(run: CellRun): Promise<CellOutcome> {
    const {code, count, name, silent = false, storeHistory = !silent} = run.request;
    if (storeHistory) this.history.add(count, code);
    const filename = name ?? (count > 0 ? `cell[${String(count)}]` : 'expression');
    const hooks = {
      services: this.services(),
      help: (subject: string, detail: 0 | 1) => this.assistant.help(subject, detail),
      check: (text: string) => this.checks.check(text, filename, run),
      ready: async (text: string) => {
        if (this.library.neededBy(text)) await this.evaluator.waits.wait(this.loadLibrary());
      },
      cuttable: <T>(work: () => T) => this.cuttable(work),
    };
    const value = await new CellBody(this.evaluator, hooks, run, filename, code).evaluate();
    if (silent) return {status: 'ok', value};
    const bundle = await this.evaluator.waits.wait(toBundle(value, this.frontEnd));
    if (bundle === undefined) return {status: 'ok', value};
    const shown = bundle as MimeBundle;
    if (count > 0) this.remember(value, count);
    if (storeHistory) this.history.addOutput(count, stripVTControlCharacters(String(shown['text/plain'])));
    return {status: 'ok', value, bundle: shown};
  }

  /** `_`, `__` and `___` are the last three values that were shown. */
  private remember(value: unknown, count: number): void {
    const taken = new Set(this.scope.names());
    if (taken.has('_')) return;
    const last = (name: string): unknown => (this.scope.has(name) ? this.scope.get(name) : undefined);
    this.scope.provide('___', last('__'));
    this.scope.provide('__', last('_'));
    this.scope.provide('_', value);
    this.language.shown(count);
  }

  private services(): MagicServices {
    const {frontEnd, scope, magics, history, settings} = this;
    return {
      frontEnd,
      scope,
      magics,
      history,
      settings,
      sessions: this.options.sessions ?? null,
      loadLibrary: () => this.loadLibrary(),
      reset: () => this.reset(),
      display: async (value) => {
        const bundle = await toBundle(value, frontEnd);
        if (bundle) frontEnd.display(bundle);
      },
      print: (text) => frontEnd.stream('stdout', text),
    };
  }

  private describe(error: unknown): CellError {
    const {ename, evalue, lines} = traceback(error, {
      color: this.frontEnd.color,
      sources: this.sources,
      cwd: this.cwd(),
      hint: (thrown) =>
        nearNames(thrown, this.scope) ??
        shellCommand(thrown, (file, line) => this.sources.get(file)?.text.split('\n')[line - 1]),
    });
    return {ename, evalue, traceback: this.frontEnd.kind === 'kernel' ? lines.map(pageColors) : lines, error};
  }

  /** An error that no outcome carries. What an interrupt rejected on purpose is none. */
  private report(error: unknown): void {
    if (error instanceof InterruptedError) return;
    const described = this.describe(error);
    if (this.frontEnd.error) this.frontEnd.error(described);
    else this.frontEnd.stream('stderr', `${described.traceback.join('\n')}\n`);
  }
}
