import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {normalizeAxis, sameShape} from '../../../engine/array/shapes.js';
import * as p from '../../../expr/params.js';
import type {ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {out, type OutOption} from '../out.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Tensors one after the other along an axis, in the dtype that they have in common.
     *
     * @throws ValueError when their other extents differ.
     * @example
     * await mt.concatenate([[[1, 2]], [[3, 4]]]).execute()
     * // array([[1, 2],
     * //        [3, 4]])
     */
    concatenate(tensors: readonly ValuesLike[], axis?: number): Tensor;
    concatenate(tensors: readonly ValuesLike[], options: {axis?: number}): Tensor;

    /**
     * Tensors of one shape one beside the other along a new axis.
     *
     * @throws ValueError when their shapes differ.
     * @example
     * await mt.stack([[1, 2], [3, 4]], -1).execute()
     * // array([[1, 3],
     * //        [2, 4]])
     */
    stack(tensors: readonly ValuesLike[], axis?: number, options?: OutOption): Tensor;
    stack(tensors: readonly ValuesLike[], options: OutOption & {axis?: number}): Tensor;

    /**
     * Tensors below one another; vectors are rows.
     *
     * @throws ValueError when their other extents differ.
     * @example
     * await mt.vstack([[1, 2], [3, 4]]).execute()
     * // array([[1, 2],
     * //        [3, 4]])
     */
    vstack(tup: readonly ValuesLike[]): Tensor;

    /**
     * Tensors beside one another: along the second axis, vectors along their only one.
     *
     * @throws ValueError when their other extents differ.
     * @example
     * await mt.hstack([[1, 2], [3, 4]]).execute()
     * // array([1, 2, 3, 4])
     */
    hstack(tup: readonly ValuesLike[]): Tensor;

    /**
     * Tensors behind one another, along the third axis.
     *
     * @throws ValueError when their other extents differ.
     * @example
     * await mt.dstack([[1, 2], [3, 4]]).execute()
     * // array([[[1, 3],
     * //         [2, 4]]])
     */
    dstack(tup: readonly ValuesLike[]): Tensor;

    /**
     * Vectors as the columns of a matrix; matrices stand beside them as they are.
     *
     * @throws ValueError when their lengths differ.
     * @example
     * await mt.column_stack([[1, 2], [3, 4]]).execute()
     * // array([[1, 3],
     * //        [2, 4]])
     */
    column_stack(tup: readonly ValuesLike[]): Tensor;

    /**
     * Values put at the end: along an axis, or of the flattened tensor.
     *
     * @throws ValueError when along an axis the other extents differ.
     * @example
     * await mt.append([1, 2], [[3], [4]]).execute()
     * // array([1, 2, 3, 4])
     */
    append(arr: ValuesLike, values: ValuesLike, axis?: number | null): Tensor;
    append(arr: ValuesLike, values: ValuesLike, options: {axis?: number | null}): Tensor;
  }
}

export const concatenate = defineTensor({
  name: 'concatenate',
  text: {of: ['tensors'], gives: 'all'},
  title: 'TensorConcatenate',
  places: ['mt'],
  params: {tensors: p.arrays, axis: p.optional(p.int, 0)},
  build: ({tensors, axis}) => ir.concatenate(tensors, axis),
});

export const stack = defineTensor({
  name: 'stack',
  text: {of: ['tensors'], gives: 'all'},
  title: 'TensorStack',
  places: ['mt'],
  params: {tensors: p.arrays, axis: p.optional(p.int, 0), out},
  build({tensors, axis}) {
    const [first] = tensors;
    if (first === undefined) throw new ValueError('need at least one array to stack');
    if (tensors.some((x) => !sameShape(x.shape, first.shape)))
      throw new ValueError('all input arrays must have the same shape');
    const at = normalizeAxis(axis, first.shape.length + 1);
    return ir.concatenate(
      tensors.map((x) => ir.expandDims(x, at)),
      at,
    );
  },
});

/** An array with at least that many axes; they are put before those there are. */
function withAxes(x: Expr, ndim: number): Expr {
  const missing = ndim - x.shape.length;
  return missing > 0 ? ir.reshape(x, [...new Array<number>(missing).fill(1), ...x.shape]) : x;
}

export const vstack = defineTensor({
  name: 'vstack',
  text: {of: ['tup'], gives: 'all'},
  title: 'TensorConcatenate',
  places: ['mt'],
  params: {tup: p.arrays},
  build: ({tup}) =>
    ir.concatenate(
      tup.map((x) => withAxes(x, 2)),
      0,
    ),
});

export const hstack = defineTensor({
  name: 'hstack',
  text: {of: ['tup'], gives: 'all'},
  title: 'TensorConcatenate',
  places: ['mt'],
  params: {tup: p.arrays},
  build({tup}) {
    const all = tup.map((x) => withAxes(x, 1));
    return ir.concatenate(all, all[0]?.shape.length === 1 ? 0 : 1);
  },
});

export const dstack = defineTensor({
  name: 'dstack',
  text: {of: ['tup'], gives: 'all'},
  title: 'TensorConcatenate',
  places: ['mt'],
  params: {tup: p.arrays},
  build({tup}) {
    const all = tup.map((x) => {
      const matrix = withAxes(x, 2);
      return matrix.shape.length === 2 ? ir.expandDims(matrix, 2) : matrix;
    });
    return ir.concatenate(all, 2);
  },
});

export const columnStack = defineTensor({
  name: 'column_stack',
  text: {of: ['tup'], gives: 'all'},
  title: 'TensorConcatenate',
  places: ['mt'],
  params: {tup: p.arrays},
  build: ({tup}) =>
    ir.concatenate(
      tup.map((x) => (x.shape.length < 2 ? ir.reshape(x, [-1, 1]) : x)),
      1,
    ),
});

export const append = defineTensor({
  name: 'append',
  text: {of: ['arr', 'values'], gives: 'all'},
  title: 'TensorConcatenate',
  places: ['mt'],
  params: {arr: p.array, values: p.values, axis: p.optional(p.int, null)},
  build: ({arr, values, axis}) =>
    axis === null
      ? ir.concatenate([ir.ravel(arr), ir.ravel(values)], 0)
      : ir.concatenate([arr, values], axis),
});
