import type {Label} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {member} from '../../../expr/member.js';
import {describeValue, isPlainObject} from '../../../expr/plain.js';
import type {AggFunction} from '../reductions/agg-plan.js';

/** An aggregate of one column, for a result with a name of its own. */
export interface NamedAggregate {
  readonly column: Label;
  readonly aggfunc: AggFunction;
}

/** Makes them, with `new` or without as in Python. */
export interface NamedAggConstructor {
  new (column: Label, aggfunc: AggFunction): NamedAggregate;
  new (options: NamedAggregate): NamedAggregate;
  (column: Label, aggfunc: AggFunction): NamedAggregate;
  (options: NamedAggregate): NamedAggregate;
}

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * An aggregate of one column, for a result of `groupby(…).agg` that has a name of its own: Python's `agg(total=NamedAgg('n', 'sum'))` is
     * `agg({total: md.NamedAgg('n', 'sum')})`. The pair `['n', 'sum']` says the same.
     *
     * pandas' `NamedAgg`.
     *
     * @throws ArgumentError for anything but a column's label and an aggregate.
     * @example
     * const df = md.DataFrame({k: ['x', 'y', 'x'], n: [1, 2, 3]});
     * await df.groupby('k').agg({total: md.NamedAgg('n', 'sum'), most: md.NamedAgg({column: 'n', aggfunc: 'max'})}).execute()
     * //    total  most
     * // k
     * // x      4     3
     * // y      2     2
     */
    readonly NamedAgg: NamedAggConstructor;
  }
}

function namedAggregate(first: unknown, aggfunc: unknown): NamedAggregate {
  const [column, by] =
    aggfunc === undefined && isPlainObject(first) ? [first['column'], first['aggfunc']] : [first, aggfunc];
  if (column === undefined || (typeof by !== 'string' && typeof by !== 'function'))
    throw new ArgumentError(
      `NamedAgg takes a column's label and an aggregate, such as NamedAgg('n', 'sum'); got ${describeValue(column)} and ${describeValue(by)}`,
    );
  return {column: column as Label, aggfunc: by as AggFunction};
}

export const namedAgg = member('md', 'NamedAgg', function NamedAgg(first: unknown, aggfunc?: unknown) {
  return namedAggregate(first, aggfunc);
} as unknown as NamedAggConstructor);
