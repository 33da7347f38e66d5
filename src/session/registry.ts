import {ValueError, unknownName, InterruptedError} from '../errors/index.js';
import type {ProgressListener} from './progress.js';
import type {Session} from './session.js';

/** Does work, and keeps whoever stops threads from outside from cutting it off in its middle. */
export type Shield = <T>(work: () => Promise<T>) => Promise<T>;

/** The open sessions of this process, which of them is the default, and what concerns them all. */
class SessionRegistry {
  readonly #open = new Set<Session>();
  readonly listeners = new Set<ProgressListener>();
  /** What sessions do is done by this: a computation that is cut off would never settle, nor would whoever waits for it. */
  shield: Shield = (work) => work();
  #default: Session | null = null;
  #made = 0;
  #interrupts = new AbortController();

  get all(): readonly Session[] {
    return [...this.#open];
  }

  get default(): Session | null {
    return this.#default;
  }

  get interrupts(): AbortController {
    return this.#interrupts;
  }

  /** The name of a new session: the wanted one, or one that nobody has. */
  nameFor(wanted: string | undefined, url: string | null): string {
    const taken = new Set(this.all.map((session) => session.name));
    if (wanted !== undefined) {
      if (taken.has(wanted))
        throw new ValueError(
          `new_session: there is a session '${wanted}' already; close it or choose another name`,
        );
      return wanted;
    }
    const stem = url === null ? 'local' : new URL(url).hostname;
    this.#made += 1;
    return taken.has(`${stem}-${this.#made}`) ? this.nameFor(undefined, url) : `${stem}-${this.#made}`;
  }

  add(session: Session): void {
    this.#open.add(session);
  }

  setDefault(session: Session): void {
    this.#default = session;
  }

  remove(session: Session): void {
    this.#open.delete(session);
    if (this.#default === session) this.#default = null;
  }

  /** The open session of that name or id. */
  find(name: string): Session {
    const found = this.all.find((session) => session.name === name || session.id === name);
    if (found === undefined) {
      throw new ValueError(
        `No session '${name}'.${unknownName(
          name,
          this.all.map((session) => session.name),
        )}`,
      );
    }
    return found;
  }

  /** Stops every computation that runs now, in all sessions; those that start later are not touched. */
  interrupt(): void {
    const current = this.#interrupts;
    this.#interrupts = new AbortController();
    current.abort(new InterruptedError('The computation was stopped'));
  }
}

export const sessions = new SessionRegistry();
