/** Parameters of the constructors of frames, series and indexes. */
import {LocalIndex, MultiIndex, NDArray, type Label} from '../../data/index.js';
import {mismatch, type Param} from '../../expr/params.js';
import {isPlainObject, nodeOf, toPlain} from '../../expr/plain.js';
import type {Node} from '../../graph/index.js';

/**
 * Whether `{data: …, index: …}` is meant as keywords: what stands under `data` holds many values, and all of it together is no frame of
 * columns of one length.
 */
function areKeywords(given: Readonly<Record<string, unknown>>): boolean {
  const {data: rows} = given;
  if (typeof rows !== 'object' || rows === null || Object.keys(given).length < 2) return false;
  const all = Object.values(given);
  const flat = (value: unknown): value is readonly unknown[] =>
    Array.isArray(value) && !value.some((item) => typeof item === 'object' && item !== null);
  return !all.every(flat) || new Set(all.map(({length}) => length)).size > 1;
}

/** Data of any form: rows, columns, arrays, fetched data, lazy objects. */
export const data: Param<unknown> = {
  takes: 'rows, columns, an array, or a frame',
  dict: areKeywords,
  fallback: {value: null},
  parse: toPlain,
};

/** As {@link data}, for one column: an object with `data` that is an array and other names of parameters holds keywords. */
export const values: Param<unknown> = {
  ...data,
  dict: ({data: rows, ...others}) =>
    typeof rows === 'object' && rows !== null && Object.keys(others).length > 0,
};

/** The labels of rows, where arrays of as many labels as there are rows were given: one for each level. */
export function byLevels(index: LocalIndex, data: unknown): LocalIndex {
  const count = lengthOf(data);
  const labels = index.toArray();
  const levels = labels.filter((label) => Array.isArray(label) && label.length === count);
  return labels.length > 0 && labels.length !== count && levels.length === labels.length
    ? MultiIndex.from_arrays(levels as (readonly unknown[])[])
    : index;
}

/** How many rows data has, or null where that is not seen at once. */
function lengthOf(data: unknown): number | null {
  if (Array.isArray(data)) return data.length;
  if (data instanceof NDArray) return data.shape[0] ?? null;
  if (data instanceof Map || isPlainObject(data)) {
    const columns: unknown[] =
      data instanceof Map ? [...(data.values() as Iterable<unknown>)] : Object.values(data);
    const [first] = columns.filter((column) => Array.isArray(column));
    return first?.length ?? null;
  }
  return null;
}

/** Row or column labels: an array of them, a fetched index, or a lazy one. */
export const labels: Param<LocalIndex | Node | null> = {
  takes: 'an array of labels or an index',
  fallback: {value: null},
  parse(value) {
    if (value === null || value instanceof LocalIndex) return value;
    const node = nodeOf(value);
    if (node !== null) return node.meta.kind === 'index' ? node : mismatch;
    return Array.isArray(value) ? LocalIndex.from(value as Label[]) : mismatch;
  },
};
