import type {Tensor} from '../../../expr/tensor.js';
import {indexReduction, truthReduction} from './define-reduction.js';
import type {FrameReduction, SeriesReduction, TruthOptions} from './types.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Whether all values are true; of none, true. For each column or row.
     *
     * pandas' and Mars's `DataFrame.all`.
     *
     * @example
     * await md.DataFrame({a: [true, false], b: [1, 2]}).all().execute()
     * // a    False
     * // b     True
     * // dtype: bool
     */
    all: FrameReduction<TruthOptions>;

    /**
     * Whether any value is true; of none, false. For each column or row.
     *
     * pandas' and Mars's `DataFrame.any`.
     *
     * @example
     * await md.DataFrame({a: [true, false], b: [1, 2]}).any().execute()
     * // a    True
     * // b    True
     * // dtype: bool
     */
    any: FrameReduction<TruthOptions>;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Whether all values are true; of none, true.
     *
     * pandas' and Mars's `Series.all`.
     *
     * @example
     * await md.Series([0, 1, 2]).all().execute()
     * // False
     */
    all: SeriesReduction<boolean, TruthOptions>;

    /**
     * Whether any value is true; of none, false.
     *
     * pandas' and Mars's `Series.any`.
     *
     * @example
     * await md.Series([0, 1, 2]).any().execute()
     * // True
     */
    any: SeriesReduction<boolean, TruthOptions>;
  }
}

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * Whether all values are true; of none, true.
     *
     * pandas' and Mars's `Index.all`.
     *
     * @example
     * await md.Index([0, 1]).all().execute()
     * // False
     */
    all(): Tensor<boolean>;

    /**
     * Whether any value is true; of none, false.
     *
     * pandas' and Mars's `Index.any`.
     *
     * @example
     * await md.Index([0, 1]).any().execute()
     * // True
     */
    any(): Tensor<boolean>;
  }
}

export const all = truthReduction('all', 'DataFrameAll', ['DataFrame', 'Series']);
export const any = truthReduction('any', 'DataFrameAny', ['DataFrame', 'Series']);
export const allOfIndex = indexReduction('all', 'DataFrameAll', ['Index']);
export const anyOfIndex = indexReduction('any', 'DataFrameAny', ['Index']);
