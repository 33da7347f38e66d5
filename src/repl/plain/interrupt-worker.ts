/**
 * The thread that stops cells where the terminal is not ours to read. No thread but the main one can take signals, and that one may be busy;
 * so a small process of the same job takes Ctrl-C and tells this thread.
 */
import {spawn} from 'node:child_process';
import {parentPort, workerData} from 'node:worker_threads';
import type {InterruptLink} from '../../evaluator/interrupt.js';
import {Interrupter} from '../../evaluator/interrupter.js';

/** Writes a byte when it is ready, and one for each SIGINT; ends with its input, that is with this process. */
const RELAY = `
  process.on('SIGINT', () => process.stdout.write('.'));
  process.stdin.resume().on('end', () => process.exit());
  process.stdout.write('.');
`;

const {link} = workerData as {link: InterruptLink};
const interrupter = new Interrupter(link);
const relay = spawn(process.execPath, ['-e', RELAY], {stdio: ['pipe', 'pipe', 'ignore']});
relay.stdout.once('data', () => {
  parentPort?.postMessage('ready');
  relay.stdout.on('data', () => {
    void interrupter.interrupt();
  });
});
parentPort?.on('message', () => {
  relay.stdin.end();
  interrupter.close();
  parentPort?.close();
});
