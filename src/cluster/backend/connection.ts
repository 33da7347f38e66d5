import {randomBytes} from 'node:crypto';
import {
  ConnectionError,
  MarsError,
  NotSupportedError,
  SessionClosedError,
  remoteOf,
} from '../../errors/index.js';
import type {BackendInfo, WorkerInfo} from '../../graph/index.js';
import {dialects} from '../dialect/dialect.js';
import type {Dialect} from '../dialect/dialect.js';
import {Address} from '../http/address.js';
import type {ConnectOptions} from '../http/address.js';
import {excerpt, HttpClient} from '../http/client.js';
import {leaving} from '../leaving/leaving.js';
import {SessionApi} from '../calls/session-api.js';
import {Stops} from '../calls/stop-task.js';
import {TaskApi} from '../calls/task-api.js';

/** A session that exists on a cluster. */
export interface RemoteSession {
  readonly dialect: Dialect;
  readonly version: string;
  readonly data: SessionApi;
  readonly tasks: TaskApi;
  readonly stops: Stops;
}

/** Milliseconds that a closing session waits for the end of tasks that were stopped. */
const stopPatience = 10_000;

/** The way to one cluster, and the session there, which is made when it is first needed. */
export class Connection {
  readonly #client: HttpClient;
  readonly #options: ConnectOptions;
  #session: Promise<RemoteSession> | null = null;
  #forget: () => void = () => undefined;

  constructor(url: URL, options: ConnectOptions) {
    this.#options = options;
    this.#client = new HttpClient(new Address(url, options));
  }

  /** The session; a failed attempt to make it is not kept, so that the next use tries again. */
  session(): Promise<RemoteSession> {
    this.#session ??= this.#open().catch((error: unknown) => {
      this.#session = null;
      throw error;
    });
    return this.#session;
  }

  /**
   * Does something in the session.
   *
   * @throws SessionClosedError where it fails because the cluster has lost the session.
   */
  async use<T>(work: (session: RemoteSession) => Promise<T>): Promise<T> {
    const session = await this.session();
    try {
      return await work(session);
    } catch (error) {
      if (remoteOf(error) !== null && (await this.#isLost(session))) {
        throw new SessionClosedError(
          `The session is gone on ${this.#client.address.shown}: it was destroyed there, or the cluster was started anew. Its results are lost; make another with new_session(url).`,
          {cause: error},
        );
      }
      throw error;
    }
  }

  async describe(): Promise<BackendInfo> {
    const {dialect, version} = await this.session();
    const answer = await this.#client.json({
      method: 'GET',
      path: '/api/cluster/nodes',
      query: {role: '1', resource: '1'},
    });
    return {
      engine: dialect.name,
      version,
      workers: workersIn(answer),
      dashboard: this.#client.address.shown,
    };
  }

  /** Destroys the session on the cluster, if there is one. */
  async close(): Promise<void> {
    const session = await this.#session?.catch(() => null);
    try {
      // Tasks of a session that is destroyed go on, and nobody could stop them any more.
      await session?.stops.settled(stopPatience);
      await session?.data.destroy();
    } catch (error) {
      // A session that the cluster lost, or a cluster that is gone, has nothing left to free.
      if (!(error instanceof MarsError)) throw error;
    } finally {
      this.#forget();
      this.#client.close();
    }
  }

  async #open(): Promise<RemoteSession> {
    const versions = await this.#versions();
    const data = new SessionApi(this.#client, `mars-ts-${randomBytes(12).toString('hex')}`);
    const answer = await data.create();
    const dialect = dialects.find((known) => known.madeSession(answer));
    if (dialect === undefined) throw this.#stranger(answer);
    const session = {
      dialect,
      version: versions.join(', '),
      data,
      tasks: new TaskApi(this.#client, data.id),
      stops: new Stops(),
    };
    const {shown, headers} = this.#client.address;
    this.#forget = leaving.register(() => ({
      url: shown,
      headers,
      session: data.id,
      tasks: session.tasks.live,
    }));
    const unknown = versions.filter(
      (version) => !dialect.versions.some((known) => version.startsWith(known)),
    );
    if (unknown.length > 0 && this.#options.anyVersion !== true) {
      await data.destroy();
      this.#forget();
      throw new NotSupportedError(
        `${this.#client.address.shown} runs ${dialect.name} ${unknown.join(', ')}; versions that are known to work begin with ${dialect.versions.join(' or ')}. new_session(url, {anyVersion: true}) tries it all the same.`,
      );
    }
    return session;
  }

  async #versions(): Promise<string[]> {
    const answer = await this.#client.json({method: 'GET', path: '/api/cluster/versions'});
    if (!Array.isArray(answer) || !answer.every((version) => typeof version === 'string')) {
      throw this.#stranger(JSON.stringify(answer));
    }
    return answer;
  }

  #stranger(answer: string): ConnectionError {
    return new ConnectionError(
      `${this.#client.address.shown} does not answer as a Mars or Xorbits cluster does: ${excerpt(answer)}`,
    );
  }

  async #isLost({data}: RemoteSession): Promise<boolean> {
    try {
      return !(await data.exists());
    } catch (error) {
      if (error instanceof MarsError) return false;
      throw error;
    }
  }
}

/** Workers and what they have, of the answer about a cluster's nodes. */
function workersIn(answer: unknown): WorkerInfo[] {
  const nodes = (answer as {nodes?: unknown} | null)?.nodes;
  if (typeof nodes !== 'object' || nodes === null) return [];
  return Object.entries(nodes as Readonly<Record<string, {resource?: unknown}>>).map(
    ([address, {resource}]) => {
      const bands = Object.values(
        (resource ?? {}) as Readonly<Record<string, {cpu_total?: number; memory_total?: number}>>,
      );
      return {
        address,
        cores: bands.reduce((sum, band) => sum + (band.cpu_total ?? 0), 0),
        memoryBytes: bands.reduce((sum, band) => sum + (band.memory_total ?? 0), 0),
      };
    },
  );
}
