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
