import type {IncomingMessage} from 'node:http';
import {ConnectionError} from '../../errors/index.js';
import type {Address} from './address.js';
import {remoteFailure} from '../errors/answer.js';
import {exchangeDirectly} from './direct.js';
import {abortion, Connections, ExchangeError, readBody, wholeBody} from './exchange.js';
import type {Message} from './exchange.js';
import {Filler} from './filling.js';
import type {Filling} from './filling.js';

export interface Request {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Pieces of a body, sent one after another and not copied. */
  readonly body?: readonly Uint8Array[];
  readonly contentType?: string;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds of silence after which the request is given up; the address's when absent. */
  readonly silence?: number;
}

/** Milliseconds before each new attempt of a request that may be repeated. */
const pauses = [50, 200, 800];

/** Speaks HTTP with one cluster, over connections that are kept open. */
export class HttpClient {
  readonly #connections = new Connections();

  constructor(readonly address: Address) {}

  async text(request: Request): Promise<string> {
    return (await this.bytes(request)).toString('utf8');
  }

  async json(request: Request): Promise<unknown> {
    const text = await this.text(request);
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      throw new ConnectionError(
        `${this.address.shown} did not answer as a Mars or Xorbits cluster does: ${excerpt(text)}`,
        {cause},
      );
    }
  }

  bytes(request: Request): Promise<Buffer> {
    return this.#exchange(request, wholeBody);
  }

  /**
   * Reads the answer with `filling`, straight into its memory where that is worth it. The request must be one that may be repeated.
   *
   * @returns null when the answer ended before `filling` did.
   */
  async fill<T>(request: Request, filling: () => Filling<T>, isLarge: boolean): Promise<T | null> {
    if (isLarge && !this.address.isSecure) {
      const result = await this.#direct(request, filling);
      if (result !== null) return result;
    }
    return this.#exchange(request, async (message) => {
      const filler = new Filler(filling());
      await readBody(message, (chunk) => filler.copy(chunk));
      return filler.result;
    });
  }

  async #direct<T>(request: Request, filling: () => Filling<T>): Promise<T | null> {
    try {
      return await exchangeDirectly(this.#message(request), filling);
    } catch (error) {
      request.signal?.throwIfAborted();
      if (!(error instanceof ExchangeError)) throw error;
      // Whether nobody answers at all is told by the usual way.
      if (error.reason === 'silent') throw this.#unreachable(request, error);
      return null;
    }
  }

  close(): void {
    this.#connections.close();
  }

  async #exchange<T>(request: Request, read: (message: IncomingMessage) => Promise<T>): Promise<T> {
    const message = await this.#answer(request);
    try {
      const status = message.statusCode ?? 0;
      if (status < 200 || status > 299) throw await this.#failure(message, status);
      return await read(message);
    } catch (error) {
      request.signal?.throwIfAborted();
      throw error instanceof ExchangeError ? this.#lost(request, error) : error;
    } finally {
      message.destroy();
    }
  }

  /** Whatever but a POST can be done twice to the same effect, and is repeated: its answer may have got lost on the way. */
  async #answer(request: Request): Promise<IncomingMessage> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#send(request);
      } catch (error) {
        request.signal?.throwIfAborted();
        if (!(error instanceof ExchangeError)) throw error;
        const again =
          request.method !== 'POST' && error.reason === 'broken' && !error.message.startsWith('HPE_');
        const wait = pauses[attempt];
        if (!again || wait === undefined) throw this.#unreachable(request, error);
        await pause(wait, request.signal);
      }
    }
  }

  #send(request: Request): Promise<IncomingMessage> {
    return this.#connections.send(this.#message(request));
  }

  #message({
    method,
    path,
    query,
    body = [],
    contentType,
    signal,
    silence = this.address.timeout,
  }: Request): Message {
    return {
      method,
      address: this.address,
      target: this.address.target(path, query),
      headers: {...this.address.headers, ...(contentType === undefined ? {} : {'content-type': contentType})},
      body,
      signal,
      silence,
    };
  }

  async #failure(message: IncomingMessage, status: number): Promise<Error> {
    return remoteFailure(await wholeBody(message), status, this.address.shown);
  }

  #unreachable({silence = this.address.timeout}: Request, cause: ExchangeError): ConnectionError {
    if (cause.reason === 'silent') {
      return new ConnectionError(
        `${this.address.shown} gave no answer within ${silence / 1000} s. The cluster may be overloaded or hang; new_session(url, {timeout: milliseconds}) waits longer.`,
        {cause},
      );
    }
    // Node's codes for what its HTTP parser does not understand.
    if (cause.message.startsWith('HPE_')) {
      return new ConnectionError(
        `What answers at ${this.address.shown} does not speak HTTP (${cause.message}): check that the address is the one of the cluster's web page`,
        {cause},
      );
    }
    return new ConnectionError(
      `Nobody answers at ${this.address.shown} (${cause.message}). Check that the cluster runs, that the address is the one of its web page, and that nothing in between blocks it.`,
      {cause},
    );
  }

  #lost({method, path}: Request, cause: ExchangeError): ConnectionError {
    return new ConnectionError(
      `The connection to ${this.address.shown} broke in the middle of an answer (${method} ${path}: ${cause.message})`,
      {cause},
    );
  }
}

/** Waits, unless `signal` aborts first. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(abortion(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, {once: true});
  });
}

/** The beginning of a text, for a message. */
export function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line === '' ? 'an empty answer' : `'${line.length > 120 ? `${line.slice(0, 120)}…` : line}'`;
}
