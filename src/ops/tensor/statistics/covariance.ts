import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {isComplex} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';

/** Options of `cov`. */
export interface CovarianceOptions {
  /** Further variables, in the form of `m`. */
  readonly y?: ArrayLike;
  /** Whether rows are variables and columns observations, as they are unless this is false. */
  readonly rowvar?: boolean;
  /** Whether the divisor is the number of observations, not one less. */
  readonly bias?: boolean;
  /** What the divisor is less than the number of observations; goes before `bias`. */
  readonly ddof?: number | null;
  /** How often each observation was made. */
  readonly fweights?: ArrayLike;
  /** How much each observation counts. */
  readonly aweights?: ArrayLike;
}

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The covariance matrix of variables.
     *
     * @throws ValueError for more than two dimensions.
     * @example
     * await mt.cov([[0, 1, 2], [2, 1, 0]]).execute()
     * // array([[ 1., -1.],
     * //        [-1.,  1.]])
     */
    cov(m: ArrayLike, y: ArrayLike | null, options?: CovarianceOptions): Tensor;
    cov(m: ArrayLike, options?: CovarianceOptions): Tensor;

    /**
     * Pearson's correlation coefficients of variables.
     *
     * @throws ValueError for more than two dimensions.
     * @example
     * await mt.corrcoef([[0, 1, 2], [2, 1, 0]]).execute()
     * // array([[ 1., -1.],
     * //        [-1.,  1.]])
     */
    corrcoef(x: ArrayLike, y: ArrayLike | null, options?: {rowvar?: boolean}): Tensor;
    corrcoef(x: ArrayLike, options?: {y?: ArrayLike; rowvar?: boolean}): Tensor;
  }
}

/** Variables as rows, observations as columns. */
function variables(m: Expr, rowvar: boolean): Expr {
  if (m.shape.length > 2) throw new ValueError('m has more than 2 dimensions');
  const rows = m.shape.length < 2 ? ir.reshape(m, [1, -1]) : m;
  return !rowvar && rows.shape[0] !== 1 ? ir.permute(rows) : rows;
}

interface Weights {
  readonly fweights: Expr | null;
  readonly aweights: Expr | null;
}

function covariance(all: Expr, ddof: number, {fweights, aweights}: Weights): Expr {
  const count = all.shape[1] ?? 0;
  for (const weights of [fweights, aweights]) {
    if (weights === null) continue;
    if (weights.shape.length > 1) throw new ValueError('cannot handle multidimensional weights');
    if (weights.shape[0] !== count) throw new ValueError('incompatible numbers of samples and weights');
  }
  const dtype = isComplex(all.dtype) ? 'complex128' : 'float64';
  const values = ir.cast(all, dtype);
  const weights =
    fweights !== null && aweights !== null
      ? ir.binary('multiply', fweights, aweights)
      : (fweights ?? aweights);
  const total =
    weights === null ? ir.constant(count, 'float64') : ir.reduce('sum', weights, {dtype: 'float64'});
  const weighed = (x: Expr): Expr => (weights === null ? x : ir.binary('multiply', x, weights));
  const centre = ir.binary('divide', ir.reduce('sum', weighed(values), {axes: 1, keepdims: true}), total);
  const deviation = ir.binary('subtract', values, centre);
  const other = ir.permute(ir.unary('conjugate', weighed(deviation)));
  return ir.binary('divide', ir.matmul(deviation, other), freedom(total, ddof, weights, aweights));
}

/** What the sums of products are divided by. */
function freedom(total: Expr, ddof: number, weights: Expr | null, aweights: Expr | null): Expr {
  if (ddof === 0) return total;
  const lost =
    aweights === null || weights === null
      ? ir.constant(ddof, 'float64')
      : ir.binary(
          'divide',
          ir.binary(
            'multiply',
            ddof,
            ir.reduce('sum', ir.binary('multiply', weights, aweights), {dtype: 'float64'}),
          ),
          total,
        );
  return ir.binary('maximum', ir.binary('subtract', total, lost), 0);
}

function joined(m: Expr, y: Expr | null, rowvar: boolean): Expr {
  const rows = variables(m, rowvar);
  return y === null ? rows : ir.concatenate([rows, variables(y, rowvar)], 0);
}

export const cov = defineTensor({
  name: 'cov',
  title: 'TensorCov',
  places: ['mt'],
  params: {
    m: p.array,
    y: p.optionalArray,
    rowvar: p.optional(p.bool, true),
    bias: p.optional(p.bool, false),
    ddof: p.optional(p.int, null),
    fweights: p.optionalArray,
    aweights: p.optionalArray,
  },
  build: ({m, y, rowvar, bias, ddof, ...weights}) =>
    ir.squeeze(covariance(joined(m, y, rowvar), ddof ?? (bias ? 0 : 1), weights)),
});

export const corrcoef = defineTensor({
  name: 'corrcoef',
  title: 'TensorCorrcoef',
  places: ['mt'],
  params: {x: p.array, y: p.optionalArray, rowvar: p.optional(p.bool, true)},
  build({x, y, rowvar}) {
    const matrix = covariance(joined(x, y, rowvar), 1, {fweights: null, aweights: null});
    const deviations = ir.unary('sqrt', ir.unary('real', ir.diagonal(matrix)));
    const scaled = ir.binary('divide', matrix, ir.expandDims(deviations, 1));
    return ir.squeeze(ir.clip(ir.binary('divide', scaled, deviations), -1, 1));
  },
});
