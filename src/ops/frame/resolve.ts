/** Given data with lazy objects in it. */
import type {LocalFrame, LocalIndex, LocalSeries} from '../../data/index.js';
import type {LowerContext} from '../../engine/index.js';
import type {Relation} from '../../engine/sql/index.js';
import {isPlainObject, nodesWithin} from '../../expr/plain.js';
import {Node} from '../../graph/index.js';

/** Whether a lazy object stands anywhere in `value`. */
export function holdsNodes(value: unknown): boolean {
  return nodesWithin(value).length > 0;
}

/** `value` with every lazy object replaced by its data. */
export async function resolve(value: unknown, context: LowerContext): Promise<unknown> {
  if (value instanceof Node) return context.local(value);
  if (!holdsNodes(value)) return value;
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolve(item, context)));
  if (value instanceof Map) {
    return new Map(
      await Promise.all(
        [...value].map(async ([key, item]) => [key as unknown, await resolve(item, context)] as const),
      ),
    );
  }
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await resolve(item, context)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Data at hand as a relation, held as long as the run needs it. */
export function loadLocal(
  context: LowerContext,
  data: LocalFrame | LocalSeries | LocalIndex,
): Promise<Relation> {
  return context.relation(data);
}
