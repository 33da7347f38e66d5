/** The thread that stops cells where the terminal is not ours to read: the main thread may be busy when Ctrl-C comes. */
import {parentPort, workerData} from 'node:worker_threads';
import type {InterruptLink} from '../../evaluator/interrupt.js';
import {Interrupter} from '../../evaluator/interrupter.js';
import {hearSigint} from '../../evaluator/sigint.js';

const {link} = workerData as {link: InterruptLink};
const interrupter = new Interrupter(link);
const end = hearSigint(() => void interrupter.interrupt());
parentPort?.on('message', () => {
  void end();
  interrupter.close();
  parentPort?.close();
});
parentPort?.postMessage('ready');
