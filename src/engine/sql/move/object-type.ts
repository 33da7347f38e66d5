/** Which DuckDB type holds the JavaScript values of an object column. */

import type {SqlType} from '../expression/types.js';
import {Float} from '../../../data/scalars/float.js';

function typeOfOne(value: unknown): SqlType {
  switch (typeof value) {
    case 'string':
      return 'VARCHAR';
    case 'boolean':
      return 'BOOLEAN';
    default:
      if (Array.isArray(value)) return listType(value);
      return 'MIXED';
  }
}

/** The type of a list: of integers, of numbers, of text, of booleans, or of such lists; anything else is mixed. */
function listType(values: readonly unknown[]): SqlType {
  const present = values.filter((value) => !isMissing(value));
  if (present.length === 0) return 'DOUBLE[]';
  if (
    present.every(
      (value) => typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0),
    )
  )
    return 'BIGINT[]';
  if (present.every((value) => typeof value === 'number' || value instanceof Float)) return 'DOUBLE[]';
  if (present.every((value) => typeof value === 'string')) return 'VARCHAR[]';
  if (present.every((value) => typeof value === 'boolean')) return 'BOOLEAN[]';
  return 'MIXED';
}

/** True for None, NaN and what JavaScript calls undefined. */
export function isMissing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value));
}

/** The narrowest type that holds all of `values`: text, booleans, lists of one type, or a union of everything. */
export function objectType(values: readonly unknown[]): SqlType {
  let found: SqlType | null = null;
  for (const value of values) {
    if (isMissing(value)) continue;
    const type = typeOfOne(value);
    if (found === null || found === type) found = type;
    else if (mergeable(found, type)) found = 'DOUBLE[]';
    else return 'MIXED';
    if (found === 'MIXED') return found;
  }
  return found ?? 'VARCHAR';
}

function mergeable(a: SqlType, b: SqlType): boolean {
  const numeric: readonly SqlType[] = ['BIGINT[]', 'DOUBLE[]'];
  return numeric.includes(a) && numeric.includes(b);
}
