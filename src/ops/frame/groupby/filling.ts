import type {Scalar} from '../../../data/index.js';
import {ArgumentError, NotSupportedError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import {
  firstPresent,
  integerSql,
  literal,
  sql,
  type Aggregate,
  type Expr,
  type Relation,
} from '../../../engine/sql/index.js';
import type {Grouping} from '../../../engine/index.js';
import {alongGroups, type AlongWindow} from './along.js';
import {inferGroups, resultKind, valueColumns} from './aggregate.js';
import {groupingIn} from './grouping.js';

/** Options of {@link GroupByMethods.fillna}. */
export type GroupFillOptions = Options<{
  value: Scalar;
  /** `ffill` (`pad`) takes the last value before, `bfill` (`backfill`) the next one after. */
  method: 'ffill' | 'pad' | 'bfill' | 'backfill' | null;
  /** How many missing values in a row are filled at most. */
  limit: number | null;
}>;

declare module '../../../expr/groupby.js' {
  interface GroupByMethods<T> {
    /**
     * The rows with each missing value filled by the last one before it in its group.
     *
     * pandas' and Mars's `GroupBy.ffill`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x'], n: [5, 2, null]}).groupby('k').ffill().execute()
     * //      n
     * // 0  5.0
     * // 1  2.0
     * // 2  5.0
     */
    ffill(limit?: number | null): T;

    /**
     * The rows with each missing value filled by the next one after it in its group.
     *
     * pandas' and Mars's `GroupBy.bfill`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x'], n: [null, 2, 3]}).groupby('k').bfill().execute()
     * //      n
     * // 0  3.0
     * // 1  2.0
     * // 2  3.0
     */
    bfill(limit?: number | null): T;

    /**
     * The same as {@link bfill}.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x'], n: [null, 2, 3]}).groupby('k').backfill().execute()
     * //      n
     * // 0  3.0
     * // 1  2.0
     * // 2  3.0
     */
    backfill(limit?: number | null): T;

    /**
     * The rows with missing values filled: by a value, or from the rows before or after in the group.
     *
     * pandas' and Mars's `DataFrameGroupBy.fillna`.
     *
     * @throws ArgumentError where neither or both of `value` and `method` are given.
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x'], n: [null, 2, 3]}).groupby('k').fillna(0).execute()
     * //      n
     * // 0  0.0
     * // 1  2.0
     * // 2  3.0
     */
    fillna(value?: Scalar | GroupFillOptions, options?: GroupFillOptions): T;
  }
}

type Fill = (e: Expr, window: AlongWindow) => Aggregate;

/** The nearest value before (or after), at most `limit` rows away. */
function neighbour(back: boolean, limit: number | null): Fill {
  return (e, {ordered}) => {
    const rows =
      limit === null
        ? sql`rows between ${back ? sql`current row` : sql`unbounded preceding`} and ${back ? sql`unbounded following` : sql`current row`}`
        : back
          ? sql`rows between current row and ${integerSql(limit)} following`
          : sql`rows between ${integerSql(limit)} preceding and current row`;
    const name = back ? sql`first_value` : sql`last_value`;
    return {sql: sql`${name}(${e} ignore nulls) over (${ordered} ${rows})`, traits: e};
  };
}

function filled(grouping: Grouping, fill: Fill): {kind: 'dataframe' | 'series'; relation: Relation} {
  const columns = valueColumns(grouping).map(({label, expr: input}) => ({
    label,
    input,
    of: (e: Expr | null, window: AlongWindow) => fill(e as Expr, window),
  }));
  return {kind: resultKind(grouping), relation: alongGroups(grouping, columns)};
}

const limit = p.optional(p.int, null);

export const ffill = define({
  name: 'ffill',
  title: 'GroupByFill',
  places: ['GroupBy'],
  params: {df: p.lazy('groupby'), limit},
  infer: (args) => inferGroups(args.df, (grouping) => filled(grouping, neighbour(false, args.limit))),
  lower: (args, context) => filled(groupingIn(args.df, context), neighbour(false, args.limit)),
});

export const bfill = define({
  name: 'bfill',
  title: 'GroupByFill',
  places: ['GroupBy'],
  params: {df: p.lazy('groupby'), limit},
  infer: (args) => inferGroups(args.df, (grouping) => filled(grouping, neighbour(true, args.limit))),
  lower: (args, context) => filled(groupingIn(args.df, context), neighbour(true, args.limit)),
});

export const backfill = define({
  name: 'backfill',
  title: 'GroupByFill',
  places: ['GroupBy'],
  params: {df: p.lazy('groupby'), limit},
  infer: (args) => inferGroups(args.df, (grouping) => filled(grouping, neighbour(true, args.limit))),
  lower: (args, context) => filled(groupingIn(args.df, context), neighbour(true, args.limit)),
});

function fillOf(value: unknown, method: string | null, most: number | null): Fill {
  if ((value === null) === (method === null))
    throw new ArgumentError("GroupBy.fillna takes one of 'value' and 'method'");
  if (method !== null) return neighbour(method === 'bfill' || method === 'backfill', most);
  if (most !== null)
    throw new NotSupportedError("GroupBy.fillna: 'limit' goes with 'method' in a local session");
  return (e) => {
    const made = firstPresent(e, literal(value));
    return {sql: made.sql, traits: made};
  };
}

export const fillna = define({
  name: 'fillna',
  title: 'GroupByFill',
  places: ['GroupBy'],
  params: {
    df: p.lazy('groupby'),
    value: p.optional(p.label, null),
    method: p.optional(p.choice('ffill', 'pad', 'bfill', 'backfill'), null),
    limit,
  },
  infer: (args) =>
    inferGroups(args.df, (grouping) => filled(grouping, fillOf(args.value, args.method, args.limit))),
  lower: (args, context) => filled(groupingIn(args.df, context), fillOf(args.value, args.method, args.limit)),
});
