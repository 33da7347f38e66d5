/**
 * Work that may be cut off: functions of users that others call, as the engine does for each row.
 *
 * A termination unwinds the main thread's whole stack and drops the microtasks that wait. So each piece of such work has a stack of its own, begun when no microtask
 * waits; that one is unwound, nothing of its caller is lost, and the caller's promise is rejected.
 */
import {AsyncResource} from 'node:async_hooks';
import {MessageChannel} from 'node:worker_threads';
import {interruption} from './waits.js';

/** Who terminates asks whether such work is on the stack, and whoever leaves it asks whether it is about to be terminated. */
export interface CutGuard {
  enter(): void;
  /** Does not return while a termination is on its way. */
  leave(): void;
}

export class OwnStack {
  private readonly channel = new MessageChannel();
  private readonly starts: (() => void)[] = [];
  /** What has begun and not ended is rejected by these: the one that was unwound, and others that were before anybody heard of it. */
  private readonly cuts = new Set<() => void>();

  constructor(private readonly guard: CutGuard) {
    // Unlike those of `setImmediate`, what else waits is not lost with a callback that is unwound.
    this.channel.port1.on('message', () => {
      const start = this.starts.shift();
      if (this.starts.length === 0) this.channel.port1.unref();
      start?.();
    });
    this.channel.port1.unref();
  }

  /** Does the work soon; rejects with what it throws, or with InterruptedError when it is cut off. */
  run<T>(work: () => T): Promise<T> {
    const caller = new AsyncResource('UserCode');
    return new Promise((resolve, reject) => {
      this.starts.push(() => {
        const cut = (): void => reject(interruption());
        this.cuts.add(cut);
        this.guard.enter();
        const tell = caller.runInAsyncScope(() => outcome(work, resolve, reject));
        this.guard.leave();
        this.cuts.delete(cut);
        // Only now: the microtasks of whoever waits must not be dropped.
        tell();
      });
      this.channel.port1.ref();
      this.channel.port2.postMessage(null);
    });
  }

  /** Called after a termination: whether it hit such work, and nothing else. */
  wasCut(): boolean {
    const cuts = [...this.cuts];
    this.cuts.clear();
    for (const cut of cuts) cut();
    return cuts.length > 0;
  }

  close(): void {
    this.channel.port1.close();
  }
}

/** Does the work; gives what tells how it ended. */
function outcome<T>(
  work: () => T,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): () => void {
  try {
    const value = work();
    return () => resolve(value);
  } catch (error) {
    return () => reject(error);
  }
}
