/** Keeps its main thread busy, and writes a byte for every SIGINT that it hears. */
import {writeSync} from 'node:fs';
import {isMainThread, Worker} from 'node:worker_threads';
import {hearSigint} from '../../src/evaluator/sigint.js';

const STDOUT = 1;

if (isMainThread) {
  new Worker(new URL(import.meta.url));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0);
} else {
  setInterval(() => undefined, 1000);
  await hearSigint(() => writeSync(STDOUT, '!')).listening;
  writeSync(STDOUT, 'listening');
}
