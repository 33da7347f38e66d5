import {ValueError} from '../../../../errors/index.js';
import type {HostArray} from '../../../../engine/array/ir.js';
import {symmetricEigen} from '../../linalg/kernels/eigen.js';

interface RootCall {
  readonly check: boolean;
  readonly tolerance: number;
}

/** A matrix whose transpose times itself is a covariance matrix: roots of its eigenvalues times its eigenvectors. Runs where the engine runs it. */
export function covarianceRoot(
  [matrix]: readonly HostArray[],
  {check, tolerance}: RootCall,
): readonly HostArray[] {
  if (matrix === undefined) throw new TypeError('covarianceRoot takes a matrix');
  const [n = 0] = matrix.shape;
  const a = Float64Array.from(matrix.values, Number);
  const {values, vectors} = symmetricEigen(a, n);
  const scale = Math.max(...values.map(Math.abs), 1e-300);
  const asymmetric = a.some(
    (x, i) => Math.abs(x - (a[(i % n) * n + Math.floor(i / n)] ?? 0)) > tolerance * scale,
  );
  if (check && (asymmetric || values.some((value) => value < -tolerance * scale)))
    throw new ValueError('covariance is not symmetric positive-semidefinite.');
  const root = new Float64Array(n * n);
  for (let k = 0; k < n; k++)
    for (let j = 0; j < n; j++)
      root[k * n + j] = Math.sqrt(Math.max(values[k] ?? 0, 0)) * (vectors[j * n + k] ?? 0);
  return [{dtype: 'float64', shape: [n, n], values: root}];
}

/** Where {@link covarianceRoot} is found. */
export const covarianceRootReference = {module: import.meta.url, name: 'covarianceRoot'} as const;
