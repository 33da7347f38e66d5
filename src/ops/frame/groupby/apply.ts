import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  MultiIndex,
  Vector,
  inferVector,
  type Label,
} from '../../../data/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Grouping} from '../../../engine/index.js';
import {unknownIndex, type Meta, type Node} from '../../../graph/index.js';
import {concatLocal} from '../concat-local.js';
import {lowered} from '../define-local.js';
import {groupedMeta, groupingIn} from './grouping.js';
import {forEachGroup, localGroups, seriesAt, type LocalGroups} from './local-groups.js';

/** Options of {@link GroupByMethods.apply}. */
export type GroupApplyOptions = Options<{
  /** Whether the function gives single values or series (`series`), or frames; found out when run unless given. */
  output_type: 'dataframe' | 'series';
  /** The name of the result, where it is a series. */
  name: Label;
  /** Clusters only: the dtypes of the columns of a result that is a frame. */
  dtypes: readonly string[] | Readonly<Record<string, string>>;
  /** Clusters only: the dtype of a result that is a series. */
  dtype: string;
  /** Clusters only: the row labels of the result. */
  index: readonly Label[];
}>;

declare module '../../../expr/groupby.js' {
  interface GroupByMethods<T> {
    /**
     * A function of each group, as a `LocalFrame` (or `LocalSeries`): single values become a series labelled by the keys,
     * series and frames are put one below the other.
     *
     * Whether the result is a frame is known before it runs only where `output_type` says so; a series otherwise.
     *
     * pandas' and Mars's `GroupBy.apply`.
     *
     * @throws whatever the function throws.
     * @example
     * const df = md.DataFrame({k: ['x', 'y', 'x'], n: [1, 2, 3]});
     * await df.groupby('k').apply((group) => group.get('n').max() - group.get('n').min()).execute()
     * // k
     * // x    2
     * // y    0
     * // dtype: int64
     */
    apply(
      func: (group: T extends DataFrame ? LocalFrame : LocalSeries, ...args: unknown[]) => unknown,
      options: GroupApplyOptions & {readonly output_type: 'dataframe'},
    ): DataFrame;
    apply(
      func: (group: T extends DataFrame ? LocalFrame : LocalSeries, ...args: unknown[]) => unknown,
      options?: GroupApplyOptions,
    ): Series;
  }
}

/** Labels of a group before those of its rows. */
function underKeys(
  keys: LocalIndex,
  results: readonly {readonly place: number; readonly index: LocalIndex}[],
): LocalIndex {
  const places = results.flatMap(({place, index}) => Array.from({length: index.length}, () => place));
  const outer = levelsOf(keys).map((level) => level.take(places));
  const inner = results.map(({index}) => levelsOf(index));
  const width = inner[0]?.length ?? 0;
  const levels = Array.from({length: width}, (_, i) =>
    inferVector(inner.flatMap((own) => own[i]?.toArray() ?? [])),
  );
  return new MultiIndex([...outer, ...levels], {names: [...keys.names, ...(results[0]?.index.names ?? [])]});
}

function levelsOf(index: LocalIndex): readonly Vector[] {
  return index instanceof MultiIndex ? index.arrays : [index.vector];
}

interface Kept<T> {
  readonly place: number;
  readonly value: T;
}

/** Whether results have the rows of their groups, so that they go back to their places. */
function likeRows(groups: LocalGroups, kept: readonly Kept<LocalFrame | LocalSeries>[]): boolean {
  return kept.every(({place, value}) =>
    value.index.equals(groups.frame.index.take(groups.rows[place] ?? [])),
  );
}

