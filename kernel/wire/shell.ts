/** One shell or subshell: its requests in the order of their arrival, one at a time. */
import type {Received} from './frames.js';

export interface ShellWork {
  /** Starts a request; the shell goes on once `finish` is called. */
  start(request: Received, shell: Shell): void;
  /** Answers a cell that is not run because an earlier one failed. */
  abort(request: Received): void;
}

export class Shell {
  private readonly waiting: Received[] = [];
  private busy = false;
  private aborting = false;

  constructor(private readonly work: ShellWork) {}

  get running(): boolean {
    return this.busy;
  }

  push(request: Received): void {
    this.waiting.push(request);
    this.next();
  }

  /** The running request has been answered. */
  finish(): void {
    this.busy = false;
    this.next();
  }

  /**
   * The running request was a cell that failed: the cells that have been sent by now are not run. Those still inside the
   * socket arrive within one turn of the event loop.
   */
  finishAndAbort(): void {
    this.aborting = true;
    setImmediate(() => {
      this.aborting = false;
      this.busy = false;
      this.next();
    });
    this.next();
  }

  private next(): void {
    if (this.aborting) {
      const others = this.waiting.splice(0).filter((request) => {
        const isCell = request.message.header.msg_type === 'execute_request';
        if (isCell) this.work.abort(request);
        return !isCell;
      });
      this.waiting.push(...others);
      return;
    }
    if (this.busy) return;
    const request = this.waiting.shift();
    if (request === undefined) return;
    this.busy = true;
    this.work.start(request, this);
  }
}
