/** The interactive core, joined to the package's sessions. It is loaded when first needed, after the prompt stands. */
import type {Interactive} from '../interactive/interactive.js';
import type {FrontEnd} from '../interactive/types.js';

/** Loads what every cell sees without importing it. */
export type LoadScope = () => Promise<Readonly<Record<string, unknown>>>;

export interface Core {
  readonly interactive: Interactive;
  /** Ends everything that cells started. */
  readonly close: () => Promise<void>;
}

/** Makes the core for `frontEnd`; imports in its cells are resolved from `cwd`, by default from the current folder as it changes. */
export async function openCore(frontEnd: FrontEnd, loadScope: LoadScope, cwd?: string): Promise<Core> {
  const [{Interactive}, sessions, scope] = await Promise.all([
    import('../interactive/interactive.js'),
    import('../interactive/sessions.js'),
    loadScope(),
  ]);
  const interactive = new Interactive(frontEnd, {
    ...(cwd === undefined ? {} : {cwd}),
    scope,
    sessions: sessions.sessionManager,
    onInterrupt: sessions.interruptSessions,
  });
  const endProgress = sessions.onProgress((event) => {
    interactive.reportProgress(event);
  });
  const close = async (): Promise<void> => {
    endProgress();
    await sessions.closeSessions();
    await interactive.close();
  };
  return {interactive, close};
}

/** The cell that makes the cluster at `url` the default session. */
export function connectingCell(url: string): string {
  return `%session connect ${url}`;
}
