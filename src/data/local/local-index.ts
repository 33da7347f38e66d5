import {Shown} from '../shown.js';
import {KeyError} from '../../errors/index.js';
import {listing} from '../../errors/index.js';
import {dataKind} from '../../render/brand.js';
import {reprText, toHTML} from '../../render/index.js';
import type {DType} from '../dtype.js';
import {inferVector} from '../infer.js';
import {jsonValue} from '../json.js';
import type {Label, Value} from '../value.js';
import {Vector} from '../vector.js';
import {labelKey} from './labels.js';

export interface IndexOptions {
  readonly name?: Label;
  /** Frequency of a regular `DatetimeIndex` or `TimedeltaIndex`, as pandas names it (`D`, `M`, …); only shown. */
  readonly freq?: string | null;
}

/**
 * Labels of rows or of columns. Which of pandas' classes it is (`Int64Index`, `DatetimeIndex`, …) follows from its dtype;
 * {@link RangeIndex} and {@link MultiIndex} are classes of their own.
 */
export class LocalIndex extends Shown {
  readonly name: Label;
  readonly freq: string | null;
  #vector: Vector | null;
  readonly #make: () => Vector;
  #places: Map<unknown, number[]> | null = null;

  constructor(vector: Vector | (() => Vector), options: IndexOptions = {}) {
    super();
    this.#vector = vector instanceof Vector ? vector : null;
    this.#make = vector instanceof Vector ? () => vector : vector;
    this.name = options.name ?? null;
    this.freq = options.freq ?? null;
  }

  /** An index of plain values, whose dtype is inferred as pandas does. */
  static from(values: Iterable<unknown>, options: IndexOptions & {readonly dtype?: DType} = {}): LocalIndex {
    return new LocalIndex(inferVector([...values], options.dtype, 'index'), options);
  }

  get [dataKind](): 'index' | 'range-index' | 'multi-index' {
    return 'index';
  }

  /** The labels' values; a MultiIndex gives one array a row. */
  get vector(): Vector {
    this.#vector ??= this.#make();
    return this.#vector;
  }

  get length(): number {
    return this.vector.length;
  }

  get size(): number {
    return this.length;
  }

  get shape(): [number] {
    return [this.length];
  }

  get dtype(): DType {
    return this.vector.dtype;
  }

  get nlevels(): number {
    return 1;
  }

  get names(): readonly Label[] {
    return [this.name];
  }

  get values(): Value[] {
    return this.vector.toArray();
  }

  /** The label at position `i`. */
  at(i: number): Label {
    return this.vector.at(i) as Label;
  }

  /** Positions at which `label` stands, in order; none when it is unknown. */
  positionsOf(label: unknown): readonly number[] {
    this.#places ??= this.#placesByKey();
    return this.#places.get(labelKey(label)) ?? [];
  }

  /** The position of `label`, which must be there exactly once. Throws `KeyError`. */
  get_loc(label: unknown): number {
    const found = this.positionsOf(label);
    if (found.length === 1) return found[0] ?? 0;
    if (found.length > 1)
      throw new KeyError(`${listing([label])} stands ${found.length} times in the index.`);
    throw new KeyError(`${listing([label])} is not in the index: ${listing(this.#firstLabels())}.`);
  }

  includes(label: unknown): boolean {
    return this.positionsOf(label).length > 0;
  }

  get is_unique(): boolean {
    this.#places ??= this.#placesByKey();
    return this.#places.size === this.length;
  }

  take(positions: ArrayLike<number>): LocalIndex {
    return new LocalIndex(this.vector.take(positions), {name: this.name});
  }

  slice(start = 0, end = this.length): LocalIndex {
    return new LocalIndex(this.vector.slice(start, end), {name: this.name, freq: this.freq});
  }

  rename(name: Label): LocalIndex {
    return new LocalIndex(this.vector, {name, freq: this.freq});
  }

  /** Whether the other index has the same labels in the same order. */
  equals(other: LocalIndex): boolean {
    if (other === this) return true;
    if (other.length !== this.length) return false;
    for (let i = 0; i < this.length; i++) if (labelKey(this.at(i)) !== labelKey(other.at(i))) return false;
    return true;
  }

  *[Symbol.iterator](): IterableIterator<Label> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  toArray(): Label[] {
    return [...this];
  }

  tolist(): Label[] {
    return this.toArray();
  }

  toJSON(): {name: unknown; data: unknown[]} {
    return {name: jsonValue(this.name), data: this.toArray().map(jsonValue)};
  }

  override toString(): string {
    return reprText(this);
  }

  toHTML(): string {
    return toHTML(this);
  }

  #placesByKey(): Map<unknown, number[]> {
    const places = new Map<unknown, number[]>();
    for (let i = 0; i < this.length; i++) {
      const key = labelKey(this.at(i));
      const known = places.get(key);
      if (known) known.push(i);
      else places.set(key, [i]);
    }
    return places;
  }

  #firstLabels(): string[] {
    return Array.from({length: Math.min(this.length, 13)}, (_, i) => String(this.at(i)));
  }
}
