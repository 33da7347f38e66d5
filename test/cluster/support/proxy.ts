import {once} from 'node:events';
import {connect, createServer} from 'node:net';
import type {AddressInfo, Server, Socket} from 'node:net';

/** Stands between a client and a cluster, and counts what goes through. */
export class Proxy {
  readonly #sockets = new Set<Socket>();
  /** Bytes to the cluster, and from it. */
  sent = 0;
  received = 0;
  /** The first lines of requests, in order. */
  readonly requests: string[] = [];

  private constructor(
    private readonly server: Server,
    target: URL,
  ) {
    server.on('connection', (client) => {
      const cluster = connect(Number(target.port), target.hostname);
      for (const socket of [client, cluster]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.#sockets.delete(socket);
          client.destroy();
          cluster.destroy();
        });
      }
      client.on('data', (bytes: Buffer) => {
        this.sent += bytes.length;
        const head = /^(?:GET|PUT|POST|DELETE) \S+ HTTP/.exec(bytes.toString('latin1', 0, 500));
        if (head !== null) this.requests.push(head[0]);
      });
      cluster.on('data', (bytes) => (this.received += bytes.length));
      client.pipe(cluster);
      cluster.pipe(client);
    });
  }

  static async before(url: string): Promise<Proxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Proxy(server, new URL(url));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What goes through while something is done. */
  async during(work: () => Promise<unknown>): Promise<{sent: number; received: number}> {
    const {sent, received} = this;
    await work();
    return {sent: this.sent - sent, received: this.received - received};
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}
