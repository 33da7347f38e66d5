/** Joining the rows of two relations by keys, with the columns and labels that `merge` gives them. */
import {labelKey, type Label} from '../../../data/index.js';
import {ArgumentError, KeyError, ValueError} from '../../../errors/index.js';
import {
  columnOf,
  expr,
  hasColumn,
  join,
  rangeRows,
  relation,
  showLabel,
  sql,
  settle,
  toMixed,
  withLevels,
  type Column,
  type Expr,
  type Level,
  type MergeHow,
  type Relation,
} from '../../../engine/sql/index.js';

import {matched, type Matched} from './merge-keys.js';

/** What to join by, as `merge` takes it. */
export interface MergeKeys {
  readonly on: readonly Label[] | null;
  readonly leftOn: readonly Label[] | null;
  readonly rightOn: readonly Label[] | null;
  readonly leftIndex: boolean;
  readonly rightIndex: boolean;
}

export interface MergeOptions extends MergeKeys {
  readonly how: MergeHow;
  readonly sort: boolean;
  readonly suffixes: readonly [string | null, string | null];
  /** Label of the column that says which side a row comes from; null for none. */
  readonly indicator: string | null;
}

/** One key of one side: a column or an index level. */
interface Key {
  readonly label: Label;
  readonly expr: Expr;
  readonly isLevel: boolean;
}

/** A pair of keys: what is compared, and what each side gives to the key's column. */
interface Pair {
  readonly left: Key;
  readonly right: Key;
  readonly match: Matched;
}

/** The merged rows. */
export function mergeRows(left: Relation, right: Relation, options: MergeOptions): Relation {
  const [l, r] = [
    needsLevels(left, options.leftIndex, options),
    needsLevels(right, options.rightIndex, options),
  ];
  const checked = !(options.leftIndex && options.rightIndex) && (l.length === 0) === (r.length === 0);
  const pairs = (options.how === 'cross' ? [] : keyPairs(l, r, options)).map((pair): Pair => ({
    ...pair,
    match: matched(pair.left.expr, pair.right.expr, checked),
  }));
  const keepsIndex = options.leftIndex || options.rightIndex;
  const levels = (rel: Relation): Expr[] =>
    keepsIndex ? withLevels(rel).index.levels.map((one) => one.expr) : [];
  const given = (rel: Relation, side: 0 | 1): Expr[] => [
    ...rel.columns.map((one) => one.expr),
    ...pairs.map(({match}) => match.values[side]),
    ...levels(rel),
  ];
  const sides = join(
    keepsIndex ? withLevels(l) : l,
    given(l, 0),
    pairs.map(({match}) => match.compared),
    keepsIndex ? withLevels(r) : r,
    given(r, 1),
    options.how,
    {sort: options.sort},
  );
  const [a, b] = [parted(sides.left, l, pairs), parted(sides.right, r, pairs)];
  const keys = pairs.map((_, i) => keyValue(a.keys[i] as Expr, b.keys[i] as Expr, options.how, sides.inLeft));
  const columns = [
    ...keyed(labelledKeys(l, r, a.columns, b.columns, pairs, keys, options.how), pairs, keys, options),
    ...indicated(options.indicator, sides.inLeft, sides.inRight),
  ];
  const index = keepsIndex
    ? mergedIndex({l: withLevels(l), r: withLevels(r), options, keys, left: a.levels, right: b.levels})
    : rangeRows();
  return settle(relation({source: sides.source, order: sides.order, columns, index}));
}

/** What was carried through a join: columns, values of keys, levels. */
function parted(
  all: readonly Expr[],
  {columns}: Relation,
  {length}: readonly Pair[],
): Readonly<Record<'columns' | 'keys' | 'levels', readonly Expr[]>> {
  const own = columns.length;
  return {columns: all.slice(0, own), keys: all.slice(own, own + length), levels: all.slice(own + length)};
}

