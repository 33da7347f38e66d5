import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {isInexact, componentDType} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import {normalizeAxes} from '../../../engine/array/shapes.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import type {AxisLike} from '../options.js';
import {svdReference} from './kernels/svd.js';
import {decomposed, matrix} from './square.js';

/** Options of `norm`. */
export interface NormOptions {
  readonly ord?: number | 'fro' | 'nuc' | null;
  readonly axis?: AxisLike | null;
  readonly keepdims?: boolean;
}

declare module '../../../expr/namespaces.js' {
  interface LinalgFunctions {
    /**
     * A norm: without `ord` the root of the sum of squares of all values. Of vectors (one axis) `ord` is a number or an infinity; of matrices (two axes)
     * 1, -1, 2, -2, an infinity, `'fro'` or `'nuc'`.
     *
     * @throws ValueError for a norm that there is not, or more than two axes.
     * @example
     * await mt.linalg.norm([3, 4]).execute()
     * // 5.0
     */
    norm(x: ArrayLike, ord?: number | 'fro' | 'nuc' | null, options?: NormOptions): Tensor;
    norm(x: ArrayLike, options: NormOptions): Tensor;
  }
}

interface Reduced {
  readonly axes: number | readonly number[];
  readonly keepdims: boolean;
}

function squares(x: Expr): Expr {
  const size = ir.unary('absolute', x);
  return ir.binary('multiply', size, size);
}

function vectorNorm(x: Expr, ord: number, how: Reduced): Expr {
  const size = ir.unary('absolute', x);
  if (ord === Infinity) return ir.reduce('max', size, how);
  if (ord === -Infinity) return ir.reduce('min', size, how);
  if (ord === 0) return ir.reduce('sum', ir.cast(ir.binary('not_equal', x, 0), componentDType(x.dtype)), how);
  if (ord === 1) return ir.reduce('sum', size, how);
  if (ord === 2) return ir.unary('sqrt', ir.reduce('sum', squares(x), how));
  return ir.binary('power', ir.reduce('sum', ir.binary('power', size, ord), how), 1 / ord);
}

/** The largest or smallest sum over one axis of a matrix. */
function sumNorm(x: Expr, sum: number, other: number, ord: number): Expr {
  const sums = ir.reduce('sum', ir.unary('absolute', x), {axes: sum, keepdims: true});
  return ir.reduce(ord > 0 ? 'max' : 'min', sums, {axes: other, keepdims: true});
}

function singularNorm(x: Expr, ord: number | 'nuc', row: number, column: number): Expr {
  if (x.shape.length !== 2)
    throw new ValueError(
      'norms of singular values take one matrix: other dimensions than two are not supported',
    );
  const {matrix: source, dtype} = matrix(ir.permute(x, [row, column]));
  const [m = 0, n = 0] = source.shape;
  const k = Math.min(m, n);
  const [, values] = decomposed(svdReference, [source], null, [[m, k], [k], [k, n]], dtype);
  if (values === undefined) throw new TypeError('a host function gives what it is said to give');
  return ir.reshape(ir.reduce(ord === 'nuc' ? 'sum' : ord > 0 ? 'max' : 'min', values), [1, 1]);
}

function matrixNorm(x: Expr, ord: number | string, row: number, column: number): Expr {
  if (ord === 1 || ord === -1) return sumNorm(x, row, column, ord);
  if (ord === Infinity || ord === -Infinity) return sumNorm(x, column, row, ord);
  if (ord === 2 || ord === -2 || ord === 'nuc') return singularNorm(x, ord, row, column);
  if (ord === 'fro') return vectorNorm(x, 2, {axes: [row, column], keepdims: true});
  throw new ValueError(`Invalid norm order ${ord} for matrices.`);
}

export const norm = defineTensor({
  name: 'norm',
  title: 'TensorNorm',
  places: ['mt.linalg'],
  params: {
    x: p.array,
    ord: p.optional(p.oneOf(p.number, p.choice('fro', 'nuc')), null),
    axis: p.optional(p.ints, null),
    keepdims: p.optional(p.bool, false),
  },
  build({x: given, ord, axis, keepdims}) {
    const x = isInexact(given.dtype) ? given : ir.cast(given, 'float64');
    if (ord === null && axis === null)
      return ir.cast(vectorNorm(x, 2, {axes: x.shape.map((_, i) => i), keepdims}), componentDType(x.dtype));
    const list = axis === null ? null : [axis].flat();
    const axes = normalizeAxes(list, x.shape.length);
    if (axes.length === 1) {
      if (typeof ord === 'string') throw new ValueError(`Invalid norm order '${ord}' for vectors`);
      return vectorNorm(x, ord ?? 2, {axes, keepdims});
    }
    if (axes.length !== 2) throw new ValueError('Improper number of dimensions to norm.');
    const [row = 0, column = 1] = (list ?? axes).map((one) => (one < 0 ? one + x.shape.length : one));
    const found = matrixNorm(x, ord ?? 'fro', row, column);
    return keepdims ? found : ir.squeeze(found, [row, column]);
  },
});
