/** What is no expression of vectors as a whole, or looks at values before it is one. Runs where the engine runs it. */
import type {HostArray} from '../../../engine/array/ir.js';
import {ValueError} from '../../../errors/index.js';

/** Mahalanobis distances between the rows of two matrices by a third. */
export function mahalanobis([first, second, matrix]: readonly HostArray[]): readonly HostArray[] {
  if (first === undefined || second === undefined || matrix === undefined)
    throw new TypeError('mahalanobis takes three matrices');
  const [rows = 0, n = 0] = first.shape;
  const [others = 0] = second.shape;
  const [a, b, inverse] = [first, second, matrix].map(({values}) => values as Float64Array) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const apart = new Float64Array(n);
  const values = new Float64Array(rows * others);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < others; j++) {
      for (let k = 0; k < n; k++) apart[k] = (a[i * n + k] ?? 0) - (b[j * n + k] ?? 0);
      values[i * others + j] = Math.sqrt(quadratic(apart, inverse));
    }
  }
  return [{dtype: 'float64', shape: [rows, others], values}];
}

function quadratic(vector: Float64Array, matrix: Float64Array): number {
  const n = vector.length;
  let sum = 0;
  for (let row = 0; row < n; row++) {
    let product = 0;
    for (let k = 0; k < n; k++) product += (matrix[row * n + k] ?? 0) * (vector[k] ?? 0);
    sum += product * (vector[row] ?? 0);
  }
  return sum;
}

/** The weights, of which none is below zero. */
export function checkedWeights([weights]: readonly HostArray[]): readonly HostArray[] {
  if (weights === undefined) throw new TypeError('checkedWeights takes weights');
  const below = (weights.values as Float64Array).find((weight) => weight < 0);
  if (below !== undefined) throw new ValueError(`weights are not negative, got ${below}`);
  return [weights];
}

/** Where a matrix of n points, row by row, has the distance of each pair. The matrix itself is given where it is to be looked at. */
export function pairPlaces([matrix]: readonly HostArray[], {n}: {readonly n: number}): readonly HostArray[] {
  if (matrix !== undefined) checkMatrix(matrix.values as Float64Array, n);
  const values = new BigInt64Array((n * (n - 1)) / 2);
  // By halves: writing bigint values would make each of them an object first.
  const words = new Int32Array(values.buffer);
  let at = 0;
  for (let row = 0; row < n; row++) {
    for (let column = row + 1; column < n; column++) {
      const place = row * n + column;
      words[at++] = place;
      words[at++] = place / 2 ** 32;
    }
  }
  return [{dtype: 'int64', shape: [values.length], values}];
}

function checkMatrix(values: Float64Array, n: number): void {
  for (let row = 0; row < n; row++) {
    const own = values[row * n + row] ?? 0;
    if (own !== 0)
      throw new ValueError(`the diagonal of a matrix of distances is zero, got ${own} in row ${row}`);
    for (let column = row + 1; column < n; column++) {
      const [there = 0, back = 0] = [values[row * n + column], values[column * n + row]];
      if (there !== back)
        throw new ValueError(
          `a matrix of distances is symmetric, got ${there} in row ${row}, column ${column} and ${back} in row ${column}, column ${row}`,
        );
    }
  }
}

const reference = <const N extends string>(name: N) => ({module: import.meta.url, name}) as const;

export const mahalanobisReference = reference('mahalanobis');
export const checkedWeightsReference = reference('checkedWeights');
export const pairPlacesReference = reference('pairPlaces');
