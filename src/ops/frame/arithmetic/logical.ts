import {define, type Definition} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Series} from '../../../expr/series.js';
import type {LogicOp} from '../../../engine/sql/index.js';
import {binarySpec, logicOperator, operands} from './binary.js';
import type {Operand} from './types.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Both, of booleans or of the bits of integers: Python's `a & b`. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.DataFrame({a: [true, false], b: [true, true]}).and(false).execute()
     * //        a      b
     * // 0  False  False
     * // 1  False  False
     */
    and(other: Operand): DataFrame;

    /**
     * Both, of booleans or of the bits of integers: Python's `a & b` with the operands exchanged. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.DataFrame({a: [true, false], b: [true, true]}).rand(false).execute()
     * //        a      b
     * // 0  False  False
     * // 1  False  False
     */
    rand(other: Operand): DataFrame;

    /**
     * Either, of booleans or of the bits of integers: Python's `a | b`. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.DataFrame({a: [true, false], b: [true, true]}).or(false).execute()
     * //        a     b
     * // 0   True  True
     * // 1  False  True
     */
    or(other: Operand): DataFrame;

    /**
     * Either, of booleans or of the bits of integers: Python's `a | b` with the operands exchanged. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.DataFrame({a: [true, false], b: [true, true]}).ror(false).execute()
     * //        a     b
     * // 0   True  True
     * // 1  False  True
     */
    ror(other: Operand): DataFrame;

    /**
     * Only one of both, of booleans or of the bits of integers: Python's `a ^ b`. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.DataFrame({a: [true, false], b: [true, true]}).xor(false).execute()
     * //        a     b
     * // 0   True  True
     * // 1  False  True
     */
    xor(other: Operand): DataFrame;

    /**
     * Only one of both, of booleans or of the bits of integers: Python's `a ^ b` with the operands exchanged. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.DataFrame({a: [true, false], b: [true, true]}).rxor(false).execute()
     * //        a     b
     * // 0   True  True
     * // 1  False  True
     */
    rxor(other: Operand): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Both, of booleans or of the bits of integers: Python's `a & b`. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.Series([true, false, null]).and(md.Series([true, true, true])).execute()
     * // 0     True
     * // 1    False
     * // 2    False
     * // dtype: bool
     */
    and(other: Operand): Series;

    /**
     * Both, of booleans or of the bits of integers: Python's `a & b` with the operands exchanged. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.Series([true, false, null]).rand(md.Series([true, true, true])).execute()
     * // 0     True
     * // 1    False
     * // 2    False
     * // dtype: bool
     */
    rand(other: Operand): Series;

    /**
     * Either, of booleans or of the bits of integers: Python's `a | b`. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.Series([true, false, null]).or(md.Series([true, true, true])).execute()
     * // 0    True
     * // 1    True
     * // 2    True
     * // dtype: bool
     */
    or(other: Operand): Series;

    /**
     * Either, of booleans or of the bits of integers: Python's `a | b` with the operands exchanged. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.Series([true, false, null]).ror(md.Series([true, true, true])).execute()
     * // 0    True
     * // 1    True
     * // 2    True
     * // dtype: bool
     */
    ror(other: Operand): Series;

    /**
     * Only one of both, of booleans or of the bits of integers: Python's `a ^ b`. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.Series([true, false, null]).xor(md.Series([true, true, true])).execute()
     * // 0    False
     * // 1     True
     * // 2     True
     * // dtype: bool
     */
    xor(other: Operand): Series;

    /**
     * Only one of both, of booleans or of the bits of integers: Python's `a ^ b` with the operands exchanged. A missing boolean counts as false.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * await md.Series([true, false, null]).rxor(md.Series([true, true, true])).execute()
     * // 0    False
     * // 1     True
     * // 2     True
     * // dtype: bool
     */
    rxor(other: Operand): Series;
  }
}

const titles = {and: 'DataFrameAnd', or: 'DataFrameOr', xor: 'DataFrameXor'} as const;
type Name = keyof typeof titles | `r${keyof typeof titles}`;

/** Every logical operator, and its reverse, as a method. */
export const logicalOperators: readonly Definition[] = (Object.keys(titles) as LogicOp[]).flatMap((op) => {
  const title = titles[op];
  const both: [Name, boolean][] = [
    [op, false],
    [`r${op}`, true],
  ];
  return both.map(([name, reversed]) =>
    define<Name, typeof operands>({
      name,
      title,
      places: ['DataFrame', 'Series'],
      params: operands,
      ...binarySpec(name, logicOperator(op, title, reversed)),
    }),
  );
});
