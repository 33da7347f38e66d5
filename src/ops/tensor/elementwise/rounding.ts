import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {elementwise1} from './elementwise.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The nearest whole number; halves go to the even one. The result is float64 for integers, and keeps a
     * floating dtype; complex values are taken.
     *
     * @example
     * await mt.rint([-1.5, 0.5, 1.7]).execute()
     * // array([-2.,  0.,  2.])
     */
    rint(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The largest whole number that is not above the value. The result is float64 for integers, and keeps
     * a floating dtype.
     *
     * @example
     * await mt.floor([-1.5, 0.5, 1.7]).execute()
     * // array([-2.,  0.,  1.])
     */
    floor(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The smallest whole number that is not below the value. The result is float64 for integers, and keeps
     * a floating dtype.
     *
     * @example
     * await mt.ceil([-1.5, 0.5, 1.7]).execute()
     * // array([-1.,  1.,  2.])
     */
    ceil(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The whole number nearest to the value on the side of 0. The result is float64 for integers, and
     * keeps a floating dtype.
     *
     * @example
     * await mt.trunc([-1.5, 0.5, 1.7]).execute()
     * // array([-1.,  0.,  1.])
     */
    trunc(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The whole number nearest to the value on the side of 0: {@link trunc} under another name. The result
     * is float64 for integers, and keeps a floating dtype.
     *
     * @example
     * await mt.fix([-1.5, 0.5, 1.7]).execute()
     * // array([-1.,  0.,  1.])
     */
    fix(x: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const rint = elementwise1('rint', 'TensorRint', ['mt'], (x) => ir.unary('rint', x));
export const floor = elementwise1('floor', 'TensorFloor', ['mt'], (x) => ir.unary('floor', x));
export const ceil = elementwise1('ceil', 'TensorCeil', ['mt'], (x) => ir.unary('ceil', x));
export const trunc = elementwise1('trunc', 'TensorTrunc', ['mt'], (x) => ir.unary('trunc', x));
export const fix = elementwise1('fix', 'TensorFix', ['mt'], (x) => ir.unary('trunc', x));
