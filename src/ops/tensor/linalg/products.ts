import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {normalizeAxis, shapeText, sizeOf} from '../../../engine/array/shapes.js';
import {isComplex} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {sparse} from '../options.js';
import {out, type OutOption} from '../out.js';

/** Options of products. */
export type ProductOptions = OutOption & {
  /** Whether a cluster stores the result as sparse; without effect in a local session. */
  readonly sparse?: boolean;
};

/** Axes that are summed over: how many, last of the first and first of the second, or which of each. */
export type TensordotAxes = number | readonly [number | readonly number[], number | readonly number[]];

declare module '../../../expr/namespaces.js' {
  interface LinalgFunctions {
    /**
     * Another name of {@link TensorFunctions.dot}.
     *
     * @example
     * await mt.linalg.dot([[1, 2], [3, 4]], [5, 6]).execute()
     * // array([17, 39])
     */
    dot(a: ArrayLike, b: ArrayLike, options?: ProductOptions): Tensor;
    /**
     * Another name of {@link TensorFunctions.matmul}.
     *
     * @example
     * await mt.linalg.matmul([[1, 2], [3, 4]], [5, 6]).execute()
     * // array([17, 39])
     */
    matmul(a: ArrayLike, b: ArrayLike, options?: ProductOptions): Tensor;
    /**
     * Another name of {@link TensorFunctions.vdot}.
     *
     * @example
     * await mt.linalg.vdot([1, 2], [3, 4]).execute()
     * // 11
     */
    vdot(a: ArrayLike, b: ArrayLike): Tensor;
    /**
     * Another name of {@link TensorFunctions.inner}.
     *
     * @example
     * await mt.linalg.inner([1, 2], [3, 4]).execute()
     * // 11
     */
    inner(a: ArrayLike, b: ArrayLike, options?: Pick<ProductOptions, 'sparse'>): Tensor;
    /**
     * Another name of {@link TensorFunctions.innerproduct}.
     *
     * @example
     * await mt.linalg.innerproduct([1, 2], [3, 4]).execute()
     * // 11
     */
    innerproduct(a: ArrayLike, b: ArrayLike, options?: Pick<ProductOptions, 'sparse'>): Tensor;
    /**
     * Another name of {@link TensorFunctions.tensordot}.
     *
     * @example
     * await mt.linalg.tensordot([1, 2], [3, 4], 1).execute()
     * // 11
     */
    tensordot(
      a: ArrayLike,
      b: ArrayLike,
      axes?: TensordotAxes,
      options?: Pick<ProductOptions, 'sparse'>,
    ): Tensor;
  }

  interface TensorFunctions {
    /**
     * The sum of products over the last axis of `a` and the last but one of `b` (of vectors their only one). Numbers multiply.
     *
     * @throws ValueError when these axes have different lengths.
     * @example
     * await mt.dot([[1, 2], [3, 4]], [5, 6]).execute()
     * // array([17, 39])
     */
    dot(a: ArrayLike, b: ArrayLike, options?: ProductOptions): Tensor;

    /**
     * The matrix product. Of more than two dimensions the last two are matrices and the others broadcast; a vector is a row on the left, a column
     * on the right.
     *
     * @throws ValueError when the inner lengths differ, and for tensors without dimensions.
     * @example
     * await mt.matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]).execute()
     * // array([[19, 22],
     * //        [43, 50]])
     */
    matmul(a: ArrayLike, b: ArrayLike, options?: ProductOptions): Tensor;

    /**
     * The sum of the products of all values, the first ones conjugated.
     *
     * @throws ValueError when the sizes differ.
     * @example
     * await mt.vdot([[1, 2], [3, 4]], [[5, 6], [7, 8]]).execute()
     * // 70
     */
    vdot(a: ArrayLike, b: ArrayLike): Tensor;

    /**
     * The sum of products over the last axes of both.
     *
     * @throws ValueError when the last axes have different lengths.
     * @example
     * await mt.inner([[1, 2], [3, 4]], [5, 6]).execute()
     * // array([17, 39])
     */
    inner(a: ArrayLike, b: ArrayLike, options?: Pick<ProductOptions, 'sparse'>): Tensor;

    /**
     * The sum of products over the last axes of both: the same as {@link inner}.
     *
     * @throws ValueError when the last axes have different lengths.
     * @example
     * await mt.innerproduct([1, 2], [3, 4]).execute()
     * // 11
     */
    innerproduct(a: ArrayLike, b: ArrayLike, options?: Pick<ProductOptions, 'sparse'>): Tensor;

    /**
     * The sum of products over chosen axes of both.
     *
     * @throws ValueError when these axes have different lengths.
     * @example
     * await mt.tensordot([[1, 2], [3, 4]], [[5, 6], [7, 8]], {axes: 2}).execute()
     * // 70
     */
    tensordot(
      a: ArrayLike,
      b: ArrayLike,
      axes?: TensordotAxes,
      options?: Pick<ProductOptions, 'sparse'>,
    ): Tensor;
    tensordot(
      a: ArrayLike,
      b: ArrayLike,
      options: Pick<ProductOptions, 'sparse'> & {axes?: TensordotAxes},
    ): Tensor;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * The sum of products over the last axis of this and the last but one of `b`. See {@link TensorFunctions.dot}.
     *
     * @throws ValueError when these axes have different lengths.
     * @example
     * await mt.tensor([1, 2]).dot([3, 4]).execute()
     * // 11
     */
    dot(b: ArrayLike, options?: ProductOptions): Tensor;

