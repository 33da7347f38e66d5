import {kindOf} from '../../../data/index.js';
import {define, type Definition, type PlaceOf} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {
  castSql,
  expr,
  integerSql,
  sql,
  type Aggregate,
  type Expr,
  type Relation,
} from '../../../engine/sql/index.js';
import type {Grouping} from '../../../engine/index.js';
import {plainNumbers} from '../reductions/rules.js';
import {alongGroups, groupRows, type AlongWindow} from './along.js';
import {inferGroups, resultKind, valueColumns} from './aggregate.js';
import {groupingIn} from './grouping.js';

declare module '../../../expr/groupby.js' {
  interface GroupByMethods<T> {
    /**
     * Sums of the values so far in each group, one a row.
     *
     * pandas' and Mars's `GroupBy.cumsum`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x'], n: [1, 2, 3]}).groupby('k').cumsum().execute()
     * //    n
     * // 0  1
     * // 1  2
     * // 2  4
     */
    cumsum(axis?: 0): T;

    /**
     * Products of the values so far in each group, one a row.
     *
     * pandas' and Mars's `GroupBy.cumprod`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x'], n: [2, 2, 3]}).groupby('k').cumprod().execute()
     * //    n
     * // 0  2
     * // 1  2
     * // 2  6
     */
    cumprod(axis?: 0): T;

    /**
     * The greatest of the values so far in each group, one a row.
     *
     * pandas' and Mars's `GroupBy.cummax`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x'], n: [5, 2, 3]}).groupby('k').cummax().execute()
     * //    n
     * // 0  5
     * // 1  2
     * // 2  5
     */
    cummax(axis?: 0): T;

    /**
     * The least of the values so far in each group, one a row.
     *
     * pandas' and Mars's `GroupBy.cummin`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x'], n: [5, 2, 3]}).groupby('k').cummin().execute()
     * //    n
     * // 0  5
     * // 1  2
     * // 2  3
     */
    cummin(axis?: 0): T;

    /**
     * The number of each row in its group, from 0; from the end where `ascending` is false.
     *
     * pandas' and Mars's `GroupBy.cumcount`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x'], n: [5, 2, 3]}).groupby('k').cumcount().execute()
     * // 0    0
     * // 1    0
     * // 2    1
     * // dtype: int64
     */
    cumcount(ascending?: boolean | {readonly ascending?: boolean}): Series;

    /**
     * The first `n` rows of each group, in the order of the rows; with a negative `n` all but the last `-n`.
     *
     * pandas' and Mars's `GroupBy.head`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x'], n: [5, 2, 3]}).groupby('k').head(1).execute()
     * //    k  n
     * // 0  x  5
     * // 1  y  2
     */
    head(n?: number): T;
  }
}

/** `body` over the rows so far; a missing value stays missing. */
function soFar({sql: body, traits}: Aggregate, e: Expr, {ordered}: AlongWindow): Aggregate {
  const {type} = expr(body, traits);
  const value = castSql(sql`${body} over (${ordered} rows unbounded preceding)`, type);
  return {sql: sql`case when ${e} is not null then ${value} end`, traits: {...traits, nullable: e.nullable}};
}

const integral = (e: Expr): boolean => 'biu'.includes(kindOf(e.dtype));

const running = {
  cumsum: (e: Expr): Aggregate => ({
    sql: sql`sum(${e.type === 'BOOLEAN' ? sql`${e}::int` : e.sql})`,
    traits: {dtype: integral(e) ? 'int64' : e.dtype},
  }),
  cumprod: (e: Expr): Aggregate => ({
    sql: sql`product(${e.type === 'BOOLEAN' ? sql`${e}::int` : e.sql})`,
    traits: {dtype: integral(e) ? 'int64' : e.dtype},
  }),
  cummax: (e: Expr): Aggregate => ({sql: sql`max(${e})`, traits: e}),
  cummin: (e: Expr): Aggregate => ({sql: sql`min(${e})`, traits: e}),
} as const;

function cumulative(
  grouping: Grouping,
  name: keyof typeof running,
): {kind: 'dataframe' | 'series'; relation: Relation} {
  const columns = valueColumns(grouping)
    .map(({label, expr: e}) => ({label, expr: plainNumbers(e)}))
    .filter(
      ({expr: e}) =>
        'biuf'.includes(kindOf(e.dtype)) || (name !== 'cumprod' && 'mM'.includes(kindOf(e.dtype))),
    );
  const relation = alongGroups(
    grouping,
    columns.map(({label, expr: input}) => ({
      label,
      input,
      of: (e, window) => soFar(running[name](e as Expr), e as Expr, window),
    })),
  );
  return {kind: resultKind(grouping), relation};
}

function cumulation<const N extends keyof typeof running>(
  name: N,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
): Definition {
  return define({
    name,
    title: 'GroupByCum',
    places,
    params: {df: p.lazy('groupby'), axis: p.optional(p.choice(0), 0)},
    infer: ({df}) => inferGroups(df, (grouping) => cumulative(grouping, name)),
    lower: ({df}, context) => cumulative(groupingIn(df, context), name),
  });
}

export const cumsum = cumulation('cumsum', ['GroupBy']);
export const cumprod = cumulation('cumprod', ['GroupBy']);
export const cummax = cumulation('cummax', ['GroupBy']);
export const cummin = cumulation('cummin', ['GroupBy']);

function counted(grouping: Grouping, ascending: boolean): {kind: 'series'; relation: Relation} {
  const relation = alongGroups(grouping, [
    {
      label: null,
      input: null,
      of: (_, {group, ordered}) => ({
        sql: ascending
          ? sql`(row_number() over (${ordered}) - 1)`
          : sql`(count(*) over (${group}) - row_number() over (${ordered}))`,
        traits: {dtype: 'int64', nullable: false},
      }),
    },
  ]);
  return {kind: 'series', relation: {...relation, columnNames: [null]}};
}

export const cumcount = define({
  name: 'cumcount',
  title: 'GroupByCumcount',
  places: ['GroupBy'],
  params: {df: p.lazy('groupby'), ascending: p.optional(p.bool, true)},
  infer: ({df, ascending}) => inferGroups(df, (grouping) => counted(grouping, ascending)),
  lower: ({df, ascending}, context) => counted(groupingIn(df, context), ascending),
});

function firstRows(grouping: Grouping, n: number): {kind: 'dataframe' | 'series'; relation: Relation} {
  const relation = groupRows(grouping, ({group, ordered}) =>
    n >= 0
      ? sql`(row_number() over (${ordered}) <= ${integerSql(n)})`
      : sql`(row_number() over (${ordered}) <= count(*) over (${group}) - ${integerSql(-n)})`,
  );
  if (!grouping.series) return {kind: 'dataframe', relation};
  const columns = grouping.values.flatMap((place) => relation.columns[place] ?? []);
  return {kind: 'series', relation: {...relation, columns}};
}

export const head = define({
  name: 'head',
  title: 'GroupByHead',
  places: ['GroupBy'],
  params: {df: p.lazy('groupby'), n: p.optional(p.int, 5)},
  infer: ({df, n}) => inferGroups(df, (grouping) => firstRows(grouping, n)),
  lower: ({df, n}, context) => firstRows(groupingIn(df, context), n),
});
