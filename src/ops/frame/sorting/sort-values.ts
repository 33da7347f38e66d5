import {ArgumentError, ValueError} from '../../../errors/index.js';
import {columnOf, sortBy, withLevels, type Column, type SortBy} from '../../../engine/sql/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Label} from '../../../data/index.js';
import {defineFrame, rows, type Rows} from '../define-frame.js';
import {isColumns, type AxisName} from '../shape/names.js';
import {levelPlace} from '../shape/row-labels.js';
import {sortedLabels} from '../labels.js';
import {labelKey} from '../../../data/index.js';

type Ascending = boolean | readonly boolean[];
type SortOptions = Options<{
  ascending: Ascending;
  inplace: boolean;
  /** Where missing values go. */
  na_position: 'first' | 'last';
  /** Number the rows anew. */
  ignore_index: boolean;
  axis: AxisName;
  /** How a cluster sorts; a local session always keeps rows that tie in their order. */
  kind: string;
  parallel_kind: string;
  psrs_kinds: readonly string[];
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The rows in the order of one column, or of several by an array of labels. Rows that tie stay in their order.
     *
     * pandas' and Mars's `DataFrame.sort_values`.
     *
     * @throws KeyError for a label that no column has.
     * @example
     * await md.DataFrame({a: [2, 1, 3]}).sort_values('a', {ascending: false}).execute()
     * //    a
     * // 2  3
     * // 0  2
     * // 1  1
     */
    sort_values(by: Label | readonly Label[], options?: SortOptions): DataFrame;
    sort_values(options: SortOptions & {readonly by: Label | readonly Label[]}): DataFrame;
    /**
     * The rows in the order of their labels, or with `axis: 1` the columns in the order of theirs.
     *
     * pandas' and Mars's `DataFrame.sort_index`.
     *
     * @example
     * await md.DataFrame({a: [1, 2]}, {index: ['y', 'x']}).sort_index().execute()
     * //    a
     * // x  2
     * // y  1
     */
    sort_index(
      options?: SortOptions & Options<{level: Label | readonly Label[]; sort_remaining: boolean}>,
    ): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The values in their order. Values that tie stay in the order they had.
     *
     * pandas' and Mars's `Series.sort_values`.
     *
     * @example
     * await md.Series([2, 1, 3]).sort_values().execute()
     * // 1    1
     * // 0    2
     * // 2    3
     * // dtype: int64
     */
    sort_values(options?: SortOptions): Series;
    /**
     * The values in the order of their labels.
     *
     * pandas' and Mars's `Series.sort_index`.
     *
     * @example
     * await md.Series([1, 2], {index: ['y', 'x']}).sort_index().execute()
     * // x    2
     * // y    1
     * // dtype: int64
     */
    sort_index(
      options?: SortOptions & Options<{level: Label | readonly Label[]; sort_remaining: boolean}>,
    ): Series;
  }
}

const axis = p.optional(p.choice('index', 'columns', 'rows', 0, 1), 0);
const order = {
  ascending: p.optional(p.oneOf(p.bool, p.listOf(p.bool)), true),
  inplace: p.optional(p.bool, false),
  kind: p.optional(p.text, 'quicksort'),
  na_position: p.optional(p.choice('first', 'last'), 'last'),
};
const cluster = {parallel_kind: p.optional(p.text, 'PSRS'), psrs_kinds: p.optional(p.listOf(p.text), null)};
const ignoreIndex = p.optional(p.bool, false);

interface Order {
  readonly ascending: boolean | readonly boolean[];
  readonly na_position: 'first' | 'last';
}

function sortKeys(exprs: readonly Column['expr'][], {ascending, na_position: missing}: Order): SortBy[] {
  if (typeof ascending !== 'boolean' && ascending.length !== exprs.length)
    throw new ValueError(
      `Length of ascending (${String(ascending.length)}) != length of by (${String(exprs.length)})`,
    );
  return exprs.map((expr, i) => ({
    expr,
    descending: !(typeof ascending === 'boolean' ? ascending : (ascending[i] ?? true)),
    nullsFirst: missing === 'first',
  }));
}

