/** What a process that ends without closing its sessions still does for clusters: it ends its tasks and destroys its sessions there. */
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

/** A session on a cluster, and what runs there. */
export interface Leftover {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly session: string;
  readonly tasks: readonly string[];
}

/** Signals that end a process where nobody listens. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds that the end of the process may be put off. */
export const longestFarewell = 15_000;

class Leaving {
  readonly #open = new Set<() => Leftover>();

  /** Whenever the process ends from now on, what `describe` gives then is cleared away. Returns what ends this. */
  register(describe: () => Leftover): () => void {
    if (this.#open.size === 0) {
      process.on('exit', this.#exit);
      for (const signal of signals) process.on(signal, this.#signal);
    }
    this.#open.add(describe);
    return () => {
      if (this.#open.delete(describe) && this.#open.size === 0) this.#unlisten();
    };
  }

  readonly #exit = (): void => {
    const leftovers = [...this.#open].map((describe) => describe());
    this.#open.clear();
    this.#unlisten();
    clearAway(leftovers);
  };

  /** Whoever else listens decides what the signal means, and the process may go on. */
  readonly #signal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return;
    this.#exit();
    process.kill(process.pid, signal);
  };

  #unlisten(): void {
    process.off('exit', this.#exit);
    for (const signal of signals) process.off(signal, this.#signal);
  }
}

/** A process that ends cannot wait for an answer, but for another process. Credentials go by its standard input, where nobody else sees them. */
function clearAway(leftovers: readonly Leftover[]): void {
  if (leftovers.length === 0) return;
  const {NODE_OPTIONS: _options, ...env} = process.env;
  spawnSync(process.execPath, [fileURLToPath(new URL('./farewell.js', import.meta.url))], {
    input: JSON.stringify(leftovers),
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: longestFarewell,
    killSignal: 'SIGKILL',
    env,
  });
}

export const leaving = new Leaving();
