import {LocalIndex, LocalSeries, NDArray, Vector, isNullableDType, kindOf} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import {
  castSql,
  concatRows,
  expr,
  filter,
  groupBy,
  isNull,
  sortBy,
  sql,
  type Column,
  type GroupKey,
  type Relation,
} from '../../../engine/sql/index.js';
import {groupByCategories, type CategoryAggregation} from '../groupby/categories.js';
import type {Meta} from '../../../graph/index.js';
import {relationMeta} from '../../../engine/results.js';
import {rows, rowsOf, standIn, unknownSeries} from '../define-frame.js';
import {lowered} from '../define-local.js';
import {binLabels, binsOf, edgesOf, type Bins} from '../reshape/bins.js';
import {floatsOf} from '../window/kernel.js';
import {distinct} from '../../../data/compute/reductions.js';

/** Options of {@link SeriesMethods.value_counts}. */
export type ValueCountsOptions = Options<{
  /** Parts of the whole instead of counts. */
  normalize: boolean;
  /** Whether the most frequent values come first (the default); otherwise they come in order of appearance. */
  sort: boolean;
  ascending: boolean;
  /** Into how many intervals of equal width, or between which edges, numbers are counted; the intervals are the labels. */
  bins: number | readonly number[];
  /** Whether missing values are left out (the default). */
  dropna: boolean;
}>;

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * How often each value stands there, the most frequent first; equal counts in order of appearance.
     *
     * pandas' and Mars's `Series.value_counts`.
     *
     * @example
     * await md.Series(['a', 'b', 'a', null]).value_counts().execute()
     * // a    2
     * // b    1
     * // dtype: int64
     */
    value_counts(options?: ValueCountsOptions): Series;

    /**
     * The different values, in order of appearance, as a tensor.
     *
     * pandas' and Mars's `Series.unique`.
     *
     * @example
     * await md.Series([2, 1, 3, 3]).unique().execute()
     * // array([2, 1, 3])
     */
    unique(): Tensor<NDArray>;
  }
}

/** How often each category stands there, also those that do not; then how often none does, if at all. */
function countCategories(
  rel: Relation,
  key: GroupKey,
  counted: CategoryAggregation,
  dropna: boolean,
): Relation {
  const found = groupByCategories(rel, [key], [counted], {});
  if (dropna || !key.expr.nullable) return found;
  const rest = filter(rel, isNull(key.expr));
  const [column] = rest.columns as [Column];
  const missing = groupBy(rest, [{...key, expr: column.expr}], [counted], {dropna: false});
  return concatRows([found, missing]);
}

/** A series of how often each value of the only column stands there. */
export function countValues(
  rel: Relation,
  {
    normalize,
    sort,
    ascending,
    dropna,
  }: {normalize: boolean; sort: boolean; ascending: boolean; dropna: boolean},
): Relation {
  const [column] = rel.columns;
  if (column === undefined) throw new ArgumentError('value_counts takes a Series');
  const key = {name: null, expr: column.expr};
  const nullable = isNullableDType(column.expr.dtype);
  const counted: CategoryAggregation = {
    label: column.label,
    inputs: [],
    of: () => ({sql: sql`count(*)`, traits: {dtype: nullable ? 'Int64' : 'int64', nullable: false}}),
    countsNothing: true,
  };
  const grouped =
    column.expr.categories === undefined
      ? groupBy(rel, [key], [counted], {sort: false, dropna})
      : countCategories(rel, key, counted, dropna);
  const [count] = grouped.columns as [Column];
  const value = normalize
    ? expr(sql`(${castSql(count.expr.sql, 'DOUBLE')} / sum(${count.expr}) over ())`, {
        dtype: nullable ? 'Float64' : 'float64',
        nullable: false,
        windowed: true,
      })
    : count.expr;
  const made: Relation = {...grouped, columns: [{label: column.label, expr: value}], columnNames: [null]};
  return sort ? sortBy(made, [{expr: value, descending: !ascending}]) : made;
}

interface BinCounting {
  readonly bins: Bins;
  readonly normalize: boolean;
  readonly sort: boolean;
  readonly ascending: boolean;
}

/** How many values fall into each bin, labelled by the intervals. */
function countBins(values: LocalSeries, {bins, normalize, sort, ascending}: BinCounting): LocalSeries {
  const numbers = floatsOf(values.vector, 'value_counts');
  const call = {bins, duplicates: 'raise', right: true, include_lowest: true} as const;
  const edges = edgesOf(numbers, call);
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (const bin of binsOf(numbers, edges, call)) if (bin >= 0) counts[bin] = (counts[bin] ?? 0) + 1;
  const order = [...counts.keys()];
  const count = (bin: number): number => counts[bin] ?? 0;
  if (sort) order.sort((a, b) => (ascending ? count(a) - count(b) : count(b) - count(a)));
  const labels = binLabels(Int32Array.from(order), edges, null, 3, call);
  const made = order.map(count);
  const vector = normalize
    ? new Vector(
        'float64',
        Float64Array.from(made, (n) => n / numbers.length),
      )
    : new Vector('int64', BigInt64Array.from(made, BigInt));
  return new LocalSeries(new LocalIndex(labels), vector, values.name);
}

export const valueCounts = define({
  name: 'value_counts',
  title: 'DataFrameValueCounts',
  places: ['Series'],
  params: {
    df: rows('series'),
    normalize: p.optional(p.bool, false),
    sort: p.optional(p.bool, true),
    ascending: p.optional(p.bool, false),
    bins: p.optional(p.oneOf(p.int, p.listOf(p.number)), null),
    dropna: p.optional(p.bool, true),
    method: p.optional(p.choice('auto', 'shuffle', 'tree'), 'auto'),
  },
  infer({df, bins, ...options}): Meta {
    const known = standIn(df.meta);
    if (bins === null && known !== null) return relationMeta('series', countValues(known.relation, options));
    return {...unknownSeries, name: df.meta.kind === 'series' ? df.meta.name : null};
  },
  async lower({df, bins, ...options}, context) {
    if (bins === null)
      return {kind: 'series', relation: countValues((await rowsOf(df, context)).relation, options)};
    const values = await context.local(df);
    if (!(values instanceof LocalSeries)) throw new ArgumentError('value_counts takes a Series');
    return lowered(countBins(values, {...options, bins}), context);
  },
});

export const unique = define({
  name: 'unique',
  title: 'DataFrameUnique',
  places: ['Series'],
  params: {df: rows('series')},
  infer: ({df}): Meta => ({
    kind: 'tensor',
    dtype: df.meta.kind === 'series' ? df.meta.dtype : null,
    shape: [null],
  }),
  async lower({df}, context) {
    const values = await context.local(df);
    if (!(values instanceof LocalSeries)) throw new ArgumentError('unique takes a Series');
    const vector = distinct(values.vector);
    if ('biufc'.includes(kindOf(vector.dtype)) && vector.valid === null)
      return {kind: 'tensor', expr: await context.array(new NDArray(vector, [vector.length]))};
    return {kind: 'object', value: new NDArray(vector, [vector.length])};
  },
});
