/** Parameters that take arrays. */
import {Complex, LocalFrame, LocalIndex, LocalSeries, NDArray} from '../../data/index.js';
import type {MetaKind, Node} from '../../graph/index.js';
import {nodeOf} from '../plain.js';
import type {Tileable} from '../tileable.js';
import {list} from './list.js';
import {mismatch, type Param} from './param.js';

/** What stands for an array: a node, fetched data, or a plain number, boolean or complex number. */
export type ArrayArg =
  Node | NDArray | LocalSeries | LocalIndex | LocalFrame | Complex | number | bigint | boolean;

/** What users may give where an array is needed: a lazy object, fetched data, a number, or nested arrays of numbers. */
export type ArrayLike =
  Tileable<unknown> | Exclude<ArrayArg, Node> | ArrayBufferView | readonly NestedNumbers[];
/** As {@link ArrayLike}, for what takes text too. */
export type ValuesLike = ArrayLike | string | readonly NestedText[];
type NestedText = string | readonly NestedText[];
type NestedNumbers = number | bigint | boolean | Complex | readonly NestedNumbers[];

/** A parameter whose argument is an array, so that operations on arrays can be written on expressions alone. */
export interface ArrayParam<T = ArrayArg> extends Param<T> {
  readonly role: 'array';
  /** Whether text is refused at once, as no engine has an answer for it. */
  readonly numeric?: boolean;
}

/** A tensor, or anything that NumPy makes an array of: numbers, nested arrays, typed arrays, fetched data, frames. */
export const array: ArrayParam = {
  role: 'array',
  takes: 'a tensor, a number or an array',
  parse(value) {
    if (
      typeof value === 'number' ||
      typeof value === 'bigint' ||
      typeof value === 'boolean' ||
      value instanceof Complex
    )
      return value;
    if (
      value instanceof NDArray ||
      value instanceof LocalSeries ||
      value instanceof LocalIndex ||
      value instanceof LocalFrame
    )
      return value;
    if (Array.isArray(value) && holdsNodes(value)) return mismatch;
    if (Array.isArray(value) || ArrayBuffer.isView(value)) return NDArray.from(value);
    const node = nodeOf(value);
    return node !== null && arrayKinds.has(node.meta.kind) ? node : mismatch;
  },
};
const arrayKinds: ReadonlySet<MetaKind> = new Set(['tensor', 'series', 'index', 'dataframe', 'object']);

function holdsNodes(values: readonly unknown[]): boolean {
  const [first] = values;
  return nodeOf(first) !== null || (Array.isArray(first) && holdsNodes(first));
}

/** As {@link array}, where a single text stands for an array of it as well. */
export const values: ArrayParam = {
  ...array,
  takes: 'a tensor, a number, text or an array',
  parse: (value) => (typeof value === 'string' ? NDArray.from(value) : array.parse(value)),
};

/** As {@link values}, where nothing need be given. */
export const optionalValues: ArrayParam<ArrayArg | null> = {
  ...values,
  takes: `${values.takes} or null`,
  fallback: {value: null},
  parse: (value) => (value === null ? null : values.parse(value)),
};

/** As {@link array}, for what is a function of numbers alone. */
export const numbers: ArrayParam = {...array, numeric: true};

/** An array that need not be given. */
export const optionalArray: ArrayParam<ArrayArg | null> = {
  ...array,
  takes: `${array.takes} or null`,
  fallback: {value: null},
  parse: (value) => (value === null ? null : array.parse(value)),
};

/** Several arrays, as one array of them or as one array whose first axis is taken apart. */
export interface ArraysParam extends Param<readonly ArrayArg[]> {
  readonly role: 'arrays';
}
export const arrays: ArraysParam = {
  role: 'arrays',
  takes: 'an array of tensors',
  parse: (value) => list((item) => array.parse(item))(value),
};
/** Any number of arrays, as further arguments. */
export const restArrays: ArraysParam = {...arrays, variadic: true, fallback: {value: []}};
