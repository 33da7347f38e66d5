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
   * The running request was a cell that failed: the cells that have been sent by now are not run. Those still inside the socket arrive within one turn
   * of the event loop; only then `reply` tells of the failure, so that none is taken for one of them that was sent in answer to it.
   */
  finishAndAbort(reply: () => void): void {
    setImmediate(() => {
      const cells = this.waiting.filter(isCell);
      const others = this.waiting.filter((request) => !isCell(request));
      this.waiting.splice(0, this.waiting.length, ...others);
      reply();
      for (const cell of cells) this.work.abort(cell);
      this.finish();
    });
  }

  private next(): void {
    if (this.busy) return;
    const request = this.waiting.shift();
    if (request === undefined) return;
    this.busy = true;
    this.work.start(request, this);
  }
}

function isCell({message}: Received): boolean {
  return message.header.msg_type === 'execute_request';
}
