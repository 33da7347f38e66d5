import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {resolveReshape} from '../../../engine/array/shapes.js';
import * as p from '../../../expr/params.js';
import type {ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';

/** In which order values are read and written: rows first, or columns first. */
export interface OrderOption {
  readonly order?: 'C' | 'F' | 'A' | 'K';
}

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The same values in another shape; one extent may be -1, which is worked out. `order: 'F'` reads and writes columns first.
     *
     * @throws ValueError when the number of values differs.
     * @example
     * await mt.reshape([1, 2, 3, 4, 5, 6], [2, -1]).execute()
     * // array([[1, 2, 3],
     * //        [4, 5, 6]])
     */
    reshape(a: ValuesLike, newshape: number | readonly number[], options?: OrderOption): Tensor;

    /**
     * All values in one axis. `order: 'F'` reads columns first.
     *
     * @example
     * await mt.ravel([[1, 2], [3, 4]], {order: 'F'}).execute()
     * // array([1, 3, 2, 4])
     */
    ravel(a: ValuesLike, options?: OrderOption): Tensor;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * The same values in another shape, given as an array or as one argument for each axis; one extent may be -1. See {@link TensorFunctions.reshape}.
     *
     * @throws ValueError when the number of values differs.
     * @example
     * await mt.arange(6).reshape(2, 3).execute()
     * // array([[0, 1, 2],
     * //        [3, 4, 5]])
     */
    reshape(shape: readonly number[], options?: OrderOption): Tensor;
    reshape(...shape: number[] | [...number[], OrderOption]): Tensor;

    /**
     * All values in one axis. See {@link TensorFunctions.ravel}.
     *
     * @example
     * await mt.tensor([[1, 2], [3, 4]]).ravel().execute()
     * // array([1, 2, 3, 4])
     */
    ravel(options?: OrderOption): Tensor;

    /**
     * All values in one axis: a copy, which of tensors says nothing more than {@link TensorMethods.ravel}.
     *
     * @example
     * await mt.tensor([[1, 2], [3, 4]]).flatten().execute()
     * // array([1, 2, 3, 4])
     */
    flatten(options?: OrderOption): Tensor;
  }
}

const order = p.optional(p.choice('C', 'F', 'A', 'K'), 'C');

/** A new shape, values read and written rows first or columns first. */
export function reshaped(a: Expr, shape: readonly number[], order: string): Expr {
  if (order !== 'F') return ir.reshape(a, shape);
  const target = resolveReshape(shape, a.shape);
  return ir.permute(ir.reshape(ir.permute(a), [...target].reverse()));
}

export const reshape = defineTensor({
  name: 'reshape',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorReshape',
  places: ['mt'],
  params: {a: p.array, newshape: p.ints, order},
  build: ({a, newshape, order}) => reshaped(a, [newshape].flat(), order),
});

export const reshapeMethod = defineTensor({
  name: 'reshape',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorReshape',
  places: ['Tensor'],
  params: {a: p.array, shape: p.rest(p.ints), order},
  build: ({a, shape, order}) => reshaped(a, shape.flat(), order),
});

export const ravel = defineTensor({
  name: 'ravel',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorReshape',
  places: ['mt', 'Tensor'],
  params: {a: p.array, order},
  build: ({a, order}) => reshaped(a, [-1], order),
});

export const flatten = defineTensor({
  name: 'flatten',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorReshape',
  places: ['Tensor'],
  params: {a: p.array, order},
  build: ({a, order}) => reshaped(a, [-1], order),
});
