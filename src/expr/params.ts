import {isPlainObject, nodeOf, toPlain} from './plain.js';
import type {Tileable} from './tileable.js';
import {Node, RemoteOnly, type Label, type MetaKind} from '../graph/index.js';
import {
  Complex,
  LocalFrame,
  LocalIndex,
  LocalSeries,
  NDArray,
  normaliseDType,
  type DType,
} from '../data/index.js';

/** What `parse` gives for a value that a parameter does not take. */
export const mismatch: unique symbol = Symbol('mismatch');

/** One parameter of an operation. */
export interface Param<T> {
  /** What it takes, for error messages: `a whole number`. */
  readonly takes: string;
  /** The value when nothing is given; a parameter without one must be given. */
  readonly fallback?: {readonly value: T};
  /** Takes all further positional arguments, as a list. */
  readonly variadic?: boolean;
  /** Takes all keywords that are no other parameter, as an object. */
  readonly keywords?: boolean;
  /**
   * How a plain object in this place is read: as the argument always (`dict`), as the argument unless every key is a
   * parameter's name (`either`), by a test of one whose keys all are, whether they are meant as such, or as keyword arguments (absent).
   */
  readonly dict?: 'dict' | 'either' | AreKeywords;
  parse(value: unknown): T | typeof mismatch;
}

/** Whether an object all of whose keys are names of parameters holds keyword arguments. */
export type AreKeywords = (given: Readonly<Record<string, unknown>>) => boolean;

// The element type is only ever read out of a parameter, and `parse` is the only producer.
export type Params = Readonly<Record<string, Param<unknown>>>;
export type Args<P extends Params> = {readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never};

function param<T>(
  takes: string,
  parse: (value: unknown) => T | typeof mismatch,
  more: Partial<Param<T>> = {},
): Param<T> {
  return {takes, parse, ...more};
}

const when =
  <T>(test: (value: unknown) => value is T) =>
  (value: unknown): T | typeof mismatch =>
    test(value) ? value : mismatch;

const whole = (value: unknown): number | typeof mismatch => {
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
  return typeof value === 'number' && Number.isInteger(value) ? value : mismatch;
};

const list =
  <T>(parse: (value: unknown) => T | typeof mismatch) =>
  (value: unknown): T[] | typeof mismatch => {
    if (!Array.isArray(value)) return mismatch;
    const items: T[] = [];
    for (const item of value) {
      const parsed = parse(item);
      if (parsed === mismatch) return mismatch;
      items.push(parsed);
    }
    return items;
  };

/** A whole number. */
export const int = param('a whole number', whole);
/** A number. */
export const number = param('a number', (value) =>
  typeof value === 'bigint' ? Number(value) : typeof value === 'number' ? value : mismatch,
);
export const bool = param(
  'true or false',
  when((value) => typeof value === 'boolean'),
);
export const text = param(
  'text',
  when((value) => typeof value === 'string'),
);
/** A whole number, or several. */
export const ints = param('a whole number or an array of them', (value) => {
  const one = whole(value);
  return one === mismatch ? list(whole)(value) : one;
});
/** Extents of an array: one whole number that is not negative, or several. */
export const shape = param('a whole number or an array of them, not negative', (value) => {
  const one = whole(value);
  const all = one === mismatch ? list(whole)(value) : [one];
  return all === mismatch || all.some((n) => n < 0) ? mismatch : all;
});
/** An element type by NumPy's or pandas' name: `float32`, `int`, `datetime64[ns]`, `category`. */
export const dtype = param("a dtype such as 'float64'", (value): DType | typeof mismatch =>
  typeof value === 'string' ? (normaliseDType(value) ?? mismatch) : mismatch,
);
/** A label of a row or column: any value but an array, dict or lazy object; a tuple is an array inside `labels`. */
export const label = param<Label>('a label', (value) =>
  value === undefined || nodeOf(value) !== null || isPlainObject(value) ? mismatch : (value as Label),
);
/** Anything; lazy objects within are replaced by their nodes. */
export const any = param<unknown>('any value', toPlain, {dict: 'either'});
/** A JavaScript function, of the type that the operation calls it with. */
export function fn<F extends (...args: never[]) => unknown>(): Param<F> {
  return param('a function', (value) => (typeof value === 'function' ? (value as F) : mismatch));
}

