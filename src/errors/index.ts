/** The errors that users of the package see. Names are Python's where Mars raises Python's errors. */

import {MarsError} from './base.js';

export {MarsError};

/** An argument has the right type but a value that the operation cannot take. */
export class ValueError extends MarsError {}

/** An argument has a type that the operation cannot take, or is unknown or missing. */
export class ArgumentError extends MarsError {}

/** A label is not in an index or among the columns. */
export class KeyError extends MarsError {}

/** A position is out of bounds. */
export class IndexError extends MarsError {}

/** A file cannot be found, opened or written. */
export class FileError extends MarsError {}

/** A file's contents, or a query, cannot be parsed. */
export class ParserError extends ValueError {
  constructor(
    message: string,
    options?: ErrorOptions,
    /** Offset in the query of what is wrong with it, in UTF-16 units; null for files, and where it is not known. */
    readonly offset: number | null = null,
  ) {
    super(message, options);
  }
}

/** An operation exists, and the session that was asked to run it cannot. */
export class NotSupportedError extends MarsError {}

/** A computation was stopped at the user's request. */
export class InterruptedError extends MarsError {}

/** The session was closed, here or on the cluster. */
export class SessionClosedError extends MarsError {}

/** A cluster cannot be reached, or answered something that is not Mars's protocol. */
export class ConnectionError extends MarsError {}

/** An integer or floating-point computation left the range of its type. */
export class OverflowError extends MarsError {}

/** A division that has no result. */
export class ZeroDivisionError extends MarsError {}

export {closest, listing, unknownName} from './suggest.js';
export {inOperation} from './operation.js';
export {RemoteError, remoteOf, standFor, type RemoteException, type RemoteFrame} from './remote.js';
