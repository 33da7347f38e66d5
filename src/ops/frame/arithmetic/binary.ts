/** Operators between frames, series, indexes and values: what all of them share. */
import {kindOf, type DType, type Label} from '../../../data/index.js';
import {
  arithmetic,
  compare,
  divideByZero,
  expr,
  literal,
  logic,
  missingLike,
  respell,
  sql,
  toDType,
  type ArithmeticOp,
  type ByZero,
  type ComparisonOp,
  type Expr,
  type LogicOp,
} from '../../../engine/sql/index.js';
import {relationMeta} from '../../../engine/results.js';
import * as p from '../../../expr/params.js';
import {Node, type Meta} from '../../../graph/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {anyTrue} from '../any-true.js';
import {fillMissing} from '../fill.js';
import {rows, rowsOf, sameRows, standIn, type Rows} from '../define-frame.js';
import {withDeeperLabels} from './level.js';
import {assumedOperand, operand, operandOf} from './operand.js';
import {apply, assumedPair, pairOf, type Axis, type Binary, type Pair} from './pair.js';

export type {Binary};

/** Along which labels a series meets a frame. */
export const axisParam = p.choice('columns', 'index', 'rows', 0, 1);
export type AxisArg = 'columns' | 'index' | 'rows' | 0 | 1;

export function axisOf(axis: AxisArg): Axis {
  return axis === 'columns' || axis === 1 ? 'columns' : 'index';
}

/** The level of a MultiIndex to match on. */
export const level = p.optional(p.label, null);

const df = rows('dataframe', 'series', 'index');
const axis = p.optional(axisParam, 'columns');
const fill = p.optional(p.label, null);

interface BinaryArgs {
  readonly df: Node;
  readonly other: unknown;
  readonly axis?: AxisArg;
  readonly level?: Label;
  readonly fill_value?: unknown;
}

/** One operator: its name, Mars's operand class, and what it does to two values. */
export interface Operator {
  readonly title: string;
  readonly of: Binary;
  /** The dtype where one of the operands holds objects, of which only the run tells more. */
  readonly objects: 'object' | 'bool';
  /** The results where some divisor is zero, for operators whose dtype depends on that. */
  readonly byZero?: (x: Expr, y: Expr) => ByZero | null;
  /** Whether the operands are exchanged. */
  readonly reversed?: boolean;
}

/** The lowering and inference that operators share. */
export function binarySpec(
  name: string,
  operator: Operator,
): {
  infer(args: BinaryArgs): Meta;
  lower(args: BinaryArgs, context: LowerContext): Promise<Rows>;
} {
  return {
    infer(args) {
      const left = standIn(args.df.meta);
      const right = assumedOperand(args.other);
      const pair =
        left === null || right === null ? null : assumedPair(left, right, axisOf(args.axis ?? 'columns'));
      if (pair === null) return unknownResult(args);
      const made = apply(withFill(pair, operator, args.fill_value ?? null).pair, (x, y) =>
        assumed(operator, x, y),
      );
      const meta = relationMeta(made.kind, made.relation);
      if ((args.level ?? null) === null) return meta;
      return withDeeperLabels(meta, [args.df.meta, args.other instanceof Node ? args.other.meta : meta]);
    },
    async lower(args, context) {
      const left = await rowsOf(args.df, context);
      const right = await operandOf(args.other, context);
      const options = {settle: (args.fill_value ?? null) !== null, level: args.level ?? null};
      const pair = await pairOf(left, right, axisOf(args.axis ?? 'columns'), context, name, options);
      const filled = withFill(pair, operator, args.fill_value ?? null);
      const divisor = right.kind === 'scalar' && operator.reversed !== true ? right.value : undefined;
      return (await dividedByZero(filled, operator, divisor, context)) ?? apply(filled.pair, filled.of);
    },
  };
}

/** The result where some integers are divided by zero; null where none are. Columns of a frame that share a dtype share the result's. */
async function dividedByZero(
  {pair, of, values}: Filled,
  {byZero}: Operator,
  divisor: unknown,
  context: LowerContext,
): Promise<Rows | null> {
  if (byZero === undefined || (divisor !== undefined && divisor !== 0 && divisor !== 0n)) return null;
  const zeroOf = (x: Expr | null, y: Expr | null): ByZero | null => {
    const [a, b] = values(x, y);
    return a === null || b === null ? null : byZero(a, b);
  };
  const dtypes: (DType | null)[] = [];
  const tests = apply(pair, (x, y) => {
    const divided = zeroOf(x, y);
    dtypes.push(divided?.common ?? null);
    return divided?.zero ?? literal(false);
  });
  const {index, columns} = tests.relation;
  const held = tests.kind === 'index' && index.kind === 'levels' ? index.levels : columns;
  const zeros = held.map((one) => one.expr);
  const found = divisor === undefined ? await anyTrue(context, tests.relation, zeros) : zeros.map(() => true);
  const floats = new Set(dtypes.filter((dtype, i) => dtype !== null && found[i] === true));
  if (floats.size === 0) return null;
  return apply(pair, (x, y) => {
    const divided = zeroOf(x, y);
    return divided !== null && floats.has(divided.common) ? divided.result : of(x, y);
  });
}

