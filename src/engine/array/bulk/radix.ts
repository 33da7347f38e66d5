/** Stable order of values, by least-significant-digit radix sort on their bits. */
import type {ArrayValues} from '../dtypes.js';

const DIGIT = 11;
const BUCKETS = 1 << DIGIT;

/** Below this a comparison sort is faster. */
const SMALL = 256;

/** Positions of `values` in ascending order; equal values keep their order, NaN is last, the zeros are equal. */
export function stableOrder(values: ArrayValues): Uint32Array {
  const order = Uint32Array.from({length: values.length}, (_, i) => i);
  return values.length < SMALL ? comparisonOrder(values, order) : radixOrder(sortableWords(values), order);
}

function comparisonOrder(values: ArrayValues, order: Uint32Array): Uint32Array {
  return order.sort((i, j) => {
    const a = values[i] ?? 0;
    const b = values[j] ?? 0;
    if (a < b) return -1;
    if (a > b) return 1;
    if (a === b) return i - j;
    const [aIsNaN, bIsNaN] = [a !== a, b !== b];
    return aIsNaN === bIsNaN ? i - j : aIsNaN ? 1 : -1;
  });
}

/** Unsigned keys in the values' order, as one or two words each, the low word first. */
function sortableWords(values: ArrayValues): readonly Uint32Array[] {
  const n = values.length;
  if (values instanceof Float64Array || values instanceof Float32Array) {
    return values instanceof Float64Array ? doubleWords(values) : [singleWords(values)];
  }
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
    const words = new Uint32Array(values.slice().buffer);
    const flip = values instanceof BigInt64Array ? 0x80000000 : 0;
    return [
      Uint32Array.from({length: n}, (_, i) => words[2 * i] ?? 0),
      Uint32Array.from({length: n}, (_, i) => ((words[2 * i + 1] ?? 0) ^ flip) >>> 0),
    ];
  }
  return [Uint32Array.from(values, (x) => (x ^ 0x80000000) >>> 0)].map((words) =>
    values instanceof Uint32Array ? Uint32Array.from(values) : words,
  );
}

const NAN_WORD = 0xffffffff;

function doubleWords(values: Float64Array): readonly Uint32Array[] {
  const words = new Uint32Array(values.slice().buffer);
  const low = new Uint32Array(values.length);
  const high = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const [l, h] = value === 0 ? [0, 0] : [words[2 * i] ?? 0, words[2 * i + 1] ?? 0];
    const negative = h >>> 31 === 1;
    low[i] = value !== value ? NAN_WORD : negative ? ~l : l;
    high[i] = value !== value ? NAN_WORD : negative ? ~h : h | 0x80000000;
  }
  return [low, high];
}

function singleWords(values: Float32Array): Uint32Array {
  const words = new Uint32Array(values.slice().buffer);
  return words.map((word, i) => {
    const value = values[i] ?? 0;
    if (value !== value) return NAN_WORD;
    const bits = value === 0 ? 0 : word;
    return bits >>> 31 === 1 ? ~bits : bits | 0x80000000;
  });
}

function radixOrder(words: readonly Uint32Array[], order: Uint32Array): Uint32Array {
  let from = order;
  let to = new Uint32Array(order.length);
  for (const keys of words) {
    for (let shift = 0; shift < 32; shift += DIGIT) {
      const starts = bucketStarts(keys, shift);
      if (starts === null) continue;
      for (let i = 0; i < from.length; i++) {
        const at = from[i] ?? 0;
        const bucket = ((keys[at] ?? 0) >>> shift) & (BUCKETS - 1);
        const place = starts[bucket] ?? 0;
        starts[bucket] = place + 1;
        to[place] = at;
      }
      [from, to] = [to, from as Uint32Array<ArrayBuffer>];
    }
  }
  return from;
}

/** Where each bucket begins; null where all values share one, so that the pass changes nothing. */
function bucketStarts(keys: Uint32Array, shift: number): Uint32Array | null {
  const starts = new Uint32Array(BUCKETS);
  for (let i = 0; i < keys.length; i++) {
    const bucket = ((keys[i] ?? 0) >>> shift) & (BUCKETS - 1);
    starts[bucket] = (starts[bucket] ?? 0) + 1;
  }
  let sum = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const count = starts[bucket] ?? 0;
    if (count === keys.length) return null;
    starts[bucket] = sum;
    sum += count;
  }
  return starts;
}
