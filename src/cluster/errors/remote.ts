import {
  ArgumentError,
  FileError,
  IndexError,
  KeyError,
  MarsError,
  NotSupportedError,
  OverflowError,
  ParserError,
  ValueError,
  ZeroDivisionError,
} from '../../errors/index.js';

/** One call in a traceback of the cluster, with the lines of code around it where the cluster sent them. */
export interface RemoteFrame {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly code: readonly {readonly line: number; readonly text: string}[];
}

/** What went wrong in the cluster's Python. */
export interface RemoteException {
  /** Python's class, such as `KeyError`. */
  readonly type: string;
  readonly message: string;
  /** Outermost call first. */
  readonly frames: readonly RemoteFrame[];
}

/** An exception of the cluster that has no class of its own here; its name is that of Python's class. */
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

/** Python's classes and ours. */
const classes: Readonly<Record<string, new (message: string, options?: ErrorOptions) => MarsError>> = {
  KeyError,
  ValueError,
  MergeError: ValueError,
  IntCastingNaNError: ValueError,
  UndefinedVariableError: KeyError,
  TypeError: ArgumentError,
  IndexError,
  IndexingError: IndexError,
  OutOfBoundsDatetime: OverflowError,
  FileNotFoundError: FileError,
  IsADirectoryError: FileError,
  NotADirectoryError: FileError,
  PermissionError: FileError,
  ParserError,
  EmptyDataError: ParserError,
  NotImplementedError: NotSupportedError,
  OverflowError,
  ZeroDivisionError,
};

const remotes = new WeakMap<Error, RemoteException>();

/** The exception of the cluster that an error stands for, or null. */
export function remoteOf(error: unknown): RemoteException | null {
  return error instanceof Error ? (remotes.get(error) ?? null) : null;
}

/** The error to raise here for an exception of the cluster. Its stack is Python's traceback. */
export function errorFor(remote: RemoteException): MarsError {
  const Known = classes[remote.type];
  const error =
    Known === undefined ? new RemoteError(remote.message, remote.type) : new Known(remote.message);
  error.stack = [...tracebackLines(remote), `${error.name}: ${remote.message}`].join('\n');
  remotes.set(error, remote);
  return error;
}

/** A traceback as Python prints it. */
export function tracebackLines({frames}: RemoteException): string[] {
  if (frames.length === 0) return [];
  return [
    'Traceback on the cluster (most recent call last):',
    ...frames.flatMap(({file, line, name, code}) => {
      const text = code.find((fragment) => fragment.line === line)?.text.trim();
      return [`  File "${file}", line ${line}, in ${name}`, ...(text === undefined ? [] : [`    ${text}`])];
    }),
  ];
}
