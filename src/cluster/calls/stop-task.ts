import {pause} from '../http/client.js';
import type {TaskApi} from './task-api.js';

/** Milliseconds that somebody who stops a task waits for its end; it goes on being stopped after that. */
const courtesy = 1000;
/** Milliseconds between attempts: the first pause, and the longest. */
const firstPause = 100;
const longestPause = 500;
/** Attempts in a row that may fail. */
const mostFailures = 5;

/** Tasks that are no longer wanted, on their way to their end. */
export class Stops {
  readonly #open = new Set<Promise<void>>();

  /** Stops a task. Resolves when it has ended, or after a moment where that takes longer. */
  async stop(tasks: TaskApi, task: string): Promise<void> {
    const stopped = untilEnded(tasks, task).finally(() => {
      tasks.forget(task);
      this.#open.delete(stopped);
    });
    this.#open.add(stopped);
    await atMost(courtesy, stopped);
  }

  /** Resolves when all of them have ended, or after so many milliseconds. */
  async settled(milliseconds: number): Promise<void> {
    await atMost(milliseconds, Promise.all(this.#open));
  }
}

/**
 * Cancels a task until it has ended. Once is not enough: a cluster that is told so while it cuts the graph into chunks forgets it, and
 * runs to its end what it cut already; and it may fail to stop what starts in that moment.
 */
async function untilEnded(tasks: TaskApi, task: string): Promise<void> {
  let failures = 0;
  for (let wait = firstPause; failures < mostFailures; wait = Math.min(wait * 1.5, longestPause)) {
    try {
      await tasks.cancel(task);
      if (await tasks.hasEnded(task)) return;
      failures = 0;
    } catch {
      // A cluster that cannot be reached now cannot be told either, and one that lost the task has ended it; the user is told of the stop.
      failures += 1;
    }
    await pause(wait);
  }
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  await Promise.race([work, pause(milliseconds, over.signal).catch(() => undefined)]);
  over.abort();
}
