import {writeEnvelope} from '../envelope/write.js';
import {decodeEnvelope} from '../envelope/decode.js';
import {fillEnvelope} from '../envelope/read.js';
import {PickleError} from '../pickle/limits.js';
import {dataDecoder, unpickleData} from '../decode/index.js';
import {isDataName} from '../decode/table.js';
import type {HttpClient} from '../http/client.js';
import type {PyExpression} from '../pickle/expression.js';
import {ConnectionError} from '../../errors/index.js';

/** The calls about a session itself, its data and its results. */
export class SessionApi {
  readonly #path: string;

  constructor(
    private readonly client: HttpClient,
    readonly id: string,
  ) {
    this.#path = `/api/session/${id}`;
  }

  /** Makes the session; the answer's form tells which package runs the cluster. */
  async create(): Promise<string> {
    return this.client.text({method: 'PUT', path: this.#path});
  }

  async destroy(): Promise<void> {
    await this.client.text({method: 'DELETE', path: this.#path});
  }

  async exists(): Promise<boolean> {
    const answer = await this.client.text({method: 'GET', path: this.#path, query: {action: 'check_exist'}});
    return answer.trim() === '1';
  }

  /** What is known of chunks: `request` is a list of `(key, fields, 'raise' or 'ignore')`, evaluated by the cluster. */
  async chunkMetas(request: PyExpression, signal: AbortSignal): Promise<readonly unknown[]> {
    return this.#data(`${this.#path}/meta`, request, signal, false);
  }

  /** The data of chunks: `request` is a list in the dialect's form, evaluated by the cluster. Large answers take a faster way. */
  async chunkData(request: PyExpression, signal: AbortSignal, isLarge = false): Promise<readonly unknown[]> {
    return this.#data(`${this.#path}/storage/batch/get`, request, signal, isLarge);
  }

  async release(keys: readonly string[]): Promise<void> {
    await this.client.text({
      method: 'POST',
      path: `${this.#path}/lifecycle`,
      query: {action: 'decref_tileables'},
      body: [Buffer.from(`tileable_keys=${keys.join(',')}`)],
      contentType: 'application/x-www-form-urlencoded',
    });
  }

  async #data(
    path: string,
    request: PyExpression,
    signal: AbortSignal,
    isLarge: boolean,
  ): Promise<readonly unknown[]> {
    const answer = await this.client.fill(
      {method: 'POST', path, body: writeEnvelope(request), contentType: 'application/octet-stream', signal},
      () => fillEnvelope(isDataName),
      isLarge,
    );
    if (answer === null) throw new PickleError('the answer is truncated');
    const decoder = dataDecoder(answer.buffers.reduce((sum, buffer) => sum + buffer.length, 1_000_000));
    const value = decodeEnvelope(answer, {
      decoder,
      passesOver: false,
      plain: (part) => decoder.plain(part),
      unpickle: unpickleData,
    });
    if (!Array.isArray(value))
      throw new ConnectionError(`${this.client.address.shown} answered with no list of data`);
    return value as readonly unknown[];
  }
}
