import * as ir from '../../../engine/array/builder.js';
import {reduction} from './reduction.js';
import type {ReductionFunction, ReductionMethod, ReductionOptions} from './types.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Largest value; NaN where there is one.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.max([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([4, 5, 6])
     */
    max: ReductionFunction<number, ReductionOptions>;

    /**
     * Smallest value; NaN where there is one.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.min([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([1, 2, 3])
     */
    min: ReductionFunction<number, ReductionOptions>;

    /**
     * Largest value: the same as {@link max}.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.amax([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([4, 5, 6])
     */
    amax: ReductionFunction<number, ReductionOptions>;

    /**
     * Smallest value: the same as {@link min}.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.amin([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([1, 2, 3])
     */
    amin: ReductionFunction<number, ReductionOptions>;

    /**
     * Largest value that is not NaN; NaN where nothing else is.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.nanmax([[1, NaN, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([4., 5., 6.])
     */
    nanmax: ReductionFunction<number, ReductionOptions>;

    /**
     * Smallest value that is not NaN; NaN where nothing else is.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.nanmin([[1, NaN, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([1., 5., 3.])
     */
    nanmin: ReductionFunction<number, ReductionOptions>;

    /**
     * Largest value less smallest value.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.ptp([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([3, 3, 3])
     */
    ptp: ReductionFunction<number, ReductionOptions>;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Largest value. See {@link TensorFunctions.max}.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).max(0).execute()
     * // array([4, 5, 6])
     */
    max: ReductionMethod<number, ReductionOptions>;

    /**
     * Smallest value. See {@link TensorFunctions.min}.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).min(0).execute()
     * // array([1, 2, 3])
     */
    min: ReductionMethod<number, ReductionOptions>;

    /**
     * Largest value less smallest value. See {@link TensorFunctions.ptp}.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).ptp(0).execute()
     * // array([3, 3, 3])
     */
    ptp: ReductionMethod<number, ReductionOptions>;
  }
}

export const max = reduction('max', 'TensorMax', ['mt', 'Tensor'], (a, call) => ir.reduce('max', a, call));
export const min = reduction('min', 'TensorMin', ['mt', 'Tensor'], (a, call) => ir.reduce('min', a, call));
export const amax = reduction('amax', 'TensorMax', ['mt'], (a, call) => ir.reduce('max', a, call));
export const amin = reduction('amin', 'TensorMin', ['mt'], (a, call) => ir.reduce('min', a, call));
export const nanmax = reduction('nanmax', 'TensorNanMax', ['mt'], (a, call) => ir.reduce('fmax', a, call));
export const nanmin = reduction('nanmin', 'TensorNanMin', ['mt'], (a, call) => ir.reduce('fmin', a, call));
export const ptp = reduction('ptp', 'TensorPtp', ['mt', 'Tensor'], (a, call) =>
  ir.binary('subtract', ir.reduce('max', a, call), ir.reduce('min', a, call)),
);
