/** What runs cells for the kernel and the shell alike. */
import type {InterruptLink} from '../evaluator/interrupt.js';
import type {CellOutcome, CellRequest, Completeness, Completions, FrontEnd, MimeBundle} from './types.js';

export interface InteractiveOptions {
  /** Folder that imports are resolved from; the process's own by default. */
  readonly cwd?: string;
  /** What every cell sees without importing it: `md`, `mt`, `slice`, … */
  readonly scope?: Record<string, unknown>;
  /** A declaration file whose exports are the types of the names in `scope`. */
  readonly scopeTypes?: string;
}

export class Interactive {
  constructor(frontEnd: FrontEnd, options: InteractiveOptions = {}) {
    this.frontEnd = frontEnd;
    this.options = options;
  }

  protected readonly frontEnd: FrontEnd;
  protected readonly options: InteractiveOptions;

  /** Runs one cell, one at a time; never rejects. */
  execute(request: CellRequest): Promise<CellOutcome> {
    return Promise.reject(new Error(request.code));
  }

  /** Evaluates for `user_expressions`: nothing is displayed or stored, and the outcome carries the bundle. Never rejects. */
  evaluate(expression: string): Promise<CellOutcome> {
    return Promise.reject(new Error(expression));
  }

  isComplete(code: string): Completeness {
    return {status: code === '' ? 'complete' : 'unknown', indent: ''};
  }

  complete(code: string, cursor: number): Promise<Completions> {
    return Promise.resolve({items: [], start: cursor, end: code.length});
  }

  inspect(code: string, cursor: number, detail: 0 | 1): Promise<MimeBundle | null> {
    return Promise.resolve(code.length < cursor + detail ? null : null);
  }

  /** Starts what completion and type checking need, so that their first answer is quick. Call it once the front-end is ready. */
  warm(): void {}

  /** What the protocol worker needs to stop the main thread; give it to `new Interrupter(link)` there. Transfer `link.port`. */
  interruptLink(): InterruptLink {
    throw new Error('not connected');
  }

  /** Called on the main thread: settles what the running cell awaits, aborts the engine's work, lets `finally` blocks run. */
  interrupt(): void {}

  /** Forgets every name that cells declared. */
  reset(): void {}

  close(): Promise<void> {
    return Promise.resolve();
  }
}
