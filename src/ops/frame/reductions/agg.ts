import {combineSize} from '../../tensor/options.js';
import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  inferVector,
  labelKey,
  type Label,
  type Value,
} from '../../../data/index.js';
import {ArgumentError, unknownName} from '../../../errors/index.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {fetchFrame, reduce, type Column, type Expr, type Relation} from '../../../engine/sql/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import {unknownIndex, type Meta} from '../../../graph/index.js';
import {rows, rowsOf} from '../define-frame.js';
import {lowered} from '../define-local.js';
import {planAgg, type AggFunction, type AggPlan, type AggSpec, type Planned} from './agg-plan.js';
import {reduceRows, settledDTypes} from './reduce.js';
import {ruleNames, ruleOf, usualOptions} from './rules.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Aggregates of the columns: one (a series), several (a frame, one row each), some for each column, or under names of
     * one's own (`{total: ['a', 'sum']}`). A function gets a column as a `LocalSeries`, and gives one value.
     *
     * pandas' and Mars's `DataFrame.agg`.
     *
     * @throws ArgumentError for an unknown aggregate, KeyError for an unknown column.
     * @example
     * await md.DataFrame({a: [1, 2, 3], b: [4, 5, 6]}).agg(['sum', 'min']).execute()
     * //      a   b
     * // sum  6  15
     * // min  1   4
     */
    agg(func: AggFunction, axis?: 0 | 1 | 'index' | 'columns'): Series;
    agg(func: Exclude<AggSpec, AggFunction>): DataFrame;

    /**
     * Aggregates of the columns: the same as {@link agg}.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3], b: [4, 5, 6]}).aggregate({a: ['sum', 'min'], b: ['max']}).execute()
     * //        a    b
     * // sum  6.0  NaN
     * // min  1.0  NaN
     * // max  NaN  6.0
     */
    aggregate(func: AggFunction, axis?: 0 | 1 | 'index' | 'columns'): Series;
    aggregate(func: Exclude<AggSpec, AggFunction>): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * An aggregate of the values, or several, labelled by their names. A function gets a `LocalSeries`.
     *
     * pandas' and Mars's `Series.agg`.
     *
     * @throws ArgumentError for an unknown aggregate.
     * @example
     * await md.Series([1, 2, 3]).agg(['min', 'max']).execute()
     * // min    1
     * // max    3
     * // dtype: int64
     */
    agg(func: AggFunction): Tensor<Value>;
    agg(func: Exclude<AggSpec, AggFunction>): Series;

    /**
     * An aggregate of the values: the same as {@link agg}.
     *
     * @example
     * await md.Series([1, 2, 3]).aggregate('sum').execute()
     * // 6
     */
    aggregate(func: AggFunction): Tensor<Value>;
    aggregate(func: Exclude<AggSpec, AggFunction>): Series;
  }
}

const params = {
  df: rows('dataframe', 'series'),
  func: {...p.any, takes: 'names of aggregates, functions, or which for each column'},
  axis: p.optional(p.choice(0, 1, 'index', 'columns'), 0),
  combine_size: combineSize,
  kw: p.remoteKeywords,
};
type Call = p.Args<typeof params>;

function ruleNamed(name: string) {
  const rule = ruleOf(name);
  if (rule === null)
    throw new ArgumentError(`agg: '${name}' is no aggregate.${unknownName(name, ruleNames)}`);
  return rule;
}

function isSingle(func: unknown): boolean {
  return typeof func === 'string' || typeof func === 'function';
}

function inferAgg({df, func}: Call): Meta {
  for (const name of [func].flat()) if (typeof name === 'string') ruleNamed(name);
  const index = unknownIndex;
  if (df.meta.kind === 'series')
    return isSingle(func)
      ? {kind: 'tensor', dtype: null, shape: []}
      : {kind: 'series', name: df.meta.name, dtype: null, index};
  const oneEach =
    typeof func === 'object' &&
    !Array.isArray(func) &&
    func !== null &&
    entriesOf(func).every((one) => isSingle(one));
  if (isSingle(func) || oneEach) return {kind: 'series', name: null, dtype: null, index};
  return {kind: 'dataframe', columns: null, index};
}

function entriesOf(func: object): unknown[] {
  return func instanceof Map ? [...(func as ReadonlyMap<Label, unknown>).values()] : Object.values(func);
}

