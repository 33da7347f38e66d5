/** Two operands over the same rows, and a function of two values applied to them. */
import {
  LocalSeries,
  RangeIndex,
  isNullableDType,
  kindOf,
  labelKey,
  type DType,
  type Label,
} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  literal,
  project,
  settle as settleExprs,
  withLevels,
  type Column,
  type Expr,
  type Level,
  type Relation,
} from '../../../engine/sql/index.js';
import type {Rows} from '../define-frame.js';
import {sameLabels, unionOf} from '../labels.js';
import {assumedAligned, byPlace, computedTogether} from '../side-by-side.js';
import {alignedRows} from './level.js';
import {byLabel, constants, type Operand} from './operand.js';

/** A function of two values; null stands for a value that one side does not have. */
export type Binary = (x: Expr | null, y: Expr | null) => Expr;

/** How operands meet: on `columns` (labels of a series name columns) or on the `index` (they name rows). */
export type Axis = 'index' | 'columns';

type Labelled = readonly {readonly label: Label; readonly expr: Expr}[];

/** The two sides over the rows of `base`. */
type Right =
  | {readonly kind: 'each'; readonly expr: (column: Expr) => Expr; readonly name?: Label}
  | {readonly kind: 'columns'; readonly columns: Labelled};

export interface Pair {
  readonly left: Rows;
  readonly right: Right;
  /** The other operand is the frame: it stands at the left in the result. */
  readonly swapped: boolean;
}

const integerBits = (dtype: DType): number => Number(/\d+$/.exec(dtype)?.[0] ?? '64');

/** A number as a constant of the dtype that it meets, where it fits there: NumPy's rule for scalars. */
export function scalarFor(column: Expr, scalar: Expr, value: unknown): Expr {
  if (typeof value !== 'number' || column.categories !== undefined) return scalar;
  const kind = kindOf(column.dtype);
  if (kind === 'f') return literal(value, column.dtype);
  if ((kind !== 'i' && kind !== 'u') || !Number.isInteger(value)) return scalar;
  const bits = integerBits(column.dtype);
  const [low, high] = kind === 'u' ? [0, 2 ** bits] : [-(2 ** (bits - 1)), 2 ** (bits - 1)];
  if (value < low || value >= high) return scalar;
  return isNullableDType(column.dtype) ? scalar : literal(value, column.dtype);
}

/**
 * The operands over the same rows, when the operation runs.
 *
 * @param options whether dtypes that depend on what is missing must be known (`settle`), and the level of a MultiIndex that the labels of the
 * other side name.
 */
export async function pairOf(
  left: Rows,
  right: Operand,
  axis: Axis,
  context: LowerContext,
  operation: string,
  options: {readonly settle?: boolean; readonly level?: Label} = {},
): Promise<Pair> {
  const {settle = false, level = null} = options;
  const simple = simplePair(left, right, axis);
  if (simple !== null) return simple;
  if (right.kind === 'rows') {
    const other = right.rows;
    if (other.kind === 'dataframe' && left.kind !== 'dataframe') {
      const turned = await pairOf(other, {kind: 'rows', rows: left}, axis, context, operation, options);
      return {...turned, swapped: true};
    }
    if (left.kind === 'dataframe' && other.kind === 'series' && axis === 'columns')
      return {
        left,
        right: {kind: 'columns', columns: await byLabel(other.relation, context)},
        swapped: false,
      };
    const pair =
      other.kind === 'index' || left.kind === 'index'
        ? await byPlace(context, asColumn(left), asColumn(other), operation)
        : await alignedRows(context, left.relation, other.relation, level);
    const {left: mine, right: theirs} = settle ? await computedTogether(context, pair) : pair;
    return together(left, other, mine, theirs);
  }
  if (right.kind === 'values') {
    const series = await context.relation(seriesFrame(right));
    const pair = await byPlace(context, asColumn(left), series, operation);
    return each(left.kind, pair.left, (pair.right.columns[0] as Column).expr);
  }
  if (right.kind !== 'table') throw new ValueError(`${operation}: operands do not fit`);
  const width = left.relation.columns.length;
  if (right.frame.vectors.length !== width)
    throw new ValueError(
      `${operation}: Unable to coerce to DataFrame, shape must be (${String(left.relation.length)}, ${String(width)}): given ${String(right.frame.length)}, ${String(right.frame.vectors.length)}`,
    );
  const pair = await byPlace(context, left.relation, right.frame, operation);
  return {
    left: {...left, relation: pair.left},
    right: {kind: 'columns', columns: relabelled(left.relation, pair.right)},
    swapped: false,
  };
}

