/** What a client makes of servers that are no clusters, or no good ones: real servers on loopback addresses. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:http';
import {createServer as createTcpServer} from 'node:net';
import type {RequestListener} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import {describe, it} from 'node:test';
import {writeEnvelope} from '../../../src/cluster/envelope/write.js';
import {Address} from '../../../src/cluster/http/address.js';
import {HttpClient} from '../../../src/cluster/http/client.js';
import {ClusterBackend} from '../../../src/cluster/index.js';
import {PyCall, PyGlobal} from '../../../src/cluster/pickle/expression.js';
import type {PyExpression} from '../../../src/cluster/pickle/expression.js';
import {SessionApi} from '../../../src/cluster/calls/session-api.js';
import {ConnectionError, NotSupportedError, ValueError, mt, new_session} from '../../../src/index.js';

interface Server {
  readonly url: URL;
  close(): Promise<void>;
}

async function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function withServer(listener: RequestListener, work: (url: URL) => Promise<void>): Promise<void> {
  const server = await serve(listener);
  try {
    await work(server.url);
  } finally {
    await server.close();
  }
}

const connectionError =
  (pattern: RegExp) =>
  (error: unknown): boolean =>
    error instanceof ConnectionError && pattern.test(error.message);
const signal = new AbortController().signal;

describe('a client', () => {
  it('sends headers, and credentials of the URL, with every request', async () => {
    await withServer(
      (request, response) =>
        response.end(JSON.stringify([request.headers.authorization, request.headers['x-team']])),
      async (url) => {
        url.username = 'me@home';
        url.password = 'p:w';
        const client = new HttpClient(new Address(url, {headers: {'x-team': 'blue'}}));
        const basic = `Basic ${Buffer.from('me@home:p:w').toString('base64')}`;
        assert.deepEqual(await client.json({method: 'GET', path: '/'}), [basic, 'blue']);
        assert.doesNotMatch(client.address.shown, /home/);
        client.close();
      },
    );
  });

  it('asks again when a request is broken off, but never repeats a POST, which may have been done', async () => {
    const seen: string[] = [];
    await withServer(
      (request, response) => {
        seen.push(request.method ?? '');
        if (seen.length === 1 || request.method !== 'GET') request.socket.destroy();
        else response.end('fine');
      },
      async (url) => {
        const client = new HttpClient(new Address(url));
        assert.equal(await client.text({method: 'GET', path: '/'}), 'fine');
        await assert.rejects(client.text({method: 'POST', path: '/'}), connectionError(/Nobody answers/));
        assert.deepEqual(seen, ['GET', 'GET', 'POST']);
        client.close();
      },
    );
  });

  it('gives up a server that keeps silent', async () => {
    await withServer(
      () => undefined,
      async (url) => {
        const client = new HttpClient(new Address(url, {timeout: 200}));
        await assert.rejects(
          client.text({method: 'GET', path: '/'}),
          connectionError(/no answer within 0\.2 s/),
        );
        client.close();
      },
    );
  });

  it('gives up an answer that stops in its middle', async () => {
    await withServer(
      (_request, response) => {
        response.writeHead(200, {'content-length': '100'});
        response.write('half');
        setTimeout(() => response.destroy(), 50);
      },
      async (url) => {
        const client = new HttpClient(new Address(url));
        await assert.rejects(
          client.text({method: 'GET', path: '/'}),
          connectionError(/broke in the middle of an answer/),
        );
        client.close();
      },
    );
  });

  it('refuses a timeout that is none', () => {
    assert.throws(() => new ClusterBackend(new URL('http://127.0.0.1'), {timeout: 0}), ValueError);
  });
});

describe('a session with what is no cluster', () => {
  const describes = (url: URL, options = {}): Promise<unknown> => new ClusterBackend(url, options).describe();

  it('says that a web page is none', async () => {
    await withServer(
      (_request, response) => response.end('<html>Welcome</html>'),
      async (url) => {
        await assert.rejects(
          describes(url),
          connectionError(/does? not answer as a Mars or Xorbits cluster does|did not answer/),
        );
      },
    );
  });

  it('says that another kind of service does not speak HTTP', async () => {
    const server = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const {port} = server.address() as AddressInfo;
    await assert.rejects(
      describes(new URL(`http://127.0.0.1:${port}`)),
      connectionError(/does not speak HTTP \(HPE_/),
    );
    server.close();
  });

  it('gives up one that takes the connection and never answers, while other sessions go on', async () => {
    const sockets: Socket[] = [];
    const server = createTcpServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const {port} = server.address() as AddressInfo;
    await using hanging = new_session(`http://127.0.0.1:${port}`, {timeout: 500});
    await using local = new_session();
    const hopeless = assert.rejects(
      hanging.run(mt.ones([1])),
      connectionError(/gave no answer within 0\.5 s.*timeout/),
    );
    assert.deepEqual((await local.run(mt.ones([1]))).toJSON(), [1]);
    await hopeless;
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('says what is missing where access is refused', async () => {
    await withServer(
      (_request, response) => response.writeHead(401).end(),
      async (url) => {
        await assert.rejects(describes(url), connectionError(/refuses access \(401\).*headers/));
      },
    );
  });

  it('goes on with a version that is not known only when asked to', async () => {
    await withServer(
      (request, response) => {
        if (request.url?.startsWith('/api/cluster/versions')) response.end('["0.3.0"]');
        else if (request.url?.startsWith('/api/cluster/nodes')) response.end('{"nodes": {}}');
        else response.end('127.0.0.1:1');
      },
      async (url) => {
        await assert.rejects(describes(url), (error: Error) => {
          assert.ok(error instanceof NotSupportedError);
          assert.match(
            error.message,
            /runs Mars 0\.3\.0; versions that are known to work begin with 0\.10\..*anyVersion/,
          );
          return true;
        });
        assert.deepEqual(await describes(url, {anyVersion: true}), {
          engine: 'Mars',
          version: '0.3.0',
          workers: [],
          dashboard: url.href.replace(/\/$/, ''),
        });
      },
    );
  });
});

for (const size of ['small', 'large'] as const) {
  describe(`the ${size} answer of a hostile server`, () => {
    const answered = async (body: Buffer, pattern: RegExp): Promise<void> => {
      await withServer(
        (_request, response) => response.end(body),
        async (url) => {
          const client = new HttpClient(new Address(url));
          const api = new SessionApi(client, 's');
          await assert.rejects(api.chunkData([], signal, size === 'large'), connectionError(pattern));
          client.close();
        },
      );
    };

    it('is refused when it names what is no data', async () => {
      const call = new PyCall(new PyGlobal('os', 'system'), ['true']);
      await answered(Buffer.concat(writeEnvelope(call)), /'os\.system', which is none of the kinds of data/);
    });

    it('is refused when it is cut off', async () => {
      const whole = Buffer.concat(writeEnvelope([1, 2, 3]));
      await answered(whole.subarray(0, whole.length - 3), /truncated/);
      await answered(whole.subarray(0, 4), /truncated/);
    });

    it('is refused when it announces more than it may hold', async () => {
      const size = Buffer.alloc(16);
      size.writeBigUInt64LE(2n ** 50n);
      await answered(size, /announces a header of/);
    });

    it('is refused when it announces data that does not come', async () => {
      const whole = Buffer.concat(writeEnvelope(new Uint8Array(100_000)));
      await answered(whole.subarray(0, whole.length - 100_000), /truncated/);
    });

    it('is refused when it nests deeper than data does', async () => {
      let nested: PyExpression = [];
      for (let depth = 0; depth < 5000; depth++) nested = [nested];
      await answered(Buffer.concat(writeEnvelope(nested)), /nest|depth|deep/);
    });

    it('is refused when it is no envelope', async () => {
      await answered(Buffer.from('<html>…</html>'.repeat(10)), /announces a header of/);
    });
  });
}
