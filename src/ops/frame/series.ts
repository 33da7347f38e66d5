import {
  LocalIndex,
  LocalSeries,
  NDArray,
  RangeIndex,
  cast,
  inferVector,
  type DType,
  type Label,
} from '../../data/index.js';
import {ArgumentError, ValueError} from '../../errors/index.js';
import {define} from '../../expr/define.js';
import type {Options} from '../../expr/names.js';
import * as p from '../../expr/params.js';
import type {Series} from '../../expr/series.js';
import {Node, rangeIndexMeta, unknownIndex, type SeriesMeta} from '../../graph/index.js';
import {byLevels, labels, values} from './data-params.js';
import {entriesOf, isMapping, vectorOf} from './given-columns.js';
import {reindexVector} from './given-labels.js';
import {indexMetaOf, seriesMetaOf} from './metas.js';
import {holdsNodes, loadLocal, resolve} from './resolve.js';

/** Options of {@link DataFrameFunctions.Series}. */
export type SeriesOptions = Options<{
  /** Row labels; they choose among data that has labels. */
  index: readonly Label[] | LocalIndex | object;
  dtype: string;
  name: Label;
  /** Rows of one chunk, on a cluster; the local engine chooses by itself. */
  chunk_size: number;
  /** Clusters only: whether it lives on GPUs. */
  gpu: boolean;
  /** Clusters only: whether a tensor's columns are sparse. */
  sparse: boolean;
  /** Clusters only: into how many chunks rows are divided. */
  num_partitions: number;
}>;

declare module '../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * A lazy Series of values, of values by label, of a one-dimensional array or tensor, or of fetched data.
     *
     * pandas' and Mars's `Series`.
     *
     * @throws ValueError when the labels do not fit the values.
     * @example
     * await md.Series([1, 2.5, null], {index: ['a', 'b', 'c'], name: 'x'}).execute()
     * // a    1.0
     * // b    2.5
     * // c    NaN
     * // Name: x, dtype: float64
     */
    Series(data?: unknown, options?: SeriesOptions): Series;
  }
}

export const series = define({
  name: 'Series',
  title: 'SeriesDataSource',
  places: ['md'],
  params: {
    data: values,
    index: labels,
    dtype: p.optional(p.dtype, null),
    name: p.optional(p.label, null),
    copy: p.optional(p.bool, false),
    chunk_size: p.optional(p.any, null),
    gpu: p.remote(),
    sparse: p.remote(),
    num_partitions: p.remote(),
  },
  prepare(args) {
    const {dtype, name} = args;
    const index = args.index instanceof LocalIndex ? byLevels(args.index, args.data) : args.index;
    if (holdsNodes(args.data) || index instanceof Node) return args;
    return {...args, data: givenSeries(args.data, index, dtype, name), index: null, dtype: null, name: null};
  },
  infer({data: given, index, dtype, name}): SeriesMeta {
    if (given instanceof LocalSeries) return seriesMetaOf(given);
    const rows = index instanceof LocalIndex ? indexMetaOf(index) : null;
    const known = given instanceof Node ? given.meta : null;
    if (known?.kind === 'series')
      return {...known, name: name ?? known.name, dtype: dtype ?? known.dtype, index: rows ?? known.index};
    if (known?.kind === 'tensor')
      return {
        kind: 'series',
        name,
        dtype: dtype ?? known.dtype,
        index: rows ?? rangeIndexMeta(known.shape?.[0] ?? null),
      };
    if (known?.kind === 'index')
      return {
        kind: 'series',
        name: name ?? known.names[0] ?? null,
        dtype: dtype ?? known.dtypes[0] ?? null,
        index: rows ?? rangeIndexMeta(known.length),
      };
    return {kind: 'series', name, dtype, index: rows ?? unknownIndex};
  },
  async lower({data: given, index, dtype, name}, context) {
    if (
      given instanceof Node &&
      given.meta.kind === 'series' &&
      index === null &&
      dtype === null &&
      name === null
    ) {
      return {kind: 'series', relation: await context.relation(given)};
    }
    const rows = index === null ? null : ((await context.local(index)) as LocalIndex);
    const made = givenSeries(await resolve(given, context), rows, dtype, name);
    return {kind: 'series', relation: await loadLocal(context, made)};
  },
});

/** The series that `pandas.Series(data, index, dtype, name)` makes. */
export function givenSeries(
  given: unknown,
  index: LocalIndex | null,
  dtype: DType | null,
  name: Label,
): LocalSeries {
  const made = unnamed(given, index, dtype);
  const typed = dtype === null ? made.vector : cast(made.vector, dtype);
  return new LocalSeries(made.index, typed, name ?? made.name);
}

function unnamed(given: unknown, index: LocalIndex | null, dtype: DType | null): LocalSeries {
  if (given === null || given === undefined) {
    const rows = index ?? LocalIndex.from([]);
    return new LocalSeries(
      rows,
      inferVector(
        Array.from({length: rows.length}, () => NaN),
        dtype ?? (rows.length === 0 ? 'float64' : undefined),
      ),
    );
  }
  if (given instanceof LocalSeries) {
    if (index === null || index.equals(given.index)) return given;
    return new LocalSeries(index, reindexVector(given.vector, given.index, index), given.name);
  }
  if (isMapping(given)) {
    const entries = entriesOf(given);
    const own = new LocalSeries(
      LocalIndex.from(entries.map(([label]) => label)),
      inferVector(entries.map(([, value]) => value)),
    );
    return unnamed(own, index, dtype);
  }
  if (given instanceof NDArray && given.shape.length > 1) throw new ValueError('Data must be 1-dimensional');
  const vector = vectorOf(given);
  if (vector === null) {
    if (typeof given === 'function') throw new ArgumentError('a series takes values, got a function');
    const rows = index ?? RangeIndex.of(1);
    return new LocalSeries(rows, inferVector(Array.from({length: rows.length}, () => given)));
  }
  const name = given instanceof LocalIndex ? (given.names[0] ?? null) : null;
  if (index === null) return new LocalSeries(RangeIndex.of(vector.length), vector, name);
  if (index.length !== vector.length) {
    throw new ValueError(
      `Length of values (${vector.length}) does not match length of index (${index.length})`,
    );
  }
  return new LocalSeries(index, vector, name);
}
