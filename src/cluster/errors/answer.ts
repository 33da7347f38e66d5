import {ConnectionError, MarsError} from '../../errors/index.js';
import {Decoder} from '../decode/decoder.js';
import {decodeEnvelope} from '../envelope/decode.js';
import {readEnvelope} from '../envelope/read.js';
import {PickleError} from '../pickle/limits.js';
import {readPickle} from '../pickle/reader.js';
import {exceptionIn} from './python-exception.js';
import type {CodeFragments} from './python-exception.js';
import {errorFor} from './remote.js';

/** Reads an envelope into passive values: names of any kind may stand in it, since nothing is made of them. */
export function readPassively(bytes: Uint8Array): unknown {
  const anything = (): boolean => true;
  const envelope = readEnvelope(bytes, anything);
  return decodeEnvelope(envelope, {
    decoder: new Decoder({makers: new Map(), constants: new Map()}, bytes.length),
    passesOver: true,
    plain: (value) => value,
    unpickle: (pickle, buffers) => readPickle(pickle, {buffers, allows: anything}),
  });
}

/** The error for an answer that is none: a pickled exception and its traceback, or whatever another kind of server says. */
export function remoteFailure(body: Uint8Array, status: number, address: string): Error {
  const answer = passively(body);
  if (Array.isArray(answer) && answer.length === 2) return errorFor(exceptionIn(answer[0], answer[1]));
  if (status === 401 || status === 403) {
    return new ConnectionError(
      `${address} refuses access (${status}): give credentials in the URL, http://user:password@host:port, or as new_session(url, {headers: {Authorization: …}})`,
    );
  }
  return new ConnectionError(
    `${address} answered ${status}, not as a Mars or Xorbits cluster does: check that the address is the one of the cluster's web page`,
  );
}

/** The error that a task ended with: `error` and `traceback` of its result, and the code that came with them. */
export function taskFailure(error: Uint8Array, traceback: Uint8Array | null, code: CodeFragments): MarsError {
  const exception = passively(error);
  if (exception === undefined)
    return new ConnectionError('The cluster reports a failure that cannot be read');
  return errorFor(exceptionIn(exception, traceback === null ? null : passively(traceback), code));
}

/** What an envelope holds, or undefined where the bytes are none. */
function passively(bytes: Uint8Array): unknown {
  try {
    return readPassively(bytes);
  } catch (error) {
    if (error instanceof PickleError) return undefined;
    throw error;
  }
}
