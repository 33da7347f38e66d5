/** The interactive core, joined to the package's sessions: what kernel and shell start with. */
import type {SessionManager} from '../magics/session-manager.js';
import {Interactive, type InteractiveOptions} from './interactive.js';
import type {LibrarySource} from './library.js';
import type {FrontEnd} from './types.js';

type Sessions = typeof import('./sessions.js');

export interface Core {
  readonly interactive: Interactive;
  /** Ends everything that cells started. */
  readonly close: () => Promise<void>;
}

export type CoreOptions = Omit<InteractiveOptions, 'sessions' | 'onInterrupt' | 'library'> & {
  readonly library: LibrarySource;
};

/** Makes the core for `frontEnd`: its interrupts reach the sessions, and their progress the front-end, once the library is loaded. */
export function openCore(frontEnd: FrontEnd, options: CoreOptions): Core {
  let sessions: Sessions | null = null;
  let endProgress = (): void => undefined;
  const library: LibrarySource = {
    names: options.library.names,
    load: async () => {
      const [values, loaded] = await Promise.all([options.library.load(), import('./sessions.js')]);
      sessions = loaded;
      loaded.shieldSessions(
        (work) => interactive.shielded(work),
        (work) => interactive.cuttable(work),
      );
      endProgress = loaded.onProgress((event) => {
        interactive.reportProgress(event);
      });
      return values;
    },
  };
  const manager = async (): Promise<SessionManager> => {
    await interactive.loadLibrary();
    return (await import('./sessions.js')).sessionManager;
  };
  const interactive = new Interactive(frontEnd, {
    ...options,
    library,
    sessions: {
      list: async () => (await manager()).list(),
      create: async (name) => (await manager()).create(name),
      connect: async (url) => (await manager()).connect(url),
      use: async (name) => (await manager()).use(name),
      close: async (name) => (await manager()).close(name),
    },
    onInterrupt: () => sessions?.interruptSessions(),
  });
  const close = async (): Promise<void> => {
    endProgress();
    await sessions?.closeSessions();
    await interactive.close();
  };
  return {interactive, close};
}
