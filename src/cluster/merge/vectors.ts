import {cast} from '../../data/cast.js';
import {LocalIndex} from '../../data/local/local-index.js';
import {MultiIndex} from '../../data/local/multi-index.js';
import {RangeIndex} from '../../data/local/range-index.js';
import {labelKey} from '../../data/local/labels.js';
import {commonDType, objectValue} from '../../data/promote.js';
import {storageOf} from '../../data/vector/storage.js';
import {Vector} from '../../data/vector.js';

/** Values one after another, under the dtype that they share, as pandas' `concat` finds it. */
export function joinVectors(parts: readonly Vector[]): Vector {
  const [first, ...others] = parts;
  if (first === undefined) return new Vector('object', []);
  if (others.length === 0) return first;
  if (parts.every((part) => part.dtype === 'category')) return joinCategories(parts);
  // pandas lets parts without values have no say.
  const filled = parts.filter((part) => part.length > 0);
  const dtype = commonDType((filled.length > 0 ? filled : [first]).map((part) => part.dtype));
  if (dtype === 'object') return new Vector('object', parts.flatMap(objectsOf));
  return joinSame(
    dtype,
    parts.map((part) => (part.dtype === dtype ? part : cast(part, dtype))),
  );
}

function objectsOf(part: Vector): readonly unknown[] {
  return part.dtype === 'object'
    ? (part.values as readonly unknown[])
    : Array.from({length: part.length}, (_, i) => objectValue(part, i));
}

function joinSame(dtype: Vector['dtype'], parts: readonly Vector[]): Vector {
  const Storage = storageOf(dtype);
  const masked = parts.some((part) => part.valid !== null);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const valid = masked ? new Uint8Array(length).fill(1) : null;
  if (Storage === null)
    return new Vector(
      dtype,
      parts.flatMap((part) => part.values as readonly unknown[]),
    );
  const values = new Storage(parts.reduce((sum, part) => sum + part.values.length, 0));
  let at = 0;
  let row = 0;
  for (const part of parts) {
    (values as {set(values: unknown, at: number): void}).set(part.values, at);
    if (part.valid !== null) valid?.set(part.valid, row);
    at += part.values.length;
    row += part.length;
  }
  return new Vector(dtype, values, {valid});
}

/** Categories stay where all parts have the same, in the same order; else only the values remain. */
function joinCategories(parts: readonly Vector[]): Vector {
  const [first] = parts;
  const keys = (part: Vector | undefined): string =>
    JSON.stringify(part?.categories?.toArray().map((label) => String(labelKey(label))) ?? []);
  if (!parts.every((part) => keys(part) === keys(first) && part.ordered === first?.ordered)) {
    return new Vector(
      'object',
      parts.flatMap((part) => part.toArray()),
    );
  }
  const codes = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    codes.set(part.values as Int32Array, at);
    at += part.length;
  }
  return new Vector('category', codes, {
    categories: first?.categories ?? null,
    ordered: first?.ordered ?? false,
  });
}

/** Labels one after another. Ranges that continue each other stay a range. */
export function joinIndexes(parts: readonly LocalIndex[]): LocalIndex {
  const [first, ...others] = parts;
  if (first === undefined) return LocalIndex.from([]);
  if (others.length === 0) return first;
  const range = joinRanges(parts);
  if (range !== null) return range;
  if (parts.every((part) => part instanceof MultiIndex)) {
    const [{arrays, names}] = parts as [MultiIndex];
    return new MultiIndex(
      arrays.map((_, level) =>
        joinVectors(parts.map((part) => part.arrays[level] ?? new Vector('object', []))),
      ),
      {names},
    );
  }
  const names = new Set(parts.map((part) => labelKey(part.name)));
  return new LocalIndex(joinVectors(parts.map((part) => part.vector)), {
    name: names.size === 1 ? first.name : null,
    freq: others.every((part) => part.freq === first.freq) ? first.freq : null,
  });
}

function joinRanges(parts: readonly LocalIndex[]): RangeIndex | null {
  const filled = parts.filter((part) => part.length > 0);
  const ranges = filled.filter((part): part is RangeIndex => part instanceof RangeIndex);
  const [first] = ranges;
  if (first === undefined || ranges.length !== filled.length) return null;
  const end = ranges.reduce<number | null>(
    (next, {start, step, length}) => (next === start && step === first.step ? start + step * length : null),
    first.start,
  );
  return end === null ? null : new RangeIndex(first.start, end, first.step, {name: first.name});
}
