/** Operations on the labels of an index. */
import type {Options} from '../../expr/names.js';
import type {Tensor} from '../../expr/tensor.js';
import type {Series} from '../../expr/series.js';
import type {PythonFunction} from '../../graph/index.js';
import {defineRemote} from './define-remote.js';

declare module '../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * A Python function of all labels.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Index([1, 2]).agg(md.python`lambda labels: labels.max()`)
     */
    agg(func: PythonFunction): Tensor;
    /**
     * A Python function of all labels.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Index([1, 2]).aggregate(md.python`lambda labels: labels.max()`)
     */
    aggregate(func: PythonFunction): Tensor;
    /**
     * How often each label stands in the index.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Index([3, 1, 1]).value_counts()
     */
    value_counts(
      options?: Options<{
        normalize: boolean;
        sort: boolean;
        ascending: boolean;
        bins: number | readonly number[];
        dropna: boolean;
      }>,
    ): Series;
  }
}

export const agg = defineRemote({
  name: 'agg',
  title: 'DataFrameAggregate',
  places: ['Index'],
  required: ['df', 'func'],
  optional: ['axis'],
  keywords: 'kw',
  gives: 'tensor',
});
export const aggregate = defineRemote({
  name: 'aggregate',
  title: 'DataFrameAggregate',
  places: ['Index'],
  required: ['df', 'func'],
  optional: ['axis'],
  keywords: 'kw',
  gives: 'tensor',
});
export const valueCounts = defineRemote({
  name: 'value_counts',
  title: 'DataFrameValueCounts',
  places: ['Index'],
  required: ['df'],
  optional: ['normalize', 'sort', 'ascending', 'bins', 'dropna', 'method'],
  gives: 'series',
});
