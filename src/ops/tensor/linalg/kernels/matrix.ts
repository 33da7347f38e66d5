import type {HostArray} from '../../../../engine/array/ir.js';

/** A real matrix in row-major order. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

export function matrixOf(array: HostArray | undefined): Matrix {
  if (array === undefined) throw new TypeError('a matrix is needed');
  const [rows = 0, columns = 1] = array.shape;
  const data =
    array.values instanceof Float64Array ? array.values.slice() : Float64Array.from(array.values, Number);
  return {rows, columns, data};
}

export function zeros(rows: number, columns: number): Matrix {
  return {rows, columns, data: new Float64Array(rows * columns)};
}

export function transposed({rows, columns, data}: Matrix): Matrix {
  const result = zeros(columns, rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) result.data[j * rows + i] = data[i * columns + j] ?? 0;
  return result;
}

export function asHostArray({rows, columns, data}: Matrix): HostArray {
  return {dtype: 'float64', shape: [rows, columns], values: data};
}
