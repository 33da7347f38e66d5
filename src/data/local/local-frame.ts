import {IndexError, KeyError, ValueError, unknownName} from '../../errors/index.js';
import {dataKind} from '../../render/brand.js';
import {reprText, toHTML} from '../../render/index.js';
import {danfoFrame} from '../danfo.js';
import type {DType} from '../dtype.js';
import {inferVector} from '../infer.js';
import {jsonValue} from '../json.js';
import {gather} from '../promote.js';
import type {Label, Value} from '../value.js';
import {Vector} from '../vector.js';
import {FrameMath} from './frame-math.js';
import {LocalIndex} from './local-index.js';
import {LocalSeries, indexOf} from './local-series.js';
import {position} from './position.js';
import {RangeIndex} from './range-index.js';

export interface FrameOptions {
  readonly index?: LocalIndex | readonly unknown[] | null;
  readonly columns?: LocalIndex | readonly unknown[] | null;
}

/**
 * A fetched DataFrame: columns of values that share the labels of their rows.
 *
 * @example
 * frame.get('a').sum();
 * for (const row of frame.rows()) console.log(row.a);
 */
export class LocalFrame extends FrameMath {
  override readonly columns: LocalIndex;
  override readonly index: LocalIndex;
  /** The values, one vector a column. */
  override readonly vectors: readonly Vector[];

  constructor(columns: LocalIndex, index: LocalIndex, vectors: readonly Vector[]) {
    super();
    if (columns.length !== vectors.length) {
      throw new ValueError(`A frame got ${columns.length} column labels for ${vectors.length} columns.`);
    }
    for (const [i, vector] of vectors.entries()) {
      if (vector.length !== index.length) {
        throw new ValueError(
          `Column ${String(columns.at(i))} has ${vector.length} values, the index ${index.length}.`,
        );
      }
    }
    this.columns = columns;
    this.index = index;
    this.vectors = vectors;
  }

  /** A frame of plain columns, whose dtypes are inferred as pandas does. */
  static from(
    columns: Readonly<Record<string, Iterable<unknown>>> | ReadonlyMap<Label, Iterable<unknown>>,
    options: {readonly index?: LocalIndex | readonly unknown[] | null} = {},
  ): LocalFrame {
    const entries = isMap(columns) ? [...columns] : Object.entries(columns);
    const vectors = entries.map(([, values]) =>
      values instanceof Vector ? values : inferVector([...values]),
    );
    const labels = LocalIndex.from(entries.map(([label]): unknown => label));
    return new LocalFrame(labels, indexOf(options.index, vectors[0]?.length ?? 0), vectors);
  }

