import type {ConnectOptions} from '../cluster/index.js';
import {ValueError} from '../errors/index.js';
import type {Backend} from '../graph/index.js';
import {LocalBackend, type LocalOptions} from '../engine/index.js';
import {DeferredBackend} from './deferred-backend.js';

export type {ConnectOptions, LocalOptions};

/** The backend at a URL: the local engine for none, else a cluster. */
export function openBackend(url: URL | null, options: LocalOptions & ConnectOptions): Backend {
  if (url === null) return new LocalBackend(options);
  return new DeferredBackend(async () => {
    const {ClusterBackend} = await import('../cluster/index.js');
    return new ClusterBackend(url, options);
  });
}

/**
 * The URL that an address means, `http` where it names no protocol.
 *
 * @throws ValueError for what is no http or https URL.
 */
export function clusterUrl(address: string): URL {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new ValueError(
      `new_session: '${address}' is no address of a cluster; it takes the URL of a Mars or Xorbits web page, such as 'http://127.0.0.1:7005'`,
    );
  }
  return url;
}

/** A URL for people to see: without credentials. */
export function shownUrl(url: URL): string {
  const plain = new URL(url);
  plain.username = plain.password = '';
  return plain.href.replace(/\/$/, '');
}
