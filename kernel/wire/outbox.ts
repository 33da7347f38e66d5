/** Messages on their way out of one socket, one after another. */
import {setTimeout as delay} from 'node:timers/promises';

interface Sender {
  send(frames: Uint8Array[]): Promise<void>;
}

/** Between two tries at a socket whose peers are not keeping up. */
const retryMs = 5;
/** After so long without any progress, messages are dropped until a peer takes one again. */
const patienceMs = 10_000;

export class Outbox {
  private readonly queue: {
    readonly frames: Uint8Array[];
    readonly sent: () => void;
    readonly turn: () => void;
  }[] = [];
  private draining = false;
  private readonly idlers: (() => void)[] = [];
  private stuckSince: number | null = null;

  constructor(
    private readonly socket: Sender,
    private readonly log: (line: string) => void,
  ) {}

  /**
   * Queues a message; `sent` is called when it has left, or was dropped because no peer takes anything.
   * @param turn called when all before it have left, and it is about to
   */
  push(frames: Uint8Array[], sent: () => void = () => undefined, turn: () => void = () => undefined): void {
    this.queue.push({frames, sent, turn});
    if (!this.draining) void this.drain();
  }

  /** Resolves when nothing is left to send. */
  empty(): Promise<void> {
    if (!this.draining) return Promise.resolve();
    return new Promise((resolve) => this.idlers.push(resolve));
  }

  private async drain(): Promise<void> {
    this.draining = true;
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      next.turn();
      await this.deliver(next.frames);
      next.sent();
    }
    // In one step with finding nothing left: what is pushed a moment later starts anew.
    this.draining = false;
    for (const tell of this.idlers.splice(0)) tell();
  }

  private async deliver(frames: Uint8Array[]): Promise<void> {
    for (;;) {
      const failure = await this.trySend(frames);
      if (failure === null) {
        this.stuckSince = null;
        return;
      }
      if (failure !== 'EAGAIN') {
        this.log(`a message could not be sent: ${failure}`);
        return;
      }
      this.stuckSince ??= performance.now();
      if (performance.now() - this.stuckSince > patienceMs) {
        this.log('a message was dropped: no front-end has taken any for ten seconds');
        return;
      }
      await delay(retryMs);
    }
  }

  private async trySend(frames: Uint8Array[]): Promise<string | null> {
    try {
      await this.socket.send(frames);
      return null;
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error);
    }
  }
}