  /** A frame of rows: arrays of values, or objects with the columns' names. */
  static fromRows(
    rows: readonly (readonly unknown[] | Readonly<Record<string, unknown>>)[],
    options: FrameOptions = {},
  ): LocalFrame {
    const keys = rows.every((row) => Array.isArray(row))
      ? Array.from(
          {length: Math.max(0, ...rows.map((row) => (row as readonly unknown[]).length))},
          (_, i) => i,
        )
      : [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const vectors = keys.map((key) =>
      inferVector(rows.map((row) => (row as Record<PropertyKey, unknown>)[key] ?? null)),
    );
    const fallback = typeof keys[0] === 'string' ? LocalIndex.from(keys) : RangeIndex.of(keys.length);
    const columns = options.columns ? indexOf(options.columns, keys.length) : fallback;
    return new LocalFrame(columns, indexOf(options.index, rows.length), vectors);
  }

  get [dataKind]() {
    return 'frame' as const;
  }

  get shape(): [number, number] {
    return [this.index.length, this.columns.length];
  }

  get length(): number {
    return this.index.length;
  }

  get size(): number {
    return this.index.length * this.columns.length;
  }

  /** The dtype of every column. */
  get dtypes(): LocalSeries {
    return new LocalSeries(
      this.columns,
      new Vector(
        'object',
        this.vectors.map((v): DType => v.dtype),
      ),
    );
  }

  /** The rows as plain arrays. */
  get values(): Value[][] {
    return this.toArray();
  }

  /** The column labelled `label`, or a frame of several. Throws `KeyError`. */
  get(label: readonly unknown[]): LocalFrame;
  get(label: Label): LocalSeries;
  get(label: unknown): LocalFrame | LocalSeries {
    if (Array.isArray(label) && this.columns.nlevels === 1) {
      return this.takeColumns((label as unknown[]).map((one) => this.#columnPlace(one)));
    }
    const found = this.columns.positionsOf(label);
    if (found.length > 1) return this.takeColumns(found);
    const place = this.#columnPlace(label);
    return new LocalSeries(this.index, this.#vector(place), this.columns.at(place));
  }

  has(label: unknown): boolean {
    return this.columns.includes(label);
  }

  /** The row labelled `label` as a series, or the value in one column of it; a frame where the label stands several times. */
  loc(label: unknown, column?: unknown): Value {
    const found = this.index.positionsOf(label);
    if (found.length === 0) throw new KeyError(`${String(label)} is not in the index.`);
    if (column === undefined) return found.length === 1 ? this.iloc(found[0] ?? 0) : this.take(found);
    const series = this.get(column as Label);
    return found.length === 1 ? series.iloc(found[0] ?? 0) : series.take(found);
  }

  /** The row at position `i` as a series, or the value in the column at position `j`. Throws `IndexError`. */
  override iloc(i: number): LocalSeries;
  override iloc(i: number, j: number): Value;
  override iloc(i: number, j?: number): LocalSeries | Value {
    const row = position(i, this.length);
    if (j !== undefined) return this.#vector(position(j, this.columns.length)).at(row);
    return new LocalSeries(this.columns, gather(this.vectors, row), this.index.at(row));
  }

  at(label: unknown, column: unknown): Value {
    return this.loc(label, column);
  }

  iat(i: number, j: number): Value {
    return this.iloc(i, j);
  }

  take(positions: ArrayLike<number>): LocalFrame {
    return new LocalFrame(
      this.columns,
      this.index.take(positions),
      this.vectors.map((v) => v.take(positions)),
    );
  }

  slice(start = 0, end = this.length): LocalFrame {
    return new LocalFrame(
      this.columns,
      this.index.slice(start, end),
      this.vectors.map((v) => v.slice(start, end)),
    );
  }

  head(n = 5): LocalFrame {
    return this.slice(0, Math.min(n, this.length));
  }

  tail(n = 5): LocalFrame {
    return this.slice(Math.max(0, this.length - n));
  }

  /** The columns' labels, as iterating over a DataFrame gives them. */
  *[Symbol.iterator](): IterableIterator<Label> {
    yield* this.columns;
  }

  /** Pairs of label and column. */
  *items(): IterableIterator<[Label, LocalSeries]> {
    for (let j = 0; j < this.columns.length; j++) {
      const label = this.columns.at(j);
      yield [label, new LocalSeries(this.index, this.#vector(j), label)];
    }
  }

  /** The rows as plain objects, keyed by the columns' labels. */
  *rows(): IterableIterator<Record<string, Value>> {
    const names = this.columns
      .toArray()
      .map((label) => (Array.isArray(label) ? label.map(String).join(',') : String(label)));
    for (let i = 0; i < this.length; i++) {
      yield Object.fromEntries(names.map((name, j) => [name, this.#vector(j).at(i)]));
    }
  }

  /** Pairs of label and row. */
  *iterrows(): IterableIterator<[Label, LocalSeries]> {
    for (let i = 0; i < this.length; i++) yield [this.index.at(i), this.iloc(i)];
  }

  toArray(): Value[][] {
    return Array.from({length: this.length}, (_, i) => this.vectors.map((v) => v.at(i)));
  }

  /**
   * The frame as a danfojs-node DataFrame. The package danfojs-node has to be installed beside this one; without it
   * `NotSupportedError` says so.
   */
  async toDanfo(): Promise<unknown> {
    return danfoFrame(this);
  }

  toJSON(): {columns: unknown[]; index: unknown[]; data: unknown[][]} {
    return {
      columns: this.columns.toArray().map(jsonValue),
      index: this.index.toArray().map(jsonValue),
      data: this.toArray().map((row) => row.map(jsonValue)),
    };
  }

  override toString(): string {
    return reprText(this);
  }

  toHTML(): string {
    return toHTML(this);
  }

  /** The columns at `places`, in that order. */
  takeColumns(places: readonly number[]): LocalFrame {
    return new LocalFrame(
      this.columns.take(places),
      this.index,
      places.map((p) => this.#vector(p)),
    );
  }

  protected override like(columns: LocalIndex, index: LocalIndex, vectors: readonly Vector[]): LocalFrame {
    return new LocalFrame(columns, index, vectors);
  }

  protected override seriesOf(index: LocalIndex, vector: Vector): LocalSeries {
    return new LocalSeries(index, vector);
  }

  #columnPlace(label: unknown): number {
    const place = this.columns.positionsOf(label)[0];
    if (place !== undefined) return place;
    throw new KeyError(
      `Column '${String(label)}' is not found.${unknownName(String(label), this.columns.toArray().map(String))}`,
    );
  }

  #vector(place: number): Vector {
    const vector = this.vectors[place];
    if (!vector) throw new IndexError(`Column ${place} of ${this.vectors.length} does not exist.`);
    return vector;
  }
}

function isMap(columns: object): columns is ReadonlyMap<Label, Iterable<unknown>> {
  return columns instanceof Map;
}
