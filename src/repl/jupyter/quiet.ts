/** `@jupyterlab/services` is written for a page: it tells the console how it does, and lets promises go that nobody waits for. */
import {Console} from 'node:console';
import {Writable} from 'node:stream';

/**
 * Keeps what the package says from the terminal, until the function that it gives is called. What else goes wrong unhandled still ends the
 * process.
 */
export function quieten(): () => void {
  const spoken = globalThis.console;
  globalThis.console = new Console(
    new Writable({
      write: (_chunk, _encoding, done) => {
        done();
      },
    }),
  );
  process.on('unhandledRejection', forgive);
  return () => {
    process.off('unhandledRejection', forgive);
    globalThis.console = spoken;
  };
}

/** Requests that the package itself makes are let go of when a connection ends. */
function forgive(reason: unknown): void {
  if (reason instanceof Error && /^Canceled future for |is disposed$/.test(reason.message)) return;
  throw reason;
}
