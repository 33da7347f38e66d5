/** How a worker thread stops the main thread, which may be busy with a cell. */
import type {MessagePort} from 'node:worker_threads';

/**
 * What connects the thread that takes interrupts with the thread that runs cells. Made by `Interactive.interruptLink()` on the main
 * thread; pass it in `workerData` (with `port` in the `transferList`) and give it to `new Interrupter(link)` in the worker.
 */
export interface InterruptLink {
  readonly state: SharedArrayBuffer;
  readonly port: MessagePort;
}
