/** A thread that interrupts the main one as many milliseconds after a message as it says. */
import {parentPort, workerData} from 'node:worker_threads';
import {Interrupter} from '../../src/evaluator/interrupter.js';
import type {InterruptLink} from '../../src/evaluator/interrupt.js';

const interrupter = new Interrupter(workerData as InterruptLink);

parentPort?.on('message', (delay: number) => {
  setTimeout(() => void interrupter.interrupt(), delay);
});