function combined(
  groups: LocalGroups,
  results: readonly unknown[],
  grouping: Grouping,
  name: Label,
): LocalFrame | LocalSeries {
  const kept = results.flatMap((value, place): Kept<unknown>[] =>
    value === null || value === undefined ? [] : [{place, value}],
  );
  const keys = groups.keys.take(kept.map(({place}) => place));
  if (kept.length > 0 && kept.every((one): one is Kept<LocalFrame> => one.value instanceof LocalFrame))
    return ofFrames(groups, kept);
  if (kept.length > 0 && kept.every((one): one is Kept<LocalSeries> => one.value instanceof LocalSeries))
    return ofSeries(groups, kept, keys, grouping);
  const own = grouping.series ? groups.frame.columns.at(grouping.values[0] ?? 0) : null;
  return new LocalSeries(keys, inferVector(kept.map(({value}) => value)), name ?? own);
}

function ofFrames(groups: LocalGroups, kept: readonly Kept<LocalFrame>[]): LocalFrame {
  const frames = kept.map(({value}) => value);
  const all = concatLocal(frames);
  if (likeRows(groups, kept)) {
    const rows = kept.flatMap(({place}) => groups.rows[place] ?? []);
    const order = rows.map((_, i) => i).sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0));
    return all.take(order);
  }
  const index = underKeys(
    groups.keys,
    kept.map(({place, value}) => ({place, index: value.index})),
  );
  return new LocalFrame(all.columns, index, all.vectors);
}

function ofSeries(
  groups: LocalGroups,
  kept: readonly Kept<LocalSeries>[],
  keys: LocalIndex,
  grouping: Grouping,
): LocalFrame | LocalSeries {
  const [first] = kept;
  const alike = kept.every(({value}) => first !== undefined && value.index.equals(first.value.index));
  if (alike && first !== undefined && !grouping.series) {
    const vectors = Array.from({length: first.value.length}, (_, j) =>
      inferVector(kept.map(({value}) => value.vector.at(j))),
    );
    return new LocalFrame(first.value.index, keys, vectors);
  }
  const vector = inferVector(kept.flatMap(({value}) => value.vector.toArray()));
  const name = first?.value.name ?? null;
  if (likeRows(groups, kept) && !alike) {
    const rows = kept.flatMap(({place}) => groups.rows[place] ?? []);
    const order = rows.map((_, i) => i).sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0));
    return new LocalSeries(groups.frame.index.take(rows), vector, name).take(order);
  }
  const index = underKeys(
    groups.keys,
    kept.map(({place, value}) => ({place, index: value.index})),
  );
  return new LocalSeries(index, vector, name);
}

function metaOf(node: Node, outputType: string | null): Meta {
  const {of} = groupedMeta(node);
  if (outputType === 'dataframe') return {kind: 'dataframe', columns: null, index: unknownIndex};
  return {kind: 'series', name: of.kind === 'series' ? of.name : null, dtype: null, index: unknownIndex};
}

export const apply = define({
  name: 'apply',
  title: 'GroupByApply',
  places: ['GroupBy'],
  params: {
    df: p.lazy('groupby'),
    func: p.fn<(group: never, ...args: unknown[]) => unknown>(),
    args: p.rest(p.any),
    output_type: p.optional(p.choice('dataframe', 'series'), null),
    dtypes: p.remote(),
    dtype: p.remote(),
    name: p.optional(p.label, null),
    index: p.remote(),
    skip_infer: p.remote(),
    kwargs: p.remoteKeywords,
  },
  infer: ({df, output_type}) => metaOf(df, output_type),
  async lower({df, func, args, name}, context) {
    const grouping = groupingIn(df, context);
    const groups = await localGroups(grouping, context);
    const chosen = grouping.values.length < grouping.relation.columns.length - countKeys(grouping);
    const frame = chosen ? groups.frame.takeColumns(grouping.values) : groups.frame;
    const results: unknown[] = [];
    await forEachGroup(
      groups,
      (rows) => {
        const group = grouping.series
          ? seriesAt(groups.frame, grouping.values[0] ?? 0, rows)
          : frame.take(rows);
        results.push(func(group as never, ...args));
      },
      context.signal,
    );
    return lowered(combined(groups, results, grouping, name), context);
  },
});

/** How many of the keys are columns. */
function countKeys({relation, keys}: Grouping): number {
  return relation.columns.filter(({expr}) => keys.some((key) => key.expr === expr)).length;
}
