import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {kernel, special} from './special.js';

declare module '../../../expr/namespaces.js' {
  interface SpecialFunctions {
    /**
     * The beta function. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.beta([1, 2.5], 2).execute()
     * // array([0.5       , 0.11428571])
     */
    beta(a: ArrayLike, b: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The logarithm of the absolute value of the beta function. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.betaln([1, 250], 200).execute()
     * // array([  -5.29831737, -310.56847147])
     */
    betaln(a: ArrayLike, b: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The regularized incomplete beta function. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.betainc(2, 3, [0.2, 0.5]).execute()
     * // array([0.1808, 0.6875])
     */
    betainc(a: ArrayLike, b: ArrayLike, x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The inverse of {@link betainc} in `x`. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.betaincinv(2, 3, [0.2, 0.5]).execute()
     * // array([0.21231713, 0.38572757])
     */
    betaincinv(a: ArrayLike, b: ArrayLike, y: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const beta = special('beta', 'TensorBeta', ['a', 'b'], (...args) => kernel('beta', args));
export const betaln = special('betaln', 'TensorBetaLn', ['a', 'b'], (...args) => kernel('betaln', args));
export const betainc = special('betainc', 'TensorBetaInc', ['a', 'b', 'x'], (...args) =>
  kernel('betainc', args),
);
export const betaincinv = special('betaincinv', 'TensorBetaIncInv', ['a', 'b', 'y'], (...args) =>
  kernel('betaincinv', args),
);
