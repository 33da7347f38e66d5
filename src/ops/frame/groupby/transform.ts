import {
  LocalFrame,
  LocalSeries,
  inferVector,
  type DType,
  type Label,
  type Value,
} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import {
  join,
  type Column,
  type Expr,
  type Level,
  type Relation,
  type RowLabels,
} from '../../../engine/sql/index.js';
import type {Grouping, LowerContext} from '../../../engine/index.js';
import {usualOptions} from '../reductions/rules.js';
import {loadLocal} from '../resolve.js';
import {byName, inferGroups, resultKind, unknownResult} from './aggregate.js';
import {groupingIn} from './grouping.js';
import {forEachGroup, localGroups, seriesAt} from './local-groups.js';

/** A function of the values of one column in a group: it gives as many values, or one for all. */
export type TransformFunction = (
  values: LocalSeries,
  ...args: unknown[]
) => LocalSeries | readonly unknown[] | Value;

/** Options of {@link GroupByMethods.transform}. */
export type TransformOptions = Options<{
  /** The dtype of the result; inferred from the values unless given. */
  dtype: string;
  /** The name of the result, where it is a series. */
  name: Label;
  /** Clusters only: the dtypes of the columns of the result. */
  dtypes: readonly string[] | Readonly<Record<string, string>>;
  /** Clusters only: the row labels of the result. */
  index: readonly Label[];
}>;

declare module '../../../expr/groupby.js' {
  interface GroupByMethods<T> {
    /**
     * Values for each row from its group: an aggregate by name, the same for all rows of a group, or what a function of
     * the group's values gives.
     *
     * pandas' and Mars's `GroupBy.transform`.
     *
     * @throws ValueError where a function gives another number of values than the group has; whatever the function throws.
     * @example
     * const df = md.DataFrame({k: ['x', 'y', 'x'], n: [1, 2, 3]});
     * await df.groupby('k').transform((n) => n.sub(n.mean())).execute()
     * //    n
     * // 0 -1
     * // 1  0
     * // 2  1
     */
    transform(f: string | TransformFunction, options?: TransformOptions): T;
  }
}

/** Aggregates by name, joined back to the rows of their groups. */
function byAggregate(grouping: Grouping, name: string): {kind: 'dataframe' | 'series'; relation: Relation} {
  const {relation, keys} = grouping;
  const groups = byName({...grouping, asIndex: true}, name, usualOptions);
  const found = groups.index.kind === 'levels' ? groups.index.levels.map((level) => level.expr) : [];
  const levels = relation.index.kind === 'levels' ? relation.index.levels : [];
  const pairs = keys.map((key, i): [Expr, Expr] => [key.expr, found[i] as Expr]);
  const values = groups.columns.map((column) => column.expr);
  const own = levels.map((level) => level.expr);
  const sides = join(relation, own, pairs, groups, values, 'left', {rightUnique: true});
  const index: RowLabels =
    relation.index.kind === 'range'
      ? relation.index
      : {
          ...relation.index,
          levels: levels.map((level, i): Level => ({...level, expr: sides.left[i] as Expr})),
        };
  const columns = groups.columns.map(({label}, i): Column => ({label, expr: sides.right[i] as Expr}));
  const {source, order} = sides;
  return {
    kind: resultKind(grouping),
    relation: {...relation, source, order, index, columns},
  };
}

/** What a function gives for each column of each group, put back to the places of the rows. */
async function byFunction(
  grouping: Grouping,
  call: TransformFunction,
  dtype: DType | null,
  context: LowerContext,
): Promise<LocalFrame | LocalSeries> {
  const groups = await localGroups(grouping, context);
  const kept = groups.rows.flat().sort((a, b) => a - b);
  const vectors = [];
  for (const place of grouping.values) {
    const results = new Array<unknown>(groups.frame.length).fill(null);
    await forEachGroup(
      groups,
      (rows) => {
        const given = call(seriesAt(groups.frame, place, rows));
        const values =
          given instanceof LocalSeries ? given.vector.toArray() : Array.isArray(given) ? given : null;
        if (values !== null && values.length !== rows.length)
          throw new ValueError(
            `GroupBy.transform: the function gave ${String(values.length)} values for a group of ${String(rows.length)} rows`,
          );
        for (const [i, row] of rows.entries())
          results[row] = values === null ? given : (values[i] as unknown);
      },
      context.signal,
    );
    vectors.push(
      inferVector(
        kept.map((row) => results[row]),
        dtype ?? undefined,
      ),
    );
  }
  const index = kept.length === groups.frame.length ? groups.frame.index : groups.frame.index.take(kept);
  const [first] = vectors;
  if (grouping.series && first !== undefined)
    return new LocalSeries(index, first, groups.frame.columns.at(grouping.values[0] ?? 0));
  return new LocalFrame(groups.frame.columns.take(grouping.values), index, vectors);
}

export const transform = define({
  name: 'transform',
  title: 'GroupByTransform',
  places: ['GroupBy'],
  params: {
    df: p.lazy('groupby'),
    f: p.oneOf(p.text, p.fn<TransformFunction>()),
    dtypes: p.remote(),
    dtype: p.optional(p.dtype, null),
    name: p.optional(p.label, null),
    index: p.remote(),
    output_types: p.remote(),
    skip_infer: p.remote(false),
    kwargs: p.remoteKeywords,
  },
  infer: ({df, f}) =>
    typeof f === 'string' ? inferGroups(df, (grouping) => byAggregate(grouping, f)) : unknownResult(df),
  async lower({df, f, dtype, name}, context) {
    const grouping = groupingIn(df, context);
    if (typeof f === 'string') return byAggregate(grouping, f);
    const made = await byFunction(grouping, f, dtype, context);
    const result = made instanceof LocalSeries && name !== null ? made.rename(name) : made;
    return {
      kind: made instanceof LocalSeries ? 'series' : 'dataframe',
      relation: await loadLocal(context, result),
    };
  },
});
