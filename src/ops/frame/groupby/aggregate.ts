/** Aggregations of groups that the engine computes by itself. */
import {isNullableDType, kindOf, type Label} from '../../../data/index.js';
import {ArgumentError, unknownName} from '../../../errors/index.js';
import type {Grouping} from '../../../engine/index.js';
import {relationMeta} from '../../../engine/results.js';
import {
  aggregates,
  castSql,
  columnAt,
  groupBy,
  type Aggregate,
  type Column,
  type Expr,
  type Relation,
} from '../../../engine/sql/index.js';
import {unknownIndex, type Meta, type Node} from '../../../graph/index.js';
import {ruleNames, ruleOf, usualOptions, type ReductionOptions} from '../reductions/rules.js';
import {groupByCategories, hasCategories, type CategoryAggregation} from './categories.js';
import {groupedMeta, standInGrouping} from './grouping.js';

/** An aggregate by name, as groups have it. */
export interface GroupRule {
  takes(e: Expr): boolean;
  aggregate(e: Expr, ordinal: Expr, options: ReductionOptions): Aggregate;
}

const positional: Readonly<Record<string, GroupRule>> = {
  first: {takes: () => true, aggregate: (e, ordinal) => aggregates.first(e, ordinal)},
  last: {takes: () => true, aggregate: (e, ordinal) => aggregates.last(e, ordinal)},
  size: {takes: () => true, aggregate: (e, ordinal) => aggregates.size(e, ordinal)},
  list: {takes: () => true, aggregate: (e, ordinal) => aggregates.list(e, ordinal)},
};

export const groupRuleNames: readonly string[] = [...ruleNames, ...Object.keys(positional)];

/**
 * The aggregate of a name.
 *
 * @throws ArgumentError naming the nearest ones.
 */
export function groupRule(name: string): GroupRule {
  const found = positional[name] ?? ruleOf(name);
  if (found === null)
    throw new ArgumentError(`'${name}' is no aggregate.${unknownName(name, groupRuleNames)}`);
  return found;
}

/** One column of a result: the aggregate of a column of the groups. */
export interface Output {
  readonly label: Label;
  readonly column: Column;
  readonly name: string;
}

/** The columns that are aggregated. */
export function valueColumns({relation, values}: Grouping): Column[] {
  return values.map((place) => columnAt(relation, place));
}

/** Nullable values have nullable results, and the median and variance of float32 are float32: so pandas has it for groups alone. */
function ofDType(e: Expr, name: string, made: Aggregate): Aggregate {
  const {dtype} = made.traits;
  if (isNullableDType(e.dtype)) {
    if (dtype === 'float64' && !plain.has(name)) return {...made, traits: {...made.traits, dtype: 'Float64'}};
    return dtype === 'bool' ? {...made, traits: {...made.traits, dtype: 'boolean'}} : made;
  }
  const narrow = e.dtype === 'float32' && dtype === 'float64' && narrowed.has(name);
  return narrow ? {sql: castSql(made.sql, 'FLOAT'), traits: {...made.traits, dtype: 'float32'}} : made;
}

const narrowed: ReadonlySet<string> = new Set(['median', 'var']);
/** Aggregates that are plain floats also of nullable values. */
const plain: ReadonlySet<string> = new Set(['std', 'sem', 'skew', 'kurt']);

/** One row a group, one column an output. */
export function aggregated(
  grouping: Grouping,
  outputs: readonly Output[],
  options: ReductionOptions = usualOptions,
  columnNames: readonly Label[] = grouping.relation.columnNames,
): Relation {
  const made = grouped(
    grouping,
    outputs.map(({label, column, name}): CategoryAggregation => ({
      label,
      inputs: [column.expr],
      of: ([e], ordinal) => ofDType(e as Expr, name, groupRule(name).aggregate(e as Expr, ordinal, options)),
      countsNothing: countsNothing.has(name),
    })),
  );
  return {...made, columnNames};
}

/** Aggregates that are 0 where several keys have no rows together. */
const countsNothing: ReadonlySet<string> = new Set(['sum', 'count', 'size', 'nunique']);

/** One row a group; with keys that are categories, also for those without rows, unless only observed ones are wanted. */
export function grouped(grouping: Grouping, aggregations: readonly CategoryAggregation[]): Relation {
  const {relation, sort, asIndex, dropna, observed} = grouping;
  const keys = grouping.keys.map((key) =>
    key.expr.categories === undefined ? key : {...key, required: true},
  );
  const options = {sort, dropna, asIndex};
  return observed || !hasCategories(keys)
    ? groupBy(relation, keys, aggregations, options)
    : groupByCategories(relation, keys, aggregations, options);
}

/** Aggregates that leave out what is no number where a frame has numbers. */
const preferNumbers: ReadonlySet<string> = new Set([
  'sum',
  'prod',
  'mean',
  'median',
  'std',
  'var',
  'sem',
  'skew',
  'kurt',
]);

/** The columns that an aggregate takes; of a frame that has numbers, some take only these. */
export function takenBy(
  grouping: Grouping,
  columns: readonly Column[],
  name: string,
  numericOnly: boolean | null = null,
): Column[] {
  const rule = groupRule(name);
  const isNumber = ({expr}: Column): boolean => 'biuf'.includes(kindOf(expr.dtype));
  const numbers = numericOnly ?? (!grouping.series && preferNumbers.has(name) && columns.some(isNumber));
  return columns.filter((column) => rule.takes(column.expr) && (!numbers || isNumber(column)));
}

/** `groups.sum()`: every column that the aggregate takes. */
export function byName(
  grouping: Grouping,
  name: string,
  options: ReductionOptions,
  numericOnly: boolean | null = null,
): Relation {
  const columns = valueColumns(grouping);
  const taken = takenBy(grouping, columns, name, numericOnly);
  const [only] = columns;
  if (grouping.series && taken.length === 0 && only !== undefined)
    throw new ArgumentError(
      `GroupBy.${name} takes numbers, got '${String(only.label)}' of dtype ${only.expr.dtype}`,
    );
  return aggregated(
    grouping,
    taken.map((column) => ({label: column.label, column, name})),
    options,
  );
}

/** A frame, or a series where one column is aggregated and the keys are its labels. */
export function resultKind(grouping: Grouping): 'dataframe' | 'series' {
  return grouping.series && grouping.asIndex ? 'series' : 'dataframe';
}

/** What is known of the result of `build` over groups. */
export function inferGroups(
  node: Node,
  build: (grouping: Grouping) => {readonly kind: 'dataframe' | 'series'; readonly relation: Relation},
): Meta {
  const grouping = standInGrouping(node);
  if (grouping === null) return unknownResult(node);
  const made = build(grouping);
  return relationMeta(made.kind, made.relation);
}

export function unknownResult(node: Node): Meta {
  const {of, selection} = groupedMeta(node);
  const series = of.kind === 'series' || (selection !== null && !Array.isArray(selection));
  return series
    ? {kind: 'series', name: null, dtype: null, index: unknownIndex}
    : {kind: 'dataframe', columns: null, index: unknownIndex};
}
