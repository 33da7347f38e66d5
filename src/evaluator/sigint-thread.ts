/**
 * A thread that sees SIGINT while the main thread is busy: it posts a message for each. Node hands signals to the main thread alone, but for one
 * case: code run with `breakOnSigint` is stopped from outside, whatever thread runs it. So this one waits inside such code, for ever.
 */
import {parentPort} from 'node:worker_threads';
import vm from 'node:vm';

const wait = new vm.Script('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)');

if (parentPort === null)
  throw new Error('the thread for signals is started by whoever wants to hear of them');
parentPort.postMessage('ready');
for (;;) {
  try {
    wait.runInThisContext({breakOnSigint: true});
  } catch {
    parentPort.postMessage('SIGINT');
  }
}
