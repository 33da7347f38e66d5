/** Operations on groups. */
import type {Options} from '../../expr/names.js';
import type {Series} from '../../expr/series.js';
import {defineRemote} from './define-remote.js';

/** Options of {@link GroupByMethods.sample}. */
export type GroupSampleOptions = Options<{
  /** How many rows of each group; one unless given. */
  n: number;
  /** Which part of each group, in place of `n`. */
  frac: number;
  /** Whether a row may be taken more than once. */
  replace: boolean;
  /** How much each row counts; all as much unless given. */
  weights: readonly number[] | Series;
  /** What makes samples the same in each run. */
  random_state: number;
  /** What a group with too few rows does: it is left out (`ignore`, the default), or raises. */
  errors: 'ignore' | 'raise';
}>;

declare module '../../expr/groupby.js' {
  interface GroupByMethods<T> {
    /**
     * Rows of each group by chance: `n` of them, or a part.
     *
     * Runs on clusters only.
     *
     * @example
     * md.DataFrame({a: ['x', 'x', 'y'], b: [1, 2, 3]}).groupby('a').sample({n: 1, random_state: 1})
     */
    sample(options?: GroupSampleOptions): T;
    /**
     * The `n`-th row of each group.
     *
     * Runs on Xorbits clusters only.
     *
     * @example
     * md.DataFrame({a: ['x', 'x', 'y'], b: [1, 2, 3]}).groupby('a').nth(0)
     */
    nth(n: number | readonly number[]): T;
  }
}

export const sample = defineRemote({
  name: 'sample',
  title: 'GroupBySample',
  places: ['GroupBy'],
  required: ['df'],
  optional: ['n', 'frac', 'replace', 'weights', 'random_state', 'errors'],
  gives: 'group',
});
export const nth = defineRemote({
  name: 'nth',
  title: 'DataFrameGroupByAgg',
  places: ['GroupBy'],
  required: ['df', 'n'],
  gives: 'group',
});