/** The value of a key: that of the side which has the row, the left one first. */
function keyValue(left: Expr, right: Expr, how: MergeHow, inLeft: Expr): Expr {
  if (how === 'inner' || how === 'left') return left;
  const nullable = left.nullable || right.nullable;
  return expr(sql`case when ${inLeft} then ${left} else ${right} end`, {...left, nullable});
}

/** The columns of both sides. A key that both name alike stands once; one that labels the rows of the other side has its labels too. */
function labelledKeys(
  l: Relation,
  r: Relation,
  left: readonly Expr[],
  right: readonly Expr[],
  pairs: readonly Pair[],
  keys: readonly Expr[],
  how: MergeHow,
): {readonly lefts: Column[]; readonly rights: Column[]} {
  const same = (label: Label, key: Key): boolean => !key.isLevel && labelKey(key.label) === labelKey(label);
  const shared = (label: Label): boolean =>
    pairs.some(({left: a, right: b}) => same(label, a) && same(label, b));
  const lefts = l.columns.map(({label}, i): Column => {
    const at = pairs.findIndex(({left: a, right: b}) => same(label, a) && (b.isLevel || same(label, b)));
    if (at < 0) {
      const coerced = pairs.some(({left: a, match}) => same(label, a) && match.coerced);
      return {label, expr: coerced ? toMixed(left[i] as Expr) : (left[i] as Expr)};
    }
    const own = how === 'inner' || how === 'left';
    return {label, expr: own && !pairs[at]?.match.coerced ? (left[i] as Expr) : (keys[at] as Expr)};
  });
  const rights = r.columns.flatMap(({label}, i): Column[] => {
    if (shared(label)) return [];
    const at = pairs.findIndex(({left: a, right: b}) => same(label, b) && a.isLevel);
    const own = at < 0 || how === 'inner' || how === 'right';
    return [{label, expr: own ? (right[i] as Expr) : (keys[at] as Expr)}];
  });
  return {lefts, rights};
}

/**
 * The columns with their suffixes. Where both sides have a column of the name of a key that is matched with row labels,
 * the key stands before them under its own name.
 */
function keyed(
  {lefts, rights}: {readonly lefts: readonly Column[]; readonly rights: readonly Column[]},
  pairs: readonly Pair[],
  keys: readonly Expr[],
  {how, leftIndex, rightIndex, suffixes}: MergeOptions,
): Column[] {
  const columns = suffixed(lefts, rights, suffixes);
  const keepsRows = (rightIndex && how === 'left') || (leftIndex && how === 'right');
  if (leftIndex === rightIndex || keepsRows) return columns;
  const names = new Set(columns.map(({label}) => labelKey(label)));
  pairs.forEach(({left, right}, i) => {
    const label = left.isLevel ? right.label : left.label;
    if (!names.has(labelKey(label))) columns.splice(i, 0, {label, expr: keys[i] as Expr});
  });
  return columns;
}

function needsLevels(rel: Relation, byIndex: boolean, {leftIndex, rightIndex}: MergeKeys): Relation {
  return byIndex || leftIndex || rightIndex ? withLevels(rel) : rel;
}

interface Merged {
  readonly l: Relation;
  readonly r: Relation;
  readonly options: MergeOptions;
  readonly keys: readonly Expr[];
  readonly left: readonly Expr[];
  readonly right: readonly Expr[];
}

/** By both indexes the key labels the rows; by one of them, the labels of the other side stay. */
function mergedIndex({l, r, options, keys, left, right}: Merged): Relation['index'] {
  const {leftIndex, rightIndex} = options;
  const levelsOf = (rel: Relation): readonly Level[] => (rel.index.kind === 'levels' ? rel.index.levels : []);
  if (leftIndex && rightIndex) {
    const others = levelsOf(r);
    return {
      kind: 'levels',
      levels: keys.map((key, i) => {
        const name = levelsOf(l)[i]?.name ?? null;
        return {name: labelKey(name) === labelKey(others[i]?.name ?? null) ? name : null, expr: key};
      }),
    };
  }
  const [side, exprs] = rightIndex ? [l, left] : [r, right];
  const levels = levelsOf(side).map((level, i): Level => ({name: level.name, expr: exprs[i] as Expr}));
  return {kind: 'levels', levels};
}

