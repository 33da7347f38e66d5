/** Joining the rows of two relations by keys, with the columns and labels that `merge` gives them. */
import {commonDType, kindOf, labelKey, type Label} from '../../../data/index.js';
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
  toDType,
  toMixed,
  withLevels,
  type Column,
  type Expr,
  type Level,
  type MergeHow,
  type Relation,
} from '../../../engine/sql/index.js';

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

/** The merged rows. */
export function mergeRows(left: Relation, right: Relation, options: MergeOptions): Relation {
  const [l, r] = [
    needsLevels(left, options.leftIndex, options),
    needsLevels(right, options.rightIndex, options),
  ];
  const pairs = options.how === 'cross' ? [] : keyPairs(l, r, options);
  const own = l.columns.length;
  const keepsIndex = options.leftIndex || options.rightIndex;
  const levels = (rel: Relation): Expr[] =>
    rel.index.kind === 'levels' ? rel.index.levels.map((one) => one.expr) : [];
  const [ll, rl] = keepsIndex ? [levels(withLevels(l)), levels(withLevels(r))] : [[], []];
  const sides = join(
    keepsIndex ? withLevels(l) : l,
    [...l.columns.map((one) => one.expr), ...ll],
    pairs.map(({left: a, right: b}) => comparable(a.expr, b.expr)),
    keepsIndex ? withLevels(r) : r,
    [...r.columns.map((one) => one.expr), ...rl],
    options.how,
    {sort: options.sort},
  );
  const sameKeys = new Set(
    pairs
      .filter(({left: a, right: b}) => !a.isLevel && !b.isLevel && labelKey(a.label) === labelKey(b.label))
      .map(({left: a}) => labelKey(a.label)),
  );
  const lefts = l.columns.map(({label}, i): Column => {
    const at = pairs.findIndex(
      ({left: a, right: b}) =>
        !a.isLevel && labelKey(a.label) === labelKey(label) && (b.isLevel || sameKeys.has(labelKey(label))),
    );
    return {label, expr: at < 0 ? (sides.left[i] as Expr) : (sides.keys[at] as Expr)};
  });
  const rights = r.columns.flatMap(({label}, i): Column[] => {
    if (sameKeys.has(labelKey(label))) return [];
    const at = pairs.findIndex(
      ({left: a, right: b}) => !b.isLevel && a.isLevel && labelKey(b.label) === labelKey(label),
    );
    return [{label, expr: at < 0 ? (sides.right[i] as Expr) : (sides.keys[at] as Expr)}];
  });
  const columns = [
    ...suffixed(lefts, rights, options.suffixes),
    ...indicated(options.indicator, sides.inLeft, sides.inRight),
  ];
  const index = keepsIndex
    ? mergedIndex({
        l: withLevels(l),
        r: withLevels(r),
        options,
        pairs,
        keys: sides.keys,
        left: sides.left.slice(own),
        right: sides.right.slice(r.columns.length),
      })
    : rangeRows();
  return settle(relation({source: sides.source, order: sides.order, columns, index}));
}

function needsLevels(rel: Relation, byIndex: boolean, {leftIndex, rightIndex}: MergeKeys): Relation {
  return byIndex || leftIndex || rightIndex ? withLevels(rel) : rel;
}

interface Merged {
  readonly l: Relation;
  readonly r: Relation;
  readonly options: MergeOptions;
  readonly pairs: readonly {readonly left: Key; readonly right: Key}[];
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
        return {name: name ?? others[i]?.name ?? null, expr: key};
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

/** The two as values that can be equal. */
function comparable(a: Expr, b: Expr): readonly [Expr, Expr] {
  if (a.type === b.type && a.dtype === b.dtype && a.categories === undefined) return [a, b];
  const dtype = commonDType([a.dtype, b.dtype]);
  const [numeric, other] = [a, b].map((e) => 'biuf'.includes(kindOf(e.dtype)));
  if (
    numeric !== other &&
    a.type !== 'MIXED' &&
    b.type !== 'MIXED' &&
    (kindOf(a.dtype) !== 'O') !== (kindOf(b.dtype) !== 'O')
  )
    throw new ValueError(`You are trying to merge on ${a.dtype} and ${b.dtype} columns`);
  return dtype === 'object' && a.type !== b.type
    ? [toMixed(a), toMixed(b)]
    : [toDType(a, dtype), toDType(b, dtype)];
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
