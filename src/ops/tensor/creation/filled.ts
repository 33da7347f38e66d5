import * as ir from '../../../engine/array/builder.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {
  chunkSize,
  dtype,
  gpu,
  layout,
  sparse,
  type LayoutOptions,
  type ShapeLike,
  type SparseOptions,
} from '../options.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * A tensor of zeros; float64 unless `dtype` is given.
     *
     * @throws ArgumentError for an extent that is negative or no whole number.
     * @example
     * await mt.zeros([2, 3]).execute()
     * // array([[0., 0., 0.],
     * //        [0., 0., 0.]])
     */
    zeros(shape: ShapeLike, options?: LayoutOptions & SparseOptions): Tensor;
    zeros(shape: ShapeLike, dtype: string, options?: LayoutOptions & SparseOptions): Tensor;

    /**
     * A tensor of ones; float64 unless `dtype` is given.
     *
     * @throws ArgumentError for an extent that is negative or no whole number.
     * @example
     * await mt.ones(3, 'int64').execute()
     * // array([1, 1, 1])
     */
    ones(shape: ShapeLike, options?: LayoutOptions): Tensor;
    ones(shape: ShapeLike, dtype: string, options?: LayoutOptions): Tensor;

    /**
     * A tensor whose values nobody has set yet; float64 unless `dtype` is given. A local session gives zeros.
     *
     * @throws ArgumentError for an extent that is negative or no whole number.
     * @example
     * mt.empty([2, 3]).shape
     * // [ 2, 3 ]
     */
    empty(shape: ShapeLike, options?: LayoutOptions): Tensor;
    empty(shape: ShapeLike, dtype: string, options?: LayoutOptions): Tensor;

    /**
     * A tensor of one value, or of values that broadcast to its shape; of the value's dtype unless `dtype` is given.
     *
     * @throws ValueError when `fill_value` does not broadcast to the shape.
     * @example
     * await mt.full([2, 2], 1.5).execute()
     * // array([[1.5, 1.5],
     * //        [1.5, 1.5]])
     */
    full(shape: ShapeLike, fill_value: ArrayLike, options?: LayoutOptions): Tensor;
    full(shape: ShapeLike, fill_value: ArrayLike, dtype: string, options?: LayoutOptions): Tensor;
  }
}

const params = {shape: p.shape, dtype, chunk_size: chunkSize, gpu, order: layout};

export const zeros = defineTensor({
  name: 'zeros',
  title: 'TensorZeros',
  places: ['mt'],
  params: {shape: p.shape, dtype, chunk_size: chunkSize, gpu, sparse, order: layout},
  build: ({shape, dtype}) => ir.constant(0, dtype ?? 'float64', shape),
});

export const ones = defineTensor({
  name: 'ones',
  title: 'TensorOnes',
  places: ['mt'],
  params,
  build: ({shape, dtype}) => ir.constant(1, dtype ?? 'float64', shape),
});

export const empty = defineTensor({
  name: 'empty',
  title: 'TensorEmpty',
  places: ['mt'],
  params,
  build: ({shape, dtype}) => ir.constant(0, dtype ?? 'float64', shape),
});

export const full = defineTensor({
  name: 'full',
  title: 'TensorFull',
  places: ['mt'],
  params: {shape: p.shape, fill_value: p.array, dtype, chunk_size: chunkSize, gpu, order: layout},
  build: ({shape, fill_value, dtype}) =>
    ir.broadcastTo(ir.cast(fill_value, dtype ?? fill_value.dtype), shape),
});
