import {NDArray} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {sizeOf} from '../../../engine/array/shapes.js';
import * as p from '../../../expr/params.js';
import type {ArrayParam, ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineComputed, defineTensor} from '../define-tensor.js';
import {compressed, compressedMeta} from './compressed.js';
import {out, type OutOption} from '../out.js';

/** Options of selections along an axis. */
export interface AlongOption {
  /** The axis; the flattened tensor when absent. */
  readonly axis?: number | null;
}

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Values at positions: along an axis, or of the flattened tensor. Negative positions count from the end.
     *
     * @throws IndexError for positions out of bounds.
     * @example
     * await mt.take([4, 3, 5], [[0, 2], [1, -1]]).execute()
     * // array([[4, 5],
     * //        [3, 5]])
     */
    take(a: ValuesLike, indices: ValuesLike, axis?: number | null, options?: OutOption): Tensor;
    take(a: ValuesLike, indices: ValuesLike, options: AlongOption & OutOption): Tensor;

    /**
     * What a vector of conditions selects: along an axis, or of the flattened tensor.
     *
     * @throws ValueError when there are more conditions than values, or not one axis of them.
     * @example
     * await mt.compress([false, true], [[1, 2], [3, 4]], 0).execute()
     * // array([[3, 4]])
     */
    compress(condition: ValuesLike, a: ValuesLike, axis?: number | null): Tensor;
    compress(condition: ValuesLike, a: ValuesLike, options: AlongOption): Tensor;

    /**
     * Values of the flattened tensor where the flattened condition is not 0.
     *
     * @throws IndexError when the sizes differ.
     * @example
     * await mt.extract([true, false, true], [1, 2, 3]).execute()
     * // array([1, 3])
     */
    extract(condition: ValuesLike, a: ValuesLike): Tensor;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Values at positions. See {@link TensorFunctions.take}.
     *
     * @throws IndexError for positions out of bounds.
     * @example
     * await mt.tensor([4, 3, 5]).take([2, 0]).execute()
     * // array([5, 4])
     */
    take(indices: ValuesLike, axis?: number | null, options?: OutOption): Tensor;
    take(indices: ValuesLike, options: AlongOption & OutOption): Tensor;

    /**
     * What a vector of conditions selects. See {@link TensorFunctions.compress}.
     *
     * @throws ValueError when there are more conditions than values, or not one axis of them.
     * @example
     * await mt.tensor([1, 2, 3]).compress([true, false, true]).execute()
     * // array([1, 3])
     */
    compress(condition: ValuesLike, axis?: number | null): Tensor;
    compress(condition: ValuesLike, options: AlongOption): Tensor;
  }
}

const axis = p.optional(p.int, null);

/** Positions; no values are no positions, whatever their dtype. */
const placesParam: ArrayParam = {
  ...p.array,
  parse(value) {
    const parsed = p.array.parse(value);
    return parsed instanceof NDArray && parsed.size === 0
      ? NDArray.from(new BigInt64Array(0)).reshape(parsed.shape)
      : parsed;
  },
};

export const take = defineTensor({
  name: 'take',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorIndex',
  places: ['mt', 'Tensor'],
  params: {a: p.array, indices: placesParam, axis, out},
  build: ({a, indices, axis}) =>
    axis === null ? ir.take(ir.ravel(a), indices, 0) : ir.take(a, indices, axis),
});

export const compressFunction = defineComputed({
  name: 'compress',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorCompress',
  places: ['mt'],
  params: {condition: p.array, a: p.array, axis},
  describe: ({a, axis}) => compressedMeta(a, axis),
  compute: (args, context) => compressed(args, context),
});

export const compressMethod = defineComputed({
  name: 'compress',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorCompress',
  places: ['Tensor'],
  params: {a: p.array, condition: p.array, axis},
  describe: ({a, axis}) => compressedMeta(a, axis),
  compute: (args, context) => compressed(args, context),
});

export const extract = defineComputed({
  name: 'extract',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorExtract',
  places: ['mt'],
  params: {condition: p.array, a: p.array},
  describe: ({a}) => ({kind: 'tensor', dtype: a.dtype, shape: [null]}),
  async compute({condition, a}, context) {
    if (sizeOf(condition.shape) > sizeOf(a.shape))
      throw new ValueError(
        `the condition has ${sizeOf(condition.shape)} values and the tensor ${sizeOf(a.shape)}`,
      );
    const flat = ir.slice(ir.ravel(a), 0, {stop: sizeOf(condition.shape)});
    return context.evaluate(ir.compress(flat, ir.ravel(ir.cast(condition, 'bool'))));
  },
});
