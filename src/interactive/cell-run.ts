/** One cell on its way from request to outcome. */
import type {CellIdentity} from '../evaluator/cell-context.js';
import type {CellOutcome, CellRequest} from './types.js';

export class CellRun implements CellIdentity {
  readonly outcome: Promise<CellOutcome>;
  private readonly controller = new AbortController();
  private answer!: (outcome: CellOutcome) => void;
  /** Set while the cell's own code is on the stack: still set after an interrupt, it was unwound. */
  onStack = false;
  interrupted = false;
  settled = false;
  /** Held back until an interrupt under way has come through. */
  held: CellOutcome | null = null;
  /** Saves what the cell declared so far. */
  keep: () => void = () => undefined;

  constructor(readonly request: CellRequest) {
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

  /** Tells what the cell started that it is to stop. */
  abort(reason: unknown): void {
    this.controller.abort(reason);
  }

  settle(outcome: CellOutcome): void {
    this.settled = true;
    this.answer(outcome);
  }
}
