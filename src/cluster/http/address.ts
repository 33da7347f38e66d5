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
  readonly #prefix: string;
  readonly isSecure: boolean;
  /** Without the brackets of an IPv6 address. */
  readonly hostname: string;
  readonly port: number;
  /** As the header of this name has it. */
  readonly host: string;
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
    this.#prefix = plain.pathname.replace(/\/$/, '');
    this.isSecure = plain.protocol === 'https:';
    this.hostname = plain.hostname.replace(/^\[|\]$/g, '');
    this.host = plain.host;
    this.port = Number(plain.port) || (this.isSecure ? 443 : 80);
    this.timeout = timeout;
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    this.headers = {
      ...(username === '' ? {} : {authorization: `Basic ${Buffer.from(credentials).toString('base64')}`}),
      ...headers,
    };
  }

  /** What a request for `path` asks the server for. */
  target(path: string, query?: Readonly<Record<string, string>>): string {
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    return `${this.#prefix}${path}${search}`;
  }

  /** The address without credentials, for people. */
  get shown(): string {
    return this.#base;
  }
}
