/** TypeScript's language service, on a thread of its own that starts when it is first needed. */
import {Worker} from 'node:worker_threads';
import {MarsError} from '../../errors/index.js';
import type {Completions} from '../types.js';
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
  private worker: Worker | null = null;
  private readonly pending = new Map<number, Pending>();
  private nextId = 0;
  /** What a thread that starts later has to be told first. */
  private notices: Notice[] = [];

  constructor(private readonly options: TypeScriptOptions) {}

  warm(): void {
    void this.ask('warm', {cwd: this.options.cwd()}).catch(ignoreEnd);
  }

  add(cell: CellText): void {
    this.notice({method: 'add', params: {cwd: this.options.cwd(), cell}});
  }

  shown(count: number): void {
    this.notice({method: 'shown', params: {count}});
  }

  reset(): void {
    this.notices = [];
    if (this.worker) void this.send(this.worker, 'reset', null).catch(ignoreEnd);
  }

  check(cell: CellText): Promise<readonly Diagnostic[]> {
    return this.ask('check', {cwd: this.options.cwd(), cell});
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

  private notice(notice: Notice): void {
    this.notices.push(notice);
    if (this.worker) void this.tell(this.worker, notice);
  }

  private tell(worker: Worker, {method, params}: Notice): Promise<unknown> {
    return this.send(worker, method, params).catch(ignoreEnd);
  }

  private ask<M extends LanguageMethod>(
    method: M,
    params: LanguageRequests[M]['params'],
  ): Promise<LanguageRequests[M]['result']> {
    return this.send(this.worker ?? this.start(), method, params);
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
    const project: ProjectOptions = {scope, scopeTypes};
    const worker = new Worker(new URL('./typescript-worker.js', import.meta.url), {
      workerData: project,
      stdout: false,
      stderr: false,
    });
    // Nobody waits for types at the end of a program.
    worker.unref();
    worker.on('message', (answer: LanguageAnswer) => this.receive(answer));
    worker.on('error', (cause) => this.ended(worker, new LanguageError('The type checker ended.', {cause})));
    worker.on('exit', () => this.ended(worker, new LanguageError('The type checker was closed.')));
    this.worker = worker;
    for (const notice of this.notices) void this.tell(worker, notice);
    return worker;
  }

  private receive(answer: LanguageAnswer): void {
    const pending = this.pending.get(answer.id);
    this.pending.delete(answer.id);
    if ('error' in answer) pending?.reject(new LanguageError(answer.error));
    else pending?.resolve(answer.result);
  }

  private ended(worker: Worker, error: LanguageError): void {
    if (this.worker === worker) this.worker = null;
    const failed = [...this.pending.values()];
    this.pending.clear();
    for (const {reject} of failed) reject(error);
  }
}

/** A notice that the thread did not live to hear: the next one is told all cells again. */
function ignoreEnd(error: unknown): void {
  if (!(error instanceof LanguageError)) throw error;
}
