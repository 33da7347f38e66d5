/** Types of the signatures of operators. */
import type {LocalFrame, LocalIndex, LocalSeries, NDArray, Scalar} from '../../../data/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {AxisArg} from './binary.js';

/** What an operator takes beside a frame, series or index: one value, several, or labelled ones, which are matched by label. */
export type Operand =
  | Scalar
  | Date
  | DataFrame
  | Series
  | Index
  | Tensor<unknown>
  | LocalFrame
  | LocalSeries
  | LocalIndex
  | NDArray
  | ArrayBufferView
  | readonly unknown[]
  | Readonly<Record<string, unknown>>;

export type ComparisonOptions = Options<{
  /** Which labels a series is matched with: those of the `columns` (the usual, or 1), or of the `index` (or 0). */
  axis: AxisArg;
  /** Where one side has a MultiIndex: its level that the labels of the other name, by name or place. */
  level: string | number;
}>;

export type ArithmeticOptions = ComparisonOptions &
  Options<{
    /** Stands for what is missing on one side. */
    fill_value: Scalar;
  }>;
