import {Shown} from './shown.js';
import {IndexError, ValueError} from '../errors/index.js';
import {dataKind} from '../render/brand.js';
import {reprText} from '../render/index.js';
import type {DType} from './dtype.js';
import {inferVector} from './infer.js';
import {jsonValue} from './json.js';
import type {Value} from './value.js';
import {Vector} from './vector.js';

/** Values in as many nested arrays as the shape has axes. */
export type Nested<T> = T | Nested<T>[];

/**
 * A fetched array: values with a shape, in row-major order.
 *
 * @example
 * NDArray.from([[1, 2], [3, 4]]).get(1, 0) // 3
 */
export class NDArray extends Shown {
  readonly shape: readonly number[];
  readonly vector: Vector;

  constructor(vector: Vector, shape: readonly number[] = [vector.length]) {
    super();
    const size = shape.reduce((product, n) => product * n, 1);
    if (size !== vector.length)
      throw new ValueError(`cannot reshape array of size ${vector.length} into shape (${shape.join(', ')})`);
    this.vector = vector;
    this.shape = shape;
  }

  /**
   * An array of nested arrays of equal lengths, whose dtype is inferred as NumPy does, or is `dtype`. Throws `ValueError` for
   * ragged input.
   */
  static from(values: unknown, dtype?: DType): NDArray {
    if (values instanceof NDArray)
      return dtype ? new NDArray(inferVector(values.toFlatArray(), dtype, 'array'), values.shape) : values;
    const {shape, flat} = flatten(values);
    return new NDArray(inferVector(flat, dtype, 'array'), shape);
  }

  get [dataKind]() {
    return 'ndarray' as const;
  }

  get dtype(): DType {
    return this.vector.dtype;
  }

  get ndim(): number {
    return this.shape.length;
  }

  get size(): number {
    return this.vector.length;
  }

  /** Length of the first axis. */
  get length(): number {
    return this.shape[0] ?? 0;
  }

  /** The values in row-major order, as they are stored. */
  get data(): Vector['values'] {
    return this.vector.values;
  }

  /** The only value of an array of size one, or the value at a flat position. Throws `ValueError`. */
  item(position?: number): Value {
    if (position === undefined && this.size !== 1) {
      throw new ValueError('can only convert an array of size 1 to a Python scalar');
    }
    return this.vector.at(checked(position ?? 0, this.size, 0));
  }

  /** The value at a full set of indices, or the part of the array at fewer of them. Throws `IndexError`. */
  get(...indices: readonly number[]): Value {
    if (indices.length > this.ndim) {
      throw new IndexError(
        `too many indices for array: array is ${this.ndim}-dimensional, but ${indices.length} were indexed`,
      );
    }
    const rest = this.shape.slice(indices.length);
    const size = rest.reduce((product, n) => product * n, 1);
    const start = indices.reduce((at, index, axis) => {
      const length = this.shape[axis] ?? 0;
      return at * length + checked(index, length, axis);
    }, 0);
    if (rest.length === 0) return this.vector.at(start);
    return new NDArray(this.vector.slice(start * size, (start + 1) * size), rest);
  }

  /** Another shape of the same values; one length may be -1. Throws `ValueError`. */
  reshape(shape: readonly number[]): NDArray {
    const known = shape.filter((n) => n >= 0).reduce((product, n) => product * n, 1);
    return new NDArray(
      this.vector,
      shape.map((n) => (n < 0 ? this.size / known : n)),
    );
  }

  /** The elements at both ends of each axis, as an array of their own. */
  corners(ends: readonly {readonly head: number; readonly tail: number}[]): NDArray {
    const axes = this.shape.map((length, axis) => {
      const {head, tail} = ends[axis] ?? {head: length, tail: 0};
      return Array.from({length: head + tail}, (_, i) => (i < head ? i : length - tail + i - head));
    });
    const places = axes.reduce<number[]>(
      (made, axis, k) => made.flatMap((start) => axis.map((i) => start * (this.shape[k] ?? 0) + i)),
      [0],
    );
    return new NDArray(
      this.vector.take(places),
      axes.map((axis) => axis.length),
    );
  }

  /** The values in nested arrays; the plain value of a 0-dimensional array. */
  toArray(): Nested<Value> {
    return nest(this.shape, (i) => this.vector.at(i));
  }

  tolist(): Nested<Value> {
    return this.toArray();
  }

  toFlatArray(): Value[] {
    return this.vector.toArray();
  }

  /** Values of a one-dimensional array, else the arrays along the first axis. */
  *[Symbol.iterator](): IterableIterator<Value> {
    for (let i = 0; i < this.length; i++) yield this.get(i);
  }

  toJSON(): unknown {
    return nest(this.shape, (i) => jsonValue(this.vector.at(i)));
  }

  override toString(): string {
    return reprText(this);
  }
}

function checked(index: number, length: number, axis: number): number {
  const place = index < 0 ? index + length : index;
  if (!Number.isInteger(place) || place < 0 || place >= length) {
    throw new IndexError(`index ${index} is out of bounds for axis ${axis} with size ${length}`);
  }
  return place;
}

function nest<T>(shape: readonly number[], at: (i: number) => T): Nested<T> {
  let next = 0;
  const build = (axis: number): Nested<T> => {
    const length = shape[axis];
    return length === undefined ? at(next++) : Array.from({length}, () => build(axis + 1));
  };
  return build(0);
}

type Flat = readonly unknown[] | Exclude<Vector['values'], readonly unknown[]>;

function flatten(values: unknown): {shape: number[]; flat: Flat} {
  if (ArrayBuffer.isView(values)) return {shape: [(values as Uint8Array).length], flat: values as Uint8Array};
  const shape: number[] = [];
  for (let level = values; isList(level); level = level[0]) shape.push(level.length);
  const flat: unknown[] = [];
  const walk = (part: unknown, axis: number): void => {
    if (axis === shape.length && !isList(part)) flat.push(part);
    else if (isList(part) && part.length === shape[axis]) for (const one of part) walk(one, axis + 1);
    else
      throw new ValueError(
        `An array got rows of different lengths along axis ${axis - 1}. It takes nested arrays of equal lengths.`,
      );
  };
  walk(values, 0);
  return {shape, flat};
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
