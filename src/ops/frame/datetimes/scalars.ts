import {
  Categorical,
  Interval,
  MultiIndex,
  Period,
  Timedelta,
  Timestamp,
  type Closed,
  type Label,
  type TimestampOptions,
} from '../../../data/index.js';
import {member} from '../../../expr/member.js';

/** pandas' own constructors of MultiIndexes. */
export interface MultiIndexConstructor {
  from_tuples(
    tuples: readonly (readonly unknown[])[],
    options?: {readonly names?: readonly Label[]},
  ): MultiIndex;
  fromTuples(
    tuples: readonly (readonly unknown[])[],
    options?: {readonly names?: readonly Label[]},
  ): MultiIndex;
  from_arrays(
    arrays: readonly Iterable<unknown>[],
    options?: {readonly names?: readonly Label[]},
  ): MultiIndex;
  fromArrays(arrays: readonly Iterable<unknown>[], options?: {readonly names?: readonly Label[]}): MultiIndex;
  from_product(
    iterables: readonly Iterable<unknown>[],
    options?: {readonly names?: readonly Label[]},
  ): MultiIndex;
  fromProduct(
    iterables: readonly Iterable<unknown>[],
    options?: {readonly names?: readonly Label[]},
  ): MultiIndex;
}

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * A point in time, of text, a `Date`, or a number of `unit` since 1970. pandas' `Timestamp`.
     *
     * @throws ValueError for text that is no time.
     * @example
     * md.Timestamp('2020-01-01').year
     * // 2020
     */
    Timestamp(value: string | Date | number | bigint | Timestamp, options?: TimestampOptions): Timestamp;

    /**
     * A duration, of text, a number of `unit`, or parts by name. pandas' `Timedelta`.
     *
     * @throws ValueError for text that is no duration.
     * @example
     * md.Timedelta('1d').total_seconds()
     * // 86400
     */
    Timedelta(
      value: string | number | bigint | Timedelta | Readonly<Record<string, number>>,
      unit?: string,
    ): Timedelta;

    /**
     * An interval between two numbers or times. pandas' `Interval`.
     *
     * @throws ValueError where the left side is greater.
     * @example
     * md.Interval(0, 1).contains(1)
     * // true
     */
    Interval<T>(left: T, right: T, closed?: Closed): Interval<T>;

    /**
     * A span of time, such as a month. pandas' `Period`.
     *
     * @throws ValueError for an unknown frequency.
     * @example
     * md.Period('2020-01-15', 'M').toString()
     * // '2020-01'
     */
    Period(value: string | Timestamp, freq: string): Period;

    /**
     * Values of few kinds. pandas' `Categorical`.
     *
     * @example
     * await md.Series(md.Categorical(['a', 'b', 'a'])).execute()
     * // 0    a
     * // 1    b
     * // 2    a
     * // dtype: category
     * // Categories (2, object): ['a', 'b']
     */
    Categorical(
      values: Iterable<unknown>,
      options?: {readonly categories?: Iterable<unknown> | null; readonly ordered?: boolean},
    ): Categorical;

    /**
     * Constructors of row or column labels of several levels. pandas' `MultiIndex`.
     *
     * @example
     * await md.Series([1, 2], {index: md.MultiIndex.from_tuples([['a', 1], ['b', 2]])}).execute()
     * // a  1    1
     * // b  2    2
     * // dtype: int64
     */
    readonly MultiIndex: MultiIndexConstructor;
  }
}

export const timestamp = member('md', 'Timestamp', (value, options) => new Timestamp(value, options));
export const timedelta = member('md', 'Timedelta', (value, unit) => new Timedelta(value, unit));
export const interval = member('md', 'Interval', (left, right, closed) => new Interval(left, right, closed));
export const period = member('md', 'Period', (value, freq) => new Period(value, freq));
export const categorical = member('md', 'Categorical', (values, options) =>
  new Categorical(values, options),
);
export const multiIndex = member('md', 'MultiIndex', {
  from_tuples: (tuples, options) => MultiIndex.from_tuples(tuples, options),
  fromTuples: (tuples, options) => MultiIndex.from_tuples(tuples, options),
  from_arrays: (arrays, options) => MultiIndex.from_arrays(arrays, options),
  fromArrays: (arrays, options) => MultiIndex.from_arrays(arrays, options),
  from_product: (iterables, options) => MultiIndex.from_product(iterables, options),
  fromProduct: (iterables, options) => MultiIndex.from_product(iterables, options),
});
