/** SIGINT, heard on a thread that is not busy. */
import {Worker} from 'node:worker_threads';

/**
 * Calls `take` for every SIGINT, on the calling thread, whatever the main thread does; `process.on('SIGINT')` is silent from then on.
 * @param ready called when the thread is about to listen: a signal that comes before is the main thread's
 * @returns what ends it; the thread does not keep the process alive
 */
export function hearSigint(take: () => void, ready: () => void = () => undefined): () => Promise<number> {
  const worker = new Worker(new URL('./sigint-thread.js', import.meta.url));
  worker.on('message', (message: 'ready' | 'SIGINT') => {
    if (message === 'ready') ready();
    else take();
  });
  worker.unref();
  return () => worker.terminate();
}
