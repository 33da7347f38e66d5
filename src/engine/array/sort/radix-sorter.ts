/** Sorts keys in a thread's own wasm memory. */
import {viewValues, type ArrayDType, type ArrayValues} from '../dtypes.js';
import {copyInto} from '../interpret/interpreter.js';
import {wasm, type WasmFunction, type WasmMemory} from '../wasm/platform.js';
import {compileRadix, DIGIT_BITS, type KeyType} from './radix-kernel.js';

/** Values that become keys at once. */
export const CHUNK = 8192;
const BUCKETS = 1 << DIGIT_BITS;
/** Where things lie: the number of keys below, digit counts, a chunk of values, then the keys. */
const COUNTS = 64;
const VALUES = COUNTS + 4 * BUCKETS;
const KEYS = VALUES + 8 * CHUNK;
/** The whole range of keys. */
export const LARGEST_KEY = (1n << 64n) - 1n;

/** Element type that values of a storage are copied to, and its keys. */
const kinds = {
  f64: {dtype: 'float64', key: 'f64'},
  f32: {dtype: 'float32', key: 'f32'},
  i64: {dtype: 'int64', key: 'i64'},
  u64: {dtype: 'uint64', key: 'u64'},
  u32: {dtype: 'uint32', key: 'u32'},
  i32: {dtype: 'int32', key: 'i32'},
  i16: {dtype: 'int32', key: 'i32'},
  u16: {dtype: 'int32', key: 'i32'},
  i8: {dtype: 'int32', key: 'i32'},
  u8: {dtype: 'int32', key: 'i32'},
} as const satisfies Record<string, {dtype: ArrayDType; key: KeyType}>;
export type SortStorage = keyof typeof kinds;

interface Kernel {
  readonly gather: WasmFunction;
  readonly count: WasmFunction;
  readonly scatter: WasmFunction;
  readonly restore: WasmFunction;
}

/** What a thread sorts with, kept from job to job. */
export class SortMemory {
  private readonly memory: WasmMemory = new wasm.Memory({initial: 2, maximum: 65536, shared: true});
  private readonly kernels = new Map<string, Kernel>();

  get buffer(): SharedArrayBuffer {
    return this.memory.buffer;
  }

  reserve(bytes: number): void {
    const missing = bytes - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / 65536));
  }

  kernel(type: KeyType, positions: boolean): Kernel {
    const name = `${type}:${positions}`;
    const known = this.kernels.get(name);
    if (known !== undefined) return known;
    const {exports} = new wasm.Instance(compileRadix(type, positions), {env: {memory: this.memory}, f: {}});
    const {gather, count, scatter, restore} = exports;
    if (gather === undefined || count === undefined || scatter === undefined || restore === undefined) {
      throw new RangeError('the radix kernel lacks an export');
    }
    const kernel = {gather, count, scatter, restore};
    this.kernels.set(name, kernel);
    return kernel;
  }
}

/** Sorts the values of a line whose keys lie within bounds. */
export class RadixSorter {
  /** Element type of restored values. */
  readonly dtype: ArrayDType;
  private readonly kernel: Kernel;
  private low = 0n;
  private high = LARGEST_KEY;
  private held = 0;
  private capacity = 0;

  constructor(
    private readonly memory: SortMemory,
    storage: SortStorage,
    private readonly positions: boolean,
  ) {
    this.dtype = kinds[storage].dtype;
    this.kernel = memory.kernel(kinds[storage].key, positions);
  }

  /** Forgets all keys, and makes room for at most so many. */
  start(low: bigint, high: bigint, capacity: number): void {
    [this.low, this.high, this.held, this.capacity] = [low, high, 0, capacity + 8];
    this.memory.reserve(KEYS + this.capacity * (this.positions ? 24 : 16));
    new Int32Array(this.memory.buffer, 0, 1)[0] = 0;
  }

  /** Takes the next values (at most CHUNK) of the line, the first of which stands at `first`. */
  add(values: ArrayValues, first: number): void {
    if (values.length === 0) return;
    copyInto(viewValues(this.dtype, this.memory.buffer, VALUES, values.length), values);
    const [keys, positions] = [KEYS + 8 * this.held, this.positionsAt(0) + 4 * this.held];
    const {low, high} = this;
    this.held += Number(this.kernel.gather(VALUES, values.length, low, high, keys, positions, first) ?? 0);
  }

  /** Keys within the bounds. */
  get size(): number {
    return this.held;
  }

  /** Keys below the bounds. */
  get below(): number {
    return new Int32Array(this.memory.buffer, 0, 1)[0] ?? 0;
  }

  /** The keys, in the order they came. */
  keys(): BigUint64Array {
    return new BigUint64Array(this.memory.buffer, KEYS, this.held);
  }

  /** Brings keys and positions into order; equal keys keep theirs. `between` is called after each digit. */
  sort(between: () => void): SortedKeys {
    let [from, to] = [0, 1];
    const counts = new Int32Array(this.memory.buffer, COUNTS, BUCKETS);
    for (let shift = 0; shift < 64 && this.held > 0; shift += DIGIT_BITS) {
      counts.fill(0);
      this.kernel.count(this.keysAt(from), this.held, shift, COUNTS);
      if (!this.toStarts(counts)) continue;
      this.kernel.scatter(
        this.keysAt(from),
        this.held,
        shift,
        COUNTS,
        this.keysAt(to),
        this.positionsAt(from),
        this.positionsAt(to),
      );
      [from, to] = [to, from];
      between();
    }
    return {
      positions: new Int32Array(
        this.memory.buffer,
        this.positions ? this.positionsAt(from) : 0,
        this.positions ? this.held : 0,
      ),
      values: (start, length) => {
        this.kernel.restore(this.keysAt(from) + 8 * start, length, VALUES);
        return viewValues(this.dtype, this.memory.buffer, VALUES, length);
      },
    };
  }

  /** Turns counts into the places where digits start; false where all keys share one. */
  private toStarts(counts: Int32Array): boolean {
    let sum = 0;
    for (let digit = 0; digit < BUCKETS; digit++) {
      const count = counts[digit] ?? 0;
      if (count === this.held) return false;
      counts[digit] = sum;
      sum += count;
    }
    return true;
  }

  private keysAt(side: number): number {
    return KEYS + side * 8 * this.capacity;
  }

  private positionsAt(side: number): number {
    return KEYS + 16 * this.capacity + side * 4 * this.capacity;
  }
}

export interface SortedKeys {
  readonly positions: Int32Array;
  /** At most CHUNK values in order, from a place on; valid until the next call. */
  values(start: number, length: number): ArrayValues;
}
