import {
  LocalIndex,
  MultiIndex,
  labelKey,
  type Label,
  type Scalar,
  type Timedelta,
} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {columnIndex, type Relation, type RowLabels} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {Node, type DataFrameMeta, type IndexMeta, type Meta, type SeriesMeta} from '../../../graph/index.js';
import {labels as labelsParam} from '../data-params.js';
import {rows, rowsOf, type Rows} from '../define-frame.js';
import {indexMetaOf} from '../metas.js';
import {isColumns, type AxisName} from './names.js';
import type {Matching, MatchMethod} from './nearest-labels.js';
import {reindexColumns, reindexRows} from './reindex-rows.js';

type Labels = readonly unknown[] | LocalIndex | Index;

/** What stands in rows and columns that were not there. */
export interface ReindexFill {
  readonly fill_value: Scalar;
  /** New rows take the values of the row whose label comes before (`ffill`), after (`bfill`) or is nearest; labels must ascend or descend. */
  readonly method: MatchMethod | null;
  /** With `method`: how many new rows are filled from one, at most. */
  readonly limit: number | null;
  /** With `method`: how far a label may be from the one that its row is filled from; several for one each. */
  readonly tolerance: number | string | Timedelta | readonly (number | string | Timedelta)[] | null;
  /** Clusters only: the level of the labels to match by. */
  readonly level: Label;
  /** Clusters only. */
  readonly copy: boolean;
  /** Clusters only: whether the result may be sparse. */
  readonly enable_sparse: boolean;
}

/** Options of {@link DataFrameMethods.reindex_like}. */
export type LikeOptions = Options<Pick<ReindexFill, 'method' | 'limit' | 'tolerance' | 'copy'>>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The rows (or with `columns` or `axis: 1` the columns) with these labels, in this order; missing values where a label is new.
     *
     * pandas' and Mars's `DataFrame.reindex`.
     *
     * @throws ValueError when a row label of the frame stands twice, and with `method` when its labels neither ascend nor descend.
     * @example
     * await md.DataFrame({a: [1, 2]}, {index: ['x', 'y']}).reindex(['y', 'z'], {fill_value: 0}).execute()
     * //    a
     * // y  2
     * // z  0
     * @example
     * await md.DataFrame({a: [1, 2]}, {index: [10, 20]}).reindex([12, 19, 35], {method: 'nearest', tolerance: 2}).execute()
     * //       a
     * // 12  1.0
     * // 19  2.0
     * // 35  NaN
     */
    reindex(labels: Labels, options?: Options<ReindexFill & {axis: AxisName}>): DataFrame;
    reindex(options: Options<ReindexFill & {index: Labels; columns: Labels}>): DataFrame;
    /**
     * The rows and columns with the labels of another frame, in its order.
     *
     * pandas' and Mars's `DataFrame.reindex_like`.
     *
     * @throws ValueError when a row label of this frame stands twice.
     * @example
     * await md.DataFrame({a: [1, 2], b: [3, 4]}).reindex_like(md.DataFrame({b: [0]})).execute()
     * //    b
     * // 0  3
     */
    reindex_like(other: DataFrame, options?: LikeOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The values with these labels, in this order; missing values where a label is new.
     *
     * pandas' and Mars's `Series.reindex`.
     *
     * @throws ValueError when a label of the series stands twice, and with `method` when its labels neither ascend nor descend.
     * @example
     * await md.Series([1, 2], {index: ['x', 'y']}).reindex(['y', 'z']).execute()
     * // y    2.0
     * // z    NaN
     * // dtype: float64
     * @example
     * await md.Series([1, 2], {index: [10, 20]}).reindex([5, 15, 16], {method: 'ffill', limit: 1}).execute()
     * // 5     NaN
     * // 15    1.0
     * // 16    NaN
     * // dtype: float64
     */
    reindex(index: Labels, options?: Options<ReindexFill>): Series;
    /**
     * The values with the labels of another series, in its order.
     *
     * pandas' and Mars's `Series.reindex_like`.
     *
     * @throws ValueError when a label of this series stands twice.
     * @example
     * await md.Series([1, 2]).reindex_like(md.Series([0], {index: [1]})).execute()
     * // 1    2
     * // dtype: int64
     */
    reindex_like(other: Series, options?: LikeOptions): Series;
  }
}

const fill = p.optional(p.label, null);
const method = p.optional(p.choice('ffill', 'pad', 'bfill', 'backfill', 'nearest'), null);
const limit = p.optional(p.int, null);
const tolerance = p.optional(p.any, null);

/** The arguments for labels that are matched to others; null where only equal ones are. @throws ValueError for those that need a method. */
function matchingOf(args: {
  readonly method: MatchMethod | null;
  readonly limit: number | null;
  readonly tolerance: unknown;
}): Matching | null {
  const {method: how, limit: most, tolerance: nearBy} = args;
  if (how !== null) return {method: how, limit: most, tolerance: nearBy};
  for (const [name, value] of Object.entries({limit: most, tolerance: nearBy}))
    if (value !== null)
      throw new ValueError(
        `${name} argument only valid if doing pad, backfill or nearest reindexing: give a 'method'`,
      );
  return null;
}

