/** Parameters of the constructors of frames, series and indexes. */
import {LocalIndex, type Label} from '../../data/index.js';
import {mismatch, type Param} from '../../expr/params.js';
import {nodeOf, toPlain} from '../../expr/plain.js';
import type {Node} from '../../graph/index.js';

/** Data of any form: rows, columns, arrays, fetched data, lazy objects. */
export const data: Param<unknown> = {
  takes: 'rows, columns, an array, or a frame',
  dict: 'dict',
  fallback: {value: null},
  parse: toPlain,
};

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
