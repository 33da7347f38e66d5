import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {kernel, product, special} from './special.js';

declare module '../../../expr/namespaces.js' {
  interface SpecialFunctions {
    /**
     * `-x * log(x)`; 0 at 0 and -inf below. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.entr([0, 0.5, 2, -1]).execute()
     * // array([ 0.        ,  0.34657359, -1.38629436,        -inf])
     */
    entr(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `x * log(x / y)`; 0 where `x` is 0, infinite where there is no such logarithm. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.rel_entr([0, 1, 2], [1, 2, 0]).execute()
     * // array([ 0.        , -0.69314718,         inf])
     */
    rel_entr(x: ArrayLike, y: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `x * log(x / y) - x + y`. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.kl_div([0, 1, 2], [1, 2, 0]).execute()
     * // array([1.        , 0.30685282,        inf])
     */
    kl_div(x: ArrayLike, y: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `x1 * log(x2)`; 0 where `x1` is 0. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.xlogy([0, 2], [0, 3]).execute()
     * // array([0.        , 2.19722458])
     */
    xlogy(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const entr = special('entr', 'TensorEntr', ['x'], (x) =>
  ir.where(ir.binary('less', x, 0), -Infinity, ir.binary('subtract', 0, product(x, x))),
);
export const relEntr = special('rel_entr', 'TensorRelEntr', ['x', 'y'], (...args) => kernel('relEntr', args));
export const klDiv = special('kl_div', 'TensorKlDiv', ['x', 'y'], (...args) => kernel('klDiv', args));
export const xlogy = special('xlogy', 'TensorXLogY', ['x1', 'x2'], (x1, x2) => product(x1, x2));
