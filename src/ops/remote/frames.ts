import type {DataFrame} from '../../expr/dataframe.js';
import type {Options} from '../../expr/names.js';
import {defineRemote} from './define-remote.js';

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
  }
}

export const rebalance = defineRemote({
  name: 'rebalance',
  title: 'DataFrameRebalance',
  places: ['DataFrame'],
  required: ['df'],
  optional: ['factor', 'axis', 'num_partitions', 'reassign_worker'],
  gives: 'receiver',
});
