/** The interactive core, joined to the package's sessions: what kernel and shell start with. */
import {Interactive, type InteractiveOptions} from './interactive.js';
import {closeSessions, interruptSessions, onProgress, sessionManager} from './sessions.js';
import type {FrontEnd} from './types.js';

export interface Core {
  readonly interactive: Interactive;
  /** Ends everything that cells started. */
  readonly close: () => Promise<void>;
}

/** Makes the core for `frontEnd`: its interrupts reach the sessions, and their progress the front-end. */
export function openCore(
  frontEnd: FrontEnd,
  options: Omit<InteractiveOptions, 'sessions' | 'onInterrupt'>,
): Core {
  const interactive = new Interactive(frontEnd, {
    ...options,
    sessions: sessionManager,
    onInterrupt: interruptSessions,
  });
  const endProgress = onProgress((event) => {
    interactive.reportProgress(event);
  });
  const close = async (): Promise<void> => {
    endProgress();
    await closeSessions();
    await interactive.close();
  };
  return {interactive, close};
}
