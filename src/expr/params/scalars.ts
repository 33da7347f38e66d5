/** Parameters that take a single value, or several of one kind. */
import {normaliseDType, type DType} from '../../data/index.js';
import type {Label, MetaKind, Node} from '../../graph/index.js';
import {isPlainObject, nodeOf, toPlain} from '../plain.js';
import {list} from './list.js';
import {mismatch, param, type Param} from './param.js';

const when =
  <T>(test: (value: unknown) => value is T) =>
  (value: unknown): T | typeof mismatch =>
    test(value) ? value : mismatch;

const whole = (value: unknown): number | typeof mismatch => {
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
  return typeof value === 'number' && Number.isInteger(value) ? value : mismatch;
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
