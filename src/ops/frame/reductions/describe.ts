import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  inferVector,
  kindOf,
  type Label,
  type Value,
} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  aggregates,
  fetchFrame,
  limit,
  reduce,
  sql,
  type Aggregate,
  type Aggregation,
  type Column,
  type Expr,
  type Relation,
} from '../../../engine/sql/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Meta} from '../../../graph/index.js';
import {rows, rowsOf, standIn} from '../define-frame.js';
import {loadLocal} from '../resolve.js';
import {quantilesOfColumns} from './quantile.js';
import {plainNumbers} from './rules.js';
import {countValues} from './value-counts.js';

/** Options of {@link DataFrameMethods.describe}. */
export type DescribeOptions = Options<{
  /** Parts, 0 to 1, whose quantiles are told; a quarter, the half and three quarters unless given. */
  percentiles: readonly number[];
  /** Which columns: `all`, or dtypes; those of numbers unless given, where there are any. */
  include: string | readonly string[];
  /** The dtypes of columns that are left out. */
  exclude: string | readonly string[];
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Count, mean, standard deviation, least and greatest value and quantiles of each column of numbers; count, number of
     * different values, the most frequent one and how often it stands of other columns.
     *
     * pandas' and Mars's `DataFrame.describe`.
     *
     * @throws ValueError for parts outside of 0 to 1.
     * @example
     * await md.DataFrame({n: [1, 2, 3], s: ['x', 'y', 'x']}).describe({include: 'all'}).execute()
     * //           n    s
     * // count   3.0    3
     * // unique  NaN    2
     * // top     NaN    x
     * // freq    NaN    2
     * // mean    2.0  NaN
     * // std     1.0  NaN
     * // min     1.0  NaN
     * // 25%     1.5  NaN
     * // 50%     2.0  NaN
     * // 75%     2.5  NaN
     * // max     3.0  NaN
     */
    describe(options?: DescribeOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Count, mean, standard deviation, least and greatest value and quantiles of numbers; count, number of different values,
     * the most frequent one and how often it stands of others.
     *
     * pandas' and Mars's `Series.describe`.
     *
     * @throws ValueError for parts outside of 0 to 1.
     * @example
     * await md.Series([1, 2, 3, 4]).describe({percentiles: [0.9]}).execute()
     * // count    4.000000
     * // mean     2.500000
     * // std      1.290994
     * // min      1.000000
     * // 50%      2.500000
     * // 90%      3.700000
     * // max      4.000000
     * // dtype: float64
     */
    describe(options?: DescribeOptions): Series;
  }
}

const isNumber = ({expr: e}: Column): boolean => 'iufm'.includes(kindOf(plainNumbers(e).dtype));

function partsOf(percentiles: readonly number[] | null): number[] {
  if (percentiles === null) return [0.25, 0.5, 0.75];
  const bad = percentiles.find((part) => !(part >= 0 && part <= 1));
  if (bad !== undefined)
    throw new ValueError(`describe: percentiles should all be in the interval [0, 1], got ${String(bad)}`);
  return [...new Set([...percentiles, 0.5])].sort((a, b) => a - b);
}

/** `25%`, `99.9%`. */
function percentLabel(part: number): string {
  return `${String(Number((part * 100).toFixed(10)))}%`;
}

function matches(dtype: string, wanted: string): boolean {
  const name = wanted === 'O' ? 'object' : wanted;
  if (name === 'number') return 'iufm'.includes(kindOf(dtype as Expr['dtype']));
  if (name === 'datetime' || name === 'datetime64') return dtype.startsWith('datetime64[ns]');
  if (name === 'timedelta') return dtype.startsWith('timedelta64');
  return dtype === name || (name === 'int' && dtype === 'int64') || (name === 'float' && dtype === 'float64');
}

function chosen(columns: readonly Column[], include: unknown, exclude: unknown): Column[] {
  if (include === 'all') return [...columns];
  if (include === null && exclude === null) {
    const numbers = columns.filter(isNumber);
    return numbers.length > 0 ? numbers : [...columns];
  }
  const some = (all: unknown, dtype: string): boolean =>
    [all].flat().some((one) => typeof one === 'string' && matches(dtype, one));
  return columns.filter(
    ({expr: e}) =>
      (include === null || some(include, e.dtype)) && (exclude === null || !some(exclude, e.dtype)),
  );
}

const numberRows = (parts: readonly number[]): string[] => [
  'count',
  'mean',
  'std',
  'min',
  ...parts.map(percentLabel),
  'max',
];
const otherRows = ['count', 'unique', 'top', 'freq'];
/** What is told of times besides. */
const timeRows = ['first', 'last'];

const isTime = ({expr: e}: Column): boolean => kindOf(e.dtype) === 'M';

/** The standard deviation of durations is a duration. */
function spanDeviation(e: Expr): Aggregate {
  return {sql: sql`cast(trunc(stddev_samp(${e}::double)) as bigint)`, traits: {dtype: e.dtype}};
}

function numberAggregates({label, expr: e}: Column): Aggregation[] {
  const rules = [
    aggregates.countValues,
    aggregates.mean,
    kindOf(e.dtype) === 'm' ? spanDeviation : aggregates.deviation(1),
    aggregates.min,
    aggregates.max,
  ];
  return rules.map((rule) => ({
    label,
    inputs: [plainNumbers(e)],
    of: ([x], ordinal) => rule(x as Expr, ordinal),
  }));
}

/** How many aggregates `numberAggregates` makes of a column. */
const numberRules = 5;

