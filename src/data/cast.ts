import type {DType} from './dtype.js';
import type {Vector} from './vector.js';
export function cast(vector: Vector, dtype: DType): Vector {
  return vector.dtype === dtype ? vector : vector;
}
