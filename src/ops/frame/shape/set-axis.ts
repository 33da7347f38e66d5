import {LocalIndex, type Label} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {relabel, withLevels, type Level, type Relation} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {Node, type IndexMeta, type Meta} from '../../../graph/index.js';
import {labels as labelsParam} from '../data-params.js';
import {indexMetaOf} from '../metas.js';
import {defineFrame, rows, rowsOf, sameRows, type Rows} from '../define-frame.js';
import {
  isColumns,
  renamed,
  eitherMapper,
  mapper,
  type AxisName,
  type Mapper,
  type Renaming,
} from './names.js';
import {relabelledRows} from './row-labels.js';

type Labels = readonly unknown[] | LocalIndex | Index;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * New labels for the rows, or with `axis: 'columns'` for the columns.
     *
     * pandas' and Mars's `DataFrame.set_axis`.
     *
     * @throws ValueError when there are not as many labels as rows or columns.
     * @example
     * await md.DataFrame({a: [1], b: [2]}).set_axis(['x', 'y'], {axis: 'columns'}).execute()
     * //    x  y
     * // 0  1  2
     */
    set_axis(labels: Labels, options?: Options<{axis: AxisName; inplace: boolean}>): DataFrame;
    /**
     * Other names for the levels of the row labels (`index`, or the first argument) or of the column labels (`columns`).
     *
     * pandas' and Mars's `DataFrame.rename_axis`.
     *
     * @example
     * await md.DataFrame({a: [1, 2]}).rename_axis('n').execute()
     * //    a
     * // n
     * // 0  1
     * // 1  2
     */
    rename_axis(
      mapper: Label | readonly Label[] | Renaming,
      options?: Options<{
        index: Label | Renaming;
        columns: Label | Renaming;
        axis: AxisName;
        copy: boolean;
        inplace: boolean;
      }>,
    ): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * New row labels.
     *
     * pandas' and Mars's `Series.set_axis`.
     *
     * @throws ValueError when there are not as many labels as values.
     * @example
     * await md.Series([1, 2]).set_axis(['x', 'y']).execute()
     * // x    1
     * // y    2
     * // dtype: int64
     */
    set_axis(labels: Labels, options?: Options<{axis: 0 | 'index'; inplace: boolean}>): Series;
    /**
     * Other names for the levels of the row labels.
     *
     * pandas' and Mars's `Series.rename_axis`.
     *
     * @example
     * await md.Series([1, 2]).rename_axis('n').execute()
     * // n
     * // 0    1
     * // 1    2
     * // dtype: int64
     */
    rename_axis(
      mapper: Label | readonly Label[] | Renaming,
      options?: Options<{index: Label | Renaming; axis: 0 | 'index'; copy: boolean; inplace: boolean}>,
    ): Series;
  }
}

const axis = p.optional(p.choice('index', 'columns', 'rows', 0, 1), 0);

export const setAxis = define({
  name: 'set_axis',
  title: 'DataFrameSetAxis',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), labels: labelsParam, axis, inplace: p.optional(p.bool, false)},
  inPlace: ({inplace}) => inplace,
  infer({df, labels, axis: along}): Meta {
    const {meta} = df;
    if (meta.kind !== 'dataframe' && meta.kind !== 'series') return meta;
    if (meta.kind === 'series' || !isColumns(along)) return {...meta, index: indexOf(labels, meta.index)};
    if (!(labels instanceof LocalIndex) || meta.columns === null) return {...meta, columns: null};
    checkWidth(labels.length, meta.columns.length);
    return {...meta, columns: meta.columns.map(({dtype}, i) => ({label: labels.at(i), dtype}))};
  },
  async lower({df, labels, axis: along}, context) {
    const {kind, relation} = await rowsOf(df, context);
    const given = labels instanceof Node ? await context.relation(labels) : labels;
    if (given === null) throw new ValueError('set_axis needs labels');
    if (kind !== 'dataframe' || !isColumns(along))
      return {kind, relation: await relabelledRows(context, relation, given)};
    const index = given instanceof LocalIndex ? given : ((await context.local(labels)) as LocalIndex);
    checkWidth(index.length, relation.columns.length);
    return {kind, relation: relabel(relation, index.toArray(), index.names)};
  },
});

function indexOf(labels: LocalIndex | Node | null, old: IndexMeta): IndexMeta {
  if (labels instanceof LocalIndex) {
    if (old.length !== null && labels.length !== old.length)
      throw new ValueError(
        `Length mismatch: Expected axis has ${String(old.length)} elements, new values have ${String(labels.length)} elements`,
      );
    return indexMetaOf(labels);
  }
  return labels?.meta.kind === 'index' ? labels.meta : old;
}

function checkWidth(given: number, width: number): void {
  if (given !== width)
    throw new ValueError(
      `Length mismatch: Expected axis has ${String(width)} elements, new values have ${String(given)} elements`,
    );
}

const names = p.oneOf(eitherMapper, p.listOf(p.label), p.label);
const named = p.oneOf(mapper, p.listOf(p.label), p.label);

export const renameAxis = defineFrame({
  name: 'rename_axis',
  title: 'RenameAxis',
  places: ['DataFrame', 'Series'],
  params: {
    df: rows('dataframe', 'series'),
    mapper: p.optional(names, null),
    index: p.optional(named, null),
    columns: p.optional(named, null),
    axis,
    copy: p.optional(p.bool, true),
    inplace: p.optional(p.bool, false),
  },
  inPlace: ({inplace}) => inplace,
  unknown: ({df}) => sameRows(df),
  build({df, mapper: by, index, columns, axis: along}): Rows {
    const forColumns = columns ?? (isColumns(along) ? by : null);
    const forRows = index ?? (columns === null && !isColumns(along) ? by : null);
    const clears = by === null && index === null && columns === null;
    const rowNamed = forRows === null && !clears ? df.relation : levelNames(df.relation, forRows);
    if (forColumns === null) return {...df, relation: rowNamed};
    return {...df, relation: {...rowNamed, columnNames: newNames(rowNamed.columnNames, forColumns)}};
  },
});

function newNames(old: readonly Label[], by: Mapper | readonly Label[] | Label): readonly Label[] {
  if (typeof by === 'function' || by instanceof Map) return old.map((name) => renamed(by as Mapper, name));
  const list = Array.isArray(by) ? (by as readonly Label[]) : [by as Label];
  if (list.length !== old.length)
    throw new ValueError(
      `Length of names (${String(list.length)}) must match number of levels (${String(old.length)})`,
    );
  return list;
}

function levelNames(rel: Relation, by: Mapper | readonly Label[] | Label): Relation {
  if (rel.index.kind === 'range') {
    const [name = null] = newNames([rel.index.name], by);
    return {...rel, index: {...rel.index, name}};
  }
  const labelled = withLevels(rel);
  const all = newNames(
    labelled.index.levels.map(({name}) => name),
    by,
  );
  const levels = labelled.index.levels.map((level, i): Level => ({...level, name: all[i] ?? null}));
  return {...rel, index: {...labelled.index, levels}};
}