/** The operands as if they had the same rows, before anything runs; null where data decides about columns. */
export function assumedPair(left: Rows, right: Operand, axis: Axis): Pair | null {
  const simple = simplePair(left, right, axis);
  if (simple !== null) return simple;
  if (right.kind === 'rows') {
    const other = right.rows;
    if (other.kind === 'dataframe' && left.kind !== 'dataframe') {
      const turned = assumedPair(other, {kind: 'rows', rows: left}, axis);
      return turned === null ? null : {...turned, swapped: true};
    }
    if (left.kind === 'dataframe' && other.kind === 'series' && axis === 'columns') return null;
    const pair = assumedAligned(asColumn(left), asColumn(other));
    return together(left, other, pair.left, pair.right);
  }
  if (right.kind !== 'values') return null;
  const value = constants(right.vector)[0] ?? literal(null, right.vector.dtype);
  return each(left.kind, asColumn(left), value);
}

/** Pairs that need no other rows. */
function simplePair(left: Rows, right: Operand, axis: Axis): Pair | null {
  if (right.kind === 'scalar') {
    const {expr, value} = right;
    return {left, right: {kind: 'each', expr: (column) => scalarFor(column, expr, value)}, swapped: false};
  }
  if (right.kind !== 'values' || left.kind !== 'dataframe' || axis !== 'columns') return null;
  const {columns} = left.relation;
  if (right.vector.length !== columns.length)
    throw new ValueError(
      `Unable to coerce to Series, length must be ${String(columns.length)}: given ${String(right.vector.length)}`,
    );
  const values = constants(right.vector);
  return {
    left,
    right: {kind: 'columns', columns: columns.map(({label}, i) => ({label, expr: values[i] as Expr}))},
    swapped: false,
  };
}

function seriesFrame(right: Extract<Operand, {kind: 'values'}>): LocalSeries {
  return new LocalSeries(RangeIndex.of(right.vector.length), right.vector);
}

function relabelled(left: Relation, right: Relation): Labelled {
  return right.columns.map(({expr}, i) => ({label: (left.columns[i] as Column).label, expr}));
}

/** An index with its labels as a column, so that they can be computed with. */
function asColumn(rows: Rows): Relation {
  const {relation: rel, kind} = rows;
  if (kind !== 'index') return rel;
  const labelled = withLevels(rel);
  return {...labelled, columns: labelled.index.levels.map(({name, expr}) => ({label: name, expr}))};
}

function each(kind: Rows['kind'], relation: Relation, expr: Expr, name?: Label): Pair {
  return {
    left: {kind, relation},
    right: {kind: 'each', expr: () => expr, ...(name === undefined ? {} : {name})},
    swapped: false,
  };
}

function together(left: Rows, other: Rows, a: Relation, b: Relation): Pair {
  if (other.kind === 'dataframe')
    return {left: {...left, relation: a}, right: {kind: 'columns', columns: b.columns}, swapped: false};
  const [mine, theirs] = [a.columns[0], b.columns[0] as Column];
  const kind = left.kind === 'index' && other.kind === 'series' ? 'series' : left.kind;
  if (left.kind === 'dataframe') return each(left.kind, a, theirs.expr);
  const same = mine !== undefined && labelKey(mine.label) === labelKey(theirs.label);
  return each(kind, a, theirs.expr, same || other.kind === 'index' ? (mine?.label ?? null) : null);
}

/** `f` of the two sides, value by value. Columns that one side lacks get null there. */
export function apply(pair: Pair, given: Binary): Rows {
  const {left, right, swapped} = pair;
  const f: Binary = swapped ? (x, y) => given(y, x) : given;
  const rel = asColumn(left);
  if (right.kind === 'each') {
    const columns = rel.columns.map(({label, expr}) => ({
      label: right.name === undefined ? label : right.name,
      expr: f(expr, right.expr(expr)),
    }));
    return left.kind === 'index' ? asIndex(rel, columns) : {...left, relation: project(rel, columns)};
  }
  const mine = rel.columns.map(({label}) => label);
  const theirs = right.columns.map(({label}) => label);
  if (sameLabels(mine, theirs)) {
    const columns = rel.columns.map(({label, expr}, i) => ({
      label,
      expr: f(expr, (right.columns[i] as Column).expr),
    }));
    return {...left, relation: project(rel, columns)};
  }
  const [own, others] = [byKey(rel.columns), byKey(right.columns)];
  const columns = unionOf(mine, theirs).map((label) => {
    const key = labelKey(label);
    return {label, expr: f(own.get(key) ?? null, others.get(key) ?? null)};
  });
  return {...left, relation: project(rel, columns)};
}

function asIndex(rel: Relation, columns: readonly Column[]): Rows {
  const levels = columns.map(({label, expr}): Level => ({name: label, expr}));
  return {kind: 'index', relation: settleExprs({...rel, columns: [], index: {kind: 'levels', levels}})};
}

function byKey(columns: Labelled): Map<unknown, Expr> {
  return new Map([...columns].reverse().map(({label, expr}) => [labelKey(label), expr]));
}
