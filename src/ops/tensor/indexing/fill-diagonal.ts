import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Makes `a` stand for the tensor whose main diagonal holds `val`, repeated where it is too short. With `wrap` the diagonal of a tall matrix
     * goes on from its top.
     *
     * @throws ValueError for fewer than two dimensions, or more than two of different lengths.
     * @example
     * const a = mt.zeros([2, 2]);
     * mt.fill_diagonal(a, 5);
     * await a.execute()
     * // array([[5., 0.],
     * //        [0., 5.]])
     */
    fill_diagonal(a: Tensor, val: ArrayLike, wrap?: boolean): Tensor;
    fill_diagonal(a: Tensor, val: ArrayLike, options: {wrap?: boolean}): Tensor;
  }
}

/** Positions in the flattened tensor that lie on its diagonal: every `step`-th one before `end`. */
function diagonalPositions(a: Expr, wrap: boolean): {step: number; end: number} {
  const [rows = 0, columns = 0] = a.shape;
  if (a.shape.length < 2) throw new ValueError('array must be at least 2-d');
  if (a.shape.length === 2)
    return {step: columns + 1, end: wrap ? rows * columns : Math.min(rows, columns) * columns};
  if (a.shape.some((n) => n !== rows))
    throw new ValueError('All dimensions of input must be of equal length');
  const step = a.shape.reduce((total, _, axis) => total + rows ** axis, 0);
  return {step, end: rows ** a.shape.length};
}

export const fillDiagonal = defineTensor({
  name: 'fill_diagonal',
  title: 'TensorFillDiagonal',
  places: ['mt'],
  into: 'a',
  params: {a: p.array, val: p.array, wrap: p.optional(p.bool, false)},
  build({a, val, wrap}) {
    const {step, end} = diagonalPositions(a, wrap);
    const count = Math.ceil(end / step);
    const given = ir.ravel(val);
    const length = given.shape[0] ?? 1;
    const values = ir.take(given, ir.binary('remainder', ir.iota(count), length), 0);
    const filled = ir.setIndex(ir.ravel(a), [{start: 0, stop: end, step}], values);
    return ir.reshape(filled, a.shape);
  },
});
