import {MultiIndex, labelKey, type Label} from '../../../data/index.js';
import {ArgumentError, KeyError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  dropColumns,
  expr,
  filter,
  joined,
  positionsOf,
  showLabel,
  sql,
  withLevels,
  type Relation,
} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {DataFrameMeta, Meta, SeriesMeta} from '../../../graph/index.js';
import {rows, rowsOf} from '../define-frame.js';
import {missingColumns} from '../indexing/cells.js';
import {isLabel, key, type ManyKeys} from '../indexing/keys.js';
import {hasLabel, labelList, localIndex} from '../indexing/label-rows.js';
import {isColumns, type AxisName} from './names.js';
import {levelPlace} from './row-labels.js';

type Labels = Label | ManyKeys;
/** Options of {@link DataFrameMethods.drop}. */
export type DropOptions = Options<{
  labels: Labels;
  axis: AxisName;
  index: Labels;
  columns: Labels;
  /** The level of a MultiIndex in which the labels stand. */
  level: string | number;
  inplace: boolean;
  /** `ignore` passes over labels that there are not. */
  errors: 'raise' | 'ignore';
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Without the rows of these labels, or with `axis: 1` or `columns` without these columns.
     *
     * pandas' and Mars's `DataFrame.drop`.
     *
     * @throws KeyError for labels that there are not.
     * @example
     * await md.DataFrame({a: [1, 2], b: [3, 4]}).drop({columns: ['a']}).execute()
     * //    b
     * // 0  3
     * // 1  4
     */
    drop(labels: Labels, options?: DropOptions): DataFrame;
    drop(options: DropOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Without the values of these labels.
     *
     * pandas' and Mars's `Series.drop`.
     *
     * @throws KeyError for labels that there are not.
     * @example
     * await md.Series([1, 2, 3]).drop([0, 2]).execute()
     * // 1    2
     * // dtype: int64
     */
    drop(labels: Labels, options?: DropOptions): Series;
    drop(options: DropOptions): Series;
  }
}

export const drop = define({
  name: 'drop',
  title: 'DataFrameDrop',
  places: ['DataFrame', 'Series'],
  params: {
    df: rows('dataframe', 'series'),
    labels: p.optional(key, null),
    axis: p.optional(p.choice('index', 'columns', 'rows', 0, 1), 0),
    index: p.optional(key, null),
    columns: p.optional(key, null),
    level: p.optional(p.label, null),
    inplace: p.optional(p.bool, false),
    errors: p.optional(p.choice('raise', 'ignore'), 'raise'),
  },
  inPlace: ({inplace}) => inplace,
  infer(args): Meta {
    const meta = args.df.meta as DataFrameMeta | SeriesMeta;
    const {forRows, forColumns} = wantedOf(args);
    const index = forRows === null ? meta.index : {...meta.index, length: null};
    if (meta.kind === 'series') return {...meta, index};
    if (forColumns === null || meta.columns === null) return {...meta, index};
    const labels = isLabel(forColumns)
      ? [forColumns]
      : Array.isArray(forColumns)
        ? (forColumns as Label[])
        : null;
    if (labels === null || args.level !== null) return {...meta, index, columns: null};
    const known = meta.columns;
    const missing = labels.filter((label) => !known.some((one) => labelKey(one.label) === labelKey(label)));
    if (missing.length > 0 && args.errors === 'raise')
      throw missingColumns(
        missing,
        known.map((one) => one.label),
      );
    const gone = new Set(labels.map(labelKey));
    return {...meta, index, columns: known.filter((one) => !gone.has(labelKey(one.label)))};
  },
  async lower(args, context) {
    const {kind, relation} = await rowsOf(args.df, context);
    const {forRows, forColumns} = wantedOf(args);
    const raises = args.errors === 'raise';
    const narrowed =
      forColumns === null || kind !== 'dataframe'
        ? relation
        : withoutColumns(relation, await listed(context, forColumns), args.level, raises);
    if (forRows === null) return {kind, relation: narrowed};
    return {
      kind,
      relation: await withoutRows(context, narrowed, await listed(context, forRows), args.level, raises),
    };
  },
});

function wantedOf({
  labels,
  axis,
  index,
  columns,
}: {
  readonly labels: unknown;
  readonly axis: AxisName;
  readonly index: unknown;
  readonly columns: unknown;
}): {
  readonly forRows: unknown;
  readonly forColumns: unknown;
} {
  if (labels === null && index === null && columns === null)
    throw new ArgumentError("drop needs 'labels', 'index' or 'columns'");
  if (labels === null) return {forRows: index, forColumns: columns};
  return isColumns(axis) ? {forRows: null, forColumns: labels} : {forRows: labels, forColumns: null};
}

async function listed(context: LowerContext, wanted: unknown): Promise<readonly Label[]> {
  return isLabel(wanted) ? [wanted] : labelList(context, wanted);
}

function withoutColumns(rel: Relation, labels: readonly Label[], level: Label, raises: boolean): Relation {
  const places = labels.map((label) =>
    level === null
      ? positionsOf(rel, label)
      : rel.columns.flatMap((column, i) => {
          const part = (column.label as readonly Label[])[levelPlace(rel.columnNames, level)] ?? null;
          return labelKey(part) === labelKey(label) ? [i] : [];
        }),
  );
  const missing = labels.filter((_, i) => places[i]?.length === 0);
  if (missing.length > 0 && raises)
    throw missingColumns(
      missing,
      rel.columns.map(({label}) => label),
    );
  return dropColumns(rel, places.flat());
}

/** The rows that have none of these labels. */
export async function withoutRows(
  context: LowerContext,
  rel: Relation,
  labels: readonly Label[],
  level: Label,
  raises: boolean,
): Promise<Relation> {
  if (labels.length === 0) return rel;
  const labelled = withLevels(rel);
  const {levels} = labelled.index;
  const at =
    level === null
      ? null
      : levelPlace(
          levels.map(({name}) => name),
          level,
        );
  const own = at === null ? levels : levels.slice(at, at + 1);
  const conditions = labels.map((label) => hasLabel(own, label));
  if (raises) await refuseUnknown(context, labelled, labels, at);
  const any = sql`(not (${joined(
    conditions.map((one) => sql`coalesce(${one}, false)`),
    ' or ',
  )}))`;
  return filter(labelled, expr(any, {dtype: 'bool', nullable: false}));
}

async function refuseUnknown(
  context: LowerContext,
  rel: Relation,
  labels: readonly Label[],
  at: number | null,
): Promise<void> {
  const index = await localIndex(context, rel);
  const known = new Set<unknown>();
  for (const label of index.toArray()) {
    if (!(index instanceof MultiIndex)) known.add(labelKey(label));
    else if (at !== null) known.add(labelKey((label as readonly Label[])[at] ?? null));
    else
      for (let n = 1; n <= index.nlevels; n++) known.add(prefixKey((label as readonly Label[]).slice(0, n)));
  }
  const keyOf = (label: Label): unknown =>
    index instanceof MultiIndex && at === null
      ? prefixKey(Array.isArray(label) ? (label as Label[]) : [label])
      : labelKey(label);
  const missing = labels.filter((label) => !known.has(keyOf(label)));
  if (missing.length > 0)
    throw new KeyError(`drop: [${missing.map(showLabel).join(', ')}] not found among the row labels`);
}

function prefixKey(parts: readonly Label[]): unknown {
  return labelKey(parts);
}