export const sortValues = defineFrame({
  name: 'sort_values',
  title: 'DataFrameSortValues',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    by: p.oneOf(p.listOf(p.label), p.label),
    axis,
    ...order,
    ignore_index: ignoreIndex,
    ...cluster,
  },
  inPlace: ({inplace}) => inplace,
  unknown: ({df}) => df.meta,
  build({df, by, axis: along, ignore_index: anew, ...how}): Rows {
    if (isColumns(along)) throw new ArgumentError("sort_values: 'axis' of the columns is not supported");
    const labels = Array.isArray(by) ? by : [by];
    const exprs = labels.map((label) => keyOf(df, label));
    return {...df, relation: sortBy(df.relation, sortKeys(exprs, how), !anew)};
  },
});

/** The column with a label, or the index level with that name. */
function keyOf({relation}: Rows, label: Label): Column['expr'] {
  const {index, columns} = relation;
  const known = columns.some((one) => labelKey(one.label) === labelKey(label));
  const level =
    index.kind === 'levels'
      ? index.levels.find(({name}) => name !== null && labelKey(name) === labelKey(label))
      : undefined;
  return known || level === undefined ? columnOf(relation, label) : level.expr;
}

export const sortSeries = defineFrame({
  name: 'sort_values',
  title: 'DataFrameSortValues',
  places: ['Series'],
  params: {df: rows('series'), axis, ...order, ignore_index: ignoreIndex, ...cluster},
  inPlace: ({inplace}) => inplace,
  unknown: ({df}) => df.meta,
  build: ({df, ignore_index: anew, ...how}): Rows => ({
    ...df,
    relation: sortBy(
      df.relation,
      sortKeys(
        df.relation.columns.map(({expr}) => expr),
        how,
      ),
      !anew,
    ),
  }),
});

export const sortIndex = defineFrame({
  name: 'sort_index',
  title: 'DataFrameSortIndex',
  places: ['DataFrame', 'Series'],
  params: {
    df: rows('dataframe', 'series'),
    axis,
    level: p.optional(p.oneOf(p.listOf(p.label), p.label), null),
    ...order,
    sort_remaining: p.optional(p.bool, true),
    ignore_index: ignoreIndex,
    ...cluster,
  },
  inPlace: ({inplace}) => inplace,
  unknown: ({df}) => df.meta,
  build({df, axis: along, level, sort_remaining: remaining, ignore_index: anew, ...how}): Rows {
    if (isColumns(along) && df.kind === 'dataframe') return sortedColumns(df, how);
    const labelled = withLevels(df.relation);
    const {levels} = labelled.index;
    const names = levels.map(({name}) => name);
    const first =
      level === null ? [] : (Array.isArray(level) ? level : [level]).map((one) => levelPlace(names, one));
    const rest = levels.map((_, i) => i).filter((i) => !first.includes(i) && (level === null || remaining));
    const places = [...first, ...rest];
    const ascending =
      typeof how.ascending === 'boolean'
        ? how.ascending
        : places.map((_, i) => (how.ascending as boolean[])[i] ?? true);
    const keys = sortKeys(
      places.map((i) => (levels[i] as {expr: Column['expr']}).expr),
      {...how, ascending},
    );
    return {...df, relation: sortBy(labelled, keys, !anew)};
  },
});

function sortedColumns(df: Rows, {ascending}: Order): Rows {
  const {columns} = df.relation;
  const labels = sortedLabels(columns.map(({label}) => label));
  const ordered = ascending === false ? [...labels].reverse() : labels;
  const left = [...columns];
  const sorted = ordered.map((label) => {
    const at = left.findIndex((one) => labelKey(one.label) === labelKey(label));
    return left.splice(at, 1)[0] as Column;
  });
  return {...df, relation: {...df.relation, columns: sorted}};
}