/** What `describe` tells of each column: one value a row of the result. */
async function described(
  rel: Relation,
  columns: readonly Column[],
  parts: readonly number[],
  context: LowerContext,
): Promise<Map<Column, ReadonlyMap<string, Value>>> {
  const {signal} = context;
  const numbers = columns.filter(isNumber);
  const told = new Map<Column, ReadonlyMap<string, Value>>();
  if (numbers.length > 0) {
    const row = reduce(rel, numbers.flatMap(numberAggregates));
    const [{frame}, quantiles] = await Promise.all([
      fetchFrame(context.sql, row, {signal}),
      quantilesOfColumns(rel, numbers, parts, 'linear', context),
    ]);
    for (const [j, column] of numbers.entries()) {
      const at = (i: number): Value => frame.vectors[j * numberRules + i]?.at(0) ?? NaN;
      const values = [at(0), at(1), at(2), at(3), ...(quantiles[j] ?? []), at(4)];
      told.set(column, new Map(numberRows(parts).map((name, i) => [name, values[i] ?? NaN])));
    }
  }
  for (const column of columns.filter((one) => !isNumber(one))) {
    const counts = countValues(
      {...rel, columns: [column]},
      {normalize: false, sort: true, ascending: false, dropna: true},
    );
    const row = reduce(rel, [
      {label: 'count', inputs: [column.expr], of: ([x], o) => aggregates.countValues(x as Expr, o)},
      {label: 'unique', inputs: [column.expr], of: ([x], o) => aggregates.nunique(x as Expr, o)},
      ...(isTime(column)
        ? [aggregates.min, aggregates.max].map((rule, i) => ({
            label: timeRows[i] ?? null,
            inputs: [column.expr],
            of: ([x]: readonly Expr[], o: Expr) => rule(x as Expr, o),
          }))
        : []),
    ]);
    const [{frame: totals}, {frame: top}] = await Promise.all([
      fetchFrame(context.sql, row, {signal}),
      fetchFrame(context.sql, limit(counts, 0, 1), {signal}),
    ]);
    const first = top.length > 0;
    told.set(
      column,
      new Map<string, Value>([
        ['count', totals.vectors[0]?.at(0) ?? 0],
        ['unique', totals.vectors[1]?.at(0) ?? 0],
        ['top', first ? top.index.at(0) : NaN],
        ['freq', first ? (top.vectors[0]?.at(0) ?? NaN) : NaN],
        ...(isTime(column)
          ? timeRows.map((name, i): [string, Value] => [name, totals.vectors[2 + i]?.at(0) ?? null])
          : []),
      ]),
    );
  }
  return told;
}

/** @param times whether some column of times has a value: otherwise there is no first and no last. */
function rowLabels(columns: readonly Column[], parts: readonly number[], times: boolean): string[] {
  const numbers = columns.some(isNumber);
  const others = columns.some((column) => !isNumber(column));
  if (!others) return numberRows(parts);
  const rest = times ? [...otherRows, ...timeRows] : otherRows;
  if (!numbers) return rest;
  return [...rest, ...numberRows(parts).slice(1)];
}

const params = {
  df: rows('dataframe', 'series'),
  percentiles: p.optional(p.listOf(p.number), null),
  include: p.optional(p.oneOf(p.text, p.listOf(p.text)), null),
  exclude: p.optional(p.oneOf(p.text, p.listOf(p.text)), null),
};

export const describe = define({
  name: 'describe',
  title: 'DataFrameDescribe',
  places: ['DataFrame', 'Series'],
  params,
  infer({df, percentiles, include, exclude}): Meta {
    const parts = partsOf(percentiles);
    const known = standIn(df.meta);
    const columns =
      known === null
        ? null
        : known.kind === 'series'
          ? known.relation.columns
          : chosen(known.relation.columns, include, exclude);
    const sure = columns?.every((column) => column.expr.dtype !== 'object' && !isTime(column)) ?? false;
    const labels = columns === null || !sure ? null : rowLabels(columns, parts, false);
    const index = {kind: 'index', names: [null], dtypes: ['object'], length: labels?.length ?? null} as const;
    const dtype = sure && columns?.every(isNumber) === true ? ('float64' as const) : null;
    if (df.meta.kind === 'series') return {kind: 'series', name: df.meta.name, dtype, index};
    return {kind: 'dataframe', columns: columns?.map(({label}) => ({label, dtype})) ?? null, index};
  },
  async lower({df, percentiles, include, exclude}, context) {
    const {kind, relation} = await rowsOf(df, context);
    const parts = partsOf(percentiles);
    const columns = kind === 'series' ? relation.columns : chosen(relation.columns, include, exclude);
    const told = await described(relation, columns, parts, context);
    const times = columns.some((column) => isTime(column) && told.get(column)?.get('unique') !== 0);
    const labels = rowLabels(columns, parts, times);
    const index = LocalIndex.from(labels);
    const vectors = columns.map((column) => {
      const own = told.get(column);
      const values = labels.map((label) => own?.get(label) ?? NaN);
      return inferVector(
        values,
        isNumber(column) && kindOf(column.expr.dtype) !== 'm' ? 'float64' : 'object',
      );
    });
    const [only] = vectors;
    const [column] = columns;
    const names: Label[] = columns.map(({label}) => label);
    const made =
      kind === 'series' && only !== undefined && column !== undefined
        ? new LocalSeries(index, only, column.label)
        : new LocalFrame(LocalIndex.from(names), index, vectors);
    return {kind: kind === 'series' ? 'series' : 'dataframe', relation: await loadLocal(context, made)};
  },
});
