import {LocalIndex, labelKey, type Label} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  choose,
  columnsOf,
  expr,
  labelsOf,
  literal,
  settle,
  sql,
  type Column,
  type Expr,
  type Relation,
} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import type {DataFrameMeta, IndexMeta, Meta} from '../../../graph/index.js';
import {scalarFor} from '../arithmetic/pair.js';
import {rows, rowsOf, type FrameKind} from '../define-frame.js';
import {sameLabels, sortedLabels} from '../labels.js';
import {reindexRows} from '../shape/reindex-rows.js';
import {isColumns, type AxisName} from '../shape/names.js';
import {aligning, filled} from './align.js';

/** Options of {@link DataFrameMethods.align}. */
export type AlignFrameOptions = Options<{
  /** Which labels both get: all of them (the default), those that both have, or those of one. */
  join: JoinHow;
  /** Which labels are matched: those of rows, of columns, or both unless given. A series needs it. */
  axis: AxisName | null;
  copy: boolean;
  /** What stands where one has no row or column. Beside a series, for all that is missing. */
  fill_value: unknown;
  /** Clusters only: the level of the labels to match by. */
  level: number | string;
  /** Clusters only: how missing values are filled from their neighbours. */
  method: 'backfill' | 'bfill' | 'pad' | 'ffill';
  /** Clusters only. */
  limit: number;
}>;

type JoinHow = 'outer' | 'inner' | 'left' | 'right';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Both with the labels of both, by `join`: a frame by its rows and columns, a series by the labels that `axis` names.
     *
     * pandas' and Mars's `DataFrame.align`.
     *
     * @throws ValueError for a series without `axis`.
     * @example
     * const [left, right] = md.DataFrame({b: [1, 2], a: [3, 4]}).align(md.DataFrame({a: [5], c: [6]}), {join: 'outer', fill_value: 0});
     * await right.execute()
     * //    a  b  c
     * // 0  5  0  6
     * // 1  0  0  0
     */
    align(other: DataFrame, options?: AlignFrameOptions): ExecutableTuple<DataFrame>;
    align(other: Series, options: AlignFrameOptions): ExecutableTuple<DataFrame | Series>;
  }
}

/** Two frames, or a frame and a series. */
interface Sides {
  readonly left: Relation;
  readonly right: Relation;
}

export const alignFrame = define({
  name: 'align',
  title: 'DataFrameAlign',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    other: rows('dataframe', 'series'),
    join: p.optional(p.choice('outer', 'inner', 'left', 'right'), 'outer'),
    axis: p.optional(p.choice(0, 1, 'index', 'columns', 'rows'), null),
    ...aligning,
  },
  infer({df, other, axis}): Meta {
    if (other.meta.kind === 'series' && axis === null)
      throw new ValueError('Must specify axis=0 or 1 to align a DataFrame with a Series');
    return {kind: 'tuple', items: [alignedMeta(df.meta, axis), alignedMeta(other.meta, axis)]};
  },
  async lower({df, other, join, axis, fill_value: value}, context) {
    const [own, theirs] = [await rowsOf(df, context), await rowsOf(other, context)];
    const aligned =
      theirs.kind === 'series'
        ? await withSeries(context, own.relation, theirs.relation, join, isColumns(axis ?? 0), value)
        : await withFrame(context, own.relation, theirs.relation, join, axis, value);
    const side = (kind: FrameKind, relation: Relation) => ({kind, relation});
    return {kind: 'tuple', items: [side('dataframe', aligned.left), side(theirs.kind, aligned.right)]};
  },
});

/** What is known of one side: its columns while only rows are matched, its rows while only columns are. */
function alignedMeta(meta: Meta, axis: AxisName | null): Meta {
  const across = axis !== null && isColumns(axis);
  const loose = (index: IndexMeta): IndexMeta =>
    across ? index : {...index, dtypes: index.dtypes.map(() => null), length: null};
  if (meta.kind === 'series') return {...meta, dtype: null, index: {...loose(meta.index), length: null}};
  const frame = meta as DataFrameMeta;
  const columns =
    axis === null || across ? null : (frame.columns?.map(({label}) => ({label, dtype: null})) ?? null);
  return {...frame, columns, index: loose(frame.index)};
}

async function withFrame(
  context: LowerContext,
  a: Relation,
  b: Relation,
  join: JoinHow,
  axis: AxisName | null,
  value: unknown,
): Promise<Sides> {
  const places = axis === null || isColumns(axis) ? matchLabels(labelsOf(a), labelsOf(b), join) : null;
  if (axis !== null && isColumns(axis))
    return {left: chosen(a, places, 0, value), right: chosen(b, places, 1, value)};
  const flagged = value !== null;
  const pair = await context.align(flagged ? withFlag(a) : a, flagged ? withFlag(b) : b, join);
  const [left, right] = [pair.left, pair.right].map((side, i) =>
    chosen(flagged ? withoutNew(side, value) : side, places, i as 0 | 1, value),
  ) as [Relation, Relation];
  const both = await context.materialise(settle({...left, columns: [...left.columns, ...right.columns]}));
  const width = left.columns.length;
  return {
    left: {...both, columns: both.columns.slice(0, width), columnNames: a.columnNames},
    right: {...both, columns: both.columns.slice(width), columnNames: b.columnNames},
  };
}

