import * as ir from '../../../engine/array/builder.js';
import {computedReduction, momentReduction} from './reduction.js';
import type {ComputedOptions, MomentOptions, ReductionFunction, ReductionMethod} from './types.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Arithmetic mean, in float64 for bools and integers; NaN of nothing.
     *
     * @example
     * await mt.mean([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([2.5, 3.5, 4.5])
     */
    mean: ReductionFunction<number, ComputedOptions>;

    /**
     * Variance: the mean of squared distances from the mean. The divisor is the count less `ddof`.
     *
     * @example
     * await mt.var([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([2.25, 2.25, 2.25])
     */
    var: ReductionFunction<number, MomentOptions>;

    /**
     * Standard deviation: the root of {@link var}.
     *
     * @example
     * await mt.std([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([1.5, 1.5, 1.5])
     */
    std: ReductionFunction<number, MomentOptions>;

    /**
     * Arithmetic mean of what is not NaN; NaN where nothing is.
     *
     * @example
     * await mt.nanmean([[1, NaN, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([2.5, 5. , 4.5])
     */
    nanmean: ReductionFunction<number, ComputedOptions>;

    /**
     * Variance of what is not NaN.
     *
     * @example
     * await mt.nanvar([[1, NaN, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([2.25, 0.  , 2.25])
     */
    nanvar: ReductionFunction<number, MomentOptions>;

    /**
     * Standard deviation of what is not NaN.
     *
     * @example
     * await mt.nanstd([[1, NaN, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([1.5, 0. , 1.5])
     */
    nanstd: ReductionFunction<number, MomentOptions>;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Arithmetic mean, in float64 for bools and integers. See {@link TensorFunctions.mean}.
     *
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).mean(0).execute()
     * // array([2.5, 3.5, 4.5])
     */
    mean: ReductionMethod<number, ComputedOptions>;

    /**
     * Variance: the mean of squared distances from the mean. See {@link TensorFunctions.var}.
     *
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).var(0).execute()
     * // array([2.25, 2.25, 2.25])
     */
    var: ReductionMethod<number, MomentOptions>;

    /**
     * Standard deviation: the root of {@link var}. See {@link TensorFunctions.std}.
     *
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).std(0).execute()
     * // array([1.5, 1.5, 1.5])
     */
    std: ReductionMethod<number, MomentOptions>;
  }
}

export const mean = computedReduction('mean', 'TensorMean', ['mt', 'Tensor'], (a, call) => ir.mean(a, call));
export const variance = momentReduction('var', 'TensorVar', ['mt', 'Tensor'], (a, call) =>
  ir.variance(a, call),
);
export const std = momentReduction('std', 'TensorStd', ['mt', 'Tensor'], (a, call) => ir.std(a, call));
export const nanmean = computedReduction('nanmean', 'TensorNanMean', ['mt'], (a, call) =>
  ir.nanmean(a, call),
);
export const nanvar = momentReduction('nanvar', 'TensorNanVar', ['mt'], (a, call) => ir.nanvar(a, call));
export const nanstd = momentReduction('nanstd', 'TensorNanStd', ['mt'], (a, call) => ir.nanstd(a, call));
