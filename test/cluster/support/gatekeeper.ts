import {once} from 'node:events';
import {createServer, request as forward} from 'node:http';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';

/** Stands before a cluster, and lets only those through whose requests have a header. */
export class Gatekeeper {
  private constructor(private readonly server: Server) {}

  static async before(url: string, header: string, value: string): Promise<Gatekeeper> {
    const server = createServer((request, response) => {
      if (request.headers[header] !== value) {
        response.writeHead(401).end();
        request.resume();
        return;
      }
      const {method, headers} = request;
      const onwards = forward(new URL(request.url ?? '/', url), {method, headers}, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      onwards.on('error', () => response.destroy());
      request.pipe(onwards);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Gatekeeper(server);
  }

  /** Its address, with credentials for basic authentication where some are given. */
  url(credentials = ''): string {
    return `http://${credentials}127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
