/** Definitions of the reductions that frames, series and indexes share. */
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {groupBy, type Expr, type Relation} from '../../../engine/sql/index.js';
import {define, type Definition, type PlaceOf} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {Params} from '../../../expr/params.js';
import {Node, unknownIndex, type Meta} from '../../../graph/index.js';
import {rows, rowsOf, standIn, type Rows, type RowsParam} from '../define-frame.js';
import {combineSize} from '../../tensor/options.js';
import {levelExprs} from '../levels.js';
import {
  inferColumns,
  inferScalar,
  lowerColumns,
  lowerScalar,
  reduceRows,
  valuesOf,
  type Reduction,
} from './reduce.js';
import {rules, usualOptions, type ReductionName} from './rules.js';
import {relationMeta} from '../../../engine/results.js';

export const axis = p.optional(p.choice(0, 1, 'index', 'columns', 'rows'), null);
export const skipna = p.optional(p.bool, true);
export const level = p.optional(p.oneOf(p.label, p.listOf(p.label)), null);
export const numericOnly = p.optional(p.bool, null);
const method = p.optional(p.choice('tree', 'shuffle', 'auto'), null);
const ddof = p.optional(p.int, 1);
const minCount = p.optional(p.int, 0);
const df = rows('dataframe', 'series');

/** The arguments that reductions have; each has some of them. */
interface Call {
  readonly df: Node;
  readonly axis?: string | number | null;
  readonly skipna?: boolean;
  readonly dropna?: boolean;
  readonly level?: unknown;
  readonly numeric_only?: boolean | null;
  readonly bool_only?: boolean | null;
  readonly ddof?: number;
  readonly min_count?: number;
}

function reductionOf(name: ReductionName, title: string, call: Call): Reduction {
  const options = {
    ...usualOptions,
    skipna: call.skipna ?? call.dropna ?? true,
    ddof: call.ddof ?? 1,
    minCount: call.min_count ?? 0,
  };
  const only = call.numeric_only === true ? 'numbers' : call.bool_only === true ? 'booleans' : undefined;
  return {name: title, rule: rules[name], options, ...(only === undefined ? {} : {only})};
}

function alongRows(call: Call, kind: Rows['kind']): boolean {
  return kind === 'dataframe' && (call.axis === 1 || call.axis === 'columns');
}

function inferReduction(name: ReductionName, title: string, call: Call): Meta {
  const {meta} = call.df;
  const known = standIn(meta);
  const reduction = reductionOf(name, title, call);
  if (meta.kind !== 'dataframe' && (call.level ?? null) === null)
    return known === null ? {kind: 'tensor', dtype: null, shape: []} : inferScalar(known, reduction);
  if (known === null) {
    return meta.kind === 'dataframe' && (call.level ?? null) !== null
      ? {kind: 'dataframe', columns: null, index: unknownIndex}
      : {kind: 'series', name: null, dtype: null, index: unknownIndex};
  }
  if ((call.level ?? null) !== null)
    return relationMeta(
      meta.kind === 'series' ? 'series' : 'dataframe',
      byLevel(known, reduction, call.level),
    );
  if (alongRows(call, known.kind)) return relationMeta('series', reduceRows(known.relation, reduction));
  return inferColumns(known.relation, reduction);
}

async function lowerReduction(
  name: ReductionName,
  title: string,
  call: Call,
  context: LowerContext,
): Promise<Lowered> {
  const reduction = reductionOf(name, title, call);
  const given = await rowsOf(call.df, context);
  if ((call.level ?? null) !== null)
    return {
      kind: given.kind === 'series' ? 'series' : 'dataframe',
      relation: byLevel(given, reduction, call.level),
    };
  if (given.kind !== 'dataframe') return lowerScalar(given, reduction);
  return alongRows(call, given.kind)
    ? {kind: 'series', relation: reduceRows(given.relation, reduction)}
    : lowerColumns(given.relation, reduction, context);
}

