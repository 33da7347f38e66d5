import {InterruptedError, MarsError, SessionClosedError} from './index.js';

const places =
  /^(mt|md|Tensor|DataFrame|Series|Index|GroupBy|Rolling|Expanding|ExponentialMovingWindow|new_session)\b/;

/**
 * Puts the operation's name before the message of an error that does not say where it comes from, and gives the error back.
 *
 * @param operation Its place and name: `DataFrame.get`.
 */
export function inOperation(operation: string, error: unknown): unknown {
  if (
    !(error instanceof MarsError) ||
    error instanceof InterruptedError ||
    error instanceof SessionClosedError
  )
    return error;
  const name = operation.slice(operation.lastIndexOf('.') + 1);
  const says = places.test(error.message) || new RegExp(`^${name}\\b`).test(error.message);
  if (!says) error.message = `${operation}: ${error.message}`;
  return error;
}
