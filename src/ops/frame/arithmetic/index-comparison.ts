import {define, type Definition} from '../../../expr/define.js';
import type {Index} from '../../../expr/indexes.js';
import {binarySpec, comparisonOperator, operands} from './binary.js';
import {comparisonTitles, type ComparisonName} from './comparison.js';
import type {Operand} from './types.js';

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * Whether labels are equal, place by place: Python's `a == b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Index.__eq__`.
     *
     * @throws ArgumentError for an order between kinds that have none; ValueError for other labels of another length.
     * @example
     * await md.Index([1, 2, 3]).eq(2).execute()
     * // Index([False, True, False], dtype='bool')
     */
    eq(other: Operand): Index;

    /**
     * Whether labels differ, place by place: Python's `a != b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Index.__ne__`.
     *
     * @throws ArgumentError for an order between kinds that have none; ValueError for other labels of another length.
     * @example
     * await md.Index([1, 2, 3]).ne(2).execute()
     * // Index([True, False, True], dtype='bool')
     */
    ne(other: Operand): Index;

    /**
     * Whether labels are less, place by place: Python's `a < b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Index.__lt__`.
     *
     * @throws ArgumentError for an order between kinds that have none; ValueError for other labels of another length.
     * @example
     * await md.Index([1, 2, 3]).lt(2).execute()
     * // Index([True, False, False], dtype='bool')
     */
    lt(other: Operand): Index;

    /**
     * Whether labels are less or equal, place by place: Python's `a <= b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Index.__le__`.
     *
     * @throws ArgumentError for an order between kinds that have none; ValueError for other labels of another length.
     * @example
     * await md.Index([1, 2, 3]).le(2).execute()
     * // Index([True, True, False], dtype='bool')
     */
    le(other: Operand): Index;

    /**
     * Whether labels are greater, place by place: Python's `a > b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Index.__gt__`.
     *
     * @throws ArgumentError for an order between kinds that have none; ValueError for other labels of another length.
     * @example
     * await md.Index([1, 2, 3]).gt(2).execute()
     * // Index([False, False, True], dtype='bool')
     */
    gt(other: Operand): Index;

    /**
     * Whether labels are greater or equal, place by place: Python's `a >= b`. What is missing is equal to nothing.
     *
     * pandas' and Mars's `Index.__ge__`.
     *
     * @throws ArgumentError for an order between kinds that have none; ValueError for other labels of another length.
     * @example
     * await md.Index([1, 2, 3]).ge(2).execute()
     * // Index([False, True, True], dtype='bool')
     */
    ge(other: Operand): Index;
  }
}

/** Every comparison as a method of labels. */
export const indexComparisons: readonly Definition[] = (
  Object.keys(comparisonTitles) as ComparisonName[]
).map((name) =>
  define<ComparisonName, typeof operands>({
    name,
    title: comparisonTitles[name],
    places: ['Index'],
    params: operands,
    ...binarySpec(name, comparisonOperator(name, comparisonTitles[name])),
  }),
);
