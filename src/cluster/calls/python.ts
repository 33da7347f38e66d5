/** Python's own helpers, as parts of the programs that a cluster's web process evaluates. */
import {PyCall, PyGlobal, PyTuple, attribute, item} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';
import type {Dialect} from '../dialect/dialect.js';
import {of} from '../dialect/dialect.js';

const builtins = (name: string): PyGlobal => new PyGlobal('builtins', name);
const itertools = (name: string): PyGlobal => new PyGlobal('itertools', name);

export function list(iterable: PyExpression): PyCall {
  return new PyCall(builtins('list'), [iterable]);
}

export function zip(...iterables: readonly PyExpression[]): PyCall {
  return new PyCall(builtins('zip'), iterables);
}

export function repeat(value: PyExpression): PyCall {
  return new PyCall(itertools('repeat'), [value]);
}

export function chain(iterables: readonly PyExpression[]): PyCall {
  return new PyCall(itertools('chain'), iterables);
}

/** `count` times the values of a list. A truth value counts as none or once. */
export function times(values: readonly PyExpression[], count: PyExpression): PyCall {
  return new PyCall(new PyGlobal('operator', 'mul'), [values, count]);
}

export function plus(left: PyExpression, right: PyExpression): PyCall {
  return new PyCall(new PyGlobal('operator', 'add'), [left, right]);
}

export function hasAttribute(object: PyExpression, name: string): PyCall {
  return new PyCall(builtins('hasattr'), [object, name]);
}

/** `[element.name for element in iterable]`, not yet a list. */
export function attributesOf(iterable: PyExpression, name: string): PyCall {
  const getter = new PyCall(new PyGlobal('operator', 'attrgetter'), [name]);
  return new PyCall(builtins('map'), [getter, iterable]);
}

/** A result of an earlier task: what the cluster answered about it, read there again. */
export function executedTileable(dialect: Dialect, token: Uint8Array, index: number): PyExpression {
  return item(tokenList(dialect, token), index);
}

/** The same list for all results of one task, so that it is read once where several of them are used. */
const lists = new WeakMap<Uint8Array, Map<Dialect, PyCall>>();

function tokenList(dialect: Dialect, token: Uint8Array): PyCall {
  const known = lists.get(token) ?? new Map<Dialect, PyCall>();
  lists.set(token, known);
  const made = known.get(dialect) ?? new PyCall(of(dialect, 'utils', 'deserialize_serializable'), [token]);
  known.set(dialect, made);
  return made;
}

/** The keys of a tileable's chunks, in order. */
export function chunkKeys(tileable: PyExpression): PyCall {
  return attributesOf(attribute(tileable, 'chunks'), 'key');
}

export {PyTuple, attribute, item};
