/** How operations that Python spells with operators, indexing or attributes are written; all others are calls by their name. */
import {PyBlock, PyCall, PyGlobal, PyTuple, attribute, ellipsis, item} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';

/** An operation's receiver and its further arguments, written already. */
export interface WrittenCall {
  readonly receiver: PyExpression;
  readonly args: readonly PyExpression[];
}

export type Spelling = (call: WrittenCall) => PyExpression;

const operator = (name: string): PyGlobal => new PyGlobal('operator', name);

/** `x[a]` for one key, `x[a, b]` for several. */
function key(args: readonly PyExpression[]): PyExpression {
  const parts = args.map((part) => (part === '...' ? ellipsis : part));
  const [only = null] = parts;
  return parts.length === 1 ? only : new PyTuple(parts);
}

/** Operators: the method's name here, the name in Python's `operator`. */
const binary: Readonly<Record<string, string>> = {
  add: 'add',
  sub: 'sub',
  mul: 'mul',
  truediv: 'truediv',
  floordiv: 'floordiv',
  mod: 'mod',
  pow: 'pow',
  matmul: 'matmul',
  and: 'and_',
  or: 'or_',
  xor: 'xor',
  lshift: 'lshift',
  rshift: 'rshift',
  eq: 'eq',
  ne: 'ne',
  lt: 'lt',
  le: 'le',
  gt: 'gt',
  ge: 'ge',
};
const unary: Readonly<Record<string, string>> = {neg: 'neg', pos: 'pos', invert: 'invert', abs: 'abs'};

const indexers = ['loc', 'iloc', 'at', 'iat'] as const;

export const operatorSpellings: ReadonlyMap<string, Spelling> = new Map<string, Spelling>([
  ...Object.entries(binary).map(([name, python]): [string, Spelling] => [
    name,
    ({receiver, args: [other = null]}) => new PyCall(operator(python), [receiver, other]),
  ]),
  ...Object.entries(binary).map(([name, python]): [string, Spelling] => [
    `r${name}`,
    ({receiver, args: [other = null]}) => new PyCall(operator(python), [other, receiver]),
  ]),
  ...Object.entries(unary).map(([name, python]): [string, Spelling] => [
    name,
    ({receiver}) => new PyCall(operator(python), [receiver]),
  ]),
]);

export const indexingSpellings: ReadonlyMap<string, Spelling> = new Map<string, Spelling>([
  ['get', ({receiver, args}) => item(receiver, key(args))],
  ['set', ({receiver, args: [at = null, value = null]}) => assigned(receiver, at, value)],
  ...indexers.map((name): [string, Spelling] => [
    name,
    ({receiver, args}) => item(attribute(receiver, name), key(args)),
  ]),
]);

/** The receiver with an item assigned: to a shell of its own around the same data, so that the receiver stays as it was. */
function assigned(receiver: PyExpression, at: PyExpression, value: PyExpression): PyExpression {
  const shell = shellOf(receiver);
  const place = Array.isArray(at) ? new PyTuple(at as readonly PyExpression[]) : at;
  return new PyBlock([new PyCall(operator('setitem'), [shell, place, value])], shell);
}

/** Another object of Mars's around the same data: changing one in place makes it stand for other data, and leaves the first alone. */
export function shellOf(object: PyExpression): PyExpression {
  return new PyCall(new PyCall(new PyGlobal('builtins', 'type'), [object]), [attribute(object, 'data')]);
}
