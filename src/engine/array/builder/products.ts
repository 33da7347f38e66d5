/** Builders of products of vectors and matrices. */
import {ValueError} from '../../../errors/index.js';
import type {Expr} from '../ir.js';
import {broadcastShapes, shapeText, sizeOf} from '../shapes.js';
import {binary, cast, commonDType} from './elementwise.js';
import {broadcastTo, expandDims, index, permute, reshape} from './movement.js';
import {reduce} from './reductions.js';

/**
 * NumPy's `matmul`: the last two axes are matrices, one-dimensional operands are rows (left) and columns (right),
 * leading axes broadcast.
 *
 * @throws ValueError where the inner lengths differ
 */
export function matmul(left: Expr, right: Expr): Expr {
  if (left.shape.length === 0 || right.shape.length === 0) {
    throw new ValueError('matmul: Input operand does not have enough dimensions (has 0, it needs 1)');
  }
  const dtype = commonDType([left, right]);
  const a = left.shape.length === 1 ? expandDims(left, 0) : left;
  const b = right.shape.length === 1 ? expandDims(right, 1) : right;
  const [m = 0, k = 0] = a.shape.slice(-2);
  const [inner = 0, n = 0] = b.shape.slice(-2);
  if (k !== inner) {
    throw new ValueError(
      `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) ` +
        `(size ${inner} is different from ${k})`,
    );
  }
  // A row by a matrix reads every value once: there is nothing to pack.
  if (left.shape.length === 1 && right.shape.length > 1 && (dtype === 'float64' || dtype === 'float32')) {
    const factor = broadcastTo(cast(expandDims(left, 1), dtype), right.shape);
    return reduce('sum', binary('multiply', cast(right, dtype), factor), {axes: -2, dtype});
  }
  const batch = broadcastShapes([a.shape.slice(0, -2), b.shape.slice(0, -2)]);
  const product: Expr = {
    kind: 'matmul',
    dtype,
    shape: [...batch, m, n],
    left: broadcastTo(cast(a, dtype), [...batch, m, k]),
    right: broadcastTo(cast(b, dtype), [...batch, k, n]),
  };
  let result: Expr = product;
  if (right.shape.length === 1) result = index(result, ['...', 0]);
  if (left.shape.length === 1) result = index(result, right.shape.length === 1 ? ['...', 0] : ['...', 0, {}]);
  return result;
}

/** NumPy's `dot`: sums over the last axis of the left and the second last of the right operand. */
export function dot(left: Expr, right: Expr): Expr {
  if (left.shape.length === 0 || right.shape.length === 0) return binary('multiply', left, right);
  const k = left.shape.at(-1) ?? 0;
  const axis = Math.max(0, right.shape.length - 2);
  const inner = right.shape[axis] ?? 0;
  if (k !== inner) {
    throw new ValueError(
      `shapes ${shapeText(left.shape)} and ${shapeText(right.shape)} not aligned: ` +
        `${k} (dim ${left.shape.length - 1}) != ${inner} (dim ${axis})`,
    );
  }
  if (right.shape.length <= 2 && left.shape.length <= 2) return matmul(left, right);
  const rest = right.shape.filter((_, i) => i !== axis);
  const order = right.shape.map((_, i) => i).filter((i) => i !== axis);
  const columns = reshape(permute(right, [axis, ...order]), [k, sizeOf(rest)]);
  const rows = reshape(left, [sizeOf(left.shape.slice(0, -1)), k]);
  return reshape(matmul(rows, columns), [...left.shape.slice(0, -1), ...rest]);
}
