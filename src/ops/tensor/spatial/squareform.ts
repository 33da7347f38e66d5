import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {pairPlacesReference} from './host-functions.js';

/** Options of `squareform`. */
export type SquareformOptions = Options<{
  /** What is to come out: whichever the argument is not, as it is by default, or a matrix or a vector alone. */
  force: 'no' | 'tomatrix' | 'tovector';
  /** Whether a matrix is looked at for its symmetry and its zeros; true by default. */
  checks: boolean;
  /** The chunks of the result on a cluster; without effect in a local session. */
  chunk_size: number;
}>;

declare module '../../../expr/namespaces.js' {
  interface DistanceFunctions {
    /**
     * The matrix of the distances that {@link pdist} gives, or the distances of such a matrix.
     *
     * @throws ValueError for a matrix that is not square, not symmetric or not zero on its diagonal, and a vector of no such length.
     * @example
     * await mt.spatial.distance.squareform([7, 3, 4]).execute()
     * // array([[0, 7, 3],
     * //        [7, 0, 4],
     * //        [3, 4, 0]])
     */
    squareform(X: ArrayLike, options?: SquareformOptions): Tensor;
  }
}

const binary = (
  op: 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum',
  a: Expr | number,
  b: Expr | number,
): Expr => ir.binary(op, a, b);

function toMatrix(vector: Expr): Expr {
  const [length = 0] = vector.shape;
  const n = Math.ceil(Math.sqrt(2 * length));
  // No pair at all is that of one point.
  const count = length === 0 ? 1 : n;
  if (length > 0 && (n * (n - 1)) / 2 !== length)
    throw new ValueError(
      `${length} distances are not those of all pairs of some points, as 1, 3, 6 or 10 are`,
    );
  const column = ir.iota(count);
  const row = ir.expandDims(column, 1);
  const [low, high] = [binary('minimum', row, column), binary('maximum', row, column)];
  // The pairs of earlier points with all after them, then those of this point.
  const earlier = ir.binary(
    'floor_divide',
    binary('multiply', low, binary('subtract', 2 * count - 1, low)),
    2,
  );
  const place = binary('add', earlier, binary('subtract', high, low));
  const zero = ir.constant(0, vector.dtype);
  const padded = ir.concatenate([ir.reshape(zero, [1]), vector], 0);
  const index = ir.where(ir.binary('equal', row, column), 0, place);
  return ir.reshape(ir.take(padded, ir.ravel(index), 0), [count, count]);
}

function toVector(matrix: Expr, checks: boolean): Expr {
  const [n = 0, columns = 0] = matrix.shape;
  if (n !== columns) throw new ValueError(`a matrix of distances is square, got (${n}, ${columns})`);
  const length = (n * (n - 1)) / 2;
  const looked = checks ? [ir.cast(matrix, 'float64')] : [];
  const [places] = ir.host(pairPlacesReference, looked, {n}, [{dtype: 'int64', shape: [length]}]);
  if (places === undefined) throw new TypeError('a host function gives what it is said to give');
  return ir.take(ir.ravel(matrix), places, 0);
}

export const squareform = defineTensor({
  name: 'squareform',
  title: 'TensorSquareform',
  places: ['mt.spatial.distance'],
  params: {
    X: p.array,
    force: p.optional(p.choice('no', 'tomatrix', 'tovector'), 'no'),
    checks: p.optional(p.bool, true),
    chunk_size: p.optional(p.nullable(p.int), null),
  },
  build({X, force, checks}) {
    const {length} = X.shape;
    if (length !== 1 && length !== 2)
      throw new ValueError(`takes a vector of distances or a matrix of them, got ${length} dimensions`);
    if (force === 'tomatrix' && length === 2)
      throw new ValueError("force 'tomatrix' takes a vector, got a matrix");
    if (force === 'tovector' && length === 1)
      throw new ValueError("force 'tovector' takes a matrix, got a vector");
    return length === 1 ? toMatrix(X) : toVector(X, checks);
  },
});