async function withSeries(
  context: LowerContext,
  frame: Relation,
  series: Relation,
  join: JoinHow,
  across: boolean,
  value: unknown,
): Promise<Sides> {
  if (!across) {
    const pair = await context.align(frame, series, join);
    const columns = [...pair.left.columns, ...pair.right.columns];
    const both = await context.materialise({...pair.left, columns});
    const width = frame.columns.length;
    return {
      left: filled({...both, columns: both.columns.slice(0, width)}, value),
      right: filled({...both, columns: both.columns.slice(width)}, value),
    };
  }
  const {index} = await columnsOf(context.sql, {...series, columns: []}, {signal: context.signal});
  const labels = labelsOf(frame);
  const places = matchLabels(labels, index.toArray(), join);
  const left = filled(chosen(frame, places, 0, null), value);
  if (places === null) return {left, right: filled(series, value)};
  const wanted = await context.relation(LocalIndex.from(places.labels, {name: index.name}));
  const right = await reindexRows(context, series, {...wanted, columns: []}, null);
  return {left, right: filled(right, value)};
}

/** The labels of both, and where each stands on the two sides; -1 where it does not. */
interface Places {
  readonly labels: readonly Label[];
  readonly sides: readonly [readonly number[], readonly number[]];
}

/** Null where both have the same labels in the same order. */
function matchLabels(left: readonly Label[], right: readonly Label[], join: JoinHow): Places | null {
  if (sameLabels(left, right)) return null;
  const [own, theirs] = [placesByKey(left), placesByKey(right)];
  const labels = joinedLabels(left, right, own, theirs, join);
  const out: {label: Label; left: number; right: number}[] = [];
  for (const label of labels) {
    const key = labelKey(label);
    for (const l of own.get(key) ?? [-1])
      for (const r of theirs.get(key) ?? [-1]) out.push({label, left: l, right: r});
  }
  return {
    labels: out.map(({label}) => label),
    sides: [out.map((one) => one.left), out.map((one) => one.right)],
  };
}

/** The labels that the join keeps, each once. */
function joinedLabels(
  left: readonly Label[],
  right: readonly Label[],
  own: ReadonlyMap<unknown, unknown>,
  theirs: ReadonlyMap<unknown, unknown>,
  join: JoinHow,
): readonly Label[] {
  const once = (labels: readonly Label[]): Label[] => [
    ...new Map(labels.map((label) => [labelKey(label), label])).values(),
  ];
  if (join === 'left') return once(left);
  if (join === 'right') return once(right);
  if (join === 'inner') return once(left).filter((label) => theirs.has(labelKey(label)));
  if (left.length === 0 || right.length === 0) return once([...left, ...right]);
  return sortedLabels([...once(left), ...once(right).filter((label) => !own.has(labelKey(label)))]);
}

function placesByKey(labels: readonly Label[]): Map<unknown, number[]> {
  const places = new Map<unknown, number[]>();
  labels.forEach((label, i) => {
    const key = labelKey(label);
    places.set(key, [...(places.get(key) ?? []), i]);
  });
  return places;
}

/** The columns of one side, and columns of `value` for those of the other. */
function chosen(rel: Relation, places: Places | null, side: 0 | 1, value: unknown): Relation {
  if (places === null) return rel;
  const absent = value === null ? literal(null, 'float64') : literal(value);
  const columns = places.labels.map((label, i): Column => {
    const at = places.sides[side][i] as number;
    return at < 0 ? {label, expr: absent} : {...(rel.columns[at] as Column), label};
  });
  return {...rel, columns};
}

function withFlag(rel: Relation): Relation {
  return {...rel, columns: [...rel.columns, {label: null, expr: literal(true)}]};
}

/** Columns without their flag, with `value` in the rows that have none. */
function withoutNew(rel: Relation, value: unknown): Relation {
  const flag = rel.columns.at(-1)?.expr;
  if (flag === undefined) throw new ArgumentError('align: no rows are told apart');
  const isThere: Expr = expr(sql`(${flag} is not null)`, {dtype: 'bool', nullable: false});
  const columns = rel.columns.slice(0, -1).map(({label, expr: e}): Column => ({
    label,
    expr: choose(isThere, e, scalarFor(e, literal(value), value)),
  }));
  return {...rel, columns};
}
