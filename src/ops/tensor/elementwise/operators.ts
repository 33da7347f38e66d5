import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike, ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {comparison, elementwise1, elementwise2} from './elementwise.js';

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Sum, value by value: Python's `a + b`. See {@link TensorFunctions.add}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).add(3).execute()
     * // array([ 8, -4, 15])
     */
    add(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Difference, value by value: Python's `a - b`. See {@link TensorFunctions.subtract}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).sub(3).execute()
     * // array([  2, -10,   9])
     */
    sub(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Product, value by value: Python's `a * b`. See {@link TensorFunctions.multiply}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).mul(3).execute()
     * // array([ 15, -21,  36])
     */
    mul(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Quotient, value by value: Python's `a / b`. See {@link TensorFunctions.true_divide}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).truediv(3).execute()
     * // array([ 1.66666667, -2.33333333,  4.        ])
     */
    truediv(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Quotient rounded down: Python's `a // b`. See {@link TensorFunctions.floor_divide}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).floordiv(3).execute()
     * // array([ 1, -3,  4])
     */
    floordiv(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Remainder of the quotient rounded down: Python's `a % b`. See {@link TensorFunctions.mod}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).mod(3).execute()
     * // array([2, 2, 0])
     */
    mod(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Power, value by value: Python's `a ** b`. See {@link TensorFunctions.power}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).pow(3).execute()
     * // array([ 125, -343, 1728])
     */
    pow(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Bits that are set in both, of bools their and: Python's `a & b`. See {@link TensorFunctions.bitwise_and}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).and(3).execute()
     * // array([1, 1, 0])
     */
    and(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Bits that are set in one of both, of bools their or: Python's `a | b`. See {@link TensorFunctions.bitwise_or}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).or(3).execute()
     * // array([ 7, -5, 15])
     */
    or(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Bits that are set in exactly one of both: Python's `a ^ b`. See {@link TensorFunctions.bitwise_xor}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).xor(3).execute()
     * // array([ 6, -6, 15])
     */
    xor(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Bits moved to the left: Python's `a << b`. See {@link TensorFunctions.left_shift}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).lshift(3).execute()
     * // array([ 40, -56,  96])
     */
    lshift(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Bits moved to the right: Python's `a >> b`. See {@link TensorFunctions.right_shift}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).rshift(3).execute()
     * // array([ 0, -1,  1])
     */
    rshift(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether each value is equal to the other: Python's `a == b`. See {@link TensorFunctions.equal}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).eq(5).execute()
     * // array([ True, False, False])
     */
    eq(x2: ValuesLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether each value differs from the other: Python's `a != b`. See {@link TensorFunctions.not_equal}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).ne(5).execute()
     * // array([False,  True,  True])
     */
    ne(x2: ValuesLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether each value is below the other: Python's `a < b`. See {@link TensorFunctions.less}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).lt(5).execute()
     * // array([False,  True, False])
     */
    lt(x2: ValuesLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether each value is not above the other: Python's `a <= b`. See {@link TensorFunctions.less_equal}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).le(5).execute()
     * // array([ True,  True, False])
     */
    le(x2: ValuesLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether each value is above the other: Python's `a > b`. See {@link TensorFunctions.greater}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).gt(5).execute()
     * // array([False, False,  True])
     */
    gt(x2: ValuesLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether each value is not below the other: Python's `a >= b`. See {@link TensorFunctions.greater_equal}.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([5, -7, 12]).ge(5).execute()
     * // array([ True, False,  True])
     */
    ge(x2: ValuesLike, options?: ElementwiseOptions): Tensor;

    /**
     * Each value with the other sign: Python's `-a`. See {@link TensorFunctions.negative}.
     *
     * @example
     * await mt.tensor([5, -7, 12]).neg().execute()
     * // array([ -5,   7, -12])
     */
    neg(options?: ElementwiseOptions): Tensor;

    /**
     * Each value as it is: Python's `+a`. See {@link TensorFunctions.positive}.
     *
     * @example
     * await mt.tensor([5, -7, 12]).pos().execute()
     * // array([ 5, -7, 12])
     */
    pos(options?: ElementwiseOptions): Tensor;

    /**
     * Absolute value: Python's `abs(a)`. See {@link TensorFunctions.absolute}.
     *
     * @example
     * await mt.tensor([5, -7, 12]).abs().execute()
     * // array([ 5,  7, 12])
     */
    abs(options?: ElementwiseOptions): Tensor;

    /**
     * All bits turned, of bools their not: Python's `~a`. See {@link TensorFunctions.invert}.
     *
     * @example
     * await mt.tensor([true, false]).invert().execute()
     * // array([False,  True])
     */
    invert(options?: ElementwiseOptions): Tensor;

    /**
     * The complex conjugate. See {@link TensorFunctions.conj}.
     *
     * @example
     * await mt.tensor([mt.complex(1, 2)]).conj().execute()
     * // array([1.-2.j])
     */
    conj(options?: ElementwiseOptions): Tensor;

    /**
     * The complex conjugate. See {@link TensorFunctions.conj}.
     *
     * @example
     * await mt.tensor([mt.complex(1, 2)]).conjugate().execute()
     * // array([1.-2.j])
     */
    conjugate(options?: ElementwiseOptions): Tensor;
  }
}

export const subOperator = elementwise2('sub', 'TensorSubtract', ['Tensor'], (x1, x2) =>
  ir.binary('subtract', x1, x2),
);
export const mulOperator = elementwise2('mul', 'TensorMultiply', ['Tensor'], (x1, x2) =>
  ir.binary('multiply', x1, x2),
);
export const truedivOperator = elementwise2('truediv', 'TensorTrueDiv', ['Tensor'], (x1, x2) =>
  ir.binary('divide', x1, x2),
);
export const floordivOperator = elementwise2('floordiv', 'TensorFloorDiv', ['Tensor'], (x1, x2) =>
  ir.binary('floor_divide', x1, x2),
);
export const powOperator = elementwise2('pow', 'TensorPower', ['Tensor'], (x1, x2) =>
  ir.binary('power', x1, x2),
);
export const andOperator = elementwise2('and', 'TensorBitand', ['Tensor'], (x1, x2) =>
  ir.binary('bitwise_and', x1, x2),
);
export const orOperator = elementwise2('or', 'TensorBitor', ['Tensor'], (x1, x2) =>
  ir.binary('bitwise_or', x1, x2),
);
export const xorOperator = elementwise2('xor', 'TensorBitxor', ['Tensor'], (x1, x2) =>
  ir.binary('bitwise_xor', x1, x2),
);
export const lshiftOperator = elementwise2('lshift', 'TensorLshift', ['Tensor'], (x1, x2) =>
  ir.binary('left_shift', x1, x2),
);
export const rshiftOperator = elementwise2('rshift', 'TensorRshift', ['Tensor'], (x1, x2) =>
  ir.binary('right_shift', x1, x2),
);
export const eq = comparison('eq', 'TensorEqual', ['Tensor'], (x1, x2) => ir.binary('equal', x1, x2));
export const ne = comparison('ne', 'TensorNotEqual', ['Tensor'], (x1, x2) => ir.binary('not_equal', x1, x2));
export const lt = comparison('lt', 'TensorLessThan', ['Tensor'], (x1, x2) => ir.binary('less', x1, x2));
export const le = comparison('le', 'TensorLessEqual', ['Tensor'], (x1, x2) =>
  ir.binary('less_equal', x1, x2),
);
export const gt = comparison('gt', 'TensorGreaterThan', ['Tensor'], (x1, x2) => ir.binary('greater', x1, x2));
export const ge = comparison('ge', 'TensorGreaterEqual', ['Tensor'], (x1, x2) =>
  ir.binary('greater_equal', x1, x2),
);
export const neg = elementwise1('neg', 'TensorNegative', ['Tensor'], (x) => ir.unary('negative', x));
export const pos = elementwise1('pos', 'TensorPositive', ['Tensor'], (x) => ir.unary('positive', x));
