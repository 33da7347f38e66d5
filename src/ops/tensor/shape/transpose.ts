import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {normalizeAxis} from '../../../engine/array/shapes.js';
import * as p from '../../../expr/params.js';
import type {ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import type {AxisLike} from '../options.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Axes in another order: reversed, or as `axes` has them.
     *
     * @throws ValueError when `axes` is no order of the axes.
     * @example
     * await mt.transpose([[1, 2], [3, 4]]).execute()
     * // array([[1, 3],
     * //        [2, 4]])
     */
    transpose(a: ValuesLike, axes?: readonly number[] | null): Tensor;

    /**
     * Two axes exchanged.
     *
     * @throws ValueError for axes out of bounds.
     * @example
     * mt.swapaxes(mt.zeros([3, 4, 5]), 0, 2).shape
     * // [ 5, 4, 3 ]
     */
    swapaxes(a: ValuesLike, axis1: number, axis2: number): Tensor;

    /**
     * Axes moved to other places; the others keep their order.
     *
     * @throws ValueError for axes out of bounds.
     * @example
     * mt.moveaxis(mt.zeros([3, 4, 5]), 0, -1).shape
     * // [ 4, 5, 3 ]
     */
    moveaxis(a: ValuesLike, source: AxisLike, destination: AxisLike): Tensor;

    /**
     * One axis moved before another.
     *
     * @throws ValueError for axes out of bounds.
     * @example
     * mt.rollaxis(mt.ones([3, 4, 5, 6]), 3, 1).shape
     * // [ 3, 6, 4, 5 ]
     */
    rollaxis(tensor: ValuesLike, axis: number, start?: number): Tensor;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Axes in another order: reversed, or as the arguments have them. See {@link TensorFunctions.transpose}.
     *
     * @throws ValueError when the arguments are no order of the axes.
     * @example
     * mt.zeros([3, 4, 5]).transpose(1, 0, 2).shape
     * // [ 4, 3, 5 ]
     */
    transpose(...axes: number[] | [readonly number[] | null]): Tensor;

    /**
     * The tensor with its axes reversed.
     *
     * @example
     * await mt.tensor([[1, 2], [3, 4]]).T.execute()
     * // array([[1, 3],
     * //        [2, 4]])
     */
    readonly T: Tensor;

    /**
     * Two axes exchanged. See {@link TensorFunctions.swapaxes}.
     *
     * @throws ValueError for axes out of bounds.
     * @example
     * mt.zeros([3, 4, 5]).swapaxes(0, 2).shape
     * // [ 5, 4, 3 ]
     */
    swapaxes(axis1: number, axis2: number): Tensor;
  }
}

export const transpose = defineTensor({
  name: 'transpose',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorTranspose',
  places: ['mt'],
  params: {a: p.array, axes: p.optional(p.listOf(p.int), null)},
  build: ({a, axes}) => (axes === null ? ir.permute(a) : ir.permute(a, axes)),
});

export const transposeMethod = defineTensor({
  name: 'transpose',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorTranspose',
  places: ['Tensor'],
  params: {a: p.array, axes: p.rest(p.nullable(p.ints))},
  build({a, axes}) {
    const order = axes.flat().filter((axis) => axis !== null);
    return order.length === 0 ? ir.permute(a) : ir.permute(a, order);
  },
});

export const T = defineTensor({
  name: 'T',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorTranspose',
  places: ['Tensor'],
  property: true,
  params: {a: p.array},
  build: ({a}) => ir.permute(a),
});

export const swapaxes = defineTensor({
  name: 'swapaxes',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorSwapAxes',
  places: ['mt', 'Tensor'],
  params: {a: p.array, axis1: p.int, axis2: p.int},
  build({a, axis1, axis2}) {
    const [from, to] = [axis1, axis2].map((axis) => normalizeAxis(axis, a.shape.length));
    return ir.permute(
      a,
      a.shape.map((_, i) => (i === from ? (to ?? i) : i === to ? (from ?? i) : i)),
    );
  },
});

export const moveaxis = defineTensor({
  name: 'moveaxis',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorTranspose',
  places: ['mt'],
  params: {a: p.array, source: p.ints, destination: p.ints},
  build({a, source, destination}) {
    const ndim = a.shape.length;
    const from = [source].flat().map((axis) => normalizeAxis(axis, ndim));
    const to = [destination].flat().map((axis) => normalizeAxis(axis, ndim));
    if (from.length !== to.length)
      throw new ValueError('`source` and `destination` arguments must have the same number of elements');
    const order = a.shape.map((_, i) => i).filter((i) => !from.includes(i));
    const moves = to.map((place, i) => ({place, axis: from[i] ?? 0})).sort((x, y) => x.place - y.place);
    for (const {place, axis} of moves) order.splice(place, 0, axis);
    return ir.permute(a, order);
  },
});

export const rollaxis = defineTensor({
  name: 'rollaxis',
  text: {of: ['tensor'], gives: 'all'},
  title: 'TensorTranspose',
  places: ['mt'],
  params: {tensor: p.array, axis: p.int, start: p.optional(p.int, 0)},
  build({tensor, axis, start}) {
    const ndim = tensor.shape.length;
    const from = normalizeAxis(axis, ndim);
    const before = start < 0 ? start + ndim : start;
    if (before < 0 || before > ndim)
      throw new ValueError(`start arg requires ${-ndim} <= start < ${ndim + 1}, but ${start} was passed in`);
    const order = tensor.shape.map((_, i) => i).filter((i) => i !== from);
    order.splice(from < before ? before - 1 : before, 0, from);
    return ir.permute(tensor, order);
  },
});
