/**
 * A thread that sees SIGINT while the main thread is busy: it posts a message for each. Node hands signals to the main thread alone, but for one
 * case: code run with `breakOnSigint` is stopped from outside, whatever thread runs it. So this one waits inside such code, for ever.
 */
import {parentPort, type MessagePort} from 'node:worker_threads';
import vm from 'node:vm';

/** While no code of this kind runs, a signal ends the process: so there is more of it around what is stopped, for signals that come in a burst. */
const DEPTH = 8;

const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
const script = new vm.Script('listen()');

/** Waits for signals inside `depth` scripts. */
function listen(port: MessagePort, depth: number): void {
  if (depth === 0) {
    port.postMessage('listening');
    Atomics.wait(never, 0, 0);
  }
  const context = vm.createContext({
    listen: () => {
      listen(port, depth - 1);
    },
  });
  for (;;) {
    try {
      script.runInContext(context, {breakOnSigint: true});
    } catch {
      port.postMessage('SIGINT');
    }
  }
}

if (parentPort === null)
  throw new Error('the thread for signals is started by whoever wants to hear of them');
listen(parentPort, DEPTH);
