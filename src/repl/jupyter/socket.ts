/** The settings of `@jupyterlab/services` for a server that is reached from outside of a browser. */
import {ServerConnection} from '@jupyterlab/services';
import type {ServerAddress} from './address.js';

/** The constructor of the WebSocket that the package comes with, which takes headers too. */
type SocketClass = new (
  url: string,
  protocols: string | string[],
  options: {readonly headers: Readonly<Record<string, string>>},
) => WebSocket;

/** Settings that give the token in a header, where no log and no list of processes shows it. */
export function serverSettings({baseUrl, token}: ServerAddress): ServerConnection.ISettings {
  const defaults = ServerConnection.makeSettings({baseUrl});
  const Socket = defaults.WebSocket as unknown as SocketClass;
  const headers: Record<string, string> = token === '' ? {} : {Authorization: `token ${token}`};
  class AuthorizedSocket extends Socket {
    constructor(url: string, protocols: string | string[] = []) {
      super(url, protocols, {headers});
    }
  }
  return {
    ...defaults,
    token,
    appendToken: false,
    WebSocket: AuthorizedSocket as unknown as typeof WebSocket,
    fetch: explainingFetch,
  };
}

/** `fetch` says no more than that it failed; why is in the cause. */
async function explainingFetch(input: string | Request | URL, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(input, init);
  } catch (error) {
    throw new TypeError(reasonOf(error), {cause: error});
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const {cause} = error;
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
  if (cause instanceof Error) return reasonOf(cause);
  return error.message;
}
