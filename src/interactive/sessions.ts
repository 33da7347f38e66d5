/** The package's sessions, as kernel, shell and magics use them. */
import type {SessionInfo, SessionManager} from '../magics/session-manager.js';
import {
  new_session,
  sessions,
  userFunctions,
  type CallsUsers,
  type ProgressListener,
  type Session,
  type Shield,
} from '../session/index.js';

/** Sessions as `%session` sees them. */
export const sessionManager: SessionManager = {
  list: () => Promise.all(sessions.all.map((session) => infoOf(session).catch(() => unreachable(session)))),
  create: (name) => infoOf(new_session({default: true, ...(name === null ? {} : {name})})),
  async connect(url) {
    const session = new_session(url);
    try {
      const info = await infoOf(session);
      session.as_default();
      return {...info, isDefault: true};
    } catch (error) {
      await session.close();
      throw error;
    }
  },
  use: (name) => infoOf(sessions.find(name).as_default()),
  close: (name) => sessions.find(name).close(),
};

async function infoOf(session: Session): Promise<SessionInfo> {
  const {engine, version, workers, dashboard} = await session.describe();
  return {
    ...unreachable(session),
    state: session.closed ? 'closed' : 'ready',
    engine: `${engine} ${version}`,
    workers: workers.length,
    capacity: {
      cores: workers.reduce((sum, {cores}) => sum + cores, 0),
      memory: workers.reduce((sum, {memoryBytes}) => sum + memoryBytes, 0),
    },
    dashboard,
  };
}

/** What is known of a session without asking whatever runs it. */
function unreachable(session: Session): SessionInfo {
  return {
    name: session.name,
    isDefault: sessions.default === session,
    url: session.url,
    state: 'failed',
    engine: null,
    workers: null,
    capacity: null,
    dashboard: null,
    held: session.held,
    running: session.running,
    memory: null,
  };
}

/** Reports the progress of every session from now on. Returns what ends it. */
export function onProgress(listener: ProgressListener): () => void {
  sessions.listeners.add(listener);
  return () => void sessions.listeners.delete(listener);
}

/** Has the work of all sessions done by `shield`, and the functions of users that it calls by `cuttable`. */
export function shieldSessions(shield: Shield, cuttable: CallsUsers): void {
  sessions.shield = shield;
  userFunctions.call = cuttable;
}

/** Stops whatever any session computes now. */
export function interruptSessions(): void {
  sessions.interrupt();
}

/** Closes every session: what a front-end does before it leaves. */
export async function closeSessions(): Promise<void> {
  await Promise.allSettled(sessions.all.map((session) => session.close()));
}
