/** TypeScript's language service, on a thread of its own that starts when it is first needed. */
import {Worker} from 'node:worker_threads';
import {MarsError} from '../../errors/index.js';
import type {Completions} from '../types.js';
import {CheckQueue} from './check-queue.js';
import type {CellText, Diagnostic, Inspection, LanguageService} from './language-service.js';
import type {LanguageAnswer, LanguageMethod, LanguageRequests, ProjectOptions} from './protocol.js';

/** The thread that knows types ended, or could not answer. */
export class LanguageError extends MarsError {}

export interface TypeScriptOptions extends ProjectOptions {
  /** Folder that imports are resolved from. */
  readonly cwd: () => string;
}

/** What the thread is told without being asked. */
type Notice = {
  readonly [M in 'add' | 'shown']: {readonly method: M; readonly params: LanguageRequests[M]['params']};
}['add' | 'shown'];

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export class TypeScriptService implements LanguageService {
  answered = false;
  private worker: Worker | null = null;
  private readonly pending = new Map<number, Pending>();
  private nextId = 0;
  /** What a thread that starts later has to be told first. */
  private notices: Notice[] = [];
  /** How many of them the thread has been told. */
  private told = 0;
  private checked = 0;
  private readonly checks = new CheckQueue((numbers) => this.ask('diagnose', {numbers}));

  private valueTypes: ProjectOptions['values'];

  constructor(private readonly options: TypeScriptOptions) {
    this.valueTypes = options.values;
  }

  warm(): void {
    void this.ask('warm', {cwd: this.options.cwd()}).catch(ignoreEnd);
  }

  add(cell: CellText): void {
    this.notices.push({method: 'add', params: {cwd: this.options.cwd(), cell, number: null}});
  }

  shown(count: number): void {
    this.notices.push({method: 'shown', params: {count}});
  }

  values(types: ProjectOptions['values']): void {
    this.valueTypes = types;
    if (this.worker) void this.send(this.worker, 'values', types).catch(ignoreEnd);
  }

  reset(): void {
    if (this.worker) {
      this.catchUp(this.worker);
      void this.send(this.worker, 'reset', null).catch(ignoreEnd);
    }
    this.notices = [];
    this.told = 0;
  }

  check(cell: CellText): Promise<readonly Diagnostic[]> {
    return this.ask('check', {cwd: this.options.cwd(), cell});
  }

  addAndCheck(cell: CellText): Promise<readonly Diagnostic[]> {
    this.checked += 1;
    const number = this.checked;
    this.notices.push({method: 'add', params: {cwd: this.options.cwd(), cell, number}});
    return this.checks.push(number);
  }

  hurry(): Promise<void> {
    return this.checks.hurry();
  }

  complete(code: string, cursor: number): Promise<Completions> {
    return this.ask('complete', {cwd: this.options.cwd(), code, cursor});
  }

  inspect(code: string, cursor: number): Promise<Inspection | null> {
    return this.ask('inspect', {cwd: this.options.cwd(), code, cursor});
  }

  async close(): Promise<void> {
    const {worker} = this;
    this.worker = null;
    await worker?.terminate();
  }

  /** Tells the thread what it has not been told: only now, so that it takes no time from cells. */
  private catchUp(worker: Worker): void {
    for (const {method, params} of this.notices.slice(this.told)) {
      void this.send(worker, method, params).catch(ignoreEnd);
    }
    this.told = this.notices.length;
  }

  private ask<M extends LanguageMethod>(
    method: M,
    params: LanguageRequests[M]['params'],
  ): Promise<LanguageRequests[M]['result']> {
    const worker = this.worker ?? this.start();
    this.catchUp(worker);
    return this.send(worker, method, params);
  }

  private send<M extends LanguageMethod>(
    worker: Worker,
    method: M,
    params: LanguageRequests[M]['params'],
  ): Promise<LanguageRequests[M]['result']> {
    this.nextId += 1;
    const id = this.nextId;
    return new Promise((resolve, reject) => {
      // The answer to `method` has its type: the worker's table of handlers is typed by the same protocol.
      this.pending.set(id, {resolve: resolve as (result: unknown) => void, reject});
      worker.postMessage({id, method, params});
    });
  }

  private start(): Worker {
    const {scope, scopeTypes} = this.options;
    const project: ProjectOptions = {scope, scopeTypes, values: this.valueTypes};
    const worker = new Worker(new URL('./typescript-worker.js', import.meta.url), {
      workerData: project,
      // Hardly slower than with the 48 that it would have by itself, most of which it would keep.
      resourceLimits: {maxYoungGenerationSizeMb: 6},
      stdout: false,
      stderr: false,
    });
    // Nobody waits for types at the end of a program.
    worker.unref();
    worker.on('message', (answer: LanguageAnswer) => this.receive(answer));
    worker.on('error', (cause) => this.ended(worker, new LanguageError('The type checker ended.', {cause})));
    worker.on('exit', () => this.ended(worker, new LanguageError('The type checker was closed.')));
    this.worker = worker;
    this.told = 0;
    return worker;
  }

  private receive(answer: LanguageAnswer): void {
    this.answered = true;
    const pending = this.pending.get(answer.id);
    this.pending.delete(answer.id);
    if ('error' in answer) pending?.reject(new LanguageError(answer.error));
    else pending?.resolve(answer.result);
  }

  private ended(worker: Worker, error: LanguageError): void {
    if (this.worker === worker) {
      this.worker = null;
      this.answered = false;
    }
    const failed = [...this.pending.values()];
    this.pending.clear();
    for (const {reject} of failed) reject(error);
  }
}

/** A notice that the thread did not live to hear: the next one is told all cells again. */
function ignoreEnd(error: unknown): void {
  if (!(error instanceof LanguageError)) throw error;
}
