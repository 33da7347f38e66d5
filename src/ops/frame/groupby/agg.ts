import {
  LocalFrame,
  LocalIndex,
  MultiIndex,
  RangeIndex,
  Vector,
  inferVector,
  labelKey,
  type Label,
  type Scalar,
} from '../../../data/index.js';
import type {Grouping, LowerContext, Lowered} from '../../../engine/index.js';
import {fetchFrame, type Column, type Relation} from '../../../engine/sql/index.js';
import {ArgumentError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import {loadLocal} from '../resolve.js';
import {planAgg, type AggFunction, type AggPlan, type AggSpec, type Planned} from '../reductions/agg-plan.js';
import {
  aggregated,
  groupRule,
  inferGroups,
  takenBy,
  resultKind,
  unknownResult,
  valueColumns,
} from './aggregate.js';
import {hasCategories} from './categories.js';
import {groupingIn, standInGrouping} from './grouping.js';
import {forEachGroup, localGroups, seriesAt} from './local-groups.js';

/** Options of {@link GroupByMethods.agg}; without effect in a local session. */
export type GroupAggOptions = Options<{method: 'auto' | 'shuffle' | 'tree'; combine_size: number}>;

declare module '../../../expr/groupby.js' {
  interface GroupByMethods<T> {
    /**
     * Aggregates of each group: one, several (columns of two levels), some for each column, or under names of one's own
     * (`{total: ['n', 'sum']}`). A function gets the values of a column in a group as a `LocalSeries`, and gives one value.
     *
     * pandas' and Mars's `GroupBy.agg`.
     *
     * @throws ArgumentError for an unknown aggregate, KeyError for an unknown column.
     * @example
     * const df = md.DataFrame({k: ['x', 'y', 'x'], n: [1, 2, 3]});
     * await df.groupby('k').agg(['min', 'max']).execute()
     * //     n
     * //   min max
     * // k
     * // x   1   3
     * // y   2   2
     */
    agg(func: AggFunction, options?: GroupAggOptions): T;
    agg(func: Exclude<AggSpec, AggFunction>, options?: GroupAggOptions): DataFrame;

    /**
     * Aggregates of each group: the same as {@link agg}.
     *
     * @example
     * const df = md.DataFrame({k: ['x', 'y', 'x'], n: [1, 2, 3]});
     * await df.groupby('k').aggregate({n: 'sum'}).execute()
     * //    n
     * // k
     * // x  4
     * // y  2
     */
    aggregate(func: AggFunction, options?: GroupAggOptions): T;
    aggregate(func: Exclude<AggSpec, AggFunction>, options?: GroupAggOptions): DataFrame;
  }
}

const params = {
  df: p.lazy('groupby'),
  func: {...p.any, takes: 'names of aggregates, functions, or which for each column'},
  method: p.optional(p.choice('auto', 'shuffle', 'tree'), 'auto'),
  combine_size: p.optional(p.int, null),
  kwargs: p.remoteKeywords,
};

function planOf(grouping: Grouping, spec: unknown): AggPlan {
  const plan = planAgg(nameable(grouping, spec), spec, grouping.series);
  if (isChosen(spec) || grouping.series) return plan;
  const columns = [...new Set(plan.planned.map(({column}) => column))];
  const taken = (func: string, column: Column): boolean =>
    plan.kind === 'single'
      ? takenBy(grouping, columns, func).includes(column)
      : groupRule(func).takes(column.expr);
  const refused = new Set(
    plan.planned.flatMap(({func, column}) =>
      typeof func === 'string' && !taken(func, column) ? [column] : [],
    ),
  );
  return {...plan, planned: plan.planned.filter(({column}) => !refused.has(column))};
}

/** A list of aggregates has the keys for row labels, whatever `as_index` says: so pandas has it. */
function labelled(grouping: Grouping, spec: unknown): Grouping {
  return Array.isArray(spec) ? {...grouping, asIndex: true} : grouping;
}

/** The columns that a specification may name: keys too, where it names columns one by one. */
function nameable(grouping: Grouping, spec: unknown): Column[] {
  const values = valueColumns(grouping);
  if (!isChosen(spec) || grouping.series) return values;
  return [...values, ...grouping.relation.columns.filter((column) => !values.includes(column))];
}

/** Whether the columns were named one by one: then none is left out. */
function isChosen(spec: unknown): boolean {
  return typeof spec === 'object' && spec !== null && !Array.isArray(spec);
}

function labelOf({kind}: AggPlan, grouping: Grouping, {column, name}: Planned): Label {
  if (kind === 'single') return column.label;
  if (kind === 'named' || grouping.series) return name;
  const outer = [column.label].flat() as readonly Scalar[];
  return [...outer, name as Scalar];
}

function resultOf(grouping: Grouping, plan: AggPlan): 'dataframe' | 'series' {
  return plan.kind === 'single' ? resultKind(grouping) : 'dataframe';
}

/** A name for each level of the column labels of the result. */
function columnNames(grouping: Grouping, plan: AggPlan): readonly Label[] {
  const own = grouping.relation.columnNames;
  if (plan.kind === 'single') return own;
  return plan.kind === 'named' || grouping.series ? [null] : [...own, null];
}

function byEngine(grouping: Grouping, plan: AggPlan): Relation {
  const outputs = plan.planned.map((one) => ({
    label: labelOf(plan, grouping, one),
    column: one.column,
    name: one.func as string,
  }));
  const made = aggregated(grouping, outputs, undefined, columnNames(grouping, plan));
  if (grouping.asIndex) return made;
  const keys = grouping.keys.length;
  if (!isNested(plan, grouping)) return withoutTaken(made, keys);
  const columns = made.columns.map((column, i) =>
    i < keys ? {...column, label: nestedKey(column.label)} : column,
  );
  return {...made, columns};
}

/** Keys as columns, but for those whose label a result has. */
function withoutTaken(made: Relation, keys: number): Relation {
  const taken = new Set(made.columns.slice(keys).map(({label}) => labelKey(label)));
  const columns = made.columns.filter(({label}, i) => i >= keys || !taken.has(labelKey(label)));
  return {...made, columns};
}

/** Whether column labels have a level for the names of the aggregates. */
function isNested({kind}: AggPlan, grouping: Grouping): boolean {
  return kind === 'several' && !grouping.series;
}

/** The label of a key among columns that have such a level. */
function nestedKey(label: Label): Label {
  return [...([label].flat() as readonly Scalar[]), ''];
}

function infer(args: p.Args<typeof params>) {
  const given = standInGrouping(args.df);
  if (given === null) return unknownResult(args.df);
  const grouping = labelled(given, args.func);
  const plan = planOf(grouping, args.func);
  if (plan.planned.some(({func}) => typeof func === 'function')) {
    const meta = unknownResult(args.df);
    return resultOf(grouping, plan) === meta.kind
      ? meta
      : {
          kind: 'dataframe' as const,
          columns: null,
          index: {kind: 'index' as const, names: [null], dtypes: [null], length: null},
        };
  }
  return inferGroups(args.df, () => ({kind: resultOf(grouping, plan), relation: byEngine(grouping, plan)}));
}

async function lower(args: p.Args<typeof params>, context: LowerContext): Promise<Lowered> {
  const grouping = labelled(groupingIn(args.df, context), args.func);
  const plan = planOf(grouping, args.func);
  const kind = resultOf(grouping, plan);
  if (plan.planned.every(({func}) => typeof func === 'string'))
    return {kind, relation: byEngine(grouping, plan)};
  return {kind, relation: await loadLocal(context, await byFunctions(grouping, plan, context))};
}

/** Aggregates of which some are functions of users. */
async function byFunctions(grouping: Grouping, plan: AggPlan, context: LowerContext): Promise<LocalFrame> {
  const {keys, observed} = grouping;
  if (!observed && keys.length > 1 && hasCategories(keys))
    throw new ArgumentError(
      "GroupBy.agg: functions of groups by several keys of which some are categories take 'observed: true' in groupby",
    );
  const groups = await localGroups(grouping, context);
  const named = plan.planned.filter(({func}) => typeof func === 'string');
  const relation = byEngine({...grouping, asIndex: true}, {...plan, planned: named});
  const {frame} = await fetchFrame(context.sql, relation, {signal: context.signal});
  const byName = frame.vectors[Symbol.iterator]();
  const vectors: Vector[] = [];
  for (const {func, column} of plan.planned) {
    if (typeof func === 'string') {
      vectors.push(byName.next().value as Vector);
      continue;
    }
    const place = grouping.relation.columns.indexOf(column);
    const results: unknown[] = [];
    await forEachGroup(
      groups,
      (rows) => results.push(func(seriesAt(groups.frame, place, rows))),
      context.signal,
    );
    vectors.push(inferVector(results));
  }
  const labels = plan.planned.map((one) => labelOf(plan, grouping, one));
  return framed(grouping, groups.keys, labels, vectors);
}

/** Results with the keys as row labels, or before them as columns. */
export function framed(
  grouping: Grouping,
  keys: LocalIndex,
  labels: readonly Label[],
  vectors: readonly Vector[],
): LocalFrame {
  const columns = (all: readonly Label[]): LocalIndex =>
    all.length > 0 && all.every((label) => Array.isArray(label))
      ? MultiIndex.from_tuples(all as readonly Label[][])
      : LocalIndex.from(all);
  if (grouping.asIndex) return new LocalFrame(columns(labels), keys, vectors);
  const levels = keys instanceof MultiIndex ? keys.arrays : [keys.vector];
  const names = grouping.keys.map(({name}) => name);
  return new LocalFrame(columns([...names, ...labels]), RangeIndex.of(keys.length), [...levels, ...vectors]);
}

export const agg = define({
  name: 'agg',
  title: 'DataFrameGroupByAgg',
  places: ['GroupBy'],
  params,
  infer,
  lower,
});
export const aggregate = define({
  name: 'aggregate',
  title: 'DataFrameGroupByAgg',
  places: ['GroupBy'],
  params,
  infer,
  lower,
});
