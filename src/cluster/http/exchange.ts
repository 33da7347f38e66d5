import {Agent as HttpAgent, request as httpRequest} from 'node:http';
import type {ClientRequest, IncomingMessage} from 'node:http';
import {Agent as HttpsAgent, request as httpsRequest} from 'node:https';
import type {Address} from './address.js';

export interface Message {
  readonly method: string;
  readonly address: Address;
  /** Path and query. */
  readonly target: string;
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
  send({method, address, target, headers, body, signal, silence}: Message): Promise<IncomingMessage> {
    const {isSecure, hostname, port} = address;
    return new Promise((resolve, reject) => {
      const length = body.reduce((sum, piece) => sum + piece.length, 0);
      const sent = (isSecure ? httpsRequest : httpRequest)({
        hostname,
        port,
        path: target,
        method,
        agent: isSecure ? this.#https : this.#http,
        headers: {...headers, ...(method === 'GET' ? {} : {'content-length': String(length)})},
      });
      const stop = (): void => void sent.destroy(abortion(signal));
      signal?.addEventListener('abort', stop, {once: true});
      sent.setNoDelay(true);
      sent.setTimeout(silence, () => sent.destroy(new ExchangeError('silent', 'no answer in time')));
      sent.on('response', resolve);
      sent.on('error', (error) => {
        reject(asExchangeError(error));
      });
      sent.on('close', () => signal?.removeEventListener('abort', stop));
      if (signal?.aborted === true) stop();
      else write(sent, body);
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

/** The error that an aborted signal gives, as one. */
export function abortion(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('aborted');
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

/**
 * Hands the chunks of an answer's body to `take`, one after the other. By events, since an iterator over so many small answers would take longer
 * than reading them.
 *
 * @throws ExchangeError for an answer that breaks off.
 */
export function readBody(message: IncomingMessage, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const broken = (error?: Error): void => {
      reject(
        error instanceof ExchangeError || error?.name === 'AbortError'
          ? error
          : new ExchangeError('broken', error?.message ?? 'broken off', error),
      );
    };
    message.on('data', (chunk: Buffer) => {
      try {
        take(chunk);
      } catch (error) {
        message.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    message.on('end', resolve);
    message.on('error', broken);
    message.on('close', broken);
  });
}

export async function wholeBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await readBody(message, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}