export const reindex = define({
  name: 'reindex',
  title: 'DataFrameReindex',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    labels: labelsParam,
    index: labelsParam,
    columns: labelsParam,
    axis: p.optional(p.choice('index', 'columns', 'rows', 0, 1), 0),
    method,
    copy: p.remote(true),
    level: p.remote(),
    fill_value: fill,
    limit,
    tolerance,
    enable_sparse: p.remote(false),
  },
  infer({df, labels, index, columns, axis, ...rest}): Meta {
    matchingOf(rest);
    const meta = df.meta as DataFrameMeta;
    const byColumns = columns ?? (isColumns(axis) ? labels : null);
    const byRows = index ?? (isColumns(axis) ? null : labels);
    return {
      ...meta,
      columns: columnsMeta(meta, byColumns, byRows !== null),
      index: targetMeta(byRows, meta.index),
    };
  },
  async lower({df, labels, index, columns, axis, fill_value: value, ...rest}, context) {
    const matching = matchingOf(rest);
    const {kind, relation} = await rowsOf(df, context);
    const byColumns = columns ?? (isColumns(axis) ? labels : null);
    const byRows = index ?? (isColumns(axis) ? null : labels);
    const narrowed =
      byColumns === null
        ? relation
        : reindexColumns(relation, (await context.local(byColumns)) as LocalIndex, value, matching);
    return {
      kind,
      relation:
        byRows === null
          ? narrowed
          : await reindexRows(context, narrowed, await target(context, byRows, relation), value, matching),
    };
  },
});

export const reindexSeries = define({
  name: 'reindex',
  title: 'DataFrameReindex',
  places: ['Series'],
  params: {
    df: rows('series'),
    index: labelsParam,
    method,
    copy: p.remote(true),
    level: p.remote(),
    fill_value: fill,
    limit,
    tolerance,
    enable_sparse: p.remote(false),
  },
  infer({df, index, ...rest}): Meta {
    matchingOf(rest);
    const meta = df.meta as SeriesMeta;
    return {...meta, dtype: null, index: targetMeta(index, meta.index)};
  },
  async lower({df, index, fill_value: value, ...rest}, context) {
    const matching = matchingOf(rest);
    const {kind, relation} = await rowsOf(df, context);
    return {
      kind,
      relation:
        index === null
          ? relation
          : await reindexRows(context, relation, await target(context, index, relation), value, matching),
    };
  },
});

export const reindexLike = define({
  name: 'reindex_like',
  title: 'DataFrameReindex',
  places: ['DataFrame', 'Series'],
  params: {
    df: rows('dataframe', 'series'),
    other: rows('dataframe', 'series'),
    method,
    copy: p.remote(true),
    limit,
    tolerance,
  },
  infer({df, other, ...rest}): Meta {
    matchingOf(rest);
    const like = other.meta as DataFrameMeta | SeriesMeta;
    if (df.meta.kind === 'series') return {...df.meta, dtype: null, index: like.index};
    return {...(df.meta as DataFrameMeta), columns: null, index: like.index};
  },
  async lower({df, other, ...rest}, context): Promise<Rows> {
    const matching = matchingOf(rest);
    const {kind, relation} = await rowsOf(df, context);
    const like = (await rowsOf(other, context)).relation;
    const narrowed =
      kind === 'dataframe' ? reindexColumns(relation, columnIndex(like), null, matching) : relation;
    return {kind, relation: await reindexRows(context, narrowed, {...like, columns: []}, null, matching)};
  },
});

/** The labels that are asked for; plain ones take the name of those of `old`. */
async function target(context: LowerContext, labels: LocalIndex | Node, old: Relation): Promise<Relation> {
  const names = old.index.kind === 'levels' ? old.index.levels.map((level) => level.name) : [];
  const wanted = labels instanceof LocalIndex ? asTuples(labels, names) : labels;
  const rel = await context.relation(wanted);
  return {...rel, columns: [], index: labels instanceof LocalIndex ? named(rel.index, old.index) : rel.index};
}

/** Tuples as labels of as many levels, where the old labels have those. */
function asTuples(labels: LocalIndex, names: readonly Label[]): LocalIndex {
  if (labels instanceof MultiIndex || names.length < 2) return labels;
  const tuples = labels.toArray();
  return tuples.length > 0 && tuples.every((label) => Array.isArray(label) && label.length === names.length)
    ? MultiIndex.from_tuples(tuples as (readonly unknown[])[], {names})
    : labels;
}

function named(index: RowLabels, old: RowLabels): RowLabels {
  const name =
    old.kind === 'range' ? old.name : old.levels.length === 1 ? (old.levels[0]?.name ?? null) : null;
  if (index.kind === 'range') return index.name === null ? {...index, name} : index;
  const [only] = index.levels;
  return index.levels.length === 1 && only?.name === null ? {...index, levels: [{...only, name}]} : index;
}

function targetMeta(labels: LocalIndex | Node | null, old: IndexMeta): IndexMeta {
  if (labels === null) return old;
  if (labels instanceof LocalIndex) {
    const meta = indexMetaOf(asTuples(labels, old.names));
    const [name] = meta.names;
    return meta.names.length === 1 && name === null && old.names.length === 1
      ? {...meta, names: old.names}
      : meta;
  }
  return labels.meta.kind === 'index' ? labels.meta : {...old, length: null};
}

function columnsMeta(
  meta: DataFrameMeta,
  labels: LocalIndex | Node | null,
  rowsChange: boolean,
): DataFrameMeta['columns'] {
  const columns = rowsChange
    ? (meta.columns?.map(({label}) => ({label, dtype: null})) ?? null)
    : meta.columns;
  if (labels === null) return columns;
  if (!(labels instanceof LocalIndex) || columns === null) return null;
  return labels.toArray().map((label: Label) => ({
    label,
    dtype: columns.find((one) => labelKey(one.label) === labelKey(label))?.dtype ?? null,
  }));
}
