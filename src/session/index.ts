import {sessions} from './registry.js';
import {Session} from './session.js';
import {clusterUrl, openBackend, shownUrl} from './open.js';
import {checkedOptions, type NewSessionOptions} from './options.js';

export {describeNode, Session, type Executable, type RunControl, type SessionOptions} from './session.js';
export type {ProgressListener, ProgressState} from './progress.js';
export {sessions, type Shield} from './registry.js';
export type {ConnectOptions, LocalOptions} from './open.js';

export type {NewSessionOptions} from './options.js';

/**
 * Opens a session: without an address one on the local engine, with the address of a cluster's web page one on that Mars or Xorbits cluster.
 * Returns at once; connecting goes on behind it, and its failure is raised by the first use. The new session is not the
 * default one until `.as_default()` is called on it.
 *
 * @example
 * const sess = new_session();
 * const df = md.DataFrame([[1, 2], [3, 4]]);
 * await df.execute({session: sess});
 * await df.fetch({session: sess})
 * //    0  1
 * // 0  1  2
 * // 1  3  4
 */
export function new_session(options?: NewSessionOptions): Session;
export function new_session(address?: string | null, options?: NewSessionOptions): Session;
export function new_session(first?: string | null | NewSessionOptions, second?: NewSessionOptions): Session {
  const address = typeof first === 'string' ? first : null;
  const given = (typeof first === 'object' ? first : second) ?? second ?? {};
  const options = checkedOptions(address, given);
  const url = address === null ? null : clusterUrl(address);
  return new Session(openBackend(url, options), url === null ? null : shownUrl(url), options);
}

/** The default session, which is made when there is none. */
export function get_default_session(): Session {
  return sessions.default ?? new_session().as_default();
}
export {userFunctions, type CallsUsers} from '../engine/user-functions.js';
