/** What an expression computes, for whoever computes it without SQL. */

import type {NumericDType} from '../../../data/dtype.js';
import {isNumericDType, kindOf} from '../../../data/dtype.js';
import {NaT} from '../../../data/scalars/calendar.js';
import type {BinaryOp, UnaryOp} from '../../array/index.js';
import type {Expr} from './expr.js';
import {Sql} from './sql.js';
import type {Slot} from './sql.js';

/**
 * A computation row by row over columns of numbers, booleans and times (as nanoseconds), by NumPy's names. A missing
 * float is NaN; integers and booleans are never missing. `Leaf` is what columns are known by.
 */
export type Formula<Leaf = Slot> =
  | {readonly kind: 'leaf'; readonly leaf: Leaf}
  /** The number of the row, counted from 0. */
  | {readonly kind: 'place'}
  | {readonly kind: 'constant'; readonly value: number | bigint | boolean; readonly dtype: NumericDType}
  | {readonly kind: 'cast'; readonly arg: Formula<Leaf>; readonly dtype: NumericDType}
  | {readonly kind: 'unary'; readonly op: UnaryOp; readonly arg: Formula<Leaf>}
  | {
      readonly kind: 'binary';
      readonly op: BinaryOp;
      readonly left: Formula<Leaf>;
      readonly right: Formula<Leaf>;
    }
  | {
      readonly kind: 'where';
      readonly condition: Formula<Leaf>;
      readonly then: Formula<Leaf>;
      readonly otherwise: Formula<Leaf>;
    };

/** The formula of SQL: of a slot alone, or what its maker gave along with it. */
export function formulaOfSql(body: Sql): Formula | null {
  const only = body.parts.length === 1 ? body.parts[0] : undefined;
  if (only === undefined || typeof only === 'string' || only instanceof Sql) return body.formula;
  return {kind: 'leaf', leaf: only};
}

/** The formula of `e`, or null where it has none. */
export function formulaOf(e: Expr): Formula | null {
  const kind = kindOf(e.dtype);
  if (!(isNumericDType(e.dtype) || kind === 'M' || kind === 'm') || e.windowed) return null;
  // A missing integer or boolean makes another dtype of its column.
  if (e.nullable && (kind === 'i' || kind === 'u' || kind === 'b')) return null;
  return formulaOfSql(e.sql);
}

/** The formula of `e` as `dtype`. */
export function castFormula(e: Expr, dtype: string): Formula | null {
  const arg = formulaOf(e);
  if (arg === null || !isNumericDType(e.dtype) || !isNumericDType(dtype)) return null;
  return e.dtype === dtype ? arg : {kind: 'cast', arg, dtype};
}

/** `op` of one number taken as `dtype`. */
export function unaryFormula(op: UnaryOp, e: Expr, dtype: string): Formula | null {
  const arg = castFormula(e, dtype);
  return arg === null ? null : {kind: 'unary', op, arg};
}

/** `op` of two numbers taken as `dtype`. */
export function binaryFormula(op: BinaryOp, x: Expr, y: Expr, dtype: string): Formula | null {
  const left = castFormula(x, dtype);
  const right = castFormula(y, dtype);
  return left === null || right === null ? null : {kind: 'binary', op, left, right};
}

/** `then` or `otherwise`, both as `dtype`. */
export function whereFormula(condition: Expr, then: Expr, otherwise: Expr, dtype: string): Formula | null {
  const [test, a, b] = [formulaOf(condition), castFormula(then, dtype), castFormula(otherwise, dtype)];
  if (test === null || a === null || b === null || condition.dtype !== 'bool') return null;
  return {kind: 'where', condition: test, then: a, otherwise: b};
}

/** A comparison of two times or durations: false where one is missing, or true for `not_equal`. */
export function timeFormula(op: BinaryOp, x: Expr, y: Expr): Formula | null {
  const left = formulaOf(x);
  const right = formulaOf(y);
  if (left === null || right === null) return null;
  const compared: Formula = {kind: 'binary', op, left, right};
  const missing: Formula = {kind: 'constant', value: NaT, dtype: 'int64'};
  const sides = [left, right].filter(({kind}) => kind !== 'constant');
  return sides.reduce<Formula>(
    (whole, side) =>
      op === 'not_equal'
        ? both('logical_or', whole, {kind: 'binary', op: 'equal', left: side, right: missing})
        : both('logical_and', whole, {kind: 'binary', op: 'not_equal', left: side, right: missing}),
    compared,
  );
}

/** A time or duration without what is past a whole `step` of nanoseconds, or with what lacks of one; missing ones stay. */
export function steppedFormula(how: 'floor' | 'ceil', e: Expr, step: bigint): Formula | null {
  const time = formulaOf(e);
  if (time === null) return null;
  const integer = (value: bigint): Formula => ({kind: 'constant', value, dtype: 'int64'});
  const combine = (op: BinaryOp, left: Formula, right: Formula): Formula => ({
    kind: 'binary',
    op,
    left,
    right,
  });
  const turned: Formula = how === 'floor' ? time : {kind: 'unary', op: 'negative', arg: time};
  return {
    kind: 'where',
    condition: combine('equal', time, integer(NaT)),
    then: time,
    otherwise: combine(
      how === 'floor' ? 'subtract' : 'add',
      time,
      combine('remainder', turned, integer(step)),
    ),
  };
}

function both(op: 'logical_and' | 'logical_or', left: Formula, right: Formula): Formula {
  return {kind: 'binary', op, left, right};
}

/** `formula` with other leaves; null where one of them has none. */
export function substitute<A, B>(
  formula: Formula<A>,
  leaf: (leaf: A) => Formula<B> | null,
): Formula<B> | null {
  switch (formula.kind) {
    case 'leaf':
      return leaf(formula.leaf);
    case 'place':
    case 'constant':
      return formula;
    case 'cast':
    case 'unary': {
      const arg = substitute(formula.arg, leaf);
      return arg === null ? null : {...formula, arg};
    }
    case 'binary': {
      const left = substitute(formula.left, leaf);
      const right = substitute(formula.right, leaf);
      return left === null || right === null ? null : {...formula, left, right};
    }
    case 'where': {
      const condition = substitute(formula.condition, leaf);
      const then = substitute(formula.then, leaf);
      const otherwise = substitute(formula.otherwise, leaf);
      if (condition === null || then === null || otherwise === null) return null;
      return {...formula, condition, then, otherwise};
    }
  }
}
