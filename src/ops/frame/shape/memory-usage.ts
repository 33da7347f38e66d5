import {LocalFrame, LocalIndex, LocalSeries, inferVector} from '../../../data/index.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {Meta} from '../../../graph/index.js';
import {rows, unknownSeries} from '../define-frame.js';
import {defineLocal, type LocalData} from '../define-local.js';
import {sizeOfIndex, sizeOfVector} from './memory-size.js';

type DeepOption = Options<{
  /** Whether the objects in columns of objects count, not only the pointers to them. */
  deep: boolean;
}>;
type MemoryOptions = DeepOption &
  Options<{
    /** Whether the row labels count. */
    index: boolean;
  }>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The bytes that each column takes in pandas, and the row labels as `Index`.
     *
     * pandas' and Mars's `DataFrame.memory_usage`.
     *
     * @throws NotSupportedError for labels of several levels, and with `deep` for objects that are no text, numbers or booleans.
     * @example
     * await md.DataFrame({a: [1, 2], b: [true, false]}).memory_usage({index: false}).execute()
     * // a    16
     * // b     2
     * // dtype: int64
     */
    memory_usage(options?: MemoryOptions): Series;
    memory_usage(index: boolean, options?: DeepOption): Series;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The bytes that the values and the row labels take in pandas.
     *
     * pandas' and Mars's `Series.memory_usage`.
     *
     * @throws NotSupportedError for labels of several levels, and with `deep` for objects that are no text, numbers or booleans.
     * @example
     * await md.Series(['a', 'b']).memory_usage({deep: true}).execute()
     * // 244
     */
    memory_usage(options?: MemoryOptions): Tensor<number>;
    memory_usage(index: boolean, options?: DeepOption): Tensor<number>;
  }
}

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * The bytes that the labels take in pandas.
     *
     * pandas' and Mars's `Index.memory_usage`.
     *
     * @throws NotSupportedError for labels of several levels, and with `deep` for objects that are no text, numbers or booleans.
     * @example
     * await md.Index([1, 2, 3]).memory_usage().execute()
     * // 24
     */
    memory_usage(options?: DeepOption): Tensor<number>;
  }
}

const deep = p.optional(p.bool, false);
const index = p.optional(p.bool, true);
const scalar: Meta = {kind: 'tensor', dtype: 'int64', shape: []};

function sizeOfData(data: LocalData, labels: boolean, all: boolean): number {
  if (data instanceof LocalIndex) return sizeOfIndex(data, all);
  const vectors = data instanceof LocalSeries ? [data.vector] : data.vectors;
  const values = vectors.reduce((sum, vector) => sum + sizeOfVector(vector, all), 0);
  return values + (labels ? sizeOfIndex(data.index, all) : 0);
}

export const memoryUsage = defineLocal({
  name: 'memory_usage',
  title: 'DataFrameMemoryUsage',
  places: ['DataFrame'],
  params: {df: rows('dataframe'), index, deep},
  infer: ({df, index: labels}): Meta =>
    df.meta.kind === 'dataframe' && df.meta.columns !== null
      ? {
          ...unknownSeries,
          dtype: 'int64',
          index: {...unknownSeries.index, length: df.meta.columns.length + (labels ? 1 : 0)},
        }
      : {...unknownSeries, dtype: 'int64'},
  compute({df, index: labels, deep: all}) {
    const frame = df as LocalFrame;
    const sizes = frame.vectors.map((vector) => sizeOfVector(vector, all));
    const names = frame.columns.toArray();
    return new LocalSeries(
      LocalIndex.from(labels ? ['Index', ...names] : names),
      inferVector(labels ? [sizeOfIndex(frame.index, all), ...sizes] : sizes, 'int64'),
    );
  },
});

export const memoryUsageOfSeries = defineLocal({
  name: 'memory_usage',
  title: 'DataFrameMemoryUsage',
  places: ['Series'],
  params: {df: rows('series'), index, deep},
  infer: () => scalar,
  compute: ({df, index: labels, deep: all}) => ({value: sizeOfData(df, labels, all), dtype: 'int64'}),
});

export const memoryUsageOfIndex = defineLocal({
  name: 'memory_usage',
  title: 'DataFrameMemoryUsage',
  places: ['Index'],
  params: {df: rows('index'), deep},
  infer: () => scalar,
  compute: ({df, deep: all}) => ({value: sizeOfData(df, true, all), dtype: 'int64'}),
});
