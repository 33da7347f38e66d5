/** Entry point of the protocol thread. */
import {workerData} from 'node:worker_threads';
import type {ProtocolData} from './bridge.js';
import {messageLimit} from './inbound.js';
import {logTo} from './log.js';
import {Protocol} from './protocol.js';
import {bindSockets} from './sockets.js';

const data = workerData as ProtocolData;
const sockets = await bindSockets(data.connection, messageLimit);
new Protocol(data, sockets, logTo(data.log)).serve();
