/** What stands here under names that Mars has not, as Mars says it. */
import type {Node} from '../../graph/index.js';
import type {Dialect} from '../dialect/dialect.js';
import {of} from '../dialect/dialect.js';
import {namedAggregates} from './named-aggregates.js';
import {PyCall, PyGlobal, attribute, method} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';

/** The parts of a call: its receiver, what is called for the receiver's name, and the arguments. */
export interface Parts {
  readonly dialect: Dialect;
  readonly node: Node;
  readonly receiver: PyExpression;
  /** All arguments after the receiver, in order. */
  readonly args: readonly PyExpression[];
  /** A call of something else, the receiver being its first argument, with the same arguments. */
  readonly function: (callee: PyExpression) => PyExpression;
  /** The call of another method of the receiver with the same arguments. */
  readonly method: (name: string) => PyExpression;
}

type Equivalent = (parts: Parts) => PyExpression;

const operator = (name: string): PyGlobal => new PyGlobal('operator', name);

/** Functions of `mt` that are methods here. */
const functions = ['clip', 'argsort', 'searchsorted'];
/** Aggregates that have no method there. */
const aggregates = [
  ...['first', 'last', 'median'].map((name) => ['GroupBy', name] as const),
  ...['median'].map((name) => ['Expanding', name] as const),
];
/** Arithmetic of labels, which goes by the tensor of them: the name here, the name in Python's `operator`. */
const arithmetic = {
  add: 'add',
  sub: 'sub',
  mul: 'mul',
  div: 'truediv',
  truediv: 'truediv',
  floordiv: 'floordiv',
  mod: 'mod',
  pow: 'pow',
};

const asTensor = (value: PyExpression): PyExpression => method(value, 'to_tensor', []);

/** Labels with others or with a number; they keep their name. */
function indexArithmetic(name: string, reversed: boolean): Equivalent {
  return ({dialect, node, receiver, args: [other = null]}) => {
    const [, given] = node.inputs;
    const own = asTensor(receiver);
    const second = given?.meta.kind === 'index' ? asTensor(other) : other;
    const made = new PyCall(operator(name), reversed ? [second, own] : [own, second]);
    return new PyCall(of(dialect, 'dataframe', 'Index'), [made], {name: attribute(receiver, 'name')});
  };
}

/** Not one value that stood before: of labels, as of values. */
const isUnique: Equivalent = ({dialect, receiver}) => {
  const repeated = method(method(receiver, 'duplicated', []), 'any', []);
  return new PyCall(of(dialect, 'tensor', 'logical_not'), [repeated]);
};

/** By place and name. */
export const equivalents: ReadonlyMap<string, Equivalent> = new Map<string, Equivalent>([
  ...functions.map((name): [string, Equivalent] => [
    `Tensor.${name}`,
    (parts) => parts.function(of(parts.dialect, 'tensor', name)),
  ]),
  ...aggregates.map(([place, name]): [string, Equivalent] => [
    `${place}.${name}`,
    ({receiver}) => method(receiver, 'agg', [name]),
  ]),
  ...Object.entries(arithmetic).flatMap(([name, python]): [string, Equivalent][] => [
    [`Index.${name}`, indexArithmetic(python, false)],
    [`Index.r${name}`, indexArithmetic(python, true)],
  ]),
  ...['agg', 'aggregate'].map((name): [string, Equivalent] => [
    `GroupBy.${name}`,
    ({node, receiver, args: [func], method: plain}) => namedAggregates(node, receiver, func) ?? plain(name),
  ]),
  ['Index.isnull', (parts) => parts.method('isna')],
  ['Index.notnull', (parts) => parts.method('notna')],
  ['Series.is_unique', isUnique],
  ['Index.is_unique', isUnique],
  ['DataFrame.matmul', (parts) => parts.method('dot')],
  ['Series.matmul', (parts) => parts.method('dot')],
]);