    /**
     * The matrix product: Python's `a @ b`. See {@link TensorFunctions.matmul}.
     *
     * @throws ValueError when the inner lengths differ, and for tensors without dimensions.
     * @example
     * await mt.tensor([[1, 2], [3, 4]]).matmul([1, 1]).execute()
     * // array([3, 7])
     */
    matmul(b: ArrayLike, options?: ProductOptions): Tensor;

    /**
     * The matrix product with the operands exchanged: Python's `b @ a` where this is `a`.
     *
     * @throws ValueError when the inner lengths differ, and for tensors without dimensions.
     * @example
     * await mt.tensor([[1, 2], [3, 4]]).rmatmul([1, 1]).execute()
     * // array([4, 6])
     */
    rmatmul(b: ArrayLike): Tensor;
  }
}

export const dot = defineTensor({
  name: 'dot',
  title: 'TensorDot',
  places: ['mt', 'mt.linalg', 'Tensor'],
  params: {a: p.array, b: p.array, out, sparse},
  build: ({a, b}) => ir.dot(a, b),
});

export const matmul = defineTensor({
  name: 'matmul',
  title: 'TensorMatmul',
  places: ['mt', 'mt.linalg', 'Tensor'],
  params: {a: p.array, b: p.array, sparse, out},
  build: ({a, b}) => ir.matmul(a, b),
});

export const rmatmul = defineTensor({
  name: 'rmatmul',
  title: 'TensorMatmul',
  places: ['Tensor'],
  params: {a: p.array, b: p.array},
  build: ({a, b}) => ir.matmul(b, a),
});

export const vdot = defineTensor({
  name: 'vdot',
  title: 'TensorDot',
  places: ['mt', 'mt.linalg'],
  params: {a: p.array, b: p.array},
  build: ({a, b}) => ir.dot(ir.ravel(isComplex(a.dtype) ? ir.unary('conjugate', a) : a), ir.ravel(b)),
});

/** The sum of products over axes of both; what is left of the first comes before what is left of the second. */
export function contracted(a: Expr, b: Expr, left: readonly number[], right: readonly number[]): Expr {
  const own = left.map((axis) => normalizeAxis(axis, a.shape.length));
  const other = right.map((axis) => normalizeAxis(axis, b.shape.length));
  const lengths = own.map((axis) => a.shape[axis] ?? 1);
  if (own.length !== other.length || other.some((axis, i) => b.shape[axis] !== lengths[i]))
    throw new ValueError(
      `shape-mismatch for sum: axes ${shapeText(left)} of shape ${shapeText(a.shape)} and axes ${shapeText(right)} of shape ${shapeText(b.shape)}`,
    );
  const freeA = a.shape.map((_, i) => i).filter((i) => !own.includes(i));
  const freeB = b.shape.map((_, i) => i).filter((i) => !other.includes(i));
  const inner = sizeOf(lengths);
  const rows = ir.reshape(ir.permute(a, [...freeA, ...own]), [
    sizeOf(freeA.map((i) => a.shape[i] ?? 1)),
    inner,
  ]);
  const columns = ir.reshape(ir.permute(b, [...other, ...freeB]), [
    inner,
    sizeOf(freeB.map((i) => b.shape[i] ?? 1)),
  ]);
  const shape = [...freeA.map((i) => a.shape[i] ?? 1), ...freeB.map((i) => b.shape[i] ?? 1)];
  return ir.reshape(ir.matmul(rows, columns), shape);
}

function inner(a: Expr, b: Expr): Expr {
  if (a.shape.length === 0 || b.shape.length === 0) return ir.binary('multiply', a, b);
  const [m, n] = [a.shape.at(-1) ?? 0, b.shape.at(-1) ?? 0];
  if (m !== n)
    throw new ValueError(
      `shapes ${shapeText(a.shape)} and ${shapeText(b.shape)} not aligned: ${m} (dim ${a.shape.length - 1}) != ${n} (dim ${b.shape.length - 1})`,
    );
  return contracted(a, b, [-1], [-1]);
}

export const innerFunction = defineTensor({
  name: 'inner',
  title: 'TensorTensorDot',
  places: ['mt', 'mt.linalg'],
  params: {a: p.array, b: p.array, sparse},
  build: ({a, b}) => inner(a, b),
});

export const innerproduct = defineTensor({
  name: 'innerproduct',
  title: 'TensorTensorDot',
  places: ['mt', 'mt.linalg'],
  params: {a: p.array, b: p.array, sparse},
  build: ({a, b}) => inner(a, b),
});

export const tensordot = defineTensor({
  name: 'tensordot',
  title: 'TensorTensorDot',
  places: ['mt', 'mt.linalg'],
  params: {a: p.array, b: p.array, axes: p.optional(p.oneOf(p.int, p.listOf(p.ints)), 2), sparse},
  build({a, b, axes}) {
    if (typeof axes !== 'number') {
      const [left = [], right = []] = axes;
      return contracted(a, b, [left].flat(), [right].flat());
    }
    const count = Array.from({length: axes}, (_, i) => i);
    return contracted(
      a,
      b,
      count.map((i) => a.shape.length - axes + i),
      count,
    );
  },
});
