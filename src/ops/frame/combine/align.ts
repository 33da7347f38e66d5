import {relationMeta} from '../../../engine/results.js';
import {literal, settle, type Column, type Relation} from '../../../engine/sql/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import type {Meta} from '../../../graph/index.js';
import {rows, rowsOf, standIn} from '../define-frame.js';
import {fillMissing} from '../fill.js';
import {assumedAligned} from '../side-by-side.js';

/** Options of {@link SeriesMethods.align}. */
export type AlignOptions = Options<{
  /** Which labels both get: all of them (the default), those that both have, or those of one. */
  join: 'outer' | 'inner' | 'left' | 'right';
  axis: 0 | 'index';
  copy: boolean;
  /** What stands for values that a label has on one side only. */
  fill_value: unknown;
}>;

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Both series with the labels of both, by `join`.
     *
     * pandas' and Mars's `Series.align`.
     *
     * @example
     * const [left, right] = md.Series([1, 2]).align(md.Series([3]), {join: 'outer', fill_value: 0});
     * await right.execute()
     * // 0    3.0
     * // 1    0.0
     * // dtype: float64
     */
    align(other: Series, options?: AlignOptions): ExecutableTuple<Series>;
  }
}

/** Missing values of all columns filled, unless there is nothing to fill with. */
export function filled(rel: Relation, value: unknown): Relation {
  if (value === null) return rel;
  const columns = rel.columns.map(({label, expr}): Column => ({
    label,
    expr: fillMissing(expr, literal(value), value),
  }));
  return settle({...rel, columns});
}

function metas(left: Relation, right: Relation): Meta {
  const pair = assumedAligned(left, right);
  return {kind: 'tuple', items: [relationMeta('series', pair.left), relationMeta('series', pair.right)]};
}

/** What `align` takes behind the axis. */
export const aligning = {
  level: p.remote(),
  copy: p.optional(p.bool, true),
  fill_value: p.optional(p.label, null),
  method: p.remote(),
  limit: p.remote(),
  fill_axis: p.remote(0),
  broadcast_axis: p.remote(),
};

export const align = define({
  name: 'align',
  title: 'DataFrameAlign',
  places: ['Series'],
  params: {
    df: rows('series'),
    other: rows('series'),
    join: p.optional(p.choice('outer', 'inner', 'left', 'right'), 'outer'),
    axis: p.optional(p.choice(0, 'index'), null),
    ...aligning,
  },
  infer({df, other}): Meta {
    const [left, right] = [standIn(df.meta), standIn(other.meta)];
    if (left === null || right === null) return {kind: 'tuple', items: [df.meta, other.meta]};
    return metas(left.relation, right.relation);
  },
  async lower({df, other, join, fill_value: value}, context: LowerContext) {
    const [own, theirs] = [await rowsOf(df, context), await rowsOf(other, context)];
    const {left, right} = await context.align(own.relation, theirs.relation, join);
    const columns = [...left.columns, ...right.columns];
    const relation = await context.materialise({...left, columns});
    const side = (from: number, to?: number): Relation =>
      filled({...relation, columns: relation.columns.slice(from, to)}, value);
    return {
      kind: 'tuple',
      items: [
        {kind: 'series', relation: side(0, 1)},
        {kind: 'series', relation: side(1)},
      ],
    };
  },
});
