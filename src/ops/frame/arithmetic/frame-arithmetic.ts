import type {DataFrame} from '../../../expr/dataframe.js';
import {define, type Definition} from '../../../expr/define.js';
import {binarySpec, frameArithmetic} from './binary.js';
import {arithmeticNames, type ArithmeticName} from './operators.js';
import type {ArithmeticOptions, Operand} from './types.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Sum, value by value: Python's `a + b`. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.add`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).add(2).execute()
     * //    a    b
     * // 0  9 -1.0
     * // 1  4  NaN
     * @example
     * const index = md.MultiIndex.from_tuples([['A', 'x'], ['A', 'y'], ['B', 'x']]);
     * await md.DataFrame({a: [1, 2, 3]}, {index}).add(md.DataFrame({a: [10, 20]}, {index: ['x', 'y']}), {level: 1}).execute()
     * //       a
     * // A x  11
     * //   y  22
     * // B x  13
     */
    add(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * `add` with the operands exchanged, value by value: Python's `a + b` where the second one is this. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.radd`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).radd(2).execute()
     * //    a    b
     * // 0  9 -1.0
     * // 1  4  NaN
     */
    radd(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * Difference, value by value: Python's `a - b`. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.sub`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).sub(2).execute()
     * //    a    b
     * // 0  5 -5.0
     * // 1  0  NaN
     */
    sub(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * `sub` with the operands exchanged, value by value: Python's `a - b` where the second one is this. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.rsub`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).rsub(2).execute()
     * //    a    b
     * // 0 -5  5.0
     * // 1  0  NaN
     */
    rsub(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * Product, value by value: Python's `a * b`. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.mul`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).mul(2).execute()
     * //     a    b
     * // 0  14 -6.0
     * // 1   4  NaN
     */
    mul(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * `mul` with the operands exchanged, value by value: Python's `a * b` where the second one is this. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.rmul`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).rmul(2).execute()
     * //     a    b
     * // 0  14 -6.0
     * // 1   4  NaN
     */
    rmul(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * Quotient, value by value: Python's `a / b`. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.truediv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).truediv(2).execute()
     * //      a    b
     * // 0  3.5 -1.5
     * // 1  1.0  NaN
     */
    truediv(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * `truediv` with the operands exchanged, value by value: Python's `a / b` where the second one is this. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.rtruediv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).rtruediv(2).execute()
     * //           a         b
     * // 0  0.285714 -0.666667
     * // 1  1.000000       NaN
     */
    rtruediv(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * Quotient, as `truediv`, value by value: Python's `a / b`. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.div`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).div(2).execute()
     * //      a    b
     * // 0  3.5 -1.5
     * // 1  1.0  NaN
     */
    div(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * `div` with the operands exchanged, value by value: Python's `a / b` where the second one is this. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.rdiv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).rdiv(2).execute()
     * //           a         b
     * // 0  0.285714 -0.666667
     * // 1  1.000000       NaN
     */
    rdiv(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * Quotient rounded down, value by value: Python's `a // b`. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.floordiv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).floordiv(2).execute()
     * //    a    b
     * // 0  3 -2.0
     * // 1  1  NaN
     */
    floordiv(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * `floordiv` with the operands exchanged, value by value: Python's `a // b` where the second one is this. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.rfloordiv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).rfloordiv(2).execute()
     * //    a    b
     * // 0  0 -1.0
     * // 1  1  NaN
     */
    rfloordiv(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * Remainder of the quotient rounded down, value by value: Python's `a % b`. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.mod`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).mod(2).execute()
     * //    a    b
     * // 0  1  1.0
     * // 1  0  NaN
     */
    mod(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * `mod` with the operands exchanged, value by value: Python's `a % b` where the second one is this. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.rmod`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).rmod(2).execute()
     * //    a    b
     * // 0  2 -1.0
     * // 1  0  NaN
     */
    rmod(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * Power, value by value: Python's `a ** b`. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.pow`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).pow(2).execute()
     * //     a    b
     * // 0  49  9.0
     * // 1   4  NaN
     */
    pow(other: Operand, options?: ArithmeticOptions): DataFrame;

    /**
     * `pow` with the operands exchanged, value by value: Python's `a ** b` where the second one is this. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.rpow`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2], b: [-3, null]}).rpow(2).execute()
     * //      a      b
     * // 0  128  0.125
     * // 1    4    NaN
     */
    rpow(other: Operand, options?: ArithmeticOptions): DataFrame;
  }
}

/** Every arithmetic operator, and its reverse, as a method. */
export const frameOperators: readonly Definition[] = arithmeticNames.map(({name, title, operator}) =>
  define<ArithmeticName, typeof frameArithmetic>({
    name,
    title,
    places: ['DataFrame'],
    params: frameArithmetic,
    ...binarySpec(name, operator),
  }),
);
