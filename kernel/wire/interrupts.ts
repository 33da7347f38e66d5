/** Interrupts of the cells: those that front-ends ask for, and those that come as signals. */
import {Interrupter} from '../../src/evaluator/interrupter.js';
import type {InterruptLink} from '../../src/evaluator/interrupt.js';
import {hearSigint, type SigintHearing} from '../../src/evaluator/sigint.js';

/** A cell that takes so long is worth a thread that hears signals meanwhile. */
const signalsAfterMs = 100;

export class Interrupts {
  private interrupter: Interrupter | null = null;
  private signals: SigintHearing | null = null;
  private closed = false;

  /** The thread of the cells can be interrupted from now on. */
  connect(link: InterruptLink): void {
    this.interrupter = new Interrupter(link);
  }

  /** Stops what runs; resolves when the thread of the cells has taken note. */
  async interrupt(): Promise<void> {
    await this.interrupter?.interrupt();
  }

  /** A cell begins: while it keeps its thread busy, only another one hears signals. */
  hearSignalsBeside(runs: () => boolean): void {
    if (this.signals !== null) return;
    const hear = (): void => {
      if (!this.closed && runs()) this.signals ??= hearSigint(() => void this.interrupt());
    };
    setTimeout(hear, signalsAfterMs).unref();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.signals?.end();
    this.interrupter?.close();
  }
}
