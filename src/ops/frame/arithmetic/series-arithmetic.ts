import type {Series} from '../../../expr/series.js';
import {define, type Definition} from '../../../expr/define.js';
import {binarySpec, seriesArithmetic} from './binary.js';
import {arithmeticNames, type ArithmeticName} from './operators.js';
import type {ArithmeticOptions, Operand} from './types.js';

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Sum, value by value: Python's `a + b`. Values are matched by label.
     *
     * pandas' and Mars's `Series.add`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).add(2).execute()
     * // 0    9.0
     * // 1    4.0
     * // 2    NaN
     * // dtype: float64
     */
    add(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * `add` with the operands exchanged, value by value: Python's `a + b` where the second one is this. Values are matched by label.
     *
     * pandas' and Mars's `Series.radd`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).radd(2).execute()
     * // 0    9.0
     * // 1    4.0
     * // 2    NaN
     * // dtype: float64
     */
    radd(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * Difference, value by value: Python's `a - b`. Values are matched by label.
     *
     * pandas' and Mars's `Series.sub`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).sub(2).execute()
     * // 0    5.0
     * // 1    0.0
     * // 2    NaN
     * // dtype: float64
     */
    sub(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * `sub` with the operands exchanged, value by value: Python's `a - b` where the second one is this. Values are matched by label.
     *
     * pandas' and Mars's `Series.rsub`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).rsub(2).execute()
     * // 0   -5.0
     * // 1    0.0
     * // 2    NaN
     * // dtype: float64
     */
    rsub(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * Product, value by value: Python's `a * b`. Values are matched by label.
     *
     * pandas' and Mars's `Series.mul`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).mul(2).execute()
     * // 0    14.0
     * // 1     4.0
     * // 2     NaN
     * // dtype: float64
     */
    mul(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * `mul` with the operands exchanged, value by value: Python's `a * b` where the second one is this. Values are matched by label.
     *
     * pandas' and Mars's `Series.rmul`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).rmul(2).execute()
     * // 0    14.0
     * // 1     4.0
     * // 2     NaN
     * // dtype: float64
     */
    rmul(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * Quotient, value by value: Python's `a / b`. Values are matched by label.
     *
     * pandas' and Mars's `Series.truediv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).truediv(2).execute()
     * // 0    3.5
     * // 1    1.0
     * // 2    NaN
     * // dtype: float64
     */
    truediv(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * `truediv` with the operands exchanged, value by value: Python's `a / b` where the second one is this. Values are matched by label.
     *
     * pandas' and Mars's `Series.rtruediv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).rtruediv(2).execute()
     * // 0    0.285714
     * // 1    1.000000
     * // 2         NaN
     * // dtype: float64
     */
    rtruediv(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * Quotient, as `truediv`, value by value: Python's `a / b`. Values are matched by label.
     *
     * pandas' and Mars's `Series.div`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).div(2).execute()
     * // 0    3.5
     * // 1    1.0
     * // 2    NaN
     * // dtype: float64
     */
    div(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * `div` with the operands exchanged, value by value: Python's `a / b` where the second one is this. Values are matched by label.
     *
     * pandas' and Mars's `Series.rdiv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).rdiv(2).execute()
     * // 0    0.285714
     * // 1    1.000000
     * // 2         NaN
     * // dtype: float64
     */
    rdiv(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * Quotient rounded down, value by value: Python's `a // b`. Values are matched by label.
     *
     * pandas' and Mars's `Series.floordiv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).floordiv(2).execute()
     * // 0    3.0
     * // 1    1.0
     * // 2    NaN
     * // dtype: float64
     */
    floordiv(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * `floordiv` with the operands exchanged, value by value: Python's `a // b` where the second one is this. Values are matched by label.
     *
     * pandas' and Mars's `Series.rfloordiv`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).rfloordiv(2).execute()
     * // 0    0.0
     * // 1    1.0
     * // 2    NaN
     * // dtype: float64
     */
    rfloordiv(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * Remainder of the quotient rounded down, value by value: Python's `a % b`. Values are matched by label.
     *
     * pandas' and Mars's `Series.mod`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).mod(2).execute()
     * // 0    1.0
     * // 1    0.0
     * // 2    NaN
     * // dtype: float64
     */
    mod(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * `mod` with the operands exchanged, value by value: Python's `a % b` where the second one is this. Values are matched by label.
     *
     * pandas' and Mars's `Series.rmod`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).rmod(2).execute()
     * // 0    2.0
     * // 1    0.0
     * // 2    NaN
     * // dtype: float64
     */
    rmod(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * Power, value by value: Python's `a ** b`. Values are matched by label.
     *
     * pandas' and Mars's `Series.pow`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).pow(2).execute()
     * // 0    49.0
     * // 1     4.0
     * // 2     NaN
     * // dtype: float64
     */
    pow(other: Operand, options?: ArithmeticOptions): Series;

    /**
     * `pow` with the operands exchanged, value by value: Python's `a ** b` where the second one is this. Values are matched by label.
     *
     * pandas' and Mars's `Series.rpow`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2, null]).rpow(2).execute()
     * // 0    128.0
     * // 1      4.0
     * // 2      NaN
     * // dtype: float64
     */
    rpow(other: Operand, options?: ArithmeticOptions): Series;
  }
}

/** Every arithmetic operator, and its reverse, as a method. */
export const seriesOperators: readonly Definition[] = arithmeticNames.map(({name, title, operator}) =>
  define<ArithmeticName, typeof seriesArithmetic>({
    name,
    title,
    places: ['Series'],
    params: seriesArithmetic,
    ...binarySpec(name, operator),
  }),
);
