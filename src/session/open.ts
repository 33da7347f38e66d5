import {NotSupportedError, ValueError} from '../errors/index.js';
import type {Backend} from '../graph/index.js';
import {LocalBackend, type LocalOptions} from '../engine/index.js';

export type {LocalOptions};

/** The backend that an address names: the local engine for none, a cluster for an http or https URL. */
export function openBackend(address: string | null, options: LocalOptions): Backend {
  if (address === null) return new LocalBackend(options);
  throw new NotSupportedError(
    `new_session: no connection to ${clusterUrl(address).href}: this version runs on the local engine only`,
  );
}

function clusterUrl(address: string): URL {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new ValueError(
      `new_session: '${address}' is no address of a cluster; it takes the URL of a Mars or Xorbits web page, such as 'http://127.0.0.1:7005'`,
    );
  }
  return url;
}
