import {labelKey, type Label} from '../../../data/index.js';
import {KeyError} from '../../../errors/index.js';
import {relabel, type Relation} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {DataFrameMeta, Meta, SeriesMeta} from '../../../graph/index.js';
import {rows, rowsOf} from '../define-frame.js';
import {
  eitherMapper,
  isColumns,
  mapper,
  renamed,
  type AxisName,
  type Mapper,
  type Renaming,
} from './names.js';
import {renamedRows} from './row-labels.js';

/** Options of {@link DataFrameMethods.rename}. */
export type RenameOptions = Options<{
  index: Renaming;
  columns: Renaming;
  axis: AxisName;
  copy: boolean;
  inplace: boolean;
  /** The level of a MultiIndex whose labels are renamed. */
  level: string | number;
  /** `raise` refuses labels that there are not. */
  errors: 'ignore' | 'raise';
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Other labels, by a dict or a function of the old ones: of the columns, the rows, or both.
     *
     * pandas' and Mars's `DataFrame.rename`.
     *
     * @throws KeyError with `errors: 'raise'` for a label that there is not.
     * @example
     * await md.DataFrame({a: [1], b: [2]}).rename({columns: {a: 'x'}}).execute()
     * //    x  b
     * // 0  1  2
     */
    rename(mapper: Renaming, options?: RenameOptions): DataFrame;
    rename(options: RenameOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Another name, or with a dict or a function other row labels.
     *
     * pandas' and Mars's `Series.rename`.
     *
     * @example
     * await md.Series([1, 2]).rename('n').execute()
     * // 0    1
     * // 1    2
     * // Name: n, dtype: int64
     */
    rename(
      index: Label | Renaming,
      options?: Options<{
        copy: boolean;
        inplace: boolean;
        level: string | number;
        errors: 'ignore' | 'raise';
      }>,
    ): Series;
  }
}

const common = {
  copy: p.optional(p.bool, true),
  inplace: p.optional(p.bool, false),
  level: p.optional(p.label, null),
  errors: p.optional(p.choice('ignore', 'raise'), 'ignore'),
};

export const rename = define({
  name: 'rename',
  title: 'DataFrameRename',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    mapper: p.optional(eitherMapper, null),
    index: p.optional(mapper, null),
    columns: p.optional(mapper, null),
    axis: p.optional(p.choice('index', 'columns', 'rows', 0, 1), 'index'),
    ...common,
  },
  inPlace: ({inplace}) => inplace,
  infer(args): Meta {
    const meta = args.df.meta as DataFrameMeta;
    const by = columnMapper(args);
    if (by === null || meta.columns === null) return meta;
    if (args.errors === 'raise')
      refuseUnknown(
        by,
        meta.columns.map(({label}) => label),
      );
    return {
      ...meta,
      columns: meta.columns.map(({label, dtype}) => ({label: renamedLabel(by, label, args.level), dtype})),
    };
  },
  async lower(args, context) {
    const {relation} = await rowsOf(args.df, context);
    const by = columnMapper(args);
    if (by !== null && args.errors === 'raise')
      refuseUnknown(
        by,
        relation.columns.map(({label}) => label),
      );
    const named: Relation =
      by === null
        ? relation
        : relabel(
            relation,
            relation.columns.map(({label}) => renamedLabel(by, label, args.level)),
          );
    const rowsBy = args.index ?? (args.mapper !== null && !isColumns(args.axis) ? args.mapper : null);
    return {
      kind: 'dataframe',
      relation: rowsBy === null ? named : await renamedRows(context, named, rowsBy, args.level),
    };
  },
});

function columnMapper({
  mapper: by,
  columns,
  axis,
}: {
  readonly mapper: Mapper | null;
  readonly columns: Mapper | null;
  readonly axis: AxisName;
}): Mapper | null {
  return columns ?? (isColumns(axis) ? by : null);
}

function renamedLabel(by: Mapper, label: Label, level: Label): Label {
  if (!Array.isArray(label)) return renamed(by, label);
  const parts = label as readonly Label[];
  return parts.map((part, i) => (level === null || level === i ? renamed(by, part) : part)) as Label;
}

function refuseUnknown(by: Mapper, labels: readonly Label[]): void {
  if (typeof by === 'function') return;
  const known = new Set(labels.map(labelKey));
  const missing = [...by.keys()].filter((key) => !known.has(key));
  if (missing.length > 0)
    throw new KeyError(`rename: ${missing.map(String).join(', ')} not found among the labels`);
}

export const renameSeries = define({
  name: 'rename',
  title: 'DataFrameRename',
  places: ['Series'],
  params: {
    df: rows('series'),
    index: p.optional(p.oneOf(eitherMapper, p.label), null),
    axis: p.optional(p.choice('index', 'rows', 0), 'index'),
    ...common,
  },
  inPlace: ({inplace}) => inplace,
  infer: ({df, index}): Meta => (isMapper(index) ? df.meta : {...(df.meta as SeriesMeta), name: index}),
  async lower({df, index, level}, context) {
    const {relation} = await rowsOf(df, context);
    if (isMapper(index))
      return {kind: 'series', relation: await renamedRows(context, relation, index, level)};
    return {kind: 'series', relation: relabel(relation, [index])};
  },
});

function isMapper(value: unknown): value is Mapper {
  return typeof value === 'function' || value instanceof Map;
}
