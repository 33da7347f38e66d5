import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {kernel, special} from './special.js';

declare module '../../../expr/namespaces.js' {
  interface SpecialFunctions {
    /**
     * The gamma function, which goes through the factorials. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.gamma([0.5, 1, 5]).execute()
     * // array([ 1.77245385,  1.        , 24.        ])
     */
    gamma(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The logarithm of the absolute value of the gamma function. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.gammaln([0.5, 1, 50]).execute()
     * // array([  0.57236494,   0.        , 144.56574395])
     */
    gammaln(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The logarithm of the gamma function of positive values; NaN of negative ones, whose logarithm is
     * complex. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.loggamma([0.5, 1, 50]).execute()
     * // array([  0.57236494,   0.        , 144.56574395])
     */
    loggamma(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The sign of the gamma function. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.gammasgn([-0.5, 0.5]).execute()
     * // array([-1.,  1.])
     */
    gammasgn(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The regularized lower incomplete gamma function. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.gammainc([0.5, 1], 2).execute()
     * // array([0.95449974, 0.86466472])
     */
    gammainc(a: ArrayLike, b: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The regularized upper incomplete gamma function. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.gammaincc([0.5, 1], 2).execute()
     * // array([0.04550026, 0.13533528])
     */
    gammaincc(a: ArrayLike, b: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The inverse of {@link gammainc} in `b`. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.gammaincinv([0.5, 1], 0.5).execute()
     * // array([0.22746821, 0.69314718])
     */
    gammaincinv(a: ArrayLike, b: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The inverse of {@link gammaincc} in `b`. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.gammainccinv([0.5, 1], 0.5).execute()
     * // array([0.22746821, 0.69314718])
     */
    gammainccinv(a: ArrayLike, b: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * One by the gamma function; 0 where that is infinite. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.rgamma([-1, 0.5, 5]).execute()
     * // array([0.        , 0.56418958, 0.04166667])
     */
    rgamma(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The digamma function: the derivative of the logarithm of the gamma function. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.psi([0.5, 1, 10]).execute()
     * // array([-1.96351003, -0.57721566,  2.25175259])
     */
    psi(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The digamma function: the same as {@link psi}. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.digamma([0.5, 1, 10]).execute()
     * // array([-1.96351003, -0.57721566,  2.25175259])
     */
    digamma(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The `a`-th derivative of the digamma function at `b`. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.polygamma(1, [1, 2.5]).execute()
     * // array([1.64493407, 0.49035776])
     */
    polygamma(a: ArrayLike, b: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Pochhammer's symbol: `gamma(a + b) / gamma(a)`. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.poch([1, 2], 3).execute()
     * // array([ 6., 24.])
     */
    poch(a: ArrayLike, b: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The logarithm of the multivariate gamma function of dimension `b`. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.multigammaln([2.5, 10], 2).execute()
     * // array([ 0.85704781, 25.06352584])
     */
    multigammaln(a: ArrayLike, b: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const gamma = special('gamma', 'TensorGamma', ['x'], (x) => ir.unary('gamma', x));
export const gammaln = special('gammaln', 'TensorGammaln', ['x'], (x) => ir.unary('gammaln', x));
export const loggamma = special('loggamma', 'TensorLogGamma', ['x'], (x) =>
  ir.where(ir.binary('less', x, 0), NaN, ir.unary('gammaln', x)),
);
export const gammasgn = special('gammasgn', 'TensorGammaSgn', ['x'], (...args) => kernel('gammasgn', args));
export const gammainc = special('gammainc', 'TensorGammaInc', ['a', 'b'], (...args) =>
  kernel('gammainc', args),
);
export const gammaincc = special('gammaincc', 'TensorGammaIncc', ['a', 'b'], (...args) =>
  kernel('gammaincc', args),
);
export const gammaincinv = special('gammaincinv', 'TensorGammaIncInv', ['a', 'b'], (...args) =>
  kernel('gammaincinv', args),
);
export const gammainccinv = special('gammainccinv', 'TensorGammaInccInv', ['a', 'b'], (...args) =>
  kernel('gammainccinv', args),
);
export const rgamma = special('rgamma', 'TensorRGamma', ['x'], (...args) => kernel('rgamma', args));
export const psi = special('psi', 'TensorPsi', ['x'], (x) => ir.unary('digamma', x));
export const digamma = special('digamma', 'TensorDiGamma', ['x'], (x) => ir.unary('digamma', x));
export const polygamma = special('polygamma', 'TensorPolyGamma', ['a', 'b'], (...args) =>
  kernel('polygamma', args),
);
export const poch = special('poch', 'TensorPoch', ['a', 'b'], (...args) => kernel('poch', args));
export const multigammaln = special('multigammaln', 'TensorMultiGammaLn', ['a', 'b'], (...args) =>
  kernel('multigammaln', args),
);