/** A lazy object of one of these kinds. */
export function lazy(...kinds: readonly MetaKind[]): Param<Node> {
  const names: Partial<Record<MetaKind, string>> = {
    dataframe: 'DataFrame',
    series: 'Series',
    index: 'Index',
    tensor: 'tensor',
    groupby: 'GroupBy',
    window: 'window',
  };
  const takes = kinds.map((kind) => `a ${names[kind] ?? kind}`).join(' or ');
  return param(takes, (value) => {
    const node = nodeOf(value);
    return node !== null && kinds.includes(node.meta.kind) ? node : mismatch;
  });
}

/** One of these words or values. */
export function choice<const T extends readonly (string | number | boolean | null)[]>(
  ...values: T
): Param<T[number]> {
  const takes = values
    .map((value) => (typeof value === 'string' ? `'${value}'` : String(value)))
    .join(' or ');
  return param(takes, (value) => (values.includes(value as T[number]) ? (value as T[number]) : mismatch));
}

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

/** A list of what `item` takes. */
export function listOf<T>(item: Param<T>): Param<T[]> {
  return param(
    `an array, each ${item.takes}`,
    list((value) => item.parse(value)),
  );
}

/** What `item` takes, or null. */
export function nullable<T>(item: Param<T>): Param<T | null> {
  return {
    ...item,
    takes: `${item.takes} or null`,
    parse: (value) => (value === null ? null : item.parse(value)),
  };
}

/** What one of `items` takes, tried in this order. */
export function oneOf<P extends readonly Param<unknown>[]>(
  ...items: P
): Param<P[number] extends Param<infer T> ? T : never> {
  type T = P[number] extends Param<infer V> ? V : never;
  const dict = items.find((item) => item.dict !== undefined)?.dict;
  const parse = (value: unknown): T | typeof mismatch => {
    for (const item of items) {
      const parsed = item.parse(value);
      if (parsed !== mismatch) return parsed as T;
    }
    return mismatch;
  };
  return param(items.map((item) => item.takes).join(' or '), parse, dict === undefined ? {} : {dict});
}

/** A parameter that need not be given. */
export function optional<T, D extends T | null>(item: Param<T>, value: D): Param<T | D> {
  const accepted = value === null ? nullable(item) : item;
  return {...accepted, fallback: {value}} as Param<T | D>;
}

/** A Python dict: a plain object, or a Map where keys are not text. */
export function dictOf<T>(item: Param<T>, mode: 'dict' | 'either' = 'either'): Param<ReadonlyMap<Label, T>> {
  return param(
    `an object or a Map, each value ${item.takes}`,
    (value) => {
      const entries: [unknown, unknown][] | null =
        value instanceof Map ? [...value] : isPlainObject(value) ? Object.entries(value) : null;
      if (entries === null) return mismatch;
      const all = new Map<Label, T>();
      for (const [key, raw] of entries) {
        const parsed = item.parse(raw);
        if (parsed === mismatch) return mismatch;
        all.set(key as Label, parsed);
      }
      return all;
    },
    {dict: mode},
  );
}

/** All further positional arguments. */
export function rest<T>(item: Param<T>): Param<T[]> {
  return param(
    `any number of arguments, each ${item.takes}`,
    list((value) => item.parse(value)),
    {variadic: true, fallback: {value: []}},
  );
}

/** All keywords that no other parameter has. */
export function keywords<T>(item: Param<T>): Param<ReadonlyMap<Label, T>> {
  return {...dictOf(item), keywords: true, fallback: {value: new Map()}};
}

/** A parameter that only clusters know. With `fallback` for an argument, an operation runs here too. */
export function remote(fallback: unknown = null): Param<unknown> {
  return {
    takes: 'what a Mars or Xorbits cluster takes',
    fallback: {value: fallback},
    parse: (value) => (value === fallback ? value : new RemoteOnly(toPlain(value), fallback)),
  };
}

/** All keywords that no other parameter has, for clusters only. */
export const remoteKeywords: Param<unknown> = {...remote(), keywords: true};

/**
 * What `local` takes, and on clusters also what `beyond` takes.
 *
 * @param standIn An argument that `local` takes. Inference sees it instead of one for clusters, and only the kind of its result counts.
 */
export function wider<T>(local: Param<T>, beyond: Param<unknown>, standIn: T): Param<T> {
  const dict = local.dict ?? beyond.dict;
  return {
    ...local,
    ...(dict === undefined ? {} : {dict}),
    takes: `${local.takes}, or on a cluster ${beyond.takes}`,
    parse(value) {
      const parsed = local.parse(value);
      if (parsed !== mismatch) return parsed;
      const further = beyond.parse(value);
      // Operations never see it: `define` takes it out of the arguments for inference, and refuses it in a local session.
      return further === mismatch ? mismatch : (new RemoteOnly(further, standIn) as T);
    },
  };
}
