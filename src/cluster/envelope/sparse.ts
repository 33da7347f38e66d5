import {NDArray} from '../../data/ndarray.js';
import {Vector} from '../../data/vector.js';
import {emptyLike} from '../../data/vector/storage.js';
import type {TypedValues} from '../../data/vector.js';
import {NotSupportedError} from '../../errors/index.js';
import {PickleError} from '../pickle/limits.js';

/** More elements than this are not filled up: a sparse matrix takes a few bytes whatever its shape. */
const mostElements = 100_000_000;

/** The full array of a matrix that is compressed in rows (CSR). */
export function denseOf(
  values: NDArray,
  columns: NDArray,
  starts: NDArray,
  shape: readonly number[],
): NDArray {
  const [rows = 0, width = 0] = shape.length === 1 ? [1, ...shape] : shape;
  if (!(rows * width <= mostElements))
    throw new NotSupportedError(`a sparse array of shape (${shape.join(', ')}) is too large to be fetched`);
  const source = values.vector.values;
  if (!ArrayBuffer.isView(source) || starts.length !== rows + 1)
    throw new PickleError('the answer has a broken sparse matrix');
  const filled = emptyLike(source, values.dtype, rows * width);
  for (let row = 0; row < rows; row++) {
    const end = Number(starts.vector.at(row + 1));
    for (let at = Number(starts.vector.at(row)); at < end; at++) {
      const column = Number(columns.vector.at(at));
      if (!(column >= 0 && column < width))
        throw new PickleError('the answer has a sparse matrix with a column beyond its shape');
      filled[row * width + column] = source[at];
    }
  }
  return new NDArray(new Vector(values.dtype, filled as unknown as TypedValues), shape);
}
