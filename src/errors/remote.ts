/** Errors of a cluster's Python, and what is known of where they came from. */
import {MarsError} from './base.js';

/** One call in a traceback of a cluster, with the lines of code around it where the cluster sent them. */
export interface RemoteFrame {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly code: readonly {readonly line: number; readonly text: string}[];
}

/** What went wrong in a cluster's Python. */
export interface RemoteException {
  /** Python's class, such as `KeyError`. */
  readonly type: string;
  readonly message: string;
  /** Outermost call first. */
  readonly frames: readonly RemoteFrame[];
}

/** An exception of a cluster that has no class of its own here; its name is that of Python's class. */
export class RemoteError extends MarsError {
  readonly #type: string;

  constructor(message: string, type: string, options?: ErrorOptions) {
    super(message, options);
    this.#type = type;
  }

  override get name(): string {
    return this.#type;
  }
}

const remotes = new WeakMap<Error, RemoteException>();

/** The exception of a cluster that an error stands for, or null. */
export function remoteOf(error: unknown): RemoteException | null {
  return error instanceof Error ? (remotes.get(error) ?? null) : null;
}

/** Makes `error` stand for an exception of a cluster: its stack goes on with the traceback there. */
export function standFor<E extends Error>(error: E, remote: RemoteException): E {
  remotes.set(error, remote);
  error.stack = [error.stack ?? '', ...tracebackLines(remote)].join('\n');
  return error;
}

/** A traceback as Python prints it. */
function tracebackLines({frames}: RemoteException): string[] {
  if (frames.length === 0) return [];
  return [
    'Traceback on the cluster (most recent call last):',
    ...frames.flatMap(({file, line, name, code}) => {
      const text = code.find((fragment) => fragment.line === line)?.text.trim();
      return [`  File "${file}", line ${line}, in ${name}`, ...(text === undefined ? [] : [`    ${text}`])];
    }),
  ];
}
