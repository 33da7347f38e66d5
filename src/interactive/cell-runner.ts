/** Starts cells, stops them, and sees to it that each is answered exactly once. */
import {AsyncResource} from 'node:async_hooks';
import {MessageChannel} from 'node:worker_threads';
import {runInCell} from '../evaluator/cell-context.js';
import {AsyncStack} from '../evaluator/async-stack.js';
import {InterruptGate, type InterruptLink} from '../evaluator/interrupt.js';
import {interruption, type Waits} from '../evaluator/waits.js';
import type {InterruptedError} from '../errors/index.js';
import {CellRun} from './cell-run.js';
import type {CellOutcome, CellRequest} from './types.js';

/** How long `finally` blocks of an interrupted cell may take before it is answered without them: what waited, and what was unwound and has hardly any left to run. */
const GRACE_MS = {waiting: 50, unwound: 10};

export interface RunnerHooks {
  /** Does the cell's work; whatever it throws is handed to `failed`. */
  readonly work: (run: CellRun) => Promise<CellOutcome>;
  readonly failed: (error: unknown) => CellOutcome;
  /** Stops what runs for the cells elsewhere. */
  readonly interrupted: () => void;
}

export class CellRunner {
  private readonly running = new Set<CellRun>();
  private readonly asyncStack = new AsyncStack();
  private readonly gate = new InterruptGate((unwound) => {
    if (unwound) this.asyncStack.clear();
    return this.interrupt(unwound ? GRACE_MS.unwound : GRACE_MS.waiting);
  });
  private readonly starts: (() => void)[] = [];
  private readonly idlers: (() => void)[] = [];
  private readonly channel = new MessageChannel();

  constructor(
    private readonly waits: Waits,
    private readonly hooks: RunnerHooks,
  ) {
    this.channel.port1.on('message', () => {
      const start = this.starts.shift();
      if (this.starts.length === 0) this.channel.port1.unref();
      start?.();
    });
    this.channel.port1.unref();
  }

  /** Runs a cell; the promise resolves in every case, also when the cell's whole stack is unwound by an interrupt. */
  execute(request: CellRequest): Promise<CellOutcome> {
    return this.begin(new CellRun(request));
  }

  /** Calls a function as if it were a cell: an interrupt reaches it, and the promise resolves in every case. */
  call(work: () => unknown): Promise<CellOutcome> {
    return this.begin(new CellRun({code: '', count: 0, silent: true}, work));
  }

  private begin(run: CellRun): Promise<CellOutcome> {
    // On a stack of its own: what terminates the cell must not take the caller with it.
    const caller = new AsyncResource('Cell');
    this.starts.push(() => caller.runInAsyncScope(() => this.start(run)));
    this.channel.port1.ref();
    this.channel.port2.postMessage(null);
    return run.outcome;
  }

  /** Resolves when no cell runs. */
  idle(): Promise<void> {
    if (this.running.size === 0 && this.starts.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.idlers.push(resolve));
  }

  /** Does what a termination must not unwind, as loading modules: an interrupt waits for its end. */
  shielded<T>(work: () => Promise<T>): Promise<T> {
    return this.gate.shielded(work);
  }

  /** Calls functions of users on behalf of shielded work: an interrupt cuts them off, and the promise is rejected. */
  cuttable<T>(work: () => T): Promise<T> {
    return this.gate.cuttable(work);
  }

  link(): InterruptLink {
    return this.gate.link();
  }

  /** Interrupts every running cell; tells whether one of them goes on for now. */
  interrupt(grace = GRACE_MS.waiting): boolean {
    const error = interruption();
    for (const run of this.running) this.stop(run, error, grace);
    this.hooks.interrupted();
    return this.running.size > 0;
  }

  close(): void {
    this.gate.close();
    this.channel.port1.close();
  }

  private start(run: CellRun): void {
    this.running.add(run);
    this.gate.begin();
    runInCell(run, () => {
      // In here, as the first cell's storage has switched Node's checks on just now.
      this.asyncStack.tolerateUnwinding();
      this.hooks.work(run).then(
        (outcome) => this.finish(run, outcome),
        (error: unknown) => this.finish(run, this.hooks.failed(error)),
      );
    });
  }

  private finish(run: CellRun, outcome: CellOutcome): void {
    if (run.settled) return;
    if (this.running.size > 1 || this.gate.end()) this.settle(run, outcome);
    else run.held = outcome;
  }

  private stop(run: CellRun, error: InterruptedError, grace: number): void {
    if (run.held) {
      this.settle(run, run.held);
      return;
    }
    run.abort(error);
    this.waits.interrupt(run);
    if (run.onStack) {
      this.settle(run, this.hooks.failed(error));
      return;
    }
    const giveUp = (): void => {
      if (run.settled) return;
      this.waits.park(run);
      this.finish(run, this.hooks.failed(error));
    };
    setTimeout(giveUp, grace);
  }

  private settle(run: CellRun, outcome: CellOutcome): void {
    this.running.delete(run);
    run.settle(outcome);
    if (this.running.size === 0 && this.starts.length === 0)
      for (const resolve of this.idlers.splice(0)) resolve();
  }
}
