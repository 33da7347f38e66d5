import type {DType, NDArray} from '../data/index.js';
import {ValueError} from '../errors/index.js';
import type {Extent, TensorMeta} from '../graph/index.js';
import type {Camel} from './names.js';
import {Tileable} from './tileable.js';

/** What operations add to tensors: each file of `ops` declares its own methods here. */
export interface TensorMethods {}

/**
 * A lazy n-dimensional array, Mars's `Tensor`. Fetching gives an `NDArray`, or a plain value where there are no dimensions.
 *
 * @example
 * const t = mt.tensor([[1, 2], [3, 4]]);
 * await t.add(1).execute()
 * // array([[2, 3],
 * //        [4, 5]])
 */
export class Tensor<F = NDArray> extends Tileable<F> {
  get #meta(): TensorMeta {
    const meta = this.meta;
    return meta.kind === 'tensor' ? meta : {kind: 'tensor', dtype: null, shape: null};
  }

  /** Element type; null when only execution will tell. */
  get dtype(): DType | null {
    return this.#meta.dtype;
  }

  /** Extents, null for those that only execution will tell; null as a whole when not even their number is known. */
  get shape(): readonly Extent[] | null {
    return this.#meta.shape;
  }

  /** Number of dimensions. */
  get ndim(): number | null {
    return this.shape?.length ?? null;
  }

  /** Number of elements. */
  get size(): number | null {
    return product(this.shape);
  }

  /**
   * The tensors along the first axis, so that `const [x, y] = t` works.
   *
   * @throws ValueError when there is no first axis, or only execution will tell how long it is.
   */
  *[Symbol.iterator](): IterableIterator<Tensor> {
    const [length] = this.shape ?? [null];
    if (length === undefined) throw new ValueError('iteration over a 0-d tensor');
    if (length === null) throw new ValueError('iteration over a tensor of unknown length: execute it first');
    for (let i = 0; i < length; i++) yield this.get(i);
  }
}

export interface Tensor<F = NDArray> extends TensorMethods, Camel<TensorMethods> {
  readonly fetched?: F;
}

/** A tensor without dimensions: it fetches to a plain value. */
export type Scalar<V = number> = Tensor<V>;

function product(shape: readonly Extent[] | null): number | null {
  return shape === null
    ? null
    : shape.reduce<number | null>((all, n) => (all === null || n === null ? null : all * n), 1);
}
