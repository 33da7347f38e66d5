import type {Options} from '../../expr/names.js';
import type {LazyObject} from '../../expr/object.js';
import type {ExecutableTuple} from '../../expr/tuple.js';
import type {PythonFunction} from '../../graph/index.js';
import {defineRemote, type Gives} from './define-remote.js';

/** Options of {@link RemoteFunctions.spawn}. */
export type SpawnOptions = Options<{
  /** The function's arguments; lazy objects among them are computed before. */
  args: readonly unknown[];
  /** The function's keyword arguments. */
  kwargs: Readonly<Record<string, unknown>>;
  /** Whether a call that failed is tried again. */
  retry_when_fail: boolean;
  /** Whether a lazy object that the function gives is computed too. */
  resolve_tileable_input: boolean;
  /** How many results the function gives; one unless given. */
  n_output: number;
}>;

declare module '../../expr/namespaces.js' {
  interface RemoteFunctions {
    /**
     * A Python function that runs on one of a cluster's workers, as a lazy object of what it gives; a list of them with `n_output`.
     *
     * Mars's `remote.spawn`. Runs on clusters only.
     *
     * @example
     * remote.spawn(md.python`lambda a, b: a + b`, {args: [1, 2]})
     */
    spawn(
      func: PythonFunction,
      options: SpawnOptions & {readonly n_output: number},
    ): ExecutableTuple<LazyObject>;
    spawn(func: PythonFunction, options?: SpawnOptions): LazyObject;
  }
}

export const spawn = defineRemote({
  name: 'spawn',
  title: 'RemoteFunction',
  places: ['remote'],
  required: ['func'],
  optional: ['args', 'kwargs', 'retry_when_fail', 'resolve_tileable_input', 'n_output'],
  gives: ({n_output: count}): Gives =>
    typeof count === 'number' ? Array.from({length: count}, (): Gives => 'object') : 'object',
});
