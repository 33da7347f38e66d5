import type {Label} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  columnOf,
  distinct,
  equalLabels,
  hasColumn,
  rowCount,
  withLevels,
  type Relation,
} from '../../../engine/sql/index.js';
import {relationMeta} from '../../../engine/results.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Meta} from '../../../graph/index.js';
import {rows, rowsOf, standIn, unknownFrame} from '../define-frame.js';
import {mergeRows, type MergeOptions} from './merge-rows.js';

type Keys = Label | readonly Label[];
type How = 'inner' | 'left' | 'right' | 'outer' | 'cross';
/** Options of {@link DataFrameFunctions.merge}. */
export type MergeArguments = Options<{
  how: How;
  /** Columns of both that must be equal; those that both have when nothing else is said. */
  on: Keys;
  left_on: Keys;
  right_on: Keys;
  left_index: boolean;
  right_index: boolean;
  sort: boolean;
  /** Put after labels that both have and that are no keys. */
  suffixes: readonly [string | null, string | null];
  copy: boolean;
  /** Adds a column that says which side a row comes from, `_merge` or the given name. */
  indicator: boolean | string;
  validate: '1:1' | '1:m' | 'm:1' | 'm:m' | 'one_to_one' | 'one_to_many' | 'many_to_one' | 'many_to_many';
  /** How a cluster joins; without effect in a local session. */
  method: string;
  auto_merge: string;
  auto_merge_threshold: number;
  bloom_filter: boolean | string;
}>;

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * The rows of two frames whose keys are equal, side by side. Missing keys equal missing keys.
     *
     * pandas' and Mars's `merge`.
     *
     * @throws KeyError for a key that there is not; ValueError for overlapping labels without suffixes, or when `validate` does not hold.
     * @example
     * await md.merge(md.DataFrame({k: [1, 2], a: [3, 4]}), md.DataFrame({k: [2, 3], b: [5, 6]}), {how: 'outer'}).execute()
     * //    k    a    b
     * // 0  1  3.0  NaN
     * // 1  2  4.0  5.0
     * // 2  3  NaN  6.0
     */
    merge(df: DataFrame | Series, right: DataFrame | Series, options?: MergeArguments): DataFrame;
  }
}

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The rows of this frame and another whose keys are equal, side by side.
     *
     * pandas' and Mars's `DataFrame.merge`.
     *
     * @throws KeyError for a key that there is not; ValueError for overlapping labels without suffixes, or when `validate` does not hold.
     * @example
     * await md.DataFrame({k: [1, 2], a: [3, 4]}).merge(md.DataFrame({k: [2, 3], b: [5, 6]}), {on: 'k'}).execute()
     * //    k  a  b
     * // 0  2  4  5
     */
    merge(right: DataFrame | Series, options?: MergeArguments): DataFrame;
    /**
     * The columns of this frame and others beside each other, by the row labels, or by a column `on` of this frame.
     *
     * pandas' and Mars's `DataFrame.join`.
     *
     * @throws ValueError for labels that both have, without suffixes.
     * @example
     * await md.DataFrame({a: [1, 2]}).join(md.DataFrame({b: [3]})).execute()
     * //    a    b
     * // 0  1  3.0
     * // 1  2  NaN
     */
    join(
      other: DataFrame | Series,
      options?: Options<{
        on: Keys;
        how: Exclude<How, 'cross'>;
        lsuffix: string;
        rsuffix: string;
        sort: boolean;
        method: string;
        auto_merge: string;
        auto_merge_threshold: number;
        bloom_filter: boolean | string;
      }>,
    ): DataFrame;
  }
}

const keys = p.optional(p.oneOf(p.listOf(p.label), p.label), null);
const cluster = {
  method: p.optional(p.text, 'auto'),
  auto_merge: p.optional(p.text, 'both'),
  auto_merge_threshold: p.optional(p.int, 8),
  bloom_filter: p.optional(p.oneOf(p.bool, p.text), true),
  bloom_filter_options: p.optional(p.any, null),
};
const validations = [
  '1:1',
  '1:m',
  'm:1',
  'm:m',
  'one_to_one',
  'one_to_many',
  'many_to_one',
  'many_to_many',
] as const;

const params = {
  df: rows('dataframe', 'series'),
  right: rows('dataframe', 'series'),
  how: p.optional(p.choice('inner', 'left', 'right', 'outer', 'cross'), 'inner'),
  on: keys,
  left_on: keys,
  right_on: keys,
  left_index: p.optional(p.bool, false),
  right_index: p.optional(p.bool, false),
  sort: p.optional(p.bool, false),
  suffixes: p.optional(p.listOf(p.nullable(p.text)), ['_x', '_y']),
  copy: p.optional(p.bool, true),
  indicator: p.optional(p.oneOf(p.bool, p.text), false),
  validate: p.optional(p.choice(...validations), null),
  ...cluster,
};

function listed(given: Label | Label[]): readonly Label[] | null {
  return given === null ? null : Array.isArray(given) ? given : [given];
}

function optionsOf(args: p.Args<typeof params>): MergeOptions {
  const {
    on,
    left_on: leftOn,
    right_on: rightOn,
    left_index: leftIndex,
    right_index: rightIndex,
    suffixes,
    indicator,
  } = args;
  if (on !== null && (leftOn !== null || rightOn !== null))
    throw new ArgumentError("merge takes 'on', or 'left_on' and 'right_on', not both");
  const [a = null, b = null] = suffixes;
  return {
    how: args.how,
    on: listed(on),
    leftOn: listed(leftOn),
    rightOn: listed(rightOn),
    leftIndex,
    rightIndex,
    sort: args.sort,
    suffixes: [a, b],
    indicator: indicator === false ? null : indicator === true ? '_merge' : indicator,
  };
}

