/** SIGINT, heard on a thread that is not busy. */
import {Worker} from 'node:worker_threads';

export interface SigintHearing {
  /** Resolves once the thread listens: a signal that comes before is the main thread's. */
  readonly listening: Promise<void>;
  /** Ends the thread. */
  end(): Promise<unknown>;
}

/**
 * Calls `take` for every SIGINT, on the calling thread, whatever the main thread does; `process.on('SIGINT')` is silent from then on. The thread that
 * listens does not keep the process alive.
 */
export function hearSigint(take: () => void): SigintHearing {
  const worker = new Worker(new URL('./sigint-thread.js', import.meta.url));
  worker.unref();
  const listening = new Promise<void>((resolve) => {
    worker.on('message', (message: 'listening' | 'SIGINT') => {
      if (message === 'listening') resolve();
      else take();
    });
  });
  return {listening, end: () => worker.terminate()};
}