/** One row for each label of some levels, in order of appearance. */
function byLevel(given: Rows, {rule, options}: Reduction, level: unknown): Relation {
  const {relation, levels} = levelExprs(valuesOf(given), level);
  const columns = relation.columns.filter(({expr}) => rule.takes(expr));
  return groupBy(
    relation,
    levels,
    columns.map(({label, expr}) => ({
      label,
      inputs: [expr],
      of: ([e], ordinal) => rule.aggregate(e as Expr, ordinal, options),
    })),
    {sort: false},
  );
}

type Places<N extends string> = readonly [PlaceOf<N>, ...PlaceOf<N>[]];

/** Parameters of a reduction, each named as in {@link Call}. */
type ReductionParams = Params & {readonly df: RowsParam} & {
  readonly [K in keyof Omit<Call, 'df'>]?: p.Param<Call[K]>;
};

/** A reduction by its parameters. */
function defineReduction<const N extends string>(
  name: N,
  rule: ReductionName,
  title: string,
  places: Places<N>,
  params: ReductionParams,
): Definition {
  return define<N, ReductionParams>({
    name,
    title,
    places,
    params,
    infer: (args) => inferReduction(rule, name, args),
    lower: (args, context) => lowerReduction(rule, name, args, context),
  });
}

/** The first and the last parameters of most reductions; in Mars's order, others stand between. */
const last = {numeric_only: numericOnly, combine_size: combineSize, method};
const usual = {df, axis, skipna, level};

/** A reduction with the keywords that all have. */
export function plainReduction<const N extends string>(
  name: N,
  rule: ReductionName,
  title: string,
  places: Places<N>,
): Definition {
  return defineReduction(name, rule, title, places, {...usual, ...last});
}

/** A reduction that needs a number of present values. */
export function sumReduction<const N extends string>(
  name: N,
  rule: ReductionName,
  title: string,
  places: Places<N>,
): Definition {
  return defineReduction(name, rule, title, places, {...usual, min_count: minCount, ...last});
}

/** A reduction around the mean, with delta degrees of freedom. */
export function momentReduction<const N extends string>(
  name: N,
  rule: ReductionName,
  title: string,
  places: Places<N>,
): Definition {
  return defineReduction(name, rule, title, places, {...usual, ddof, ...last});
}

/** A reduction whose result a cluster can also give uncorrected for bias. */
export function shapeReduction<const N extends string>(
  name: N,
  rule: ReductionName,
  title: string,
  places: Places<N>,
  further: {readonly fisher?: typeof fisher} = {},
): Definition {
  const params = {
    ...usual,
    numeric_only: numericOnly,
    combine_size: combineSize,
    bias: p.remote(false),
    ...further,
    method,
  };
  return defineReduction(name, rule, title, places, params);
}

/** Whether kurtosis is by Fisher's definition, or 3 more on a cluster. */
export const fisher = p.remote(true);

/** A reduction to whether values are true. */
export function truthReduction<const N extends 'any' | 'all'>(
  name: N,
  title: string,
  places: Places<N>,
): Definition {
  const bool_only = p.optional(p.bool, null);
  const params = {df, axis, bool_only, skipna, level, combine_size: combineSize, method};
  return defineReduction(name, name, title, places, params);
}

/** A reduction of the labels of an index. */
export function indexReduction<const N extends 'min' | 'max' | 'any' | 'all'>(
  name: N,
  title: string,
  places: Places<N>,
): Definition {
  return defineReduction(name, name, title, places, {
    df: rows('index'),
    axis: p.optional(p.choice(0), null),
    skipna,
  });
}

const down = p.optional(p.choice(0, 1, 'index', 'columns', 'rows'), 0);

/** How many values there are, or different ones. */
export const countDefinition = defineReduction('count', 'count', 'DataFrameCount', ['DataFrame', 'Series'], {
  df,
  axis: down,
  level,
  numeric_only: p.optional(p.bool, false),
  combine_size: combineSize,
});

export const nuniqueDefinition = defineReduction(
  'nunique',
  'nunique',
  'DataFrameNunique',
  ['DataFrame', 'Series'],
  {df, axis: down, dropna: p.optional(p.bool, true), combine_size: combineSize},
);
