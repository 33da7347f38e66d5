import {LocalIndex, labelKey, type Label, type Scalar} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  columnIndex,
  choose,
  expr,
  literal,
  positionsOf,
  rowCount,
  settle,
  sql,
  type Column,
  type Relation,
  type RowLabels,
} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {Node, type DataFrameMeta, type IndexMeta, type Meta, type SeriesMeta} from '../../../graph/index.js';
import {labels as labelsParam} from '../data-params.js';
import {rows, rowsOf, type Rows} from '../define-frame.js';
import {scalarFor} from '../arithmetic/pair.js';
import {indexMetaOf} from '../metas.js';
import {isColumns, type AxisName} from './names.js';

type Labels = readonly unknown[] | LocalIndex | Index;

/** What stands in rows and columns that were not there. */
export interface ReindexFill {
  readonly fill_value: Scalar;
  /** Clusters only: new rows take the values of the row before (`ffill`), after (`bfill`) or nearest. */
  readonly method: 'ffill' | 'pad' | 'bfill' | 'backfill' | 'nearest';
  /** Clusters only: how many new rows in a row are filled at most. */
  readonly limit: number;
  /** Clusters only: how far a label may be from the one that its row is filled from. */
  readonly tolerance: unknown;
  /** Clusters only: the level of the labels to match by. */
  readonly level: Label;
  /** Clusters only. */
  readonly copy: boolean;
  /** Clusters only: whether the result may be sparse. */
  readonly enable_sparse: boolean;
}

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The rows (or with `columns` or `axis: 1` the columns) with these labels, in this order; missing values where a label is new.
     *
     * pandas' and Mars's `DataFrame.reindex`.
     *
     * @throws ValueError when a row label of the frame stands twice.
     * @example
     * await md.DataFrame({a: [1, 2]}, {index: ['x', 'y']}).reindex(['y', 'z'], {fill_value: 0}).execute()
     * //    a
     * // y  2
     * // z  0
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
    reindex_like(other: DataFrame): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The values with these labels, in this order; missing values where a label is new.
     *
     * pandas' and Mars's `Series.reindex`.
     *
     * @throws ValueError when a label of the series stands twice.
     * @example
     * await md.Series([1, 2], {index: ['x', 'y']}).reindex(['y', 'z']).execute()
     * // y    2.0
     * // z    NaN
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
    reindex_like(other: Series): Series;
  }
}

const fill = p.optional(p.label, null);

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
    method: p.remote(),
    copy: p.remote(true),
    level: p.remote(),
    fill_value: fill,
    limit: p.remote(),
    tolerance: p.remote(),
    enable_sparse: p.remote(false),
  },
  infer({df, labels, index, columns, axis}): Meta {
    const meta = df.meta as DataFrameMeta;
    const byColumns = columns ?? (isColumns(axis) ? labels : null);
    const byRows = index ?? (isColumns(axis) ? null : labels);
    return {
      ...meta,
      columns: columnsMeta(meta, byColumns, byRows !== null),
      index: targetMeta(byRows, meta.index),
    };
  },
  async lower({df, labels, index, columns, axis, fill_value: value}, context) {
    const {kind, relation} = await rowsOf(df, context);
    const byColumns = columns ?? (isColumns(axis) ? labels : null);
    const byRows = index ?? (isColumns(axis) ? null : labels);
    const narrowed =
      byColumns === null
        ? relation
        : reindexColumns(relation, (await context.local(byColumns)) as LocalIndex, value);
    return {
      kind,
      relation:
        byRows === null
          ? narrowed
          : await reindexRows(context, narrowed, await target(context, byRows, relation), value),
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
    method: p.remote(),
    copy: p.remote(true),
    level: p.remote(),
    fill_value: fill,
    limit: p.remote(),
    tolerance: p.remote(),
    enable_sparse: p.remote(false),
  },
  infer: ({df, index}): Meta => ({
    ...(df.meta as SeriesMeta),
    dtype: null,
    index: targetMeta(index, (df.meta as SeriesMeta).index),
  }),
  async lower({df, index, fill_value: value}, context) {
    const {kind, relation} = await rowsOf(df, context);
    return {
      kind,
      relation:
        index === null
          ? relation
          : await reindexRows(context, relation, await target(context, index, relation), value),
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
    method: p.remote(),
    copy: p.remote(true),
    limit: p.remote(),
    tolerance: p.remote(),
  },
  infer({df, other}): Meta {
    const like = other.meta as DataFrameMeta | SeriesMeta;
    if (df.meta.kind === 'series') return {...df.meta, dtype: null, index: like.index};
    return {...(df.meta as DataFrameMeta), columns: null, index: like.index};
  },
  async lower({df, other}, context): Promise<Rows> {
    const {kind, relation} = await rowsOf(df, context);
    const like = (await rowsOf(other, context)).relation;
    const narrowed = kind === 'dataframe' ? reindexColumns(relation, columnIndex(like), null) : relation;
    return {kind, relation: await reindexRows(context, narrowed, {...like, columns: []}, null)};
  },
});

/** The labels that are asked for; plain ones take the name of those of `old`. */
async function target(context: LowerContext, labels: LocalIndex | Node, old: Relation): Promise<Relation> {
  const rel = await context.relation(labels);
  return {...rel, columns: [], index: labels instanceof LocalIndex ? named(rel.index, old.index) : rel.index};
}

function named(index: RowLabels, old: RowLabels): RowLabels {
  const name =
    old.kind === 'range' ? old.name : old.levels.length === 1 ? (old.levels[0]?.name ?? null) : null;
  if (index.kind === 'range') return index.name === null ? {...index, name} : index;
  const [only] = index.levels;
  return index.levels.length === 1 && only?.name === null ? {...index, levels: [{...only, name}]} : index;
}

/** The rows of `rel` with the labels of `to`, in its order. */
export async function reindexRows(
  context: LowerContext,
  rel: Relation,
  to: Relation,
  fillValue: unknown,
): Promise<Relation> {
  const flagged = {...rel, columns: [...rel.columns, {label: null, expr: literal(true)}]};
  const wanted = await context.materialise(to);
  const {left, right} = await context.align(wanted, flagged, 'left');
  const width = rel.columns.length;
  const present = right.columns[width] as Column;
  const flag = expr(sql`(${present.expr} is not null)`, {dtype: 'bool', nullable: false});
  const columns = right.columns.slice(0, width).map(({label, expr: e}) => {
    if (fillValue === null) return {label, expr: e};
    return {
      label,
      expr: choose(flag, {...e, nullable: e.nullable}, scalarFor(e, literal(fillValue), fillValue)),
    };
  });
  const result = settle({...left, columns, columnNames: rel.columnNames});
  const computed = await context.materialise(result);
  const counts = [await rowCount(context.sql, computed), await rowCount(context.sql, wanted)];
  if (counts[0] !== counts[1]) throw new ValueError('cannot reindex on an axis with duplicate labels');
  return computed;
}

function reindexColumns(rel: Relation, labels: LocalIndex, fillValue: unknown): Relation {
  const missing = fillValue === null ? literal(null, 'float64') : literal(fillValue);
  const columns = labels.toArray().map((label): Column => {
    const [at] = positionsOf(rel, label);
    return at === undefined ? {label, expr: missing} : {...(rel.columns[at] as Column), label};
  });
  return {...rel, columns, columnNames: labels.names};
}

function targetMeta(labels: LocalIndex | Node | null, old: IndexMeta): IndexMeta {
  if (labels === null) return old;
  if (labels instanceof LocalIndex) {
    const meta = indexMetaOf(labels);
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
