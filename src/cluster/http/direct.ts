import {validateHeaderName, validateHeaderValue} from 'node:http';
import {connect} from 'node:net';
import type {Socket} from 'node:net';
import type {Filling} from './filling.js';
import {Filler} from './filling.js';
import {abortion, ExchangeError} from './exchange.js';
import type {Message} from './exchange.js';

/** The head of an answer may have as many bytes. */
const longestHead = 64 * 1024;

/**
 * Sends a message, and has the system write the answer's body straight to where it belongs: Node's own client takes it in pieces of 64 KiB, each
 * of which costs time and memory. Only the plain case is read here: resolves with null where the answer is no success of known length, and the
 * message is to be sent in the usual way, which must be the same as sending it once.
 */
export function exchangeDirectly<T>(message: Message, filling: () => Filling<T>): Promise<T | null> {
  const {address, signal} = message;
  return new Promise((resolve, reject) => {
    const answer = new Answer(filling);
    const socket: Socket = connect({
      host: address.hostname,
      port: address.port,
      onread: {
        buffer: () => answer.space,
        callback: (count) => {
          try {
            if (answer.take(count) === 'more') return true;
            resolve(answer.result);
            socket.destroy();
          } catch (error) {
            socket.destroy(error instanceof Error ? error : new Error(String(error)));
          }
          return false;
        },
      },
    });
    const stop = (): void => {
      socket.destroy(abortion(signal));
    };
    signal?.addEventListener('abort', stop, {once: true});
    socket.setTimeout(message.silence, () =>
      socket.destroy(new ExchangeError('silent', 'no answer in time')),
    );
    socket.on('error', (error) => {
      reject(
        'code' in error ? new ExchangeError('broken', String((error as {code: unknown}).code), error) : error,
      );
    });
    socket.on('close', () => {
      signal?.removeEventListener('abort', stop);
      reject(new ExchangeError('broken', 'closed before its end'));
    });
    send(socket, message);
    if (signal?.aborted === true) stop();
  });
}

function send(socket: Socket, {method, address, target, headers, body}: Message): void {
  const length = body.reduce((sum, piece) => sum + piece.length, 0);
  const fields = {...headers, host: address.host, connection: 'close', 'content-length': String(length)};
  const lines = Object.entries(fields).map(([name, value]) => {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return `${name}: ${value}\r\n`;
  });
  socket.cork();
  socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
  for (const piece of body) socket.write(piece);
  socket.uncork();
}

/** An answer as it arrives: its head into memory of its own, its body to where `filling` wants it. */
class Answer<T> {
  readonly #head = Buffer.alloc(longestHead);
  #headLength = 0;
  #body: Filler<T> | null = null;
  result: T | null = null;

  constructor(private readonly filling: () => Filling<T>) {}

  /** Where the next bytes go. */
  get space(): Uint8Array {
    return this.#body?.space ?? this.#head.subarray(this.#headLength);
  }

  /** Takes note of bytes that came. `result` is there when it is done. */
  take(count: number): 'more' | 'done' {
    if (this.#body === null) return this.#takeHead(count);
    return this.#finish(this.#body.filled(count));
  }

  #takeHead(count: number): 'more' | 'done' {
    this.#headLength += count;
    const end = this.#head.subarray(0, this.#headLength).indexOf('\r\n\r\n');
    if (end === -1) {
      if (this.#headLength < longestHead) return 'more';
      throw new ExchangeError('broken', 'a head without an end');
    }
    const head = this.#head.toString('latin1', 0, end);
    const plain = /^HTTP\/1\.1 200 /.test(head) && /\r\ncontent-length: *\d+ *(\r\n|$)/i.test(head);
    if (!plain || /\r\n(transfer|content)-encoding:/i.test(head)) return 'done';
    this.#body = new Filler(this.filling());
    return this.#finish(this.#body.copy(this.#head.subarray(end + 4, this.#headLength)));
  }

  #finish(state: 'more' | 'done'): 'more' | 'done' {
    if (state === 'done') this.result = this.#body?.result ?? null;
    return state;
  }
}
