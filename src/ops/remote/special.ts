import type {ArrayLike} from '../../expr/params.js';
import type {Tensor} from '../../expr/tensor.js';
import type {ExecutableTuple} from '../../expr/tuple.js';
import {defineRemote} from './define-remote.js';

declare module '../../expr/namespaces.js' {
  interface SpecialFunctions {
    /**
     * The Airy functions Ai and Bi, each with its derivative: Ai, Ai′, Bi, Bi′.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.airy(1.5)
     */
    airy(z: ArrayLike): ExecutableTuple<Tensor>;
    /**
     * Exponentially scaled Airy functions and their derivatives.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.airye(1.5)
     */
    airye(z: ArrayLike): ExecutableTuple<Tensor>;
    /**
     * Integrals of the Airy functions from 0 to x, and of those of −t.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.itairy(0.5)
     */
    itairy(x: ArrayLike): ExecutableTuple<Tensor>;
    /**
     * Hankel function of the first kind, of real order v.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.hankel1(1, 1.5)
     */
    hankel1(v: ArrayLike, z: ArrayLike): Tensor;
    /**
     * Exponentially scaled Hankel function of the first kind.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.hankel1e(1, 1.5)
     */
    hankel1e(v: ArrayLike, z: ArrayLike): Tensor;
    /**
     * Hankel function of the second kind, of real order v.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.hankel2(1, 1.5)
     */
    hankel2(v: ArrayLike, z: ArrayLike): Tensor;
    /**
     * Exponentially scaled Hankel function of the second kind.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.hankel2e(1, 1.5)
     */
    hankel2e(v: ArrayLike, z: ArrayLike): Tensor;
    /**
     * Faddeeva function: exp(−x²)·erfc(−ix).
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.wofz(0.5)
     */
    wofz(x: ArrayLike): Tensor;
    /**
     * Fresnel integrals S and C.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.fresnel(0.5)
     */
    fresnel(x: ArrayLike): ExecutableTuple<Tensor>;
    /**
     * Modified Fresnel integrals F₊ and K₊.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.modfresnelp(0.5)
     */
    modfresnelp(x: ArrayLike): ExecutableTuple<Tensor>;
    /**
     * Modified Fresnel integrals F₋ and K₋.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.modfresnelm(0.5)
     */
    modfresnelm(x: ArrayLike): ExecutableTuple<Tensor>;
    /**
     * Ellipsoidal harmonic functions E, Lamé functions of the first kind.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.ellip_harm(5, 8, 1, 1, 2.5)
     */
    ellip_harm(
      h2: ArrayLike,
      k2: ArrayLike,
      n: ArrayLike,
      p: ArrayLike,
      s: ArrayLike,
      signm?: number,
      signn?: number,
    ): Tensor;
    /**
     * Ellipsoidal harmonic functions F, Lamé functions of the second kind.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.ellip_harm_2(5, 8, 1, 1, 2.5)
     */
    ellip_harm_2(h2: ArrayLike, k2: ArrayLike, n: ArrayLike, p: ArrayLike, s: ArrayLike): Tensor;
    /**
     * Normalisation constants of ellipsoidal harmonic functions.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.ellip_normal(5, 8, 1, 1)
     */
    ellip_normal(h2: ArrayLike, k2: ArrayLike, n: ArrayLike, p: ArrayLike): Tensor;
  }
}

export const airy = defineRemote({
  name: 'airy',
  title: 'TensorAiry',
  places: ['mt.special'],
  required: ['z'],
  gives: ['tensor', 'tensor', 'tensor', 'tensor'],
});
export const airye = defineRemote({
  name: 'airye',
  title: 'TensorAirye',
  places: ['mt.special'],
  required: ['z'],
  gives: ['tensor', 'tensor', 'tensor', 'tensor'],
});
export const itairy = defineRemote({
  name: 'itairy',
  title: 'TensorItairy',
  places: ['mt.special'],
  required: ['x'],
  gives: ['tensor', 'tensor', 'tensor', 'tensor'],
});
export const hankel1 = defineRemote({
  name: 'hankel1',
  title: 'TensorHankel1',
  places: ['mt.special'],
  required: ['v', 'z'],
  gives: 'tensor',
});
export const hankel1e = defineRemote({
  name: 'hankel1e',
  title: 'TensorHankel1e',
  places: ['mt.special'],
  required: ['v', 'z'],
  gives: 'tensor',
});
export const hankel2 = defineRemote({
  name: 'hankel2',
  title: 'TensorHankel2',
  places: ['mt.special'],
  required: ['v', 'z'],
  gives: 'tensor',
});
export const hankel2e = defineRemote({
  name: 'hankel2e',
  title: 'TensorHankel2e',
  places: ['mt.special'],
  required: ['v', 'z'],
  gives: 'tensor',
});
export const wofz = defineRemote({
  name: 'wofz',
  title: 'TensorWofz',
  places: ['mt.special'],
  required: ['x'],
  gives: 'tensor',
});
export const fresnel = defineRemote({
  name: 'fresnel',
  title: 'TensorFresnel',
  places: ['mt.special'],
  required: ['x'],
  gives: ['tensor', 'tensor'],
});
export const modfresnelp = defineRemote({
  name: 'modfresnelp',
  title: 'TensorModFresnelP',
  places: ['mt.special'],
  required: ['x'],
  gives: ['tensor', 'tensor'],
});
export const modfresnelm = defineRemote({
  name: 'modfresnelm',
  title: 'TensorModFresnelM',
  places: ['mt.special'],
  required: ['x'],
  gives: ['tensor', 'tensor'],
});
export const ellipHarm = defineRemote({
  name: 'ellip_harm',
  title: 'TensorEllipHarm',
  places: ['mt.special'],
  required: ['h2', 'k2', 'n', 'p', 's'],
  optional: ['signm', 'signn'],
  gives: 'tensor',
});
export const ellipHarm2 = defineRemote({
  name: 'ellip_harm_2',
  title: 'TensorEllipHarm2',
  places: ['mt.special'],
  required: ['h2', 'k2', 'n', 'p', 's'],
  gives: 'tensor',
});
export const ellipNormal = defineRemote({
  name: 'ellip_normal',
  title: 'TensorEllipNormal',
  places: ['mt.special'],
  required: ['h2', 'k2', 'n', 'p'],
  gives: 'tensor',
});
