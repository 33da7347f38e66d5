/** Hypergeometric functions and their kin. */
import type {ArrayLike} from '../../expr/params.js';
import type {Tensor} from '../../expr/tensor.js';
import {defineRemote} from './define-remote.js';

declare module '../../expr/namespaces.js' {
  interface SpecialFunctions {
    /**
     * Confluent hypergeometric limit function ₀F₁.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.hyp0f1(1, 2)
     */
    hyp0f1(v: ArrayLike, z: ArrayLike): Tensor;
    /**
     * Confluent hypergeometric function ₁F₁.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.hyp1f1(1, 2, 3)
     */
    hyp1f1(a: ArrayLike, b: ArrayLike, x: ArrayLike): Tensor;
    /**
     * Gauss's hypergeometric function ₂F₁.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.hyp2f1(1, 2, 3, 0.5)
     */
    hyp2f1(a: ArrayLike, b: ArrayLike, c: ArrayLike, z: ArrayLike): Tensor;
    /**
     * Confluent hypergeometric function U.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.hyperu(1, 2, 3)
     */
    hyperu(a: ArrayLike, b: ArrayLike, x: ArrayLike): Tensor;
    /**
     * Degenerate symmetric elliptic integral of the second kind.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.elliprd(1, 2, 3)
     */
    elliprd(x: ArrayLike, y: ArrayLike, z: ArrayLike): Tensor;
    /**
     * Voigt profile: a normal and a Cauchy distribution convolved.
     *
     * Runs on clusters only.
     *
     * @example
     * mt.special.voigt_profile(1, 2, 3)
     */
    voigt_profile(x: ArrayLike, sigma: ArrayLike, gamma: ArrayLike): Tensor;
  }
}

export const hyp0f1 = defineRemote({
  name: 'hyp0f1',
  title: 'TensorHYP0F1',
  places: ['mt.special'],
  required: ['v', 'z'],
  gives: 'tensor',
});
export const hyp1f1 = defineRemote({
  name: 'hyp1f1',
  title: 'TensorHYP1F1',
  places: ['mt.special'],
  required: ['a', 'b', 'x'],
  gives: 'tensor',
});
export const hyp2f1 = defineRemote({
  name: 'hyp2f1',
  title: 'TensorHYP2F1',
  places: ['mt.special'],
  required: ['a', 'b', 'c', 'z'],
  gives: 'tensor',
});
export const hyperu = defineRemote({
  name: 'hyperu',
  title: 'TensorHYPERU',
  places: ['mt.special'],
  required: ['a', 'b', 'x'],
  gives: 'tensor',
});
export const elliprd = defineRemote({
  name: 'elliprd',
  title: 'TensorElliprd',
  places: ['mt.special'],
  required: ['x', 'y', 'z'],
  gives: 'tensor',
});
export const voigtProfile = defineRemote({
  name: 'voigt_profile',
  title: 'TensorVoigtProfile',
  places: ['mt.special'],
  required: ['x', 'sigma', 'gamma'],
  gives: 'tensor',
});
