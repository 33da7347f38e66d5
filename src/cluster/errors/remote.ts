import {
  ArgumentError,
  FileError,
  IndexError,
  KeyError,
  MarsError,
  NotSupportedError,
  OverflowError,
  ParserError,
  RemoteError,
  standFor,
  ValueError,
  ZeroDivisionError,
} from '../../errors/index.js';
import type {RemoteException} from '../../errors/index.js';

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

/** What Python raises where a part of the cluster does not reach another. */
const lost: ReadonlySet<string> = new Set([
  'ConnectionRefusedError',
  'ConnectionResetError',
  'ConnectionAbortedError',
  'BrokenPipeError',
  'ServerClosed',
  'NoMainPool',
  'NodeNotFoundError',
]);

/** The error to raise here for an exception of the cluster. Its stack goes on with Python's traceback. */
export function errorFor(remote: RemoteException): MarsError {
  const Known = classes[remote.type];
  const message = remote.message === '' ? placeOf(remote) : remote.message;
  const said = `${message}${remarkOn(remote, Known)}`;
  const error = Known === undefined ? new RemoteError(said, remote.type) : new Known(said);
  return standFor(error, remote);
}

/** Where it happened, for what might have happened here too. */
function remarkOn({type}: RemoteException, Known: unknown): string {
  if (Known === FileError) return " (on the cluster's machines)";
  return lost.has(type) ? ' (a part of the cluster does not reach another: a worker may be gone)' : '';
}

/** What to say of an exception that says nothing: where it was raised. */
function placeOf({type, frames}: RemoteException): string {
  const last = frames.at(-1);
  return last === undefined
    ? `the cluster raised ${type} without a message`
    : `the cluster raised ${type} without a message in ${last.name} (${last.file}, line ${String(last.line)})`;
}
