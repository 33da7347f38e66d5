/** Errors on their way between threads. */
import * as errors from '../../../errors/index.js';
import type {WireError} from './protocol.js';

export function toWire(error: unknown): WireError {
  if (error instanceof Error) return {name: error.name, message: error.message, stack: error.stack};
  return {name: 'Error', message: String(error), stack: undefined};
}

const classes: readonly (new (message: string) => Error)[] = [
  errors.ValueError,
  errors.ArgumentError,
  errors.IndexError,
  errors.KeyError,
  errors.FileError,
  errors.NotSupportedError,
  errors.InterruptedError,
  errors.OverflowError,
  errors.ZeroDivisionError,
  RangeError,
  TypeError,
];

/** The error again, of its class; the worker's stack is its cause. */
export function fromWire({name, message, stack}: WireError): Error {
  const known = classes.find((c) => c.name === name) ?? Error;
  const error = new known(message);
  if (stack !== undefined) error.cause = stack;
  return error;
}
