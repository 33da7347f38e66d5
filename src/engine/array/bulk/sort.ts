/** Sorting along an axis, and searching in what is sorted. */
import type {ArrayValues} from '../dtypes.js';
import {allocateValues, isComplex, isInexact} from '../dtypes.js';
import {copyInto} from '../interpret/interpreter.js';
import type {Complex} from '../scalar/complex-roots.js';
import {flatInput, inputAt, type BulkArgs} from './inputs.js';
import {positionWords, writePosition} from './positions.js';
import {stableOrder} from './radix.js';
import {isSearchDType} from './search-kernels.js';
import type {BulkTaskOf} from './task.js';

export function sort({split}: BulkTaskOf<'sort'>, args: BulkArgs): void {
  const {length, inner} = split;
  const {out, range} = args;
  const rows = length * inner;
  copyInto(
    out.subarray(range.start * rows),
    flatInput(args, 0).subarray(range.start * rows, range.end * rows),
  );
  if (inner === 1) {
    for (let o = range.start; o < range.end; o++) out.subarray(o * length, (o + 1) * length).sort();
    return;
  }
  const line = allocateValues(args.dtype, length);
  eachLine(split, range, (start) => {
    for (let j = 0; j < length; j++) line[j] = out[start + j * inner] ?? 0;
    line.sort();
    for (let j = 0; j < length; j++) out[start + j * inner] = line[j] ?? 0;
  });
}

export function argsort({split}: BulkTaskOf<'argsort'>, args: BulkArgs): void {
  const {length, inner} = split;
  const source = flatInput(args, 0);
  const out = positionWords(args.out);
  const line = inner === 1 ? null : source.slice(0, length);
  eachLine(split, args.range, (start) => {
    for (let j = 0; line !== null && j < length; j++) line[j] = source[start + j * inner] ?? 0;
    stableOrder(line ?? source.subarray(start, start + length)).forEach((at, j) => {
      writePosition(out, 2 * (start + j * inner), at);
    });
  });
}

function eachLine(
  {length, inner}: BulkTaskOf<'sort'>['split'],
  {start, end}: BulkArgs['range'],
  visit: (start: number) => void,
): void {
  for (let o = start; o < end; o++) {
    for (let i = 0; i < inner; i++) visit(o * length * inner + i);
  }
}

type Key = number | bigint;

/** Whether `a` sorts before `b`; NaN is last. */
function before(a: Key, b: Key): boolean {
  return a < b || (b !== b && a === a);
}

export function searchsorted({side}: BulkTaskOf<'searchsorted'>, args: BulkArgs): void {
  const sorted = flatInput(args, 0);
  const values = flatInput(args, 1);
  const out = positionWords(args.out);
  const {start, end} = args.range;
  const {dtype} = inputAt(args, 0);
  if (args.loops !== null && isSearchDType(dtype) && sorted.length > 0 && end > start) {
    args.loops.search(dtype, side, {
      sorted: sorted.byteOffset,
      length: sorted.length,
      values: values.byteOffset + start * values.BYTES_PER_ELEMENT,
      out: args.out.byteOffset + 8 * start,
      n: end - start,
      missing: isInexact(dtype) ? insertion(sorted, NaN, side) : 0,
    });
    return;
  }
  if (isComplex(dtype)) {
    for (let i = start; i < end; i++) {
      const value: Complex = [Number(values[2 * i]), Number(values[2 * i + 1])];
      writePosition(out, 2 * i, insertionOfPair(sorted, value, side));
    }
    return;
  }
  const place =
    sorted instanceof Float64Array && values instanceof Float64Array ? insertionOfFloat : insertion;
  for (let i = start; i < end; i++)
    writePosition(out, 2 * i, place(sorted as Float64Array, (values[i] ?? 0) as number, side));
}

/** Whether a complex number sorts before another: by real parts, then by imaginary ones, those with NaN last. */
function pairBefore([a, b]: Complex, [c, d]: Complex): boolean {
  if (a < c) return b === b || d !== d;
  if (a > c) return b === b && d !== d;
  if (a === c || (a !== a && c !== c)) return b < d || (b === b && d !== d);
  return c !== c;
}

function insertionOfPair(sorted: ArrayValues, value: Complex, side: 'left' | 'right'): number {
  let low = 0;
  let high = sorted.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const key: Complex = [Number(sorted[2 * middle]), Number(sorted[2 * middle + 1])];
    if (side === 'left' ? pairBefore(key, value) : !pairBefore(value, key)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As `insertion`, for what most arrays hold. */
function insertionOfFloat(sorted: Float64Array, value: number, side: 'left' | 'right'): number {
  let low = 0;
  let high = sorted.length;
  const left = side === 'left';
  while (low < high) {
    const middle = (low + high) >>> 1;
    const key = sorted[middle] ?? 0;
    const goesOn = left
      ? key < value || (value !== value && key === key)
      : !(value < key || (key !== key && value === value));
    if (goesOn) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertion(sorted: ArrayValues, value: Key, side: 'left' | 'right'): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const key = sorted[middle] ?? 0;
    const right = side === 'left' ? before(key, value) : !before(value, key);
    if (right) low = middle + 1;
    else high = middle;
  }
  return low;
}
