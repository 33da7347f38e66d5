/** Values as small integers: equal ones share a code, numbered by first appearance. */

import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Vector} from '../../../data/vector.js';
import {InterruptedError} from '../../../errors/index.js';
import type {RunOptions} from '../engine/connections.js';
import {isMissing} from '../move/object-type.js';

/** Rows between two turns of the event loop. */
const rowsPerTurn = 1 << 20;

/** Calls `work` for one stretch of rows after another, so that other work gets a turn in between. */
export async function inStretches(
  length: number,
  options: RunOptions,
  work: (start: number, end: number) => void,
): Promise<void> {
  for (let start = 0; start < length; start += rowsPerTurn) {
    if (start > 0) await nextTurn();
    if (options.signal?.aborted === true) throw new InterruptedError('the computation was interrupted');
    work(start, Math.min(length, start + rowsPerTurn));
  }
}

/** Codes of two columns by one numbering. */
export interface Codes {
  readonly left: Int32Array;
  /** -1 for values that are not on the left. */
  readonly right: Int32Array;
  /** How many values there are on the left. */
  readonly count: number;
}

/**
 * The codes of the values of two columns of one dtype; missing values are equal to one another. Null for columns that
 * are masked or hold anything but numbers, times, booleans or text.
 */
export async function codesOf(left: Vector, right: Vector, options: RunOptions): Promise<Codes | null> {
  if (left.dtype !== right.dtype || left.valid !== null || right.valid !== null) return null;
  if (left.dtype === 'category') return null;
  const numbering = numberingFor(left, right);
  if (numbering === null) return null;
  const [l, r] = [new Int32Array(left.length), new Int32Array(right.length)];
  await inStretches(l.length, options, (start, end) => {
    numbering.number(l, start, end);
  });
  await inStretches(r.length, options, (start, end) => {
    numbering.find(r, start, end);
  });
  return {left: l, right: r, count: numbering.count};
}

interface Numbering {
  readonly count: number;
  /** Writes the codes of the left column's values; new values get new codes. */
  number(out: Int32Array, start: number, end: number): void;
  /** Writes the codes of the right column's values; -1 for unknown ones. */
  find(out: Int32Array, start: number, end: number): void;
}

function numberingFor(left: Vector, right: Vector): Numbering | null {
  if (Array.isArray(left.values) && Array.isArray(right.values)) return new Texts(left.values, right.values);
  const [l, r] = [wordsOf(left), wordsOf(right)];
  if (l === null || r === null) return null;
  const range = l.wide ? null : rangeOf(l.low, r.low);
  return range === null ? new Hashed(l, r) : new Direct(l.low, r.low, range.least, range.size);
}

/** The bits of values as 32-bit words; `high` repeats the sign of `low` unless `wide`. */
interface Words {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly wide: boolean;
}

function wordsOf({values}: Vector): Words | null {
  if (values instanceof Int32Array) return narrow(values);
  if (values instanceof Int8Array || values instanceof Uint8Array) return narrow(Int32Array.from(values));
  if (values instanceof Int16Array || values instanceof Uint16Array) return narrow(Int32Array.from(values));
  if (values instanceof Uint32Array) return split(Float64Array.from(values));
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return split(values);
  if (values instanceof Float64Array || values instanceof Float32Array) {
    const bits = new Float64Array(values.length);
    // Adding 0 makes -0 equal to 0; what is missing has one pattern of bits.
    for (let i = 0; i < bits.length; i++)
      bits[i] = Number.isNaN(values[i]) ? Number.NaN : (values[i] as number) + 0;
    return split(bits);
  }
  return null;
}

function narrow(low: Int32Array): Words {
  return {low, high: low, wide: false};
}

function split(values: BigInt64Array | BigUint64Array | Float64Array): Words {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  const [low, high] = [new Int32Array(values.length), new Int32Array(values.length)];
  let wide = false;
  for (let i = 0; i < low.length; i++) {
    const [a, b] = [words[2 * i] as number, words[2 * i + 1] as number];
    low[i] = a;
    high[i] = b;
    wide ||= a >> 31 !== b;
  }
  return {low, high, wide};
}