export const merge = define({
  name: 'merge',
  title: 'DataFrameMerge',
  places: ['md', 'DataFrame'],
  params,
  infer(args): Meta {
    const [left, right] = [standIn(args.df.meta), standIn(args.right.meta)];
    if (left === null || right === null) return unknownFrame;
    return relationMeta('dataframe', mergeRows(left.relation, right.relation, optionsOf(args)));
  },
  async lower(args, context) {
    const given = optionsOf(args);
    const [left, right] = [
      (await rowsOf(args.df, context)).relation,
      (await rowsOf(args.right, context)).relation,
    ];
    if (args.validate !== null) await validate(context, left, right, given, args.validate);
    return {kind: 'dataframe', relation: mergeRows(left, right, await ordered(context, left, right, given))};
  },
});

/** Rows that are matched by both indexes come in the order of their labels where one of the indexes repeats a label, as in pandas; as they stand where both indexes are the same. */
async function ordered(
  context: LowerContext,
  left: Relation,
  right: Relation,
  options: MergeOptions,
): Promise<MergeOptions> {
  const sorts = options.sort && options.how !== 'outer';
  if (!options.leftIndex || !options.rightIndex || sorts) return options;
  const unique = (await hasUniqueLabels(context, left)) && (await hasUniqueLabels(context, right));
  if (!unique) return {...options, sort: true};
  const same = options.how === 'outer' && (await sameLabels(context, left, right));
  if (same) return {...options, how: 'left', sort: false};
  return options.how === 'outer' ? {...options, sort: true} : options;
}

/** Whether the labels of both are the same in the same order: an outer join leaves them so. */
async function sameLabels(context: LowerContext, left: Relation, right: Relation): Promise<boolean> {
  const [a, b] = [await context.materialise(left), await context.materialise(right)];
  return a.length === b.length && equalLabels(context.sql, a, b, {signal: context.signal});
}

async function hasUniqueLabels(context: LowerContext, rel: Relation): Promise<boolean> {
  if (rel.index.kind === 'range' || rel.index.unique === true) return true;
  const labels = {...withLevels(rel), columns: []};
  const keys = labels.index.levels.map(({expr}) => expr);
  return (
    (await rowCount(context.sql, labels)) === (await rowCount(context.sql, distinct(labels, keys, 'first')))
  );
}

async function validate(
  context: LowerContext,
  left: Relation,
  right: Relation,
  options: MergeOptions,
  rule: string,
): Promise<void> {
  const [one, other] = rule.includes(':')
    ? rule.split(':')
    : rule.split('_to_').map((word) => (word === 'one' ? '1' : 'm'));
  const sides = [
    {
      rel: left,
      must: one === '1',
      labels: options.on ?? options.leftOn,
      byIndex: options.leftIndex,
      name: 'left',
    },
    {
      rel: right,
      must: other === '1',
      labels: options.on ?? options.rightOn,
      byIndex: options.rightIndex,
      name: 'right',
    },
  ];
  for (const {rel, must, labels, byIndex, name} of sides) {
    if (!must) continue;
    const levelled = withLevels(rel);
    const shared = labels ?? left.columns.map(({label}) => label).filter((label) => hasColumn(right, label));
    const exprs = byIndex
      ? levelled.index.levels.map(({expr}) => expr)
      : shared.map((label) => columnOf(levelled, label));
    const [all, unique] = [
      await rowCount(context.sql, levelled),
      await rowCount(context.sql, distinct(levelled, exprs, 'first')),
    ];
    if (all !== unique)
      throw new ValueError(`Merge keys are not unique in ${name} dataset; not a ${rule} merge`);
  }
}

const joinParams = {
  df: rows('dataframe'),
  other: rows('dataframe', 'series'),
  on: keys,
  how: p.optional(p.choice('left', 'right', 'outer', 'inner'), 'left'),
  lsuffix: p.optional(p.text, ''),
  rsuffix: p.optional(p.text, ''),
  sort: p.optional(p.bool, false),
  ...cluster,
};

function joinOptions({on, how, lsuffix, rsuffix, sort}: p.Args<typeof joinParams>): MergeOptions {
  return {
    how,
    on: null,
    leftOn: listed(on),
    rightOn: null,
    leftIndex: on === null,
    rightIndex: true,
    sort: sort || (how === 'outer' && on === null),
    suffixes: [lsuffix, rsuffix],
    indicator: null,
  };
}

export const join = define({
  name: 'join',
  title: 'DataFrameMerge',
  places: ['DataFrame'],
  params: joinParams,
  infer(args): Meta {
    const [left, right] = [standIn(args.df.meta), standIn(args.other.meta)];
    if (left === null || right === null) return unknownFrame;
    return relationMeta('dataframe', mergeRows(left.relation, right.relation, joinOptions(args)));
  },
  async lower(args, context) {
    const [left, right] = [
      (await rowsOf(args.df, context)).relation,
      (await rowsOf(args.other, context)).relation,
    ];
    return {
      kind: 'dataframe',
      relation: mergeRows(left, right, await ordered(context, left, right, joinOptions(args))),
    };
  },
});
