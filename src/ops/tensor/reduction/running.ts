import * as ir from '../../../engine/array/builder.js';
import {cumulative} from './reduction.js';
import type {CumulativeFunction, CumulativeMethod} from './types.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Running sum along an axis, or over the flattened tensor. Bools and integers are summed in 64 bits.
     *
     * @example
     * await mt.cumsum([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([[1, 2, 3],
     * //        [5, 7, 9]])
     */
    cumsum: CumulativeFunction;

    /**
     * Running product along an axis, or over the flattened tensor. Bools and integers are multiplied in 64
     * bits.
     *
     * @example
     * await mt.cumprod([[1, 2, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([[ 1,  2,  3],
     * //        [ 4, 10, 18]])
     */
    cumprod: CumulativeFunction;

    /**
     * Running sum, where NaN counts as 0.
     *
     * @example
     * await mt.nancumsum([[1, NaN, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([[1., 0., 3.],
     * //        [5., 5., 9.]])
     */
    nancumsum: CumulativeFunction;

    /**
     * Running product, where NaN counts as 1.
     *
     * @example
     * await mt.nancumprod([[1, NaN, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([[ 1.,  1.,  3.],
     * //        [ 4.,  5., 18.]])
     */
    nancumprod: CumulativeFunction;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Running sum along an axis, or over the flattened tensor. See {@link TensorFunctions.cumsum}.
     *
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).cumsum(0).execute()
     * // array([[1, 2, 3],
     * //        [5, 7, 9]])
     */
    cumsum: CumulativeMethod;

    /**
     * Running product along an axis, or over the flattened tensor. See {@link TensorFunctions.cumprod}.
     *
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).cumprod(0).execute()
     * // array([[ 1,  2,  3],
     * //        [ 4, 10, 18]])
     */
    cumprod: CumulativeMethod;
  }
}

export const cumsum = cumulative('cumsum', 'TensorCumsum', ['mt', 'Tensor'], (a, axis, dtype) =>
  ir.scan('cumsum', a, axis, dtype),
);
export const cumprod = cumulative('cumprod', 'TensorCumprod', ['mt', 'Tensor'], (a, axis, dtype) =>
  ir.scan('cumprod', a, axis, dtype),
);
export const nancumsum = cumulative('nancumsum', 'TensorNanCumsum', ['mt'], (a, axis, dtype) =>
  ir.scan('cumsum', ir.replaceNaN(a, 0), axis, dtype),
);
export const nancumprod = cumulative('nancumprod', 'TensorNanCumprod', ['mt'], (a, axis, dtype) =>
  ir.scan('cumprod', ir.replaceNaN(a, 1), axis, dtype),
);
