import type {DataFrame} from '../../expr/dataframe.js';
import type {Options} from '../../expr/names.js';
import type {ArrayLike} from '../../expr/params.js';
import type {Series} from '../../expr/series.js';
import type {Tensor} from '../../expr/tensor.js';
import type {ExecutableTuple} from '../../expr/tuple.js';
import {Node} from '../../graph/index.js';
import {defineRemote, type Gives} from './define-remote.js';

/** Options of {@link SeriesMethods.align}. */
export type AlignOptions = Options<{
  join: 'outer' | 'inner' | 'left' | 'right';
  /** Which labels are matched: those of rows (0), of columns (1), or both unless given. */
  axis: 0 | 1 | null;
  level: number | string;
  /** What stands where one has no value. */
  fill_value: unknown;
  /** How missing values are filled from their neighbours. */
  method: 'backfill' | 'bfill' | 'pad' | 'ffill';
  limit: number;
}>;
/** Options of {@link DataFrameMethods.rebalance}. */
export type RebalanceOptions = Options<{
  /** As many chunks as cores times this. */
  factor: number;
  axis: 0 | 1;
  num_partitions: number;
  reassign_worker: boolean;
}>;
/** Options of {@link DataFrameFunctions.qcut}. */
export type QcutOptions = Options<{
  /** Names of the bins; false for their numbers. */
  labels: readonly string[] | false;
  precision: number;
  duplicate: 'raise' | 'drop';
}>;

declare module '../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The matrix product with a frame, series or array, columns matched with the other's rows.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame([[1, 2], [3, 4]]).dot(md.Series([1, 1]))
     */
    dot(other: Series): Series;
    dot(other: ArrayLike): DataFrame;
    /**
     * Correlation of each column, or with `axis: 1` of each row, with those of another frame or a series.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2, 3]}).corrwith(md.Series([3, 2, 1]))
     */
    corrwith(
      other: DataFrame | Series,
      options?: Options<{axis: 0 | 1; drop: boolean; method: 'pearson'}>,
    ): Series;
    /**
     * Row labels that are times, moved by as many periods of a frequency.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2]}, {index: md.date_range('2020-01-01', {periods: 2})}).tshift(1, {freq: 'D'})
     */
    tshift(periods?: number, options?: Options<{freq: string; axis: 0 | 1}>): DataFrame;
    /**
     * The same rows in chunks of even sizes, spread over the cluster's workers.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: [1, 2]}).rebalance({num_partitions: 2})
     */
    rebalance(options?: RebalanceOptions): DataFrame;
    /**
     * Both with the labels of both, by `join`.
     *
     * Runs on clusters only.
     *
     * @example
     * const [left, right] = md.DataFrame({a: [1, 2]}).align(md.DataFrame({a: [3]}), {join: 'outer', axis: 0})
     */
    align(other: DataFrame, options?: AlignOptions): ExecutableTuple<DataFrame>;
    align(other: Series, options: AlignOptions): ExecutableTuple<DataFrame | Series>;
  }
}

declare module '../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The inner product with a series, or the products with the columns of a frame or array.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series([1, 2]).dot(md.Series([3, 4]))
     */
    dot(other: DataFrame): Series;
    dot(other: ArrayLike): Tensor;
    /**
     * Both series with the labels of both, by `join`.
     *
     * Runs on clusters only.
     *
     * @example
     * const [left, right] = md.Series([1, 2]).align(md.Series([3]), {join: 'outer'})
     */
    align(other: Series, options?: AlignOptions): ExecutableTuple<Series>;
    /**
     * Labels that are times, moved by as many periods of a frequency.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series([1, 2], {index: md.date_range('2020-01-01', {periods: 2})}).tshift(1, {freq: 'D'})
     */
    tshift(periods?: number, options?: Options<{freq: string}>): Series;
  }
}

declare module '../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * The bin of each value, bins holding equally many: `q` of them, or by quantiles.
     *
     * Runs on clusters only.
     *
     * @example
     * md.qcut(md.Series([1, 2, 3, 4]), 2, {labels: false})
     */
    qcut(x: Series, q: number | readonly number[], options?: QcutOptions): Series;
  }
}

const kindOfNode = (value: unknown): 'series' | 'dataframe' | null => {
  const kind = value instanceof Node ? value.meta.kind : null;
  return kind === 'series' || kind === 'dataframe' ? kind : null;
};

export const dot = defineRemote({
  name: 'dot',
  title: 'TensorDot',
  places: ['DataFrame'],
  required: ['df', 'other'],
  gives: ({other}) => (kindOfNode(other) === 'series' ? 'series' : 'dataframe'),
});

export const dotOfSeries = defineRemote({
  name: 'dot',
  title: 'TensorDot',
  places: ['Series'],
  required: ['series', 'other'],
  gives: ({other}): Gives => (kindOfNode(other) === 'dataframe' ? 'series' : 'tensor'),
});

export const corrwith = defineRemote({
  name: 'corrwith',
  title: 'DataFrameCorr',
  places: ['DataFrame'],
  required: ['df', 'other'],
  optional: ['axis', 'drop', 'method'],
  gives: 'series',
});

export const align = defineRemote({
  name: 'align',
  title: 'DataFrameAlign',
  places: ['DataFrame', 'Series'],
  required: ['df', 'other'],
  optional: ['join', 'axis', 'level', 'copy', 'fill_value', 'method', 'limit', 'fill_axis', 'broadcast_axis'],
  gives: ({df, other}): Gives => [kindOfNode(df) ?? 'dataframe', kindOfNode(other) ?? 'dataframe'],
});

export const tshift = defineRemote({
  name: 'tshift',
  title: 'DataFrameShift',
  places: ['DataFrame', 'Series'],
  required: ['df'],
  optional: ['periods', 'freq', 'axis'],
  gives: 'receiver',
});

export const rebalance = defineRemote({
  name: 'rebalance',
  title: 'DataFrameRebalance',
  places: ['DataFrame'],
  required: ['df'],
  optional: ['factor', 'axis', 'num_partitions', 'reassign_worker'],
  gives: 'receiver',
});

export const qcut = defineRemote({
  name: 'qcut',
  title: 'DataFrameCut',
  places: ['md'],
  required: ['x', 'q'],
  optional: ['labels', 'retbins', 'precision', 'duplicate'],
  gives: 'series',
});
