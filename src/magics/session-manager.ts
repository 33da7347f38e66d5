/** What `%session` needs to know and do; the sessions themselves are somebody else's. */

export interface SessionInfo {
  readonly name: string;
  /** Whether executions go there when they name no other. */
  readonly isDefault: boolean;
  /** Null for a session of this process. */
  readonly url: string | null;
  readonly state: 'connecting' | 'ready' | 'failed' | 'closed';
  /** What computes there, such as `Mars 0.10.0`; null as long as it is not known. */
  readonly engine: string | null;
  /** How many workers compute, as far as it is known. */
  readonly workers: number | null;
  /** Cores of all workers, and bytes of memory that they have. */
  readonly capacity: {readonly cores: number; readonly memory: number} | null;
  /** The cluster's own page. */
  readonly dashboard: string | null;
  /** How many results the session holds. */
  readonly held: number;
  /** What is computed there now; the fraction from 0 to 1, or null as long as nothing is known. */
  readonly running: readonly {readonly label: string; readonly fraction: number | null}[];
  /** Bytes that results take, as far as it is known. */
  readonly memory: number | null;
}

export interface SessionManager {
  list(): readonly SessionInfo[] | Promise<readonly SessionInfo[]>;
  /** Makes a local session and the default of it; null lets it choose a name. */
  create(name: string | null): Promise<SessionInfo>;
  /** Connects to a cluster and makes it the default. */
  connect(url: string): Promise<SessionInfo>;
  /** Makes a session the default. Throws when there is none of the name. */
  use(name: string): Promise<SessionInfo>;
  close(name: string): Promise<void>;
}
