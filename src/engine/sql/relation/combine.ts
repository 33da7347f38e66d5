/** Putting relations with the same rows side by side. */

import {Sql} from '../expression/sql.js';
import type {Slot} from '../expression/sql.js';
import {isProjection, selectSource} from './source.js';
import type {SelectSource, Source} from './source.js';

function sameWork(a: SelectSource, b: SelectSource): boolean {
  return (
    a.where === b.where &&
    a.qualify === b.qualify &&
    a.group === b.group &&
    a.order === b.order &&
    a.limit === b.limit &&
    a.offset === b.offset
  );
}

/** `source`, over `input` in place of its own, putting out what `others` has besides. */
function widened(source: SelectSource, input: Source, others: ReadonlyMap<Slot, Sql>): SelectSource {
  const {passes, where, qualify, group, order, limit, offset} = source;
  const computed = new Map([...source.computed, ...others]);
  const parts = {where, qualify, group, order, limit, offset};
  const present = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
  return selectSource(input, {passes, computed, ...present}, source.rows);
}

/** Every slot of `input`, passed on. */
function passed(input: Source, except: ReadonlySet<Slot>): Map<Slot, Sql> {
  return new Map([...input.slots].filter((slot) => !except.has(slot)).map((slot) => [slot, Sql.of([slot])]));
}

/**
 * A source that has the slots of both `a` and `b`, whose rows must be the same rows; null when they were reached in ways
 * that cannot be put into one query.
 */
export function combine(a: Source, b: Source): Source | null {
  if (a === b) return a;
  if (a.rows !== b.rows) return null;
  const [deep, other] = a.depth >= b.depth ? [a, b] : [b, a];
  if (deep.kind === 'select' && isProjection(deep)) {
    const below = combine(deep.input, other);
    if (below === null) return null;
    return widened(deep, below, deep.passes ? new Map() : passed(below, deep.slots));
  }
  if (deep.kind === 'select' && other.kind === 'select' && sameWork(deep, other)) {
    const below = combine(deep.input, other.input);
    if (below === null) return null;
    return widened(deep, below, new Map([...passed(below, deep.slots), ...other.computed]));
  }
  return null;
}
