/** Where a Jupyter server is, from what people paste: what the server printed, or what the browser shows. */
import {ArgumentError} from '../../errors/index.js';

export interface ServerAddress {
  /** Ends in a slash; its query and its page are gone. */
  readonly baseUrl: string;
  /** Empty where none is known. */
  readonly token: string;
}

/** Pages of Jupyter's front-ends: what is below the base URL and no part of it. */
const PAGE = /\/(lab|tree|notebooks|consoles|terminals|edit|view|doc|nbclassic|login|api)(\/.*)?$/;

/**
 * Reads an address. A token is taken from `token`, else from the URL's query, else from `JUPYTER_TOKEN`.
 * @throws ArgumentError for what is no address of HTTP
 * @example
 * serverAddress('http://localhost:8888/lab?token=abc', null, {})   // {baseUrl: 'http://localhost:8888/', token: 'abc'}
 */
export function serverAddress(text: string, token: string | null, env: NodeJS.ProcessEnv): ServerAddress {
  const written = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(written) || !/^https?:/i.test(written))
    throw new ArgumentError(
      `--jupyter: takes the address of a Jupyter server, such as http://localhost:8888/?token=…, got '${text}'.`,
    );
  const url = new URL(written);
  const given = token ?? url.searchParams.get('token') ?? env['JUPYTER_TOKEN'] ?? '';
  const path = url.pathname.replace(PAGE, '/');
  return {baseUrl: `${url.origin}${path.endsWith('/') ? path : `${path}/`}`, token: given};
}
