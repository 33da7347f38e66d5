import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Series} from '../../../expr/series.js';
import {arithmeticOperator, binarySpec, frameArithmetic, seriesArithmetic} from './binary.js';
import type {ArithmeticOptions, Operand} from './types.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Product, value by value: another name of `mul`. Columns and rows are matched by label.
     *
     * pandas' and Mars's `DataFrame.multiply`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.DataFrame({a: [7, 2]}).multiply(2).execute()
     * //     a
     * // 0  14
     * // 1   4
     */
    multiply(other: Operand, options?: ArithmeticOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Product, value by value: another name of `mul`. Values are matched by label.
     *
     * pandas' and Mars's `Series.multiply`.
     *
     * @throws ArgumentError where the dtypes have no such operation.
     * @example
     * await md.Series([7, 2]).multiply(md.Series([2]), {fill_value: 1}).execute()
     * // 0    14.0
     * // 1     2.0
     * // dtype: float64
     */
    multiply(other: Operand, options?: ArithmeticOptions): Series;
  }
}

const title = 'DataFrameMul';
const operator = arithmeticOperator('mul', title);

export const multiply = define({
  name: 'multiply',
  title,
  places: ['DataFrame'],
  params: frameArithmetic,
  ...binarySpec('multiply', operator),
});

export const multiplySeries = define({
  name: 'multiply',
  title,
  places: ['Series'],
  params: seriesArithmetic,
  ...binarySpec('multiply', operator),
});
