/** Attaches the shell to a kernel of a Jupyter server: a new one, or one that runs. */
import {once} from 'node:events';
import {InterruptedError} from '../../errors/index.js';
import type {FrontEnd} from '../../interactive/types.js';
import type {CellHost} from '../host.js';
import type {JupyterOptions} from '../options.js';
import {serverAddress} from './address.js';
import {RemoteHost} from './host.js';
import {RemoteKernel} from './kernel.js';
import {languageOf} from './language.js';
import {quieten} from './quiet.js';
import {JupyterServer} from './server.js';

/** What ends the shell from outside. */
const SIGNALS = [
  ['SIGHUP', 1],
  ['SIGTERM', 15],
] as const;

export interface Attached {
  readonly kernel: {
    readonly name: string;
    /** The beginning of its id, by which others can attach to it. */
    readonly about: string;
    readonly url: string;
    /** Whether it was started for this shell, and ends with it. */
    readonly started: boolean;
  };
  readonly hostOf: (frontEnd: FrontEnd) => CellHost;
}

/**
 * Starts a kernel, or finds the running one that the options name, and connects with it.
 * @throws ArgumentError for an address, a kernel or an id that does not exist; ConnectionError when the server cannot be reached, wants a
 * token, or the kernel dies
 */
export async function attach({url, token, kernel: wanted, existing}: JupyterOptions): Promise<Attached> {
  const server = new JupyterServer(serverAddress(url, token, process.env));
  const speak = quieten();
  const started = existing === null;
  const model = started
    ? await server.start(await server.kernelName(wanted))
    : await server.running(existing);
  const kernel = new RemoteKernel(server, model);
  const close = async (): Promise<void> => {
    await kernel.close(started);
    speak();
  };
  // A terminal that is closed takes the shell along, and the shell its kernel.
  for (const [signal, number] of SIGNALS) {
    process.once(signal, () => {
      void close().finally(() => process.exit(128 + number));
    });
  }
  const give = new AbortController();
  try {
    const interrupted = once(process, 'SIGINT', {signal: give.signal}).then(() => {
      throw new InterruptedError('The start was interrupted.');
    });
    interrupted.catch(() => undefined);
    const language = await server.languageOf(model.name);
    // A kernel that runs may be busy, and answers later.
    await Promise.race([started ? kernel.ready() : kernel.connected(), interrupted]);
    const [colors, count] = [await languageOf(language), started ? 1 : await kernel.count()];
    return {
      kernel: {name: model.name, about: model.id.slice(0, 8), url: server.url, started},
      hostOf: (frontEnd) => new RemoteHost({kernel, language: colors, count, frontEnd, close}),
    };
  } catch (error) {
    await close();
    throw error;
  } finally {
    give.abort();
  }
}
