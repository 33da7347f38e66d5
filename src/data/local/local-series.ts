import {IndexError, KeyError, ValueError, listing} from '../../errors/index.js';
import {dataKind} from '../../render/brand.js';
import {reprText} from '../../render/index.js';
import type {DType} from '../dtype.js';
import {inferVector} from '../infer.js';
import {jsonValue} from '../json.js';
import type {Label, Value} from '../value.js';
import {Vector} from '../vector.js';
import {LocalIndex} from './local-index.js';
import {position} from './position.js';
import {RangeIndex} from './range-index.js';
import {SeriesMath} from './series-math.js';

export interface SeriesOptions {
  readonly index?: LocalIndex | readonly unknown[] | null;
  readonly name?: Label;
  readonly dtype?: DType;
}

/**
 * A fetched Series: one column of values with its labels.
 *
 * @example
 * for (const value of series) console.log(value);
 * series.get('a') // the value labelled 'a'
 */
export class LocalSeries extends SeriesMath {
  override readonly index: LocalIndex;
  override readonly vector: Vector;
  override readonly name: Label;

  constructor(index: LocalIndex, vector: Vector, name: Label = null) {
    super();
    if (index.length !== vector.length) {
      throw new ValueError(
        `Length of values (${vector.length}) does not match length of index (${index.length})`,
      );
    }
    this.index = index;
    this.vector = vector;
    this.name = name;
  }

  /** A series of plain values, whose dtype is inferred as pandas does. */
  static from(values: Iterable<unknown>, options: SeriesOptions = {}): LocalSeries {
    const vector = inferVector([...values], options.dtype);
    return new LocalSeries(indexOf(options.index, vector.length), vector, options.name ?? null);
  }

  get [dataKind]() {
    return 'series' as const;
  }

  get dtype(): DType {
    return this.vector.dtype;
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

  /** The values as a plain array, made anew by each call. */
  get values(): Value[] {
    return this.vector.toArray();
  }

  toArray(): Value[] {
    return this.vector.toArray();
  }

  tolist(): Value[] {
    return this.vector.toArray();
  }

  /**
   * The value labelled `label`; a series when the label stands several times. An integer that is no label counts rows when the labels are text.
   * An array of labels gives a series. Throws `KeyError`.
   */
  get(label: readonly unknown[]): LocalSeries;
  get(label: unknown): Value;
  get(label: unknown): Value {
    if (Array.isArray(label) && this.index.nlevels === 1) {
      return this.take((label as unknown[]).flatMap((one) => [...this.#places(one)]));
    }
    const found = this.#places(label);
    return found.length === 1 ? this.vector.at(found[0] ?? 0) : this.take(found);
  }

  /** As {@link get}, spelled as on a frame. */
  loc(label: unknown): Value {
    return this.get(label);
  }

  /** The value at position `i`, counted from the end when negative. Throws `IndexError`. */
  iloc(i: number): Value {
    return this.vector.at(position(i, this.length));
  }

  has(label: unknown): boolean {
    return this.index.includes(label);
  }

  take(positions: ArrayLike<number>): LocalSeries {
    return new LocalSeries(this.index.take(positions), this.vector.take(positions), this.name);
  }

  slice(start = 0, end = this.length): LocalSeries {
    return new LocalSeries(this.index.slice(start, end), this.vector.slice(start, end), this.name);
  }

  head(n = 5): LocalSeries {
    return this.slice(0, Math.min(n, this.length));
  }

  tail(n = 5): LocalSeries {
    return this.slice(Math.max(0, this.length - n));
  }

  rename(name: Label): LocalSeries {
    return new LocalSeries(this.index, this.vector, name);
  }

  *[Symbol.iterator](): IterableIterator<Value> {
    yield* this.vector;
  }

  /** Pairs of label and value. */
  *items(): IterableIterator<[Label, Value]> {
    for (let i = 0; i < this.length; i++) yield [this.index.at(i), this.vector.at(i)];
  }

  to_dict(): Map<Label, Value> {
    return new Map(this.items());
  }

  toJSON(): {name: unknown; index: unknown[]; data: unknown[]} {
    return {
      name: jsonValue(this.name),
      index: this.index.toArray().map(jsonValue),
      data: this.vector.toJSON(),
    };
  }

  override toString(): string {
    return reprText(this);
  }

  protected override like(index: LocalIndex, vector: Vector, name: Label): LocalSeries {
    return new LocalSeries(index, vector, name);
  }

  #places(label: unknown): readonly number[] {
    const found = this.index.positionsOf(label);
    if (found.length > 0) return found;
    const numeric = ['i', 'u', 'f'].includes(this.index.vector.kind);
    if (typeof label === 'number' && Number.isInteger(label) && !numeric) {
      const place = label < 0 ? label + this.length : label;
      if (place >= 0 && place < this.length) return [place];
      throw new IndexError(`index ${label} is out of bounds for axis 0 with size ${this.length}`);
    }
    throw new KeyError(
      `${listing([label])} is not in the index: ${listing(this.index.slice(0, Math.min(13, this.length)))}.`,
    );
  }
}

/** The index that options name, or the numbers of the rows. */
export function indexOf(
  index: LocalIndex | readonly unknown[] | null | undefined,
  length: number,
): LocalIndex {
  if (index === null || index === undefined) return RangeIndex.of(length);
  return index instanceof LocalIndex ? index : LocalIndex.from(index);
}
