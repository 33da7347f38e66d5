import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {kernel, special} from './special.js';

declare module '../../../expr/namespaces.js' {
  interface SpecialFunctions {
    /**
     * The error function. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.erf([0, 0.5, 2]).execute()
     * // array([0.        , 0.52049988, 0.99532227])
     */
    erf(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * One less the error function, exact for large values. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.erfc([0, 0.5, 10]).execute()
     * // array([1.00000000e+00, 4.79500122e-01, 2.08848758e-45])
     */
    erfc(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `exp(x**2) * erfc(x)`. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.erfcx([0, 1, 30]).execute()
     * // array([1.        , 0.42758358, 0.01879589])
     */
    erfcx(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The imaginary error function. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.erfi([0, 0.5, 2]).execute()
     * // array([ 0.        ,  0.61495209, 18.56480241])
     */
    erfi(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The inverse of {@link erf}. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.erfinv([0, 0.5, -0.9]).execute()
     * // array([ 0.        ,  0.47693628, -1.16308715])
     */
    erfinv(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The inverse of {@link erfc}. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.erfcinv([0.5, 1.5, 1e-5]).execute()
     * // array([ 0.47693628, -0.47693628,  3.12341327])
     */
    erfcinv(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Dawson's integral. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.dawsn([0, 1, 5]).execute()
     * // array([0.        , 0.53807951, 0.10213407])
     */
    dawsn(x: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const erf = special('erf', 'TensorErf', ['x'], (x) => ir.unary('erf', x));
export const erfc = special('erfc', 'TensorErfc', ['x'], (x) => ir.unary('erfc', x));
export const erfcx = special('erfcx', 'TensorErfcx', ['x'], (...args) => kernel('erfcx', args));
export const erfi = special('erfi', 'TensorErfi', ['x'], (...args) => kernel('erfi', args));
export const erfinv = special('erfinv', 'TensorErfinv', ['x'], (...args) => kernel('erfinv', args));
export const erfcinv = special('erfcinv', 'TensorErfcinv', ['x'], (...args) => kernel('erfcinv', args));
export const dawsn = special('dawsn', 'TensorDawsn', ['x'], (...args) => kernel('dawsn', args));
