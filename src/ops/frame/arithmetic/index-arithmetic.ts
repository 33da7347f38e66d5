import type {Index} from '../../../expr/indexes.js';
import {define, type Definition} from '../../../expr/define.js';
import {binarySpec, operands} from './binary.js';
import {arithmeticNames, type ArithmeticName} from './operators.js';
import type {Operand} from './types.js';

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * Sum, value by value: Python's `a + b`.
     *
     * pandas' and Mars's `Index.add`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).add(2).execute()
     * // Int64Index([9, 4], dtype='int64')
     */
    add(other: Operand): Index;

    /**
     * `add` with the operands exchanged, value by value: Python's `a + b` where the second one is this.
     *
     * pandas' and Mars's `Index.radd`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).radd(2).execute()
     * // Int64Index([9, 4], dtype='int64')
     */
    radd(other: Operand): Index;

    /**
     * Difference, value by value: Python's `a - b`.
     *
     * pandas' and Mars's `Index.sub`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).sub(2).execute()
     * // Int64Index([5, 0], dtype='int64')
     */
    sub(other: Operand): Index;

    /**
     * `sub` with the operands exchanged, value by value: Python's `a - b` where the second one is this.
     *
     * pandas' and Mars's `Index.rsub`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).rsub(2).execute()
     * // Int64Index([-5, 0], dtype='int64')
     */
    rsub(other: Operand): Index;

    /**
     * Product, value by value: Python's `a * b`.
     *
     * pandas' and Mars's `Index.mul`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).mul(2).execute()
     * // Int64Index([14, 4], dtype='int64')
     */
    mul(other: Operand): Index;

    /**
     * `mul` with the operands exchanged, value by value: Python's `a * b` where the second one is this.
     *
     * pandas' and Mars's `Index.rmul`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).rmul(2).execute()
     * // Int64Index([14, 4], dtype='int64')
     */
    rmul(other: Operand): Index;

    /**
     * Quotient, value by value: Python's `a / b`.
     *
     * pandas' and Mars's `Index.truediv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).truediv(2).execute()
     * // Float64Index([3.5, 1.0], dtype='float64')
     */
    truediv(other: Operand): Index;

    /**
     * `truediv` with the operands exchanged, value by value: Python's `a / b` where the second one is this.
     *
     * pandas' and Mars's `Index.rtruediv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).rtruediv(2).execute()
     * // Float64Index([0.2857142857142857, 1.0], dtype='float64')
     */
    rtruediv(other: Operand): Index;

    /**
     * Quotient, as `truediv`, value by value: Python's `a / b`.
     *
     * pandas' and Mars's `Index.div`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).div(2).execute()
     * // Float64Index([3.5, 1.0], dtype='float64')
     */
    div(other: Operand): Index;

    /**
     * `div` with the operands exchanged, value by value: Python's `a / b` where the second one is this.
     *
     * pandas' and Mars's `Index.rdiv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).rdiv(2).execute()
     * // Float64Index([0.2857142857142857, 1.0], dtype='float64')
     */
    rdiv(other: Operand): Index;

    /**
     * Quotient rounded down, value by value: Python's `a // b`.
     *
     * pandas' and Mars's `Index.floordiv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).floordiv(2).execute()
     * // Int64Index([3, 1], dtype='int64')
     */
    floordiv(other: Operand): Index;

    /**
     * `floordiv` with the operands exchanged, value by value: Python's `a // b` where the second one is this.
     *
     * pandas' and Mars's `Index.rfloordiv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).rfloordiv(2).execute()
     * // Int64Index([0, 1], dtype='int64')
     */
    rfloordiv(other: Operand): Index;

    /**
     * Remainder of the quotient rounded down, value by value: Python's `a % b`.
     *
     * pandas' and Mars's `Index.mod`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).mod(2).execute()
     * // Int64Index([1, 0], dtype='int64')
     */
    mod(other: Operand): Index;

    /**
     * `mod` with the operands exchanged, value by value: Python's `a % b` where the second one is this.
     *
     * pandas' and Mars's `Index.rmod`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).rmod(2).execute()
     * // Int64Index([2, 0], dtype='int64')
     */
    rmod(other: Operand): Index;

    /**
     * Power, value by value: Python's `a ** b`.
     *
     * pandas' and Mars's `Index.pow`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).pow(2).execute()
     * // Int64Index([49, 4], dtype='int64')
     */
    pow(other: Operand): Index;

    /**
     * `pow` with the operands exchanged, value by value: Python's `a ** b` where the second one is this.
     *
     * pandas' and Mars's `Index.rpow`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Index([7, 2]).rpow(2).execute()
     * // Int64Index([128, 4], dtype='int64')
     */
    rpow(other: Operand): Index;
  }
}

/** Every arithmetic operator, and its reverse, as a method. */
export const indexOperators: readonly Definition[] = arithmeticNames.map(({name, title, operator}) =>
  define<ArithmeticName, typeof operands>({
    name,
    title,
    places: ['Index'],
    params: operands,
    ...binarySpec(name, operator),
  }),
);
