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
export async function readPassively(bytes: Uint8Array): Promise<unknown> {
  const anything = (): boolean => true;
  const envelope = await readEnvelope([bytes], anything);
  return decodeEnvelope(envelope, {
    decoder: new Decoder({makers: new Map(), constants: new Map()}, bytes.length),
    passesOver: true,
    plain: (value) => value,
    unpickle: (pickle, buffers) => readPickle(pickle, {buffers, allows: anything}),
  });
}

/** The error for an answer that is none: a pickled exception and its traceback, or whatever another kind of server says. */
export async function remoteFailure(body: Uint8Array, status: number, address: string): Promise<Error> {
  const answer = await passively(body);
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
export async function taskFailure(
  error: Uint8Array,
  traceback: Uint8Array | null,
  code: CodeFragments,
): Promise<MarsError> {
  const [exception, calls] = await Promise.all([
    passively(error),
    traceback === null ? null : passively(traceback),
  ]);
  if (exception === undefined)
    return new ConnectionError('The cluster reports a failure that cannot be read');
  return errorFor(exceptionIn(exception, calls, code));
}

/** What an envelope holds, or undefined where the bytes are none. */
async function passively(bytes: Uint8Array): Promise<unknown> {
  try {
    return await readPassively(bytes);
  } catch (error) {
    if (error instanceof PickleError) return undefined;
    throw error;
  }
}