function keyPairs(
  l: Relation,
  r: Relation,
  options: MergeOptions,
): {readonly left: Key; readonly right: Key}[] {
  const {on, leftOn, rightOn, leftIndex, rightIndex} = options;
  const shared =
    on ?? (leftOn === null && rightOn === null && !leftIndex && !rightIndex ? commonLabels(l, r) : null);
  const lefts = leftIndex ? levelKeys(l) : columnKeys(l, shared ?? leftOn, 'left_on');
  const rights = rightIndex ? levelKeys(r) : columnKeys(r, shared ?? rightOn, 'right_on');
  if (lefts.length !== rights.length)
    throw new ValueError(
      `merge: ${String(lefts.length)} keys on the left and ${String(rights.length)} on the right`,
    );
  return lefts.map((left, i) => ({left, right: rights[i] as Key}));
}

function commonLabels(l: Relation, r: Relation): Label[] {
  const both = l.columns.map(({label}) => label).filter((label) => hasColumn(r, label));
  if (both.length === 0)
    throw new ArgumentError(
      "merge: no common columns to perform merge on; give 'on', 'left_on' and 'right_on', or 'left_index' and 'right_index'",
    );
  return both;
}

function levelKeys(rel: Relation): Key[] {
  return rel.index.kind === 'levels'
    ? rel.index.levels.map(({name, expr: e}) => ({label: name, expr: e, isLevel: true}))
    : [];
}

function columnKeys(rel: Relation, labels: readonly Label[] | null, name: string): Key[] {
  if (labels === null) throw new ArgumentError(`merge needs '${name}' or the index of that side`);
  return labels.map((label) => {
    if (hasColumn(rel, label)) return {label, expr: columnOf(rel, label), isLevel: false};
    const level =
      rel.index.kind === 'levels'
        ? rel.index.levels.find((one) => one.name !== null && labelKey(one.name) === labelKey(label))
        : undefined;
    if (level === undefined) columnOf(rel, label);
    if (level === undefined) throw new KeyError(showLabel(label));
    return {label, expr: level.expr, isLevel: true};
  });
}

function suffixed(
  lefts: readonly Column[],
  rights: readonly Column[],
  [a, b]: MergeOptions['suffixes'],
): Column[] {
  const [mine, theirs] = [
    new Set(lefts.map(({label}) => labelKey(label))),
    new Set(rights.map(({label}) => labelKey(label))),
  ];
  const clash = lefts.find(({label}) => theirs.has(labelKey(label)));
  if (clash !== undefined && (a ?? '') === '' && (b ?? '') === '')
    throw new ValueError(`columns overlap but no suffix specified: ${showLabel(clash.label)}`);
  const ended = (label: Label, end: string | null): Label =>
    end === null || end === '' ? label : `${String(label)}${end}`;
  return [
    ...lefts.map(({label, expr: e}) => ({
      label: theirs.has(labelKey(label)) ? ended(label, a) : label,
      expr: e,
    })),
    ...rights.map(({label, expr: e}) => ({
      label: mine.has(labelKey(label)) ? ended(label, b) : label,
      expr: e,
    })),
  ];
}

function indicated(label: string | null, inLeft: Expr, inRight: Expr): Column[] {
  if (label === null) return [];
  const code = expr(
    sql`case when ${inLeft} and ${inRight} then 2 when ${inLeft} then 0 else 1 end::integer`,
    {
      dtype: 'category',
      nullable: false,
      categories: {values: ['left_only', 'right_only', 'both'], dtype: 'object', ordered: false},
    },
  );
  return [{label, expr: code}];
}
