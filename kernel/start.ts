/** Starts the kernel: sockets in a thread of their own, cells on this one. */
import {MessageChannel, Worker} from 'node:worker_threads';
import {captureDescriptors} from './descriptors.js';
import type {ProtocolData} from './wire/bridge.js';
import {readConnection} from './wire/connection.js';
import {logTo} from './wire/log.js';
import {newFlow} from './wire/flow.js';

/** Runs a kernel until it is shut down; the process ends with it. */
export async function startKernel(connectionFile: string): Promise<void> {
  const connection = readConnection(connectionFile);
  const {log, captured} = captureDescriptors();
  const flow = newFlow();
  const {port1, port2} = new MessageChannel();
  const lastWords = `${connectionFile}.mars-ts`;
  const data: ProtocolData = {
    port: port2,
    connection,
    flow,
    log,
    captured,
    lastWords,
    parentPid: parentPid(),
  };
  const worker = new Worker(new URL('./wire/worker.js', import.meta.url), {
    workerData: data,
    transferList: [port2],
    // Messages are short-lived: a small place for what is young keeps the memory small that it leaves behind.
    resourceLimits: {maxYoungGenerationSizeMb: 6},
  });
  worker.once('exit', () => process.exit());
  const failed = (error: unknown): void => {
    logTo(log)(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
    port1.postMessage({kind: 'closed'});
  };
  worker.once('error', failed);
  // The sockets come up while what runs cells loads.
  await import('./cells-thread.js').then(({runCells}) => runCells(port1, flow)).catch(failed);
}

/** Jupyter tells the process that a kernel must not outlive. */
function parentPid(): number | null {
  const pid = Number(process.env['JPY_PARENT_PID']);
  return Number.isInteger(pid) && pid > 1 && process.platform !== 'win32' ? pid : null;
}
