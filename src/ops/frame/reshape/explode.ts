import {
  LocalFrame,
  LocalSeries,
  RangeIndex,
  inferVector,
  type Label,
  type Vector,
} from '../../../data/index.js';
import {ArgumentError, KeyError, ValueError, unknownName} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Meta} from '../../../graph/index.js';
import {rows} from '../define-frame.js';
import {defineLocal} from '../define-local.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * A row for each item of the lists in a column (or in several, whose lists are of equal lengths); the other columns repeat.
     *
     * pandas' and Mars's `DataFrame.explode`.
     *
     * @throws KeyError for an unknown column; ValueError for lists of different lengths.
     * @example
     * await md.DataFrame({a: [[1, 2], 'x', []], b: [1, 2, 3]}).explode('a').execute()
     * //      a  b
     * // 0    1  1
     * // 0    2  1
     * // 1    x  2
     * // 2  NaN  3
     */
    explode(
      column: Label | readonly Label[],
      ignore_index?: boolean | {readonly ignore_index?: boolean},
    ): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * A row for each item of lists; other values stay.
     *
     * pandas' and Mars's `Series.explode`.
     *
     * @example
     * await md.Series([[1, 2], 'x', []]).explode().execute()
     * // 0      1
     * // 0      2
     * // 1      x
     * // 2    NaN
     * // dtype: object
     */
    explode(ignore_index?: boolean | {readonly ignore_index?: boolean}): Series;
  }
}

/** How many rows each value becomes: an empty list becomes one, which is missing. */
function widths(vector: Vector): number[] {
  return vector.toArray().map((value) => (Array.isArray(value) ? Math.max(1, value.length) : 1));
}

function items(vector: Vector, places: readonly number[]): Vector {
  if (vector.dtype !== 'object') return vector.take(places);
  const all = vector
    .toArray()
    .flatMap((value): unknown[] =>
      Array.isArray(value) ? (value.length === 0 ? [NaN] : (value as unknown[])) : [value],
    );
  return inferVector(all, 'object');
}

function repeated(counts: readonly number[]): number[] {
  return counts.flatMap((count, row) => Array.from({length: count}, () => row));
}

export const explode = defineLocal({
  name: 'explode',
  title: 'DataFrameExplode',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    column: p.oneOf(p.listOf(p.label), p.label),
    ignore_index: p.optional(p.bool, false),
  },
  infer: ({df}): Meta =>
    df.meta.kind === 'dataframe' ? {...df.meta, index: {...df.meta.index, length: null}} : df.meta,
  compute({df, column, ignore_index}) {
    if (!(df instanceof LocalFrame)) throw new ArgumentError('explode takes a DataFrame');
    const labels: readonly Label[] = Array.isArray(column) ? column : [column];
    const chosen = labels.map((label) => {
      const [place] = df.columns.positionsOf(label);
      if (place !== undefined) return place;
      throw new KeyError(
        `explode: '${String(label)}' is not among the columns.${unknownName(String(label), df.columns.toArray().map(String))}`,
      );
    });
    const all = chosen.map((place) => widths(df.vectors[place] as Vector));
    const [counts = []] = all;
    if (all.some((other) => other.some((count, row) => count !== counts[row])))
      throw new ValueError('explode: columns must have matching element counts');
    const places = repeated(counts);
    const vectors = df.vectors.map((vector, j) =>
      chosen.includes(j) ? items(vector, places) : vector.take(places),
    );
    return new LocalFrame(
      df.columns,
      ignore_index ? RangeIndex.of(places.length) : df.index.take(places),
      vectors,
    );
  },
});

export const explodeSeries = defineLocal({
  name: 'explode',
  title: 'DataFrameExplode',
  places: ['Series'],
  params: {df: rows('series'), ignore_index: p.optional(p.bool, false)},
  infer: ({df}): Meta =>
    df.meta.kind === 'series' ? {...df.meta, index: {...df.meta.index, length: null}} : df.meta,
  compute({df, ignore_index}) {
    if (!(df instanceof LocalSeries)) throw new ArgumentError('explode takes a Series');
    const places = repeated(widths(df.vector));
    return new LocalSeries(
      ignore_index ? RangeIndex.of(places.length) : df.index.take(places),
      items(df.vector, places),
      df.name,
    );
  },
});
