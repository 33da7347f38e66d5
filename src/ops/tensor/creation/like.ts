import * as ir from '../../../engine/array/builder.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {dtype, gpu, layout, type LayoutOptions} from '../options.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Zeros in the shape of another tensor, and in its dtype unless one is given.
     *
     * @example
     * await mt.zeros_like([[1, 2], [3, 4]]).execute()
     * // array([[0, 0],
     * //        [0, 0]])
     */
    zeros_like(a: ArrayLike, options?: LayoutOptions): Tensor;
    zeros_like(a: ArrayLike, dtype: string, options?: LayoutOptions): Tensor;

    /**
     * Ones in the shape of another tensor, and in its dtype unless one is given.
     *
     * @example
     * await mt.ones_like([[1, 2], [3, 4]], 'float64').execute()
     * // array([[1., 1.],
     * //        [1., 1.]])
     */
    ones_like(a: ArrayLike, options?: LayoutOptions): Tensor;
    ones_like(a: ArrayLike, dtype: string, options?: LayoutOptions): Tensor;

    /**
     * Values that nobody has set yet in the shape of another tensor, and in its dtype unless one is given. A local session gives zeros.
     *
     * @example
     * mt.empty_like([[1, 2], [3, 4]]).shape
     * // [ 2, 2 ]
     */
    empty_like(a: ArrayLike, options?: LayoutOptions): Tensor;
    empty_like(a: ArrayLike, dtype: string, options?: LayoutOptions): Tensor;

    /**
     * One value in the shape of another tensor, and in its dtype unless one is given.
     *
     * @example
     * await mt.full_like([[1, 2], [3, 4]], 7).execute()
     * // array([[7, 7],
     * //        [7, 7]])
     */
    full_like(a: ArrayLike, fill_value: ArrayLike, options?: LayoutOptions): Tensor;
    full_like(a: ArrayLike, fill_value: ArrayLike, dtype: string, options?: LayoutOptions): Tensor;
  }
}

const params = {a: p.array, dtype, gpu, order: layout};

export const zerosLike = defineTensor({
  name: 'zeros_like',
  title: 'TensorZerosLike',
  places: ['mt'],
  params,
  build: ({a, dtype}) => ir.constant(0, dtype ?? a.dtype, a.shape),
});

export const onesLike = defineTensor({
  name: 'ones_like',
  title: 'TensorOnesLike',
  places: ['mt'],
  params,
  build: ({a, dtype}) => ir.constant(1, dtype ?? a.dtype, a.shape),
});

export const emptyLike = defineTensor({
  name: 'empty_like',
  title: 'TensorEmptyLike',
  places: ['mt'],
  params,
  build: ({a, dtype}) => ir.constant(0, dtype ?? a.dtype, a.shape),
});

export const fullLike = defineTensor({
  name: 'full_like',
  title: 'TensorFullLike',
  places: ['mt'],
  params: {a: p.array, fill_value: p.array, dtype, gpu, order: layout},
  build: ({a, fill_value, dtype}) => ir.broadcastTo(ir.cast(fill_value, dtype ?? a.dtype), a.shape),
});
