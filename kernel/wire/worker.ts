/** Entry point of the protocol thread. */
import {parentPort, workerData} from 'node:worker_threads';
import type {ProtocolData} from './bridge.js';
import {messageLimit} from './inbound.js';
import {logTo} from './log.js';
import {Protocol} from './protocol.js';
import {bindSockets} from './sockets.js';

if (parentPort === null) throw new Error('the protocol runs in a worker thread of its own');
const data = workerData as ProtocolData;
const sockets = await bindSockets(data.connection, messageLimit);
new Protocol(data, sockets, parentPort, logTo(data.log)).serve();
