/** Parameters made of others. */
import type {Label} from '../../graph/index.js';
import {isPlainObject} from '../plain.js';
import {list} from './list.js';
import {mismatch, param, type Param} from './param.js';

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
