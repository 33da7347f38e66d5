/** The thread that runs cells: what there is on it, and how it hears the protocol thread. */
import {fileURLToPath} from 'node:url';
import type {MessagePort} from 'node:worker_threads';
import {openCore} from '../src/interactive/open.js';
import {answer} from './cells.js';
import {Comms} from './comms.js';
import {JupyterFrontEnd} from './front-end.js';
import {packageLibrary} from './library.js';
import {ProtocolLink} from './link.js';
import {RunningRequests} from './running.js';

/** How long nothing may have been asked before the library is loaded ahead, unless a cell asks for it. */
const WARM_AFTER_MS = 200;

/** JupyterLab drops completions that take more than a second. */
const COLD_MS = 600;

/** Makes what runs cells, and answers from then on. */
export function runCells(port: MessagePort, flow: SharedArrayBuffer): void {
  const requests = new RunningRequests();
  const link = new ProtocolLink(port, flow, requests);
  const comms = new Comms(link);
  const {interactive, close} = openCore(new JupyterFrontEnd(link, requests), {
    scope: {comms},
    library: packageLibrary,
    coldMs: COLD_MS,
    scopeTypes: fileURLToPath(new URL('./scope.d.ts', import.meta.url)),
  });
  link.connect(interactive.interruptLink());
  // A front-end that runs cells at once is not to wait for what they may not need.
  let warm = false;
  const warming = setTimeout(() => {
    warm = true;
    void interactive.warm();
  }, WARM_AFTER_MS);
  link.listen((message) => {
    if (message.kind === 'request' && !warm) warming.refresh();
    if (message.kind === 'close') void interactive.shielded(close).finally(() => link.closed());
    else void answer(message, {interactive, comms, link}, requests);
  });
  // Until the protocol thread hears it: by then the main thread may be busy.
  process.on('SIGINT', () => interactive.interrupt());
  process.on('SIGTERM', () => link.closed());
}
