/** The thread that stops cells where the terminal is not ours to read: the main thread may be busy when Ctrl-C comes. */
import {parentPort, workerData} from 'node:worker_threads';
import type {InterruptLink} from '../../evaluator/interrupt.js';
import {Interrupter} from '../../evaluator/interrupter.js';
import {hearSigint} from '../../evaluator/sigint.js';

const {link} = workerData as {link: InterruptLink};
const interrupter = new Interrupter(link);
const interrupt = (): void => void interrupter.interrupt();
const signals = hearSigint(interrupt);
void signals.listening.then(() => parentPort?.postMessage('ready'));
parentPort?.on('message', (message: 'interrupt' | 'close') => {
  if (message === 'interrupt') {
    interrupt();
    return;
  }
  void signals.end();
  interrupter.close();
  parentPort?.close();
});
