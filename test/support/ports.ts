/** Ports for servers that tests start as processes of their own. */
import {randomInt} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type Server} from 'node:net';

/** Below what systems take for the other end of connections: nobody gets one of these by chance before the server does. */
const FIRST = 20_000;
const LAST = 32_000;

/** Ports on 127.0.0.1 that nobody listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const held = new Map<number, Server>();
  while (held.size < count) {
    const port = randomInt(FIRST, LAST);
    const server = held.has(port) ? null : await listener(port);
    if (server !== null) held.set(port, server);
  }
  await Promise.all([...held.values()].map((server) => once(server.close(), 'close')));
  return [...held.keys()];
}

/** A server on the port; null where it is taken. */
async function listener(port: number): Promise<Server | null> {
  const server = createServer();
  const taken = new Promise<null>((resolve) => {
    server.once('error', () => {
      resolve(null);
    });
  });
  server.listen(port, '127.0.0.1');
  return Promise.race([taken, once(server, 'listening').then(() => server)]);
}
