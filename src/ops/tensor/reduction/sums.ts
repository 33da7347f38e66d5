import * as ir from '../../../engine/array/builder.js';
import {computedReduction} from './reduction.js';
import type {ComputedOptions, ReductionFunction, ReductionMethod} from './types.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Sum. Bools and integers are summed in 64 bits. Floats are summed pairwise, as NumPy does.
     *
     * @example
     * await mt.sum([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([5, 7, 9])
     */
    sum: ReductionFunction<number, ComputedOptions>;

    /**
     * Product. Bools and integers are multiplied in 64 bits.
     *
     * @example
     * await mt.prod([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([ 4, 10, 18])
     */
    prod: ReductionFunction<number, ComputedOptions>;

    /**
     * Product: the same as {@link prod}.
     *
     * @example
     * await mt.product([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([ 4, 10, 18])
     */
    product: ReductionFunction<number, ComputedOptions>;

    /**
     * Sum, where NaN counts as 0.
     *
     * @example
     * await mt.nansum([[1, NaN, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([5., 5., 9.])
     */
    nansum: ReductionFunction<number, ComputedOptions>;

    /**
     * Product, where NaN counts as 1.
     *
     * @example
     * await mt.nanprod([[1, NaN, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([ 4.,  5., 18.])
     */
    nanprod: ReductionFunction<number, ComputedOptions>;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Sum. See {@link TensorFunctions.sum}.
     *
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).sum(0).execute()
     * // array([5, 7, 9])
     */
    sum: ReductionMethod<number, ComputedOptions>;

    /**
     * Product. See {@link TensorFunctions.prod}.
     *
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).prod(0).execute()
     * // array([ 4, 10, 18])
     */
    prod: ReductionMethod<number, ComputedOptions>;
  }
}

export const sum = computedReduction('sum', 'TensorSum', ['mt', 'Tensor'], (a, call) =>
  ir.reduce('sum', a, call),
);
export const prod = computedReduction('prod', 'TensorProd', ['mt', 'Tensor'], (a, call) =>
  ir.reduce('prod', a, call),
);
export const product = computedReduction('product', 'TensorProd', ['mt'], (a, call) =>
  ir.reduce('prod', a, call),
);
export const nansum = computedReduction('nansum', 'TensorNanSum', ['mt'], (a, call) => ir.nansum(a, call));
export const nanprod = computedReduction('nanprod', 'TensorNanProd', ['mt'], (a, call) =>
  ir.nanprod(a, call),
);
