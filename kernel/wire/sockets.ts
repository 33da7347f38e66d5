/** The five sockets of a kernel. */
import {Router, type Socket} from 'zeromq';
import {endpoint, type Channel, type ConnectionInfo} from './connection.js';
import {SubscriptionSocket} from './subscriptions.js';

/** Sent messages that one slow front-end may leave waiting inside ZeroMQ. */
const highWaterMark = 256;
/** How long a closed socket goes on delivering. */
const lingerMs = 1000;

export interface Sockets {
  readonly shell: Router;
  readonly control: Router;
  readonly stdin: Router;
  readonly iopub: SubscriptionSocket;
  readonly hb: Router;
}

/** Binds the sockets that a connection file asks for. A frame of more than `limit` bytes costs its sender the connection. */
export async function bindSockets(info: ConnectionInfo, limit: number): Promise<Sockets> {
  const common = {linger: lingerMs, maxMessageSize: limit, ...curve(info)};
  const routed = {...common, handover: true};
  const sockets = {
    hb: new Router(routed),
    shell: new Router(routed),
    control: new Router(routed),
    stdin: new Router(routed),
    iopub: new SubscriptionSocket({...common, sendHighWaterMark: highWaterMark, sendTimeout: 0}),
  };
  sockets.iopub.noDrop = true;
  sockets.iopub.verbosity = 'allSubs';
  sockets.iopub.manual = true;
  for (const [channel, socket] of Object.entries(sockets))
    await socket.bind(endpoint(info, channel as Channel));
  return sockets;
}

export function closeSockets(sockets: Sockets): void {
  const all: Socket[] = [sockets.hb, sockets.shell, sockets.control, sockets.stdin, sockets.iopub];
  for (const socket of all) socket.close();
}

/** The heartbeat: whatever comes goes back. */
export async function echo(socket: Router): Promise<void> {
  for await (const frames of socket) await socket.send(frames);
}

function curve(info: ConnectionInfo): {curveServer?: true; curvePublicKey?: string; curveSecretKey?: string} {
  if (info.curve_publickey === undefined || info.curve_secretkey === undefined) return {};
  return {curveServer: true, curvePublicKey: info.curve_publickey, curveSecretKey: info.curve_secretkey};
}
