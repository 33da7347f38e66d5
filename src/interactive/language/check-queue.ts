/** Type checks that wait for a pause: one after each of many short cells would take from the cells what they run on. */
import type {Diagnostic} from './language-service.js';

/** How long no cell may have been added before checks begin. */
const QUIET_MS = 60;
/** How long a check waits at most, where cells keep coming. */
const LONGEST_MS = 1000;

type Answer = readonly (readonly Diagnostic[])[];

interface Waiting {
  readonly number: number;
  readonly resolve: (found: readonly Diagnostic[]) => void;
  readonly reject: (error: unknown) => void;
}

export class CheckQueue {
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;
  private latest = 0;
  private underway: Promise<void> = Promise.resolve();

  /** @param diagnose gives the type errors of cells by their numbers */
  constructor(private readonly diagnose: (numbers: readonly number[]) => Promise<Answer>) {}

  /** The type errors of a cell, once its turn has come. */
  push(number: number): Promise<readonly Diagnostic[]> {
    const now = performance.now();
    if (this.waiting.length === 0) this.latest = now + LONGEST_MS;
    clearTimeout(this.timer);
    // Nobody waits for types at the end of a program.
    this.timer = setTimeout(() => void this.hurry(), Math.min(QUIET_MS, this.latest - now)).unref();
    return new Promise((resolve, reject) => {
      this.waiting.push({number, resolve, reject});
    });
  }

  /** Asks for all that waits; resolves when it is answered, and what was asked before. */
  hurry(): Promise<void> {
    clearTimeout(this.timer);
    const asked = this.waiting;
    if (asked.length === 0) return this.underway;
    this.waiting = [];
    const answered = this.diagnose(asked.map(({number}) => number)).then(
      (found) => {
        for (const [order, {resolve}] of asked.entries()) resolve(found[order] ?? []);
      },
      (error: unknown) => {
        for (const {reject} of asked) reject(error);
      },
    );
    this.underway = Promise.all([this.underway, answered]).then(() => undefined);
    return this.underway;
  }
}
