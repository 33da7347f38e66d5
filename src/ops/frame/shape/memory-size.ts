/** The bytes that pandas takes for columns and labels, which CPython's sizes of objects decide. */
import {LocalIndex, MultiIndex, RangeIndex, kindOf, type Vector} from '../../../data/index.js';
import {NotSupportedError} from '../../../errors/index.js';

const pointer = 8;

/** `sys.getsizeof` of a whole number: a head of 24 bytes, and 4 for every 30 bits. */
function sizeOfInteger(value: number | bigint): number {
  const whole = BigInt(value);
  const bits = whole === 0n ? 0 : (whole < 0n ? -whole : whole).toString(2).length;
  return 24 + 4 * Math.ceil(bits / 30);
}

/** `sys.getsizeof` of text: one, two or four bytes a character, as the widest needs. */
function sizeOfText(text: string): number {
  let widest = 0;
  let length = 0;
  for (const character of text) {
    widest = Math.max(widest, character.codePointAt(0) ?? 0);
    length++;
  }
  if (widest < 0x80) return 49 + length;
  if (widest < 0x100) return 73 + length;
  return widest < 0x10000 ? 74 + 2 * length : 76 + 4 * length;
}

function sizeOfObject(value: unknown): number {
  if (value === null) return 16;
  if (typeof value === 'string') return sizeOfText(value);
  if (typeof value === 'boolean') return value ? 28 : 24;
  if (typeof value === 'bigint') return sizeOfInteger(value);
  if (typeof value === 'number') return Number.isInteger(value) ? sizeOfInteger(value) : 24;
  throw new NotSupportedError(
    'memory_usage: deep sizes are known of text, numbers and booleans; columns hold other objects',
  );
}

/** The hash table that pandas keeps over categories: a power of two of buckets, filled to 77 percent. Past a million values it searches instead. */
function sizeOfTable(count: number): number {
  if (count > 1_000_000) return 0;
  let buckets = 4;
  while (count > Math.floor(buckets * 0.77 + 0.5)) buckets *= 2;
  return 40 + 4 * Math.max(1, buckets >> 5) + 16 * buckets;
}

/** The bytes of a column; with `deep` those of the objects in it too. */
export function sizeOfVector(vector: Vector, deep: boolean): number {
  const {length, categories, values, valid} = vector;
  if (categories !== null) {
    const code = categories.length < 2 ** 7 ? 1 : categories.length < 2 ** 15 ? 2 : 4;
    return length * code + sizeOfIndex(categories, deep) + sizeOfTable(categories.length);
  }
  if (['O', 'U', 'S'].includes(kindOf(vector.dtype)) || !ArrayBuffer.isView(values)) {
    let size = pointer * length;
    if (deep) for (let i = 0; i < length; i++) size += sizeOfObject(vector.at(i));
    return size;
  }
  const bytes = vector.dtype === 'float16' ? 2 * length : values.BYTES_PER_ELEMENT * values.length;
  return valid === null && !/^([A-Z]|boolean)/.test(vector.dtype) ? bytes : bytes + length;
}

/** The bytes of labels; a RangeIndex takes those of its bounds alone. */
export function sizeOfIndex(index: LocalIndex, deep: boolean): number {
  if (index instanceof RangeIndex) {
    const {start, stop, step} = index;
    return [start, stop, step].reduce((sum, bound) => sum + sizeOfInteger(bound), 48);
  }
  if (index instanceof MultiIndex)
    throw new NotSupportedError(
      'memory_usage: labels of several levels are not supported in a local session',
    );
  return sizeOfVector(index.vector, deep);
}
