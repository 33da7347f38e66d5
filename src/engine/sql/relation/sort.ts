/** Ordering rows. */

import type {Expr} from '../expression/expr.js';
import {carry, sealWindows} from '../relation.js';
import type {Relation} from '../relation.js';
import {withLevels, withOrderKeys} from './ordinal.js';
import type {SortKey} from './source.js';

/** What to sort by. Missing comes last whichever way the others go, unless `nullsFirst`. */
export interface SortBy {
  readonly expr: Expr;
  readonly descending?: boolean;
  readonly nullsFirst?: boolean;
}

/**
 * `rel` in the order of `by`, rows that tie in the order they had: `sort_values` and `sort_index`. Nothing is moved
 * until somebody looks at the order.
 *
 * @param keepLabels false for `ignore_index`: a RangeIndex numbers the rows anew.
 */
export function sortBy(rel: Relation, by: readonly SortBy[], keepLabels = true): Relation {
  const riding = carry(
    rel,
    by.map((one) => one.expr),
    (all) => (keepLabels ? withLevels(all) : {...all, index: {kind: 'range', start: 0, step: 1, name: null}}),
  );
  let ties: readonly SortKey[] = [];
  const {relation, extra} = carry(riding.relation, riding.extra, (all) => {
    const tied = withOrderKeys(sealWindows(all));
    ties = tied.keys;
    return tied.relation;
  });
  const keys = by.map((one, i): SortKey => ({
    sql: (extra[i] as Expr).sql,
    ...(one.descending === undefined ? {} : {descending: one.descending}),
    ...(one.nullsFirst === undefined ? {} : {nullsFirst: one.nullsFirst}),
  }));
  const index =
    relation.index.kind === 'levels'
      ? {kind: 'levels' as const, levels: relation.index.levels}
      : relation.index;
  return {...relation, index, order: {kind: 'pending', keys: [...keys, ...ties]}};
}