function unknownResult({df, other}: BinaryArgs): Meta {
  const frame = other instanceof Node ? other.meta : null;
  return df.meta.kind !== 'dataframe' && frame?.kind === 'dataframe'
    ? {...frame, columns: null}
    : sameRows(df);
}

/** What an operator gives for stand-ins, where objects may hold anything. */
function assumed(operator: Operator, x: Expr | null, y: Expr | null): Expr {
  const object = [x, y].some((e) => e !== null && e.dtype === 'object');
  return object ? literal(null, operator.objects) : operator.of(x, y);
}

/** Two sides, and what an operator gets of them and gives. */
interface Filled {
  readonly pair: Pair;
  readonly values: (x: Expr | null, y: Expr | null) => readonly [Expr | null, Expr | null];
  readonly of: Binary;
}

/** Missing values of one side are filled where the other side has a value; beside a plain value, all of them. */
function withFill(pair: Pair, operator: Operator, fill: unknown): Filled {
  if (fill === null) return {pair, of: operator.of, values: (x, y) => [x, y]};
  const value = literal(fill);
  const values = (x: Expr | null, y: Expr | null): readonly [Expr, Expr] => {
    const [a, b] = [x ?? absent(y, value), y ?? absent(x, value)];
    return [filled(a, b, value, fill), filled(b, a, value, fill)];
  };
  return {pair, values, of: (x, y) => operator.of(...values(x, y))};
}

/** The column that one side lacks: missing numbers beside numbers. */
function absent(other: Expr | null, value: Expr): Expr {
  if (other === null) return value;
  return 'biuf'.includes(kindOf(other.dtype)) ? missingColumn : missingLike(other);
}

function filled(e: Expr, other: Expr, value: Expr, given: unknown): Expr {
  if (!e.nullable) return e;
  const full = fillMissing(e, value, given);
  return respell(
    {...full, nullable: other.nullable},
    sql`case when ${other} is not null then ${full} else ${toDType(e, full.dtype)} end`,
  );
}

/** A missing side of an arithmetic result: a column of missing numbers. */
const missingColumn = literal(null, 'float64');

export function arithmeticOperator(op: ArithmeticOp, title: string, reversed = false): Operator {
  return {
    title,
    objects: 'object',
    reversed,
    ...(op === 'floordiv' || op === 'mod'
      ? {byZero: (x, y) => (reversed ? divideByZero(op, y, x) : divideByZero(op, x, y))}
      : {}),
    of: (x, y) => {
      if (x === null || y === null) return missingColumn;
      return reversed ? arithmetic(op, y, x) : arithmetic(op, x, y);
    },
  };
}

export function comparisonOperator(op: ComparisonOp, title: string): Operator {
  return {
    title,
    objects: 'bool',
    of: (x, y) => (x === null || y === null ? literal(op === 'ne') : compare(op, x, y)),
  };
}

export function logicOperator(op: LogicOp, title: string, reversed = false): Operator {
  return {
    title,
    objects: 'bool',
    of: (x, y) => {
      const [a, b] = [truth(x, y), truth(y, x)];
      return reversed ? logic(op, b, a) : logic(op, a, b);
    },
  };
}

/** Objects that hold booleans and missing values count as booleans; what is missing as false. */
function truth(e: Expr | null, other: Expr | null): Expr {
  if (e === null)
    return other !== null && kindOf(other.dtype) !== 'b' && kindOf(other.dtype) !== 'O'
      ? literal(0, other.dtype)
      : literal(false);
  if (e.dtype === 'object' && e.type === 'MIXED')
    return expr(sql`coalesce(union_extract(${e}, 'b'), false)`, {
      dtype: 'bool',
      nullable: false,
      windowed: e.windowed,
    });
  return e;
}

/** Parameters of arithmetic, in the order that each class has. */
export const frameArithmetic = {df, other: operand, axis, level, fill_value: fill};
export const seriesArithmetic = {df, other: operand, level, fill_value: fill, axis};
/** Parameters of comparisons, in the order that each class has. */
export const frameComparison = {df, other: operand, axis, level};
export const seriesComparison = {df, other: operand, level, axis};
/** Parameters of operators that have no method in pandas. */
export const operands = {df, other: operand};
