import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {kernel, special} from './special.js';

declare module '../../../expr/namespaces.js' {
  interface SpecialFunctions {
    /**
     * The Bessel function of the first kind of order `v`, for real arguments. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.jv([0, 1.5], 2).execute()
     * // array([0.22389078, 0.49129378])
     */
    jv(v: ArrayLike, z: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * {@link jv} scaled by `exp(-abs(imag(z)))`, which for real arguments is 1. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.jve([0, 1.5], 2).execute()
     * // array([0.22389078, 0.49129378])
     */
    jve(v: ArrayLike, z: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The Bessel function of the second kind of whole order. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.yn([0, 2], 2).execute()
     * // array([ 0.51037567, -0.6174081 ])
     */
    yn(n: ArrayLike, x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The Bessel function of the second kind of order `v`, for real arguments. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.yv([0, 1.5], 2).execute()
     * // array([ 0.51037567, -0.39562328])
     */
    yv(v: ArrayLike, z: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * {@link yv} scaled by `exp(-abs(imag(z)))`, which for real arguments is 1. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.yve([0, 1.5], 2).execute()
     * // array([ 0.51037567, -0.39562328])
     */
    yve(v: ArrayLike, z: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The modified Bessel function of the first kind of order `v`, for real arguments. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.iv([0, 1.5], 2).execute()
     * // array([2.2795853 , 1.09947319])
     */
    iv(v: ArrayLike, z: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * {@link iv} scaled by `exp(-abs(z))`. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.ive([0, 1.5], 2).execute()
     * // array([0.30850832, 0.14879752])
     */
    ive(v: ArrayLike, z: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The modified Bessel function of the second kind of whole order. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.kn([0, 2], 2).execute()
     * // array([0.11389387, 0.25375975])
     */
    kn(n: ArrayLike, x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The modified Bessel function of the second kind of order `v`, for real arguments. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.kv([0, 1.5], 2).execute()
     * // array([0.11389387, 0.17990666])
     */
    kv(v: ArrayLike, z: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * {@link kv} scaled by `exp(z)`. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.kve([0, 1.5], 2).execute()
     * // array([0.84156822, 1.32934039])
     */
    kve(v: ArrayLike, z: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const jv = special('jv', 'TensorJV', ['v', 'z'], (...args) => kernel('jv', args));
export const jve = special('jve', 'TensorJVE', ['v', 'z'], (...args) => kernel('jv', args));
export const yn = special('yn', 'TensorYN', ['n', 'x'], (...args) => kernel('yn', args));
export const yv = special('yv', 'TensorYV', ['v', 'z'], (...args) => kernel('yv', args));
export const yve = special('yve', 'TensorYVE', ['v', 'z'], (...args) => kernel('yv', args));
export const iv = special('iv', 'TensorIV', ['v', 'z'], (...args) => kernel('iv', args));
export const ive = special('ive', 'TensorIVE', ['v', 'z'], (...args) => kernel('ive', args));
export const kn = special('kn', 'TensorKN', ['n', 'x'], (...args) => kernel('kn', args));
export const kv = special('kv', 'TensorKV', ['v', 'z'], (...args) => kernel('kv', args));
export const kve = special('kve', 'TensorKVE', ['v', 'z'], (...args) => kernel('kve', args));
