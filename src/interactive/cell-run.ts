/** One cell on its way from request to outcome. */
import type {CellIdentity} from '../evaluator/cell-context.js';
import type {CellOutcome, CellRequest} from './types.js';

export class CellRun implements CellIdentity {
  readonly outcome: Promise<CellOutcome>;
  /** Saves what the cell declared so far. */
  readonly keeps: (() => void)[] = [];
  /** Settles when its type warnings have been told. */
  checked: Promise<void> = Promise.resolve();
  settled = false;
  /** Held back until an interrupt under way has come through. */
  held: CellOutcome | null = null;
  private readonly controller = new AbortController();
  private answer: (outcome: CellOutcome) => void = () => undefined;
  private depth = 0;

  /** @param call done in place of the request's code */
  constructor(
    readonly request: CellRequest,
    readonly call: (() => unknown) | null = null,
  ) {
    this.outcome = new Promise((resolve) => {
      this.answer = resolve;
    });
  }

  get count(): number {
    return this.request.count;
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Whether the cell's own code is on the stack. If that is so in a callback of its own, a termination unwound it. */
  get onStack(): boolean {
    return this.depth > 0;
  }

  /** Runs the cell's own code. */
  enter<T>(code: () => T): T {
    this.depth += 1;
    try {
      return code();
    } finally {
      this.depth -= 1;
    }
  }

  /** Tells what the cell started that it is to stop. */
  abort(reason: unknown): void {
    this.controller.abort(reason);
  }

  settle(outcome: CellOutcome): void {
    if (this.settled) return;
    this.settled = true;
    for (const keep of this.keeps) keep();
    this.answer(outcome);
  }
}
