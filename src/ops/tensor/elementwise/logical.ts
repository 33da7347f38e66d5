import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {elementwise1, elementwise2} from './elementwise.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Whether both are true; a number is where it is not 0. The result is bool.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.logical_and([true, true, false], [true, false, false]).execute()
     * // array([ True, False, False])
     */
    logical_and(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether one of both is true; a number is where it is not 0. The result is bool.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.logical_or([true, true, false], [true, false, false]).execute()
     * // array([ True,  True, False])
     */
    logical_or(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether exactly one of both is true; a number is where it is not 0. The result is bool.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.logical_xor([true, true, false], [true, false, false]).execute()
     * // array([False,  True, False])
     */
    logical_xor(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether a value is not true; a number is true where it is not 0. The result is bool.
     *
     * @example
     * await mt.logical_not([0, 1, 2]).execute()
     * // array([ True, False, False])
     */
    logical_not(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether values are NaN. The result is bool.
     *
     * @example
     * await mt.isnan([1, NaN, Infinity]).execute()
     * // array([False,  True, False])
     */
    isnan(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether values are infinite, of either sign. The result is bool.
     *
     * @example
     * await mt.isinf([1, NaN, Infinity]).execute()
     * // array([False, False,  True])
     */
    isinf(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether values are neither infinite nor NaN. The result is bool.
     *
     * @example
     * await mt.isfinite([1, NaN, Infinity]).execute()
     * // array([ True, False, False])
     */
    isfinite(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether the sign of a value is set: of negative values, and of -0. The result is bool.
     *
     * @example
     * await mt.signbit([-1.5, 0, 2]).execute()
     * // array([ True, False, False])
     */
    signbit(x: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const logical_and = elementwise2('logical_and', 'TensorAnd', ['mt'], (x1, x2) =>
  ir.binary('logical_and', x1, x2),
);
export const logical_or = elementwise2('logical_or', 'TensorOr', ['mt'], (x1, x2) =>
  ir.binary('logical_or', x1, x2),
);
export const logical_xor = elementwise2('logical_xor', 'TensorXor', ['mt'], (x1, x2) =>
  ir.binary('logical_xor', x1, x2),
);
export const logical_not = elementwise1('logical_not', 'TensorNot', ['mt'], (x) =>
  ir.unary('logical_not', x),
);
export const isnan = elementwise1('isnan', 'TensorIsNan', ['mt'], (x) => ir.unary('isnan', x));
export const isinf = elementwise1('isinf', 'TensorIsInf', ['mt'], (x) => ir.unary('isinf', x));
export const isfinite = elementwise1('isfinite', 'TensorIsFinite', ['mt'], (x) => ir.unary('isfinite', x));
export const signbit = elementwise1('signbit', 'TensorSignbit', ['mt'], (x) => ir.unary('signbit', x));
