/** Types of the signatures of reductions. */
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {Label} from '../../../data/index.js';

/** Along which axis: 0 or `index` gives one value a column, 1 or `columns` one a row. */
export type Axis = 0 | 1 | 'index' | 'rows' | 'columns';

export type CommonOptions = Options<{
  axis: Axis | null;
  /** Whether missing values are left out (the default); otherwise one of them makes the result missing. */
  skipna: boolean;
  /** A level of the row labels, or several: one row for each of their values. */
  level: Label | readonly Label[] | null;
  /** Whether only columns of numbers and booleans are taken; all that can be reduced unless given. */
  numeric_only: boolean | null;
  /** How many partial results a cluster combines at once; without effect in a local session. */
  combine_size: number;
  /** How a cluster combines partial results; without effect in a local session. */
  method: 'tree' | 'shuffle' | 'auto' | null;
}>;
export type SumOptions = CommonOptions &
  Options<{
    /** The result is missing where fewer values than this are present. */
    min_count: number;
  }>;
export type MomentOptions = CommonOptions &
  Options<{
    /** Delta degrees of freedom: the divisor is the number of values less this. */
    ddof: number;
  }>;
export type SkewOptions = CommonOptions &
  Options<{
    /** On a cluster: whether the result stays uncorrected for bias; false by default. */
    bias: boolean;
  }>;
export type KurtOptions = SkewOptions &
  Options<{
    /** On a cluster: whether the kurtosis of a normal distribution is 0 (the default) or 3. */
    fisher: boolean;
  }>;
export type TruthOptions = CommonOptions &
  Options<{
    /** Whether only columns of booleans are taken. */
    bool_only: boolean | null;
  }>;

/** A reduction of a frame: a series, or with `level` a frame. */
export interface FrameReduction<O = CommonOptions> {
  (axis?: Axis | null, skipna?: boolean, level?: null, options?: O): Series;
  (options: O & {readonly level: Label | readonly Label[]}): DataFrame;
  (options?: O): Series;
}

/** A reduction of a series: one value, or with `level` a series. */
export interface SeriesReduction<T, O = CommonOptions> {
  (axis?: 0 | 'index' | null, skipna?: boolean, level?: null, options?: O): Tensor<T>;
  (options: O & {readonly level: Label | readonly Label[]}): Series;
  (options?: O): Tensor<T>;
}