/** The range of small integers, if a table of it is not much larger than the columns. */
function rangeOf(left: Int32Array, right: Int32Array): {least: number; size: number} | null {
  let [least, most] = [Infinity, -Infinity];
  for (const words of [left, right]) {
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number;
      if (word < least) least = word;
      if (word > most) most = word;
    }
  }
  const size = most - least + 1;
  return size <= Math.max(65_536, 4 * (left.length + right.length)) ? {least, size: Math.max(0, size)} : null;
}

/** Integers of a small range: a table from value to code. */
class Direct implements Numbering {
  count = 0;
  readonly #codes: Int32Array;

  constructor(
    private readonly left: Int32Array,
    private readonly right: Int32Array,
    private readonly least: number,
    size: number,
  ) {
    this.#codes = new Int32Array(size).fill(-1);
  }

  number(out: Int32Array, start: number, end: number): void {
    const {left, least} = this;
    const codes = this.#codes;
    for (let i = start; i < end; i++) {
      const at = (left[i] as number) - least;
      let code = codes[at] as number;
      if (code < 0) codes[at] = code = this.count++;
      out[i] = code;
    }
  }

  find(out: Int32Array, start: number, end: number): void {
    const {right, least} = this;
    for (let i = start; i < end; i++) out[i] = this.#codes[(right[i] as number) - least] as number;
  }
}

/** Any 64 bits: a hash table with open addressing. */
class Hashed implements Numbering {
  count = 0;
  /** Codes by place, plus 1; 0 is free. */
  #table = new Int32Array(1 << 12);
  #lows = new Int32Array(1 << 11);
  #highs = new Int32Array(1 << 11);

  constructor(
    private readonly left: Words,
    private readonly right: Words,
  ) {}

  number(out: Int32Array, start: number, end: number): void {
    const {low, high} = this.left;
    for (let i = start; i < end; i++) {
      const [a, b] = [low[i] as number, high[i] as number];
      const at = this.#place(a, b);
      let code = (this.#table[at] as number) - 1;
      if (code < 0) {
        code = this.count++;
        this.#table[at] = code + 1;
        this.#lows[code] = a;
        this.#highs[code] = b;
        if (this.count === this.#lows.length) this.#grow();
      }
      out[i] = code;
    }
  }

  find(out: Int32Array, start: number, end: number): void {
    const {low, high} = this.right;
    for (let i = start; i < end; i++)
      out[i] = (this.#table[this.#place(low[i] as number, high[i] as number)] as number) - 1;
  }

  /** Where the value stands in the table, or the free place for it. */
  #place(low: number, high: number): number {
    const mask = this.#table.length - 1;
    let hash = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
    hash ^= hash >>> 15;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const code = (this.#table[at] as number) - 1;
      if (code < 0 || (this.#lows[code] === low && this.#highs[code] === high)) return at;
    }
  }

  #grow(): void {
    const [lows, highs] = [this.#lows, this.#highs];
    this.#lows = new Int32Array(lows.length * 2);
    this.#highs = new Int32Array(highs.length * 2);
    this.#lows.set(lows);
    this.#highs.set(highs);
    this.#table = new Int32Array(this.#table.length * 2);
    for (let code = 0; code < this.count; code++)
      this.#table[this.#place(lows[code] as number, highs[code] as number)] = code + 1;
  }
}

/** Text. */
class Texts implements Numbering {
  count = 0;
  readonly #codes = new Map<unknown, number>();

  constructor(
    private readonly left: readonly unknown[],
    private readonly right: readonly unknown[],
  ) {}

  number(out: Int32Array, start: number, end: number): void {
    for (let i = start; i < end; i++) {
      const value = keyOf(this.left[i]);
      let code = this.#codes.get(value);
      if (code === undefined) {
        code = this.count++;
        this.#codes.set(value, code);
      }
      out[i] = code;
    }
  }

  find(out: Int32Array, start: number, end: number): void {
    for (let i = start; i < end; i++) out[i] = this.#codes.get(keyOf(this.right[i])) ?? -1;
  }
}

function keyOf(value: unknown): unknown {
  return isMissing(value) ? null : value;
}
