import type {Label, LocalIndex, LocalSeries} from '../../../data/index.js';
import {KeyError, unknownName} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {GroupBy} from '../../../expr/groupby.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {GroupByMeta} from '../../../graph/index.js';
import {rows} from '../define-frame.js';
import {groupByMeta, groupedMeta, groupingIn, lowerGrouping, selectGrouped} from './grouping.js';

/** What rows are grouped by: a label, a series or index of their labels, one value a row, a function of the label, or several of these. */
export type GroupKeys =
  | Label
  | DataFrame
  | Series
  | Index
  | LocalSeries
  | LocalIndex
  | ReadonlyMap<Label, unknown>
  | ((label: Label) => unknown)
  | readonly unknown[];

/** Options of {@link DataFrameMethods.groupby}. */
export type GroupByOptions = Options<{
  by: GroupKeys;
  /** A level of the row labels, by name or place, or several. */
  level: Label | readonly Label[];
  /** Whether keys become the row labels of results (the default), or columns. */
  as_index: boolean;
  /** Whether groups come in the order of their keys (the default), or of their first rows. */
  sort: boolean;
  /** Whether `apply` puts the keys before the row labels of results that are frames. */
  group_keys: boolean;
  /** Whether rows with a missing key belong to no group (the default). */
  dropna: boolean;
  /** Whether keys that are categories make groups only of those that have rows; by default each category makes one. */
  observed: boolean;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Rows in groups of equal keys. An aggregation of them gives one row a group.
     *
     * pandas' and Mars's `DataFrame.groupby`.
     *
     * @throws KeyError for a key that is neither a column nor a level.
     * @example
     * const df = md.DataFrame({k: ['x', 'y', 'x'], n: [1, 2, 3]});
     * await df.groupby('k').sum().execute()
     * //    n
     * // k
     * // x  4
     * // y  2
     */
    groupby(by?: GroupKeys | GroupByOptions, options?: GroupByOptions): GroupBy;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Values in groups of equal keys. An aggregation of them gives one value a group.
     *
     * pandas' and Mars's `Series.groupby`.
     *
     * @throws KeyError for a level that there is not.
     * @example
     * const s = md.Series([1, 2, 3], {index: ['x', 'y', 'x']});
     * await s.groupby({level: 0}).sum().execute()
     * // x    4
     * // y    2
     * // dtype: int64
     */
    groupby(by?: GroupKeys | GroupByOptions, options?: GroupByOptions): GroupBy<Series>;
  }
}

declare module '../../../expr/groupby.js' {
  interface GroupByMethods<T> {
    /**
     * One column of the groups, or several: what is aggregated.
     *
     * pandas' and Mars's `GroupBy[label]`.
     *
     * @throws KeyError for an unknown column.
     * @example
     * const df = md.DataFrame({k: ['x', 'y', 'x'], a: [1, 2, 3], b: [4, 5, 6]});
     * await df.groupby('k').get('b').sum().execute()
     * // k
     * // x    10
     * // y     5
     * // Name: b, dtype: int64
     */
    get(key: readonly Label[]): GroupBy<T extends Series ? T : DataFrame>;
    get(key: Label): GroupBy<Series>;
  }
}

export const groupby = define({
  name: 'groupby',
  title: 'DataFrameGroupByOperand',
  places: ['DataFrame', 'Series'],
  params: {
    df: rows('dataframe', 'series'),
    by: {...p.any, takes: 'labels, a series, values, or a function of labels', fallback: {value: null}},
    level: p.optional(p.oneOf(p.label, p.listOf(p.label)), null),
    as_index: p.optional(p.bool, true),
    sort: p.optional(p.bool, true),
    group_keys: p.optional(p.bool, null),
    dropna: p.optional(p.bool, true),
    observed: p.optional(p.bool, false),
  },
  infer: (args) => groupByMeta(args),
  lower: async (args, context) => ({kind: 'groupby', grouping: await lowerGrouping(args, context)}),
});

export const getOfGroups = define({
  name: 'get',
  title: 'GroupByIndex',
  places: ['GroupBy'],
  params: {df: p.lazy('groupby'), key: p.oneOf(p.listOf(p.label), p.label)},
  infer({df, key}): GroupByMeta {
    const meta = groupedMeta(df);
    const columns = meta.of.kind === 'dataframe' ? meta.of.columns : [];
    const labels = columns?.map(({label}) => label) ?? null;
    for (const one of Array.isArray(key) ? key : [key]) {
      if (labels !== null && !labels.includes(one))
        throw new KeyError(
          `GroupBy.get: Column not found: ${String(one)}.${unknownName(String(one), labels.map(String))}`,
        );
    }
    return {...meta, selection: key};
  },
  lower: ({df, key}, context) => ({kind: 'groupby', grouping: selectGrouped(groupingIn(df, context), key)}),
});
