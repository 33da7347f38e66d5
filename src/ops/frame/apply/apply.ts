import {
  LocalFrame,
  LocalSeries,
  type LocalIndex,
  type DType,
  type Label,
  type Value,
} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {forEachRow} from '../../../engine/sql/index.js';
import type {LowerContext} from '../../../engine/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {unknownIndex, type Meta} from '../../../graph/index.js';
import {rows} from '../define-frame.js';
import {indexOfMeta, lowered} from '../define-local.js';
import {asColumns, collected} from './results.js';

/** Options of {@link DataFrameMethods.apply}. */
export type ApplyOptions = Options<{
  /** 0 or `index` calls the function with each column, 1 or `columns` with each row. */
  axis: 0 | 1 | 'index' | 'columns';
  /** `expand` makes columns of results that are arrays. */
  result_type: 'expand' | 'reduce' | 'broadcast' | null;
  /** Further arguments of the function. */
  args: readonly unknown[];
  /** The dtype of a result that is a series; inferred from the values unless given. */
  dtype: string;
  /** The name of a result that is a series. */
  name: Label;
  /** Clusters only: the dtypes of the columns of a result that is a frame. */
  dtypes: readonly string[] | Readonly<Record<string, string>>;
  /** Clusters only: the row labels of the result. */
  index: readonly Label[] | LocalIndex;
  /** Clusters only: whether the function goes by single values. */
  elementwise: boolean;
  /** Clusters only: whether the function gets bare arrays. */
  raw: boolean;
  /** What the result is, where it is known; a series unless given. */
  output_type: 'dataframe' | 'series';
}>;

/** Options of {@link SeriesMethods.apply}. */
export type SeriesApplyOptions = Omit<
  ApplyOptions,
  'axis' | 'raw' | 'elementwise' | 'result_type' | 'resultType'
>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * A function of each column or, with `axis: 1`, of each row, which it gets as a `LocalSeries`: single values become a
     * series, series a frame. Where it gives series, `output_type: 'dataframe'` says so before it runs.
     *
     * pandas' and Mars's `DataFrame.apply`.
     *
     * @throws whatever the function throws.
     * @example
     * await md.DataFrame({a: [1, 2], b: [3, 4]}).apply((row) => row.get('a') * row.get('b'), {axis: 1}).execute()
     * // 0    3
     * // 1    8
     * // dtype: int64
     */
    apply(
      func: (values: LocalSeries, ...args: unknown[]) => LocalSeries | readonly unknown[],
      options: ApplyOptions & {readonly output_type: 'dataframe'},
    ): DataFrame;
    apply(func: (values: LocalSeries, ...args: unknown[]) => unknown, options?: ApplyOptions): Series;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * A function of each value; its results become a series, or a frame where they are series.
     *
     * pandas' and Mars's `Series.apply`.
     *
     * @throws whatever the function throws.
     * @example
     * await md.Series([1, 2, 3]).apply((value) => value ** 2).execute()
     * // 0    1
     * // 1    4
     * // 2    9
     * // dtype: int64
     */
    apply(
      func: (value: never, ...args: unknown[]) => LocalSeries,
      options: SeriesApplyOptions & {readonly output_type: 'dataframe'},
    ): DataFrame;
    apply(func: (value: never, ...args: unknown[]) => Value, options?: SeriesApplyOptions): Series;
  }
}

type Call = (values: never, ...args: unknown[]) => unknown;

/** Rows or columns of a frame through a function. */
async function applied(
  frame: LocalFrame,
  call: (values: LocalSeries) => unknown,
  {byRow, name, dtype, expand}: {byRow: boolean; name: Label; dtype: DType | null; expand: boolean},
  context: LowerContext,
): Promise<LocalFrame | LocalSeries> {
  const results: unknown[] = [];
  const length = byRow ? frame.length : frame.columns.length;
  await forEachRow(
    length,
    (i) => {
      const vector = frame.vectors[i];
      if (byRow) results.push(call(frame.iloc(i)));
      else if (vector !== undefined)
        results.push(call(new LocalSeries(frame.index, vector, frame.columns.at(i))));
    },
    {signal: context.signal},
  );
  if (!byRow && results.length > 0 && results.every((one) => one instanceof LocalSeries))
    return asColumns(results, frame.columns);
  return collected(results, byRow ? frame.index : frame.columns, {name, dtype, expand});
}

export const apply = define({
  name: 'apply',
  title: 'ApplyOperand',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    func: p.fn<Call>(),
    axis: p.optional(p.choice(0, 1, 'index', 'columns'), 0),
    raw: p.remote(false),
    result_type: p.optional(p.wider(p.choice('expand', 'reduce'), p.choice('broadcast'), 'expand'), null),
    args: p.optional(p.listOf(p.any), []),
    dtypes: p.remote(),
    dtype: p.optional(p.dtype, null),
    name: p.optional(p.label, null),
    output_type: p.optional(p.choice('dataframe', 'series'), null),
    index: p.remote(),
    elementwise: p.remote(),
    kwds: p.remoteKeywords,
  },
  infer({df, axis, output_type, dtype, name}): Meta {
    const byRow = axis === 1 || axis === 'columns';
    const index = byRow ? indexOfMeta(df.meta) : unknownIndex;
    if (output_type === 'dataframe') return {kind: 'dataframe', columns: null, index: indexOfMeta(df.meta)};
    return {kind: 'series', name, dtype, index};
  },
  async lower({df, func, axis, result_type, args, dtype, name}, context) {
    const frame = await context.local(df);
    if (!(frame instanceof LocalFrame)) throw new ArgumentError('DataFrame.apply takes a DataFrame');
    const byRow = axis === 1 || axis === 'columns';
    const call = (values: LocalSeries): unknown => func(values as never, ...args);
    return lowered(
      await applied(frame, call, {byRow, name, dtype, expand: result_type === 'expand'}, context),
      context,
    );
  },
});

export const applyToSeries = define({
  name: 'apply',
  title: 'ApplyOperand',
  places: ['Series'],
  params: {
    df: rows('series'),
    func: p.fn<Call>(),
    convert_dtype: p.optional(p.bool, true),
    output_type: p.optional(p.choice('dataframe', 'series'), null),
    args: p.optional(p.listOf(p.any), []),
    dtypes: p.remote(),
    dtype: p.optional(p.dtype, null),
    name: p.optional(p.label, null),
    index: p.remote(),
    kwds: p.remoteKeywords,
  },
  infer({df, output_type, dtype, name}): Meta {
    const index = indexOfMeta(df.meta);
    if (output_type === 'dataframe') return {kind: 'dataframe', columns: null, index};
    const own = df.meta.kind === 'series' ? df.meta.name : null;
    return {kind: 'series', name: name ?? own, dtype, index};
  },
  async lower({df, func, convert_dtype, args, dtype, name}, context) {
    const values = await context.local(df);
    if (!(values instanceof LocalSeries)) throw new ArgumentError('Series.apply takes a Series');
    const results = await mapped(values, (value) => func(value as never, ...args), context);
    const made = collected(results, values.index, {
      name: name ?? values.name,
      dtype: dtype ?? (convert_dtype ? null : 'object'),
    });
    return lowered(made, context);
  },
});

/** The results of a function of each value. */
export async function mapped(
  values: LocalSeries,
  call: (value: Value) => unknown,
  context: LowerContext,
): Promise<unknown[]> {
  const results = new Array<unknown>(values.length);
  await forEachRow(
    values.length,
    (row) => {
      results[row] = call(values.vector.at(row));
    },
    {signal: context.signal},
  );
  return results;
}
