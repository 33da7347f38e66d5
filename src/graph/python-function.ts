import {NotSupportedError} from '../errors/index.js';

const sources = new WeakMap<object, string>();

/**
 * A Python function, by its source: a `lambda`, one `def`, or a `class`, which stands for an instance of it. It is taken wherever a function
 * is, and runs on a cluster's workers, where a function of JavaScript cannot; it has no meaning on this machine.
 */
export interface PythonFunction {
  (...args: unknown[]): never;
  readonly source: string;
}

/** The Python function with that source. */
export function pythonFunction(source: string): PythonFunction {
  const call = (): never => {
    throw new NotSupportedError(
      'A Python function runs on a Mars or Xorbits cluster, not in a local session: give a JavaScript function here, or connect to a cluster with new_session("http://host:port")',
    );
  };
  const made = Object.assign(call, {source});
  sources.set(made, source);
  return Object.defineProperty(made, 'name', {value: 'python'});
}

/** The source of a Python function, or null for any other value. */
export function pythonSourceOf(value: object): string | null {
  return sources.get(value) ?? null;
}