/** The value of each planned aggregate; undefined where the column does not take it. */
async function computed(rel: Relation, plan: AggPlan, context: LowerContext): Promise<(Value | undefined)[]> {
  const taken = plan.planned.filter(
    ({func, column}) => typeof func === 'string' && ruleNamed(func).takes(column.expr),
  );
  const row = reduce(
    rel,
    taken.map(({func, column}) => ({
      label: column.label,
      inputs: [column.expr],
      of: ([e], ordinal) => ruleNamed(func as string).aggregate(e as Expr, ordinal, usualOptions),
    })),
  );
  const {signal} = context;
  const found = taken.length === 0 ? null : (await fetchFrame(context.sql, row, {signal})).frame;
  const needsRows = plan.planned.some(({func}) => typeof func === 'function');
  const all = needsRows ? (await fetchFrame(context.sql, rel, {signal})).frame : null;
  return plan.planned.map((one): Value | undefined => {
    const {func, column} = one;
    if (typeof func === 'string')
      return taken.includes(one) ? found?.vectors[taken.indexOf(one)]?.at(0) : undefined;
    const place = rel.columns.indexOf(column);
    const vector = all?.vectors[place];
    if (all === null || vector === undefined) return undefined;
    return func(new LocalSeries(all.index, vector, column.label)) as Value;
  });
}

/** One column a column of the frame, one row a name. */
function table(
  columns: readonly Column[],
  plan: AggPlan,
  values: readonly (Value | undefined)[],
): LocalFrame {
  const used = columns.filter((column) => plan.planned.some((one) => one.column === column));
  const names = new Map(plan.planned.map(({name}) => [labelKey(name), name]));
  const at = (column: Column, name: Label): Value => {
    const place = plan.planned.findIndex(
      (one) => one.column === column && labelKey(one.name) === labelKey(name),
    );
    return place < 0 ? NaN : (values[place] ?? NaN);
  };
  const kept = used.filter((column) =>
    [...names.values()].some((name) => definedAt(plan, values, column, name)),
  );
  const vectors = kept.map((column) => inferVector([...names.values()].map((name) => at(column, name))));
  return new LocalFrame(
    LocalIndex.from(kept.map(({label}) => label)),
    LocalIndex.from([...names.values()]),
    vectors,
  );
}

function definedAt(
  plan: AggPlan,
  values: readonly (Value | undefined)[],
  column: Column,
  name: Label,
): boolean {
  return plan.planned.some(
    (one: Planned, i) => one.column === column && one.name === name && values[i] !== undefined,
  );
}

async function lowerAgg({df, func, axis}: Call, context: LowerContext): Promise<Lowered> {
  const {kind, relation} = await rowsOf(df, context);
  if (kind === 'dataframe' && (axis === 1 || axis === 'columns')) {
    if (typeof func !== 'string')
      throw new ArgumentError('DataFrame.agg takes one name along axis 1: use apply with {axis: 1}');
    const reduction = {name: func, rule: ruleNamed(func), options: usualOptions};
    return {kind: 'series', relation: reduceRows(relation, reduction)};
  }
  const rel = await settledDTypes(relation, context);
  const plan = planAgg(rel.columns, func, kind === 'series');
  const values = await computed(rel, plan, context);
  if (kind === 'series') {
    if (plan.kind === 'single') return {kind: 'object', value: values[0] ?? null};
    const index = LocalIndex.from(plan.planned.map(({name}) => name));
    return lowered(new LocalSeries(index, inferVector(values), rel.columns[0]?.label ?? null), context);
  }
  if (plan.kind !== 'single') return lowered(table(rel.columns, plan, values), context);
  const present = plan.planned.filter((_, i) => values[i] !== undefined);
  const index = LocalIndex.from(present.map(({column}) => column.label));
  return lowered(new LocalSeries(index, inferVector(values.filter((value) => value !== undefined))), context);
}

export const agg = define({
  name: 'agg',
  title: 'DataFrameAggregate',
  places: ['DataFrame', 'Series'],
  params,
  infer: inferAgg,
  lower: lowerAgg,
});
export const aggregate = define({
  name: 'aggregate',
  title: 'DataFrameAggregate',
  places: ['DataFrame', 'Series'],
  params,
  infer: inferAgg,
  lower: lowerAgg,
});
