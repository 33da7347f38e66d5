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

/** The error to raise here for an exception of the cluster. Its stack goes on with Python's traceback. */
export function errorFor(remote: RemoteException): MarsError {
  const Known = classes[remote.type];
  const error =
    Known === undefined
      ? new RemoteError(remote.message, remote.type)
      : new Known(Known === FileError ? `${remote.message} (on the cluster's machines)` : remote.message);
  return standFor(error, remote);
}
