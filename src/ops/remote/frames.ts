import type {DataFrame} from '../../expr/dataframe.js';
import type {Options} from '../../expr/names.js';
import type {Series} from '../../expr/series.js';
import type {ExecutableTuple} from '../../expr/tuple.js';
import {Node} from '../../graph/index.js';
import {defineRemote, type Gives} from './define-remote.js';

/** Options of {@link DataFrameMethods.align}. */
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

declare module '../../expr/dataframe.js' {
  interface DataFrameMethods {
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

const kindOfNode = (value: unknown): 'series' | 'dataframe' | null => {
  const kind = value instanceof Node ? value.meta.kind : null;
  return kind === 'series' || kind === 'dataframe' ? kind : null;
};

export const align = defineRemote({
  name: 'align',
  title: 'DataFrameAlign',
  places: ['DataFrame'],
  required: ['df', 'other'],
  optional: ['join', 'axis', 'level', 'copy', 'fill_value', 'method', 'limit', 'fill_axis', 'broadcast_axis'],
  gives: ({df, other}): Gives => [kindOfNode(df) ?? 'dataframe', kindOfNode(other) ?? 'dataframe'],
});

export const rebalance = defineRemote({
  name: 'rebalance',
  title: 'DataFrameRebalance',
  places: ['DataFrame'],
  required: ['df'],
  optional: ['factor', 'axis', 'num_partitions', 'reassign_worker'],
  gives: 'receiver',
});
