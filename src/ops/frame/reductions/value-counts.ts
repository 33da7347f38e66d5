import {LocalSeries, NDArray, kindOf} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import {expr, groupBy, sortBy, sql, castSql, type Column, type Relation} from '../../../engine/sql/index.js';
import type {Meta} from '../../../graph/index.js';
import {defineFrame, rows, unknownSeries} from '../define-frame.js';
import {distinct} from '../../../data/compute/reductions.js';

/** Options of {@link SeriesMethods.value_counts}. */
export type ValueCountsOptions = Options<{
  /** Parts of the whole instead of counts. */
  normalize: boolean;
  /** Whether the most frequent values come first (the default); otherwise they come in order of appearance. */
  sort: boolean;
  ascending: boolean;
  /** Clusters only: into how many intervals of equal width, or between which edges, numbers are counted. */
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
  const grouped = groupBy(
    rel,
    [{name: null, expr: column.expr}],
    [
      {
        label: column.label,
        inputs: [],
        of: () => ({sql: sql`count(*)`, traits: {dtype: 'int64', nullable: false}}),
      },
    ],
    {sort: false, dropna},
  );
  const [count] = grouped.columns as [Column];
  const value = normalize
    ? expr(sql`(${castSql(count.expr.sql, 'DOUBLE')} / sum(${count.expr}) over ())`, {
        dtype: 'float64',
        nullable: false,
        windowed: true,
      })
    : count.expr;
  const made: Relation = {...grouped, columns: [{label: column.label, expr: value}], columnNames: [null]};
  return sort ? sortBy(made, [{expr: value, descending: !ascending}]) : made;
}

export const valueCounts = defineFrame({
  name: 'value_counts',
  title: 'DataFrameValueCounts',
  places: ['Series'],
  params: {
    df: rows('series'),
    normalize: p.optional(p.bool, false),
    sort: p.optional(p.bool, true),
    ascending: p.optional(p.bool, false),
    bins: p.remote(),
    dropna: p.optional(p.bool, true),
    method: p.optional(p.choice('auto', 'shuffle', 'tree'), 'auto'),
  },
  unknown: ({df}) => ({...unknownSeries, name: df.meta.kind === 'series' ? df.meta.name : null}),
  build: ({df, ...options}) => ({kind: 'series', relation: countValues(df.relation, options)}),
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
