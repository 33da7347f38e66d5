/** Rows with labels of several levels beside rows that one of the levels names. */

import type {Expr} from '../expression/expr.js';
import type {Relation} from '../relation.js';
import {comparable} from './align.js';
import type {Aligned} from './align.js';
import {join} from './join.js';
import {withLevels} from './ordinal.js';

/**
 * `narrow` beside the rows of `wide` whose level at `position` has its label, in the order of `wide` and with its labels;
 * missing where `narrow` has none. Rows of `narrow` whose label stands twice repeat those of `wide`: callers compare the numbers of rows.
 */
export function alignLevel(wide: Relation, narrow: Relation, position: number): Aligned {
  const [a, b] = [withLevels(wide), withLevels(narrow)];
  const {levels} = a.index;
  const keys = comparable([levels[position]?.expr as Expr], [b.index.levels[0]?.expr as Expr]);
  const own = [...levels.map(({expr}) => expr), ...a.columns.map(({expr}) => expr)];
  const theirs = b.columns.map(({expr}) => expr);
  const {left, right, source, order} = join(a, own, keys, b, theirs, 'left');
  const index = {
    kind: 'levels',
    levels: levels.map(({name}, i) => ({name, expr: left[i] as Expr})),
  } as const;
  const over = (rel: Relation, exprs: readonly Expr[]): Relation => ({
    ...rel,
    source,
    order,
    index,
    length: null,
    columns: rel.columns.map((column, i) => ({...column, expr: exprs[i] as Expr})),
  });
  return {left: over(a, left.slice(levels.length)), right: over(b, right)};
}
