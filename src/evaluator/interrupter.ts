/** The worker's side of an interrupt. */
import {Session} from 'node:inspector';
import {
  ASKED,
  ATTEMPT,
  CUTTABLE,
  IDLE,
  RUNNING,
  SHIELD,
  STATE,
  TERMINATING,
  type InterruptLink,
  type InterruptMessage,
} from './interrupt.js';

/** How long a main thread may take to answer before what it executes is terminated. */
const PATIENCE_MS = 25;
/** How long work that must not be cut off is waited for; what takes longer is a cell that spins meanwhile. */
const SHIELDED_MS = 3000;
/** How long after a termination the main thread may take before the next one. */
const AFTERMATH_MS = 50;

/**
 * Stops the cell that the main thread runs, from a worker thread.
 * @example
 * const interrupter = new Interrupter(workerData.link);
 * const stopped = await interrupter.interrupt();   // the main thread's `Interactive.execute` resolves with InterruptedError
 */
export class Interrupter {
  private readonly state: Int32Array;
  private underway: Promise<boolean> | null = null;

  constructor(private readonly link: InterruptLink) {
    this.state = new Int32Array(link.state);
    link.port.unref();
  }

  /**
   * Interrupts whatever the main thread does for the user. Calls that come while one is under way join it.
   * @returns whether a cell was running; resolves once the main thread took note
   */
  interrupt(): Promise<boolean> {
    this.underway ??= this.stop().finally(() => {
      this.underway = null;
    });
    return this.underway;
  }

  close(): void {
    this.link.port.close();
  }

  private async stop(): Promise<boolean> {
    const running = Atomics.compareExchange(this.state, STATE, RUNNING, ASKED) === RUNNING;
    if (!running) Atomics.compareExchange(this.state, STATE, IDLE, ASKED);
    this.send({kind: 'ask'});
    const latest = performance.now() + SHIELDED_MS;
    // Several callbacks may spin one after the other, so one termination need not be enough.
    for (let attempt = 0; ;) {
      const state = attempt === 0 ? ASKED : TERMINATING;
      if (await this.leaves(state, attempt === 0 ? PATIENCE_MS : AFTERMATH_MS)) return running;
      const patient = performance.now() < latest;
      if (attempt === 0) {
        if (patient && this.shielded) continue;
        if (Atomics.compareExchange(this.state, STATE, ASKED, TERMINATING) !== ASKED) return running;
      }
      // Whatever could be cut off waits in its end from now on, if it has not ended by now.
      if (patient && this.shielded) {
        if (attempt === 0) Atomics.compareExchange(this.state, STATE, TERMINATING, ASKED);
        continue;
      }
      attempt += 1;
      Atomics.store(this.state, ATTEMPT, attempt);
      const piece = Atomics.load(this.state, CUTTABLE);
      await terminateMainThread();
      // What was unwound said nothing of its end, and what runs now is no part of it.
      Atomics.compareExchange(this.state, CUTTABLE, piece, 0);
      this.send({kind: 'terminated', attempt});
    }
  }

  /** Whether the main thread does what must not be cut off. */
  private get shielded(): boolean {
    return Atomics.load(this.state, SHIELD) > 0 && Atomics.load(this.state, CUTTABLE) === 0;
  }

  /** Waits for the main thread's note, as long as patience lasts. */
  private async leaves(state: number, patience: number): Promise<boolean> {
    const {port} = this.link;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, patience);
      function done(): void {
        clearTimeout(timer);
        port.off('message', done);
        port.unref();
        resolve();
      }
      port.on('message', done);
    });
    return Atomics.load(this.state, STATE) !== state;
  }

  private send(message: InterruptMessage): void {
    this.link.port.postMessage(message);
  }
}

/** Unwinds what the main thread executes. The session lasts no longer than that: an open one would delay the process's exit. */
async function terminateMainThread(): Promise<void> {
  const session = new Session();
  session.connectToMainThread();
  try {
    await new Promise<void>((resolve, reject) => {
      session.post('Runtime.terminateExecution', (error: Error | null) => {
        if (error) reject(error);
        else resolve();
      });
    });
  } finally {
    session.disconnect();
  }
}
