/** Trees of expressions as lazy objects: every operator is the operation of the same name, so that sessions of all kinds run the result. */
import {Float, Timedelta, Timestamp, boxFloat, zoneOf} from '../../../data/index.js';
import {ArgumentError, KeyError, unknownName} from '../../../errors/index.js';
import {DataFrame} from '../../../expr/dataframe.js';
import {camelName} from '../../../expr/names.js';
import {describeValue, nodeOf} from '../../../expr/plain.js';
import type {Arithmetic, BinaryOperator, Comparison, Tree} from './parse.js';

/** What names stand for. */
export interface Scope {
  /** The value of a plain name. @throws KeyError for an unknown one. */
  own(name: string): unknown;
  /** The value of `@name`. @throws KeyError for an unknown one. */
  caller(name: string): unknown;
}

type Method = (this: unknown, ...values: unknown[]) => unknown;

const isLazy = (value: unknown): value is object => nodeOf(value) !== null;

/** The value of `tree`: a lazy object where one takes part, otherwise a plain value. */
export function evaluate(tree: Tree, scope: Scope): unknown {
  switch (tree.kind) {
    case 'constant':
      return tree.value;
    case 'name':
      return tree.from === 'caller' ? scope.caller(tree.name) : scope.own(tree.name);
    case 'list':
      return tree.items.map((item) => unboxed(evaluate(item, scope)));
    case 'unary':
      return unary(tree.operator, evaluate(tree.of, scope));
    case 'binary':
      return binary(tree.operator, evaluate(tree.left, scope), evaluate(tree.right, scope));
    case 'attribute':
      return attributeOf(evaluate(tree.of, scope), tree.name);
    case 'item':
      return call(evaluate(tree.of, scope), 'get', [unboxed(evaluate(tree.key, scope))]);
    case 'call':
      return called(tree, scope);
  }
}

function called(tree: Tree & {readonly kind: 'call'}, scope: Scope): unknown {
  if (tree.of.kind !== 'attribute') {
    const name = tree.of.kind === 'name' ? tree.of.name : 'this';
    throw new ArgumentError(`${name}(…) is no function here: methods such as a.abs() can be called`);
  }
  const args = tree.args.map((arg) => unboxed(evaluate(arg, scope)));
  const keywords = tree.keywords.map(([name, value]) => [name, unboxed(evaluate(value, scope))] as const);
  if (keywords.length > 0) args.push(Object.fromEntries(keywords));
  return call(evaluate(tree.of.of, scope), tree.of.name, args);
}

/** A float as a plain number: what operations take as an argument. */
export function unboxed(value: unknown): unknown {
  return value instanceof Float ? value.value : value;
}

function attributeOf(object: unknown, name: string): unknown {
  if (!isLazy(object)) throw new ArgumentError(`${describeValue(object)} has no attribute '${name}'`);
  if (object instanceof DataFrame && columnNames(object)?.includes(name) === true) return object.get(name);
  return memberOf(object, name);
}

/** The labels of columns that are text; null where they are not known yet. */
export function columnNames({meta}: DataFrame): string[] | null {
  if (meta.kind !== 'dataframe' || meta.columns === null) return null;
  return meta.columns.flatMap(({label}) => (typeof label === 'string' ? [label] : []));
}

function memberOf(object: object, name: string): unknown {
  const hidden = name.startsWith('_') || name in Object.prototype || ['node', 'become'].includes(name);
  const value: unknown = hidden ? undefined : Reflect.get(object, name);
  if (value !== undefined) return value;
  const names: string[] = [];
  for (
    let at: object | null = object;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object | null
  )
    names.push(
      ...Object.getOwnPropertyNames(at).filter((one) => !(one in Object.prototype) && camelName(one) === one),
    );
  throw new KeyError(`${describeValue(object)} has no attribute '${name}'.${unknownName(name, names)}`);
}

function call(object: unknown, name: string, args: readonly unknown[]): unknown {
  if (!isLazy(object)) throw new ArgumentError(`${describeValue(object)} has no method '${name}'`);
  const method = memberOf(object, name);
  if (typeof method !== 'function')
    throw new ArgumentError(`'${name}' of ${describeValue(object)} cannot be called`);
  return (method as Method).apply(object, [...args]);
}

