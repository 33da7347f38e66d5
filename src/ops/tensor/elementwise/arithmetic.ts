import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {elementwise1, elementwise2} from './elementwise.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Sum, value by value; of bools their or. The dtype is the common one of the operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.add([1, 2, 3], 10).execute()
     * // array([11, 12, 13])
     */
    add(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Difference, value by value. The dtype is the common one of the operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.subtract([1, 2, 3], 10).execute()
     * // array([-9, -8, -7])
     */
    subtract(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Product, value by value; of bools their and. The dtype is the common one of the operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.multiply([1, 2, 3], [4, 5, 6]).execute()
     * // array([ 4, 10, 18])
     */
    multiply(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Quotient, value by value; always floating. The result is float64 for integers, and keeps a floating
     * dtype.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.divide([1, 2, 3], 2).execute()
     * // array([0.5, 1. , 1.5])
     */
    divide(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Quotient, value by value; always floating: the same as {@link divide}. The result is float64 for
     * integers, and keeps a floating dtype.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.true_divide([1, 2, 3], 2).execute()
     * // array([0.5, 1. , 1.5])
     */
    true_divide(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The largest whole number that is not above the quotient; 0 where an integer is divided by 0. The
     * dtype is the common one of the operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.floor_divide([7, -7], 2).execute()
     * // array([ 3, -4])
     */
    floor_divide(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Remainder of {@link floor_divide}: it has the sign of the divisor. Of integers by 0 it is 0. The
     * dtype is the common one of the operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.mod([7, -7], 3).execute()
     * // array([1, 2])
     */
    mod(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Remainder of {@link floor_divide}: the same as {@link mod}. The dtype is the common one of the
     * operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.remainder([7, -7], 3).execute()
     * // array([1, 2])
     */
    remainder(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Remainder with the sign of the dividend, as JavaScript's %. The dtype is the common one of the
     * operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.fmod([7, -7], 3).execute()
     * // array([ 1, -1])
     */
    fmod(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `x1` to the power of `x2`. The dtype is the common one of the operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.power([1, 2, 3], 2).execute()
     * // array([1, 4, 9])
     */
    power(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `x1` to the power of `x2`, computed in float64 or complex128.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.float_power([1, 2, 3], -1).execute()
     * // array([1.        , 0.5       , 0.33333333])
     */
    float_power(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Each value with the other sign; unsigned integers wrap. The dtype stays.
     *
     * @example
     * await mt.negative([1, -2]).execute()
     * // array([-1,  2])
     */
    negative(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Each value as it is. The dtype stays.
     *
     * @example
     * await mt.positive([1, -2]).execute()
     * // array([ 1, -2])
     */
    positive(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Absolute value; of complex numbers their length. The dtype stays; that of complex numbers becomes
     * the real one.
     *
     * @example
     * await mt.absolute([-1.5, 2]).execute()
     * // array([1.5, 2. ])
     */
    absolute(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Absolute value: the same as {@link absolute}. The dtype stays; that of complex numbers becomes the
     * real one.
     *
     * @example
     * await mt.abs([-1.5, 2]).execute()
     * // array([1.5, 2. ])
     */
    abs(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * -1, 0 or 1 by the sign of each value; NaN stays. The dtype stays.
     *
     * @example
     * await mt.sign([-1.5, 0, 2]).execute()
     * // array([-1.,  0.,  1.])
     */
    sign(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The larger of two values; NaN where one of them is. The dtype is the common one of the operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.maximum([1, NaN, 3], [2, 2, 2]).execute()
     * // array([ 2., nan,  3.])
     */
    maximum(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The smaller of two values; NaN where one of them is. The dtype is the common one of the operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.minimum([1, NaN, 3], [2, 2, 2]).execute()
     * // array([ 1., nan,  2.])
     */
    minimum(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The larger of two values; the other one where one is NaN. The dtype is the common one of the
     * operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.fmax([1, NaN, 3], [2, 2, 2]).execute()
     * // array([2., 2., 3.])
     */
    fmax(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The smaller of two values; the other one where one is NaN. The dtype is the common one of the
     * operands.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.fmin([1, NaN, 3], [2, 2, 2]).execute()
     * // array([1., 2., 2.])
     */
    fmin(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const add = elementwise2('add', 'TensorAdd', ['mt', 'Tensor'], (x1, x2) => ir.binary('add', x1, x2));
export const subtract = elementwise2('subtract', 'TensorSubtract', ['mt'], (x1, x2) =>
  ir.binary('subtract', x1, x2),
);
export const multiply = elementwise2('multiply', 'TensorMultiply', ['mt'], (x1, x2) =>
  ir.binary('multiply', x1, x2),
);
export const divide = elementwise2('divide', 'TensorDivide', ['mt'], (x1, x2) => ir.binary('divide', x1, x2));
export const true_divide = elementwise2('true_divide', 'TensorTrueDiv', ['mt'], (x1, x2) =>
  ir.binary('divide', x1, x2),
);
export const floor_divide = elementwise2('floor_divide', 'TensorFloorDiv', ['mt'], (x1, x2) =>
  ir.binary('floor_divide', x1, x2),
);
export const mod = elementwise2('mod', 'TensorMod', ['mt', 'Tensor'], (x1, x2) =>
  ir.binary('remainder', x1, x2),
);
export const remainder = elementwise2('remainder', 'TensorMod', ['mt'], (x1, x2) =>
  ir.binary('remainder', x1, x2),
);
export const fmod = elementwise2('fmod', 'TensorFMod', ['mt'], (x1, x2) => ir.binary('fmod', x1, x2));
export const power = elementwise2('power', 'TensorPower', ['mt'], (x1, x2) => ir.binary('power', x1, x2));
export const float_power = elementwise2('float_power', 'TensorFloatPower', ['mt'], (x1, x2) =>
  ir.binary('float_power', x1, x2),
);
export const negative = elementwise1('negative', 'TensorNegative', ['mt'], (x) => ir.unary('negative', x));
export const positive = elementwise1('positive', 'TensorPositive', ['mt'], (x) => ir.unary('positive', x));
export const absolute = elementwise1('absolute', 'TensorAbsolute', ['mt'], (x) => ir.unary('absolute', x));
export const absAlias = elementwise1('abs', 'TensorAbsolute', ['mt', 'Tensor'], (x) =>
  ir.unary('absolute', x),
);
export const sign = elementwise1('sign', 'TensorSign', ['mt'], (x) => ir.unary('sign', x));
export const maximum = elementwise2('maximum', 'TensorMaximum', ['mt'], (x1, x2) =>
  ir.binary('maximum', x1, x2),
);
export const minimum = elementwise2('minimum', 'TensorMinimum', ['mt'], (x1, x2) =>
  ir.binary('minimum', x1, x2),
);
export const fmax = elementwise2('fmax', 'TensorFMax', ['mt'], (x1, x2) => ir.binary('fmax', x1, x2));
export const fmin = elementwise2('fmin', 'TensorFMin', ['mt'], (x1, x2) => ir.binary('fmin', x1, x2));
