/** Starts the kernel: sockets in a thread of their own, cells on this one. */
import {fileURLToPath} from 'node:url';
import {MessageChannel, Worker} from 'node:worker_threads';
import {answer} from './cells.js';
import {Comms} from './comms.js';
import {captureDescriptors} from './descriptors.js';
import {JupyterFrontEnd} from './front-end.js';
import {ProtocolLink} from './link.js';
import {RunningRequests} from './running.js';
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
  const data: ProtocolData = {port: port2, connection, flow, log, captured, parentPid: parentPid()};
  const worker = new Worker(new URL('./wire/worker.js', import.meta.url), {
    workerData: data,
    transferList: [port2],
  });
  const requests = new RunningRequests();
  const link = new ProtocolLink(port1, flow, requests);
  const comms = new Comms(link);

  worker.once('exit', () => process.exit());
  const failed = (error: unknown): void => {
    logTo(log)(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
    link.closed();
  };
  worker.once('error', failed);
  await runCells(link, requests, comms).catch(failed);
}

/** Makes what runs cells, and answers from then on. */
async function runCells(link: ProtocolLink, requests: RunningRequests, comms: Comms): Promise<void> {
  // The sockets come up while the evaluator loads.
  const [{openCore}, scope] = await Promise.all([
    import('../src/interactive/open.js'),
    import('./scope.js'),
  ]);
  const {interactive, close} = openCore(new JupyterFrontEnd(link, requests), {
    scope: {...scope, comms},
    scopeTypes: fileURLToPath(new URL('./scope.d.ts', import.meta.url)),
  });
  link.connect(interactive.interruptLink());
  link.listen((message) => {
    if (message.kind === 'close') void close().finally(() => link.closed());
    else void answer(message, {interactive, comms, link}, requests);
  });
  process.on('SIGINT', () => interactive.interrupt());
  process.on('SIGTERM', () => link.closed());
  interactive.warm();
}

/** Jupyter tells the process that a kernel must not outlive. */
function parentPid(): number | null {
  const pid = Number(process.env['JPY_PARENT_PID']);
  return Number.isInteger(pid) && pid > 1 && process.platform !== 'win32' ? pid : null;
}
