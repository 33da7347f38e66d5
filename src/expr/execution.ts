import {get_default_session, type Executable} from '../session/index.js';
import {ArgumentError} from '../errors/index.js';
import {describeValue, isPlainObject} from './plain.js';
import {Tileable, type ExecuteOptions, type FetchOptions} from './tileable.js';
import {ExecutableTuple} from './tuple.js';

type Objects = readonly (Tileable<unknown> | ExecutableTuple<Tileable<unknown>>)[];

/**
 * Executes objects together, so that what they share is computed once, and resolves with them: with the object itself for one, with a
 * tuple for several. A last plain object holds the options. Mars's `execute`.
 *
 * @throws ArgumentError for what is no lazy object, and whatever the computation raises.
 * @example
 * const a = mt.arange(3);
 * await md.execute(a, a.add(1))
 * // (array([0, 1, 2]), array([1, 2, 3]))
 */
export async function execute(
  ...args: readonly [...Objects] | readonly [...Objects, ExecuteOptions]
): Promise<unknown> {
  const {objects, options} = split('execute', args);
  const executed = await ExecutableTuple.of(...objects).execute(options);
  return objects.length === 1 ? objects[0] : executed;
}

/**
 * The data of objects that were executed before: one value for one object, a list for several. A last plain object holds the options. Mars's `fetch`.
 *
 * @throws ValueError for an object that was not executed in that session.
 * @example
 * const a = mt.arange(3);
 * await a.execute();
 * await md.fetch(a)
 * // array([0, 1, 2])
 */
export async function fetch(
  ...args: readonly [...Objects] | readonly [...Objects, FetchOptions]
): Promise<unknown> {
  const {objects, options} = split('fetch', args);
  const session = options.session ?? get_default_session();
  return session.fetch(...(objects as readonly Executable[]));
}

function split(
  name: string,
  args: readonly unknown[],
): {objects: Tileable<unknown>[]; options: ExecuteOptions} {
  const last = args.at(-1);
  const options = isPlainObject(last) ? (last as ExecuteOptions) : {};
  const given = isPlainObject(last) ? args.slice(0, -1) : args;
  const objects = given.flatMap((item): unknown[] => (Array.isArray(item) ? item : [item]));
  for (const item of objects) {
    if (!(item instanceof Tileable))
      throw new ArgumentError(
        `${name} takes tensors, frames, series and indexes, got ${describeValue(item)}`,
      );
  }
  if (objects.length === 0)
    throw new ArgumentError(`${name} needs at least one tensor, frame, series or index`);
  return {objects: objects as Tileable<unknown>[], options};
}
