import {Agent as HttpAgent, request as httpRequest} from 'node:http';
import type {ClientRequest, IncomingMessage} from 'node:http';
import {Agent as HttpsAgent, request as httpsRequest} from 'node:https';

export interface Message {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Written to the socket piece by piece, so that large buffers are neither joined nor copied. */
  readonly body: readonly Uint8Array[];
  readonly signal: AbortSignal | undefined;
  /** Milliseconds of silence, before the answer or within it, after which it is given up. */
  readonly silence: number;
}

/** No answer came, or it stopped. */
export class ExchangeError extends Error {
  constructor(
    readonly reason: 'silent' | 'broken',
    message: string,
    cause?: unknown,
  ) {
    super(message, {cause});
  }
}

/** The connections to one host, kept open between requests. */
export class Connections {
  readonly #http = new HttpAgent({keepAlive: true, maxSockets: 16});
  readonly #https = new HttpsAgent({keepAlive: true, maxSockets: 16});

  /** Sends a message and resolves when the head of its answer is there; the body is read from the result. */
  send({method, url, headers, body, signal, silence}: Message): Promise<IncomingMessage> {
    const secure = url.startsWith('https:');
    return new Promise((resolve, reject) => {
      const length = body.reduce((sum, piece) => sum + piece.length, 0);
      const sent = (secure ? httpsRequest : httpRequest)(url, {
        method,
        agent: secure ? this.#https : this.#http,
        headers: {...headers, ...(method === 'GET' ? {} : {'content-length': String(length)})},
        ...(signal === undefined ? {} : {signal}),
      });
      sent.setNoDelay(true);
      sent.setTimeout(silence, () => sent.destroy(new ExchangeError('silent', 'no answer in time')));
      sent.on('response', resolve);
      sent.on('error', (error) => {
        reject(asExchangeError(error));
      });
      write(sent, body);
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

function write(request: ClientRequest, body: readonly Uint8Array[]): void {
  request.cork();
  for (const piece of body) request.write(piece);
  request.end();
  request.uncork();
}

function asExchangeError(error: Error): Error {
  if (error instanceof ExchangeError || error.name === 'AbortError') return error;
  const code = 'code' in error ? String(error.code) : '';
  return new ExchangeError('broken', code === '' ? error.message : code, error);
}

/** The chunks of an answer's body; an answer that breaks off raises an ExchangeError. */
export async function* chunksOf(message: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of message) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof ExchangeError || (error instanceof Error && error.name === 'AbortError'))
      throw error;
    throw new ExchangeError('broken', error instanceof Error ? error.message : 'broken off', error);
  }
}

export async function wholeBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(message)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
