import {ValueError} from '../../errors/index.js';

export interface ConnectOptions {
  /** Headers sent with every request, such as an `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds after which a request that got no answer is given up; 30,000 by default. */
  readonly timeout?: number;
  /** Whether to go on with a cluster whose version is not known to work; false by default. */
  readonly anyVersion?: boolean;
}

/** Where a cluster is, and what every request to it carries. */
export class Address {
  readonly #base: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number;

  /**
   * @throws ValueError for a timeout that is no positive number.
   */
  constructor(url: URL, {headers = {}, timeout = 30_000}: ConnectOptions = {}) {
    if (!(timeout > 0))
      throw new ValueError(`new_session: timeout must be a positive number of milliseconds, got ${timeout}`);
    const {username, password} = url;
    const plain = new URL(url);
    plain.username = plain.password = plain.search = plain.hash = '';
    this.#base = plain.href.replace(/\/$/, '');
    this.timeout = timeout;
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    this.headers = {
      ...(username === '' ? {} : {authorization: `Basic ${Buffer.from(credentials).toString('base64')}`}),
      ...headers,
    };
  }

  at(path: string, query: Readonly<Record<string, string>> = {}): string {
    const search = new URLSearchParams(query).toString();
    return `${this.#base}${path}${search === '' ? '' : `?${search}`}`;
  }

  get isSecure(): boolean {
    return this.#base.startsWith('https:');
  }

  /** The address without credentials, for people. */
  get shown(): string {
    return this.#base;
  }
}
