import * as ir from '../../engine/array/builder.js';
import * as p from '../../expr/params.js';
import type {ArrayLike} from '../../expr/params.js';
import type {Tensor} from '../../expr/tensor.js';
import {defineTensor} from './define-tensor.js';
import {out, type OutOption} from './out.js';

declare module '../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Limits every value to `[a_min, a_max]`; a bound that is null is none.
     *
     * NumPy's and Mars's `clip`. The dtype is that of `maximum` and `minimum`.
     *
     * @throws ArgumentError when both bounds are null.
     * @example
     * await mt.arange(6).clip(1, 4).execute()
     * // array([1, 1, 2, 3, 4, 4])
     */
    clip(a_min: ArrayLike | null, a_max: ArrayLike | null, options?: OutOption): Tensor;
  }
}

declare module '../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Limits every value to `[a_min, a_max]`; a bound that is null is none.
     *
     * NumPy's and Mars's `clip`.
     *
     * @throws ArgumentError when both bounds are null.
     * @example
     * await mt.clip([1, 5, 9], 2, 6).execute()
     * // array([2, 5, 6])
     */
    clip(a: ArrayLike, a_min: ArrayLike | null, a_max: ArrayLike | null, options?: OutOption): Tensor;
  }
}

export const clip = defineTensor({
  name: 'clip',
  title: 'TensorClip',
  places: ['mt', 'Tensor'],
  params: {a: p.array, a_min: p.optionalArray, a_max: p.optionalArray, out},
  build: ({a, a_min, a_max}) => ir.clip(a, a_min, a_max),
});