function unary(operator: 'neg' | 'pos' | 'invert', of: unknown): unknown {
  if (isLazy(of)) return call(of, operator, []);
  if (operator === 'invert' && typeof of === 'boolean') return !of;
  const number = unboxed(of);
  if (operator === 'invert' || typeof number !== 'number')
    throw new ArgumentError(`${operator} does not take ${describeValue(number)}`);
  const result = operator === 'neg' ? -number : number;
  return of instanceof Float ? boxFloat(result) : result;
}

/** The operator that asks the same with its sides exchanged. */
const mirrored: Readonly<Record<Comparison, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  lt: 'gt',
  le: 'ge',
  gt: 'lt',
  ge: 'le',
};

function binary(operator: BinaryOperator, left: unknown, right: unknown): unknown {
  if (operator === 'in' || operator === 'not in') return member(left, right, operator === 'in');
  const list = Array.isArray(left) ? left : Array.isArray(right) ? right : null;
  if (list !== null) {
    const other = list === left ? right : left;
    if (operator === 'eq' || operator === 'ne') return member(other, list, operator === 'eq');
    throw new ArgumentError(`${operator} does not take a list: use 'in', '==' or '!=' with one`);
  }
  if (isLazy(left)) return call(left, operator, [besides(right, left)]);
  if (!isLazy(right)) return plain(operator, left, right);
  if (operator === 'and' || operator === 'or') return call(right, operator, [left]);
  if (operator in mirrored) return call(right, mirrored[operator as Comparison], [besides(left, right)]);
  return call(right, `r${operator}`, [left]);
}

/** `value` as it meets a column: text beside times is a time. */
function besides(value: unknown, column: object): unknown {
  const meta = nodeOf(column)?.meta;
  const times = meta?.kind === 'series' && meta.dtype?.startsWith('datetime64') === true;
  return times && typeof value === 'string' ? new Timestamp(value, {tz: zoneOf(meta.dtype)}) : value;
}

function member(value: unknown, all: unknown, inside: boolean): unknown {
  if (!isLazy(value)) {
    if (!Array.isArray(all))
      throw new ArgumentError(`'in' takes a column or a list on its left, got ${describeValue(value)}`);
    return all.some((one) => plain('eq', value, one) === true) === inside;
  }
  const found = call(value, 'isin', [all]);
  return inside ? found : call(found, 'invert', []);
}

const arithmetic: Readonly<Record<Arithmetic, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  truediv: (a, b) => a / b,
  floordiv: (a, b) => Math.floor(a / b),
  mod: (a, b) => a - b * Math.floor(a / b),
  pow: (a, b) => a ** b,
};

type Comparable = number | bigint | string | boolean;
const comparison: Readonly<Record<Comparison, (a: Comparable, b: Comparable) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
};

/** An operator between two values that are not lazy. */
function plain(operator: Exclude<BinaryOperator, 'in' | 'not in'>, left: unknown, right: unknown): unknown {
  const [a, b] = [comparable(left), comparable(right)];
  const bad = (): never => {
    throw new ArgumentError(
      `${operator} does not take ${describeValue(unboxed(left))} and ${describeValue(unboxed(right))}`,
    );
  };
  if (operator === 'and' || operator === 'or') {
    if (typeof a !== 'boolean' || typeof b !== 'boolean') return bad();
    return operator === 'and' ? a && b : a || b;
  }
  if (operator in comparison) {
    const equality = operator === 'eq' || operator === 'ne';
    if (a === null || b === null || typeof a !== typeof b)
      return equality ? (a === b) === (operator === 'eq') : bad();
    return comparison[operator as Comparison](a, b);
  }
  if (operator === 'add' && typeof a === 'string' && typeof b === 'string') return a + b;
  if (typeof a !== 'number' || typeof b !== 'number') return bad();
  const result = arithmetic[operator as Arithmetic](a, b);
  const float = left instanceof Float || right instanceof Float || operator === 'truediv';
  return float ? boxFloat(result) : result;
}

function comparable(value: unknown): Comparable | null {
  if (value instanceof Float || value instanceof Timestamp || value instanceof Timedelta)
    return value.valueOf();
  const known = ['number', 'bigint', 'string', 'boolean'].includes(typeof value);
  return known ? (value as Comparable) : null;
}
