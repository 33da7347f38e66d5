import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {encodeText} from '../text.js';
import * as p from '../../../expr/params.js';
import type {ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {define, type Definition, type PlaceOf} from '../../../expr/define.js';
import {defineTensor, metaOf, naming, standIn, unknownTensor} from '../define-tensor.js';
import type {AxisLike, ShapeLike} from '../options.js';

/** One tensor as itself, several as an array of them. */
export interface AtLeast {
  (tensor: ValuesLike): Tensor;
  (...tensors: readonly [ValuesLike, ValuesLike, ...ValuesLike[]]): ExecutableTuple<Tensor>;
}

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Puts axes of length 1 in, at places of the result.
     *
     * @throws ValueError for axes out of bounds.
     * @example
     * mt.expand_dims([1, 2], 1).shape
     * // [ 2, 1 ]
     */
    expand_dims(a: ValuesLike, axis: AxisLike): Tensor;
    expand_dims(a: ValuesLike, options: {axis: AxisLike}): Tensor;

    /**
     * Drops axes of length 1: those named, or all.
     *
     * @throws ValueError when a named axis has another length.
     * @example
     * mt.squeeze([[[1], [2]]]).shape
     * // [ 2 ]
     */
    squeeze(a: ValuesLike, axis?: AxisLike | null): Tensor;
    squeeze(a: ValuesLike, options: {axis?: AxisLike | null}): Tensor;

    /**
     * The tensor repeated along axes of length 1 and new first axes, so that it has a shape.
     *
     * @throws ValueError when it cannot have that shape.
     * @example
     * await mt.broadcast_to([1, 2, 3], [2, 3]).execute()
     * // array([[1, 2, 3],
     * //        [1, 2, 3]])
     */
    broadcast_to(tensor: ValuesLike, shape: ShapeLike): Tensor;

    /**
     * Tensors repeated so that all have one shape.
     *
     * @throws ValueError when their shapes do not broadcast.
     * @example
     * await mt.broadcast_arrays([1, 2], [[3], [4]]).execute()
     * // (array([[1, 2],
     * //        [1, 2]]), array([[3, 3],
     * //        [4, 4]]))
     */
    broadcast_arrays(...args: ValuesLike[]): ExecutableTuple<Tensor>;

    /**
     * Tensors with at least one dimension.
     *
     * @example
     * await mt.atleast_1d(5).execute()
     * // array([5])
     */
    atleast_1d: AtLeast;

    /**
     * Tensors with at least two dimensions; axes are put before those that there are.
     *
     * @example
     * await mt.atleast_2d([1, 2]).execute()
     * // array([[1, 2]])
     */
    atleast_2d: AtLeast;

    /**
     * Tensors with at least three dimensions: a vector stands along the middle axis, a matrix along the first two.
     *
     * @example
     * mt.atleast_3d([1, 2]).shape
     * // [ 1, 2, 1 ]
     */
    atleast_3d: AtLeast;

    /**
     * The shape as an array of numbers, for those that prefer a function to `t.shape`.
     *
     * @example
     * await mt.shape([[1, 2]]).execute()
     * // (1, 2)
     */
    shape(a: ValuesLike): ExecutableTuple<Tensor>;

    /**
     * The number of dimensions, for those that prefer a function to `t.ndim`.
     *
     * @example
     * await mt.ndim([[1, 2]]).execute()
     * // 2
     */
    ndim(a: ValuesLike): Tensor;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Drops axes of length 1: those named, or all. See {@link TensorFunctions.squeeze}.
     *
     * @throws ValueError when a named axis has another length.
     * @example
     * mt.zeros([1, 3, 1]).squeeze(0).shape
     * // [ 3, 1 ]
     */
    squeeze(axis?: AxisLike | null): Tensor;
    squeeze(options: {axis?: AxisLike | null}): Tensor;
  }
}

export const expandDims = defineTensor({
  name: 'expand_dims',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorIndex',
  places: ['mt'],
  params: {a: p.array, axis: p.ints},
  build: ({a, axis}) => ir.expandDims(a, axis),
});

export const squeeze = defineTensor({
  name: 'squeeze',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorSqueeze',
  places: ['mt', 'Tensor'],
  params: {a: p.array, axis: p.optional(p.ints, null)},
  build: ({a, axis}) => (axis === null ? ir.squeeze(a) : ir.squeeze(a, axis)),
});

export const broadcastTo = defineTensor({
  name: 'broadcast_to',
  text: {of: ['tensor'], gives: 'all'},
  title: 'TensorBroadcastTo',
  places: ['mt'],
  params: {tensor: p.array, shape: p.shape},
  build: ({tensor, shape}) => ir.broadcastTo(tensor, shape),
});

export const broadcastArrays = defineTensor({
  name: 'broadcast_arrays',
  text: {of: ['args'], gives: 'all'},
  title: 'TensorBroadcastTo',
  places: ['mt'],
  params: {args: p.restArrays},
  outputs: ({args}) => args.length,
  build: ({args}) => ir.broadcastArrays(args),
});

function atLeast<const N extends string>(
  name: N,
  places: readonly [PlaceOf<N>],
  shapeOf: (shape: readonly number[]) => readonly number[],
): Definition {
  return defineTensor({
    name,
    title: 'TensorReshape',
    places,
    params: {tensors: p.restArrays},
    outputs: ({tensors}) => (tensors.length === 1 ? null : tensors.length),
    build({tensors}) {
      const all = tensors.map((x) => ir.reshape(x, shapeOf(x.shape)));
      const [only] = all;
      return all.length === 1 && only !== undefined ? only : all;
    },
  });
}

export const atleast1d = atLeast('atleast_1d', ['mt'], (shape) => (shape.length === 0 ? [1] : shape));
export const atleast2d = atLeast('atleast_2d', ['mt'], (shape) =>
  shape.length === 0 ? [1, 1] : shape.length === 1 ? [1, ...shape] : shape,
);
export const atleast3d = atLeast('atleast_3d', ['mt'], (shape) => {
  if (shape.length === 0) return [1, 1, 1];
  if (shape.length === 1) return [1, ...shape, 1];
  return shape.length === 2 ? [...shape, 1] : shape;
});

const extents = (x: Expr): Expr[] => x.shape.map((n) => ir.constant(n));

export const shape = define({
  name: 'shape',
  title: 'TensorGetShape',
  places: ['mt'],
  params: {a: p.array},
  infer({a}, place) {
    return naming(`${place}.shape`, () => {
      const x = standIn(a, true);
      return x === null ? {kind: 'tuple', items: [unknownTensor]} : metaOf(extents(x));
    });
  },
  async lower({a}, context) {
    const encoded = await encodeText({of: ['a'], gives: 'none'}, {a}, context);
    const all = extents(await context.array(encoded?.args.a ?? a));
    return {kind: 'tuple', items: all.map((expr) => ({kind: 'tensor', expr}))};
  },
});

export const ndim = defineTensor({
  name: 'ndim',
  text: {of: ['a'], gives: 'none'},
  title: 'TensorGetShape',
  places: ['mt'],
  params: {a: p.array},
  build: ({a}) => ir.constant(a.shape.length),
});
