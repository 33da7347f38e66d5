import {dataKind} from '../render/brand.js';
import {kindOf, zoneOf} from './dtype.js';
import type {DType, DTypeKind} from './dtype.js';
import {jsonValue} from './json.js';
import type {LocalIndex} from './local/local-index.js';
import {readerOf} from './vector/read.js';
import {emptyLike} from './vector/storage.js';
import type {Value} from './value.js';

export type TypedValues =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

export interface VectorOptions {
  /** One byte a value, 1 where it is present. */
  readonly valid?: Uint8Array | null;
  /** What the codes of a `category` stand for. */
  readonly categories?: LocalIndex | null;
  readonly ordered?: boolean;
}

/**
 * Values of one column, or of an array with its axes flattened.
 *
 * How each dtype is stored:
 * - `bool`, `boolean`: `Uint8Array` of 0 and 1; integers the typed array of their size (`BigInt64Array`, `BigUint64Array` for 64 bits);
 * - `float16`, `float32`: `Float32Array`; `float64`: `Float64Array`; missing is NaN;
 * - `complex64`, `complex128`: `Float32Array`, `Float64Array` of twice the length: real and imaginary part in turn;
 * - `datetime64[ns…]`, `timedelta64[ns]`: `BigInt64Array` of nanoseconds (in UTC for zoned ones); NaT is -2^63;
 * - nullable dtypes: the typed array of their values, and `valid`;
 * - `category`: `Int32Array` of codes (-1 is missing), `categories` and `ordered`;
 * - all others: an array of JavaScript values, where null is None or NA.
 */
export class Vector {
  readonly dtype: DType;
  readonly values: TypedValues | readonly unknown[];
  /** One byte a value, 1 where it is present; null where nothing is missing by mask. */
  readonly valid: Uint8Array | null;
  readonly length: number;
  /** What the codes stand for; null unless the dtype is `category`. */
  readonly categories: LocalIndex | null;
  readonly ordered: boolean;
  #reader: ((i: number) => Value) | null = null;

  constructor(dtype: DType, values: TypedValues | readonly unknown[], options: VectorOptions = {}) {
    this.dtype = dtype;
    this.values = values;
    this.valid = options.valid ?? null;
    this.categories = options.categories ?? null;
    this.ordered = options.ordered ?? false;
    this.length = dtype === 'complex64' || dtype === 'complex128' ? values.length / 2 : values.length;
  }

  get [dataKind]() {
    return 'vector' as const;
  }

  get kind(): DTypeKind {
    return kindOf(this.dtype);
  }

  /** The time zone of the values, or null. */
  get zone(): string | null {
    return zoneOf(this.dtype);
  }

  /** The value at position `i`, made only now: NaN for a missing float, null for any other missing value. */
  at(i: number): Value {
    this.#reader ??= readerOf(this);
    return this.#reader(i);
  }

  /** Whether the value at position `i` is missing: NaN, NaT, NA or None. */
  isMissing(i: number): boolean {
    const value = this.at(i);
    return value === null || (typeof value === 'number' && Number.isNaN(value));
  }

  /** The values at `positions`, in that order. */
  take(positions: ArrayLike<number>): Vector {
    const {values, valid, dtype} = this;
    const length = positions.length;
    const out = emptyLike(values, dtype, length);
    if (dtype === 'complex64' || dtype === 'complex128') {
      for (let i = 0; i < length; i++) {
        const from = positions[i] ?? 0;
        out[2 * i] = values[2 * from];
        out[2 * i + 1] = values[2 * from + 1];
      }
    } else {
      for (let i = 0; i < length; i++) out[i] = values[positions[i] ?? 0];
    }
    return this.#with(out as TypedValues, valid ? Uint8Array.from(positions, (p) => valid[p] ?? 0) : null);
  }

  /** The values from `start` up to `end`, sharing memory where they are typed. */
  slice(start = 0, end = this.length): Vector {
    const width = this.dtype === 'complex64' || this.dtype === 'complex128' ? 2 : 1;
    const values = ArrayBuffer.isView(this.values)
      ? this.values.subarray(start * width, end * width)
      : this.values.slice(start, end);
    return this.#with(values, this.valid?.subarray(start, end) ?? null);
  }

  /** The same values with nothing marked as missing. */
  unmasked(): Vector {
    return this.valid === null ? this : this.#with(this.values, null);
  }

  #with(values: TypedValues | readonly unknown[], valid: Uint8Array | null): Vector {
    return new Vector(this.dtype, values, {valid, categories: this.categories, ordered: this.ordered});
  }

  *[Symbol.iterator](): IterableIterator<Value> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  toArray(): Value[] {
    return Array.from({length: this.length}, (_, i) => this.at(i));
  }

  /** The values as {@link toArray} gives them, for a caller that knows what they are. */
  toArrayOf<T extends Value>(): (T | null)[] {
    return this.toArray() as (T | null)[];
  }

  toJSON(): unknown[] {
    return this.toArray().map(jsonValue);
  }
}
