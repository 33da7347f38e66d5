/** The labels of an index as they stand beside or above the cells. */
import type {LocalIndex} from '../../../data/local/local-index.js';
import type {MultiIndex} from '../../../data/local/multi-index.js';
import type {RangeIndex} from '../../../data/local/range-index.js';
import type {Vector} from '../../../data/vector.js';
import {dataKind} from '../../brand.js';
import type {TextOptions} from '../../options.js';
import {plainText} from '../plain.js';
import {pprint} from '../pprint.js';
import {floatText} from '../python.js';
import {characters, fixedWidth} from '../width.js';
import {formatColumn, isFloat, isNullable} from './column.js';

export function isMultiIndex(index: LocalIndex): index is MultiIndex {
  return index[dataKind] === 'multi-index';
}

export function isRangeIndex(index: LocalIndex): index is RangeIndex {
  return index[dataKind] === 'range-index';
}

/** A name as it is shown, nothing where there is none. */
export function nameText(name: unknown): string {
  if (name === null || name === undefined) return '';
  return Array.isArray(name) ? tupleText(name) : pprint(name, {escape: true});
}

/** A label of several levels, which is a tuple to Python. */
export function tupleText(parts: readonly unknown[], quote = false): string {
  return `(${parts.map((part) => pprint(part, {quote})).join(', ')}${parts.length === 1 ? ',' : ''})`;
}

/** The labels of an index of one level. */
export function formatLabels(index: LocalIndex, options: TextOptions): string[] {
  if (isRangeIndex(index)) return formatRange(index);
  const {vector} = index;
  if (vector.dtype === 'category') return vector.toArray().map((value) => categoryLabel(value));
  if (vector.dtype === 'object') return objectLabels(vector);
  const {precision} = options;
  if (['M', 'm'].includes(vector.kind)) return formatColumn(vector, {precision, leadingSpace: false});
  if (vector.dtype.startsWith('period'))
    return vector.toArray().map((v) => (v === null ? 'NaT' : plainText(v)));
  if (vector.dtype.startsWith('interval'))
    return vector.toArray().map((v) => (v === null ? 'NaN' : plainText(v)));
  const cells = formatColumn(vector, {precision, leadingSpace: true, leftMissing: true});
  return trimFront(fixedWidth(cells, 'left', characters, options.max_colwidth));
}

function categoryLabel(value: unknown): string {
  return value === null ? 'NaN' : pprint(value, {escape: true});
}

function objectLabels(vector: Vector): string[] {
  return Array.from({length: vector.length}, (_, i) => {
    const value = vector.at(i);
    if (typeof value === 'number') {
      if (Number.isNaN(value)) return 'NaN';
      return isFloat(vector, i, value) ? floatText(value) : plainText(value);
    }
    return Array.isArray(value) ? tupleText(value) : pprint(value, {escape: true});
  });
}

function formatRange(index: RangeIndex): string[] {
  if (index.length === 0) return [];
  const width = Math.max(String(index.at(0)).length, String(index.at(index.length - 1)).length);
  return Array.from({length: index.length}, (_, i) => String(index.at(i)).padEnd(width));
}

/** The spaces that all texts begin with are cut off. */
function trimFront(texts: readonly string[]): string[] {
  if (texts.length === 0) return [];
  const spaces = Math.min(...texts.map((text) => text.length - text.trimStart().length));
  return texts.map((text) => text.slice(spaces));
}

/** The labels of each level of a MultiIndex, one list a level, with nothing left out. */
export function formatLevels(index: MultiIndex, options: TextOptions): string[][] {
  return index.arrays.map((array) => formatLevel(array, options));
}

function formatLevel(array: Vector, options: TextOptions): string[] {
  const present = Array.from({length: array.length}, (_, i) => i).filter((i) => !array.isMissing(i));
  const level = (vector: Vector): string[] => formatLabels(levelIndex(vector), options);
  if (present.length === array.length) return level(array);
  const missing = array.kind === 'M' || array.kind === 'm' ? 'NaT' : isNullable(array) ? '<NA>' : 'NaN';
  const shown = level(array.take(present).unmasked());
  let next = 0;
  const known = new Set(present);
  return Array.from({length: array.length}, (_, i) => (known.has(i) ? (shown[next++] ?? '') : missing));
}

/** A vector read as an index of its own; only what the labels' text needs. */
function levelIndex(vector: Vector): LocalIndex {
  return {vector, [dataKind]: 'index'} as unknown as LocalIndex;
}

/** Outer labels that repeat the one above are left empty. `start` is the number of header lines in each list. */
export function sparsify(levels: readonly (readonly string[])[], start: number, sentinel = ''): string[][] {
  const last = levels.length - 1;
  const out = levels.map((level) => [...level]);
  const rows = levels[0]?.length ?? 0;
  for (let row = start + 1; row < rows; row++) {
    for (let k = 0; k < last; k++) {
      if (levels[k]?.[row] !== levels[k]?.[row - 1]) break;
      const column = out[k];
      if (column) column[row] = sentinel;
    }
  }
  return out;
}

/** Whether any level of the index has a name. */
export function hasNames(index: LocalIndex): boolean {
  return index.names.some((name) => name !== null);
}
