import {LocalFrame, LocalSeries, inferVector} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Meta} from '../../../graph/index.js';
import {rows, sameRows} from '../define-frame.js';
import {isData, lowered} from '../define-local.js';
import {mapped} from './apply.js';
import {asColumns} from './results.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * A function of each column (or, with `axis: 1`, each row) as a `LocalSeries`, which gives as many values.
     *
     * pandas' and Mars's `DataFrame.transform`.
     *
     * @throws ValueError where it gives another number of values.
     * @example
     * await md.DataFrame({a: [1, 2], b: [3, 4]}).transform((column) => column.add(1)).execute()
     * //    a  b
     * // 0  2  4
     * // 1  3  5
     */
    transform(
      func: (values: LocalSeries) => LocalSeries,
      options?: Options<{
        axis: 0 | 1;
        /** Clusters only: further arguments of the function. */
        args: readonly unknown[];
        /** Clusters only: the dtypes of the result. */
        dtypes: readonly string[] | Readonly<Record<string, string>>;
      }>,
    ): DataFrame;

    /**
     * A function of pieces of the rows, each a `LocalFrame`; in a local session of all rows at once.
     *
     * Mars's `DataFrame.map_chunk`.
     *
     * @example
     * await md.DataFrame({a: [1, 2]}).map_chunk((piece) => piece.add(1)).execute()
     * //    a
     * // 0  2
     * // 1  3
     */
    map_chunk(
      func: (piece: LocalFrame, ...args: unknown[]) => LocalFrame,
      options?: {readonly args?: readonly unknown[]},
    ): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * A function of each value.
     *
     * pandas' and Mars's `Series.transform`.
     *
     * @throws whatever the function throws.
     * @example
     * await md.Series([1, 2]).transform((value) => value + 1).execute()
     * // 0    2
     * // 1    3
     * // dtype: int64
     */
    transform(
      func: (value: never) => unknown,
      options?: Options<{
        /** Clusters only: the dtype of the result. */
        dtype: string;
        /** Clusters only: further arguments of the function. */
        args: readonly unknown[];
        /** Clusters only. */
        convert_dtype: boolean;
      }>,
    ): Series;

    /**
     * A function of pieces of the values, each a `LocalSeries`; in a local session of all values at once.
     *
     * Mars's `Series.map_chunk`.
     *
     * @example
     * await md.Series([1, 2]).map_chunk((piece) => piece.add(1)).execute()
     * // 0    2
     * // 1    3
     * // dtype: int64
     */
    map_chunk(
      func: (piece: LocalSeries, ...args: unknown[]) => LocalSeries,
      options?: {readonly args?: readonly unknown[]},
    ): Series;
  }
}

export const transform = define({
  name: 'transform',
  title: 'TransformOperand',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    func: p.fn<(values: LocalSeries) => unknown>(),
    axis: p.optional(p.choice(0, 1), 0),
    args: p.remote(),
    dtypes: p.remote(),
    skip_infer: p.remote(false),
    kwargs: p.remoteKeywords,
  },
  infer: ({df}): Meta =>
    df.meta.kind === 'dataframe'
      ? {...df.meta, columns: df.meta.columns?.map(({label}) => ({label, dtype: null})) ?? null}
      : df.meta,
  async lower({df, func, axis}, context) {
    const frame = await context.local(df);
    if (!(frame instanceof LocalFrame)) throw new ArgumentError('DataFrame.transform takes a DataFrame');
    const wanted = axis === 0 ? frame.length : frame.columns.length;
    const call = (values: LocalSeries): LocalSeries => {
      const made = func(values);
      if (!(made instanceof LocalSeries) || made.length !== wanted)
        throw new ValueError(`DataFrame.transform: the function gives ${String(wanted)} values as a series`);
      return made;
    };
    if (axis === 0) {
      const made = [...frame.items()].map(([, values]) => call(values));
      return lowered(asColumns(made, frame.columns), context);
    }
    const made = Array.from({length: frame.length}, (_, i) => call(frame.iloc(i)));
    const vectors = frame.columns.toArray().map((_, j) => inferVector(made.map((row) => row.vector.at(j))));
    return lowered(new LocalFrame(frame.columns, frame.index, vectors), context);
  },
});

export const transformOfSeries = define({
  name: 'transform',
  title: 'TransformOperand',
  places: ['Series'],
  params: {
    df: rows('series'),
    func: p.fn<(value: never) => unknown>(),
    convert_dtype: p.remote(true),
    axis: p.remote(0),
    args: p.remote(),
    skip_infer: p.remote(false),
    dtype: p.remote(),
    kwargs: p.remoteKeywords,
  },
  infer: ({df}) => sameRows(df),
  async lower({df, func}, context) {
    const values = await context.local(df);
    if (!(values instanceof LocalSeries)) throw new ArgumentError('Series.transform takes a Series');
    const results = await mapped(values, (value) => func(value as never), context);
    return lowered(new LocalSeries(values.index, inferVector(results), values.name), context);
  },
});

export const mapChunk = define({
  name: 'map_chunk',
  title: 'DataFrameMapChunk',
  places: ['DataFrame', 'Series'],
  params: {
    df: rows('dataframe', 'series'),
    func: p.fn<(piece: never, ...args: unknown[]) => unknown>(),
    args: p.optional(p.listOf(p.any), []),
    skip_infer: p.remote(false),
    kwargs: p.remoteKeywords,
  },
  infer: ({df}) => sameRows(df),
  async lower({df, func, args}, context) {
    const made = func((await context.local(df)) as never, ...args);
    if (!isData(made)) throw new ArgumentError('map_chunk: the function gives a frame or a series');
    return lowered(made, context);
  },
});
