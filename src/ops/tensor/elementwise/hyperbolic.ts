import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {elementwise1} from './elementwise.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Hyperbolic sine. The result is float64 for integers, and keeps a floating dtype; complex values are
     * taken.
     *
     * @example
     * await mt.sinh([0, 1, 2]).execute()
     * // array([0.        , 1.17520119, 3.62686041])
     */
    sinh(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Hyperbolic cosine. The result is float64 for integers, and keeps a floating dtype; complex values
     * are taken.
     *
     * @example
     * await mt.cosh([0, 1, 2]).execute()
     * // array([1.        , 1.54308063, 3.76219569])
     */
    cosh(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Hyperbolic tangent. The result is float64 for integers, and keeps a floating dtype; complex values
     * are taken.
     *
     * @example
     * await mt.tanh([0, 1, 2]).execute()
     * // array([0.        , 0.76159416, 0.96402758])
     */
    tanh(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Inverse hyperbolic sine. The result is float64 for integers, and keeps a floating dtype.
     *
     * @example
     * await mt.arcsinh([0, 1, 2]).execute()
     * // array([0.        , 0.88137359, 1.44363548])
     */
    arcsinh(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Inverse hyperbolic cosine; NaN below 1. The result is float64 for integers, and keeps a floating
     * dtype.
     *
     * @example
     * await mt.arccosh([1, 2, 3]).execute()
     * // array([0.        , 1.3169579 , 1.76274717])
     */
    arccosh(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Inverse hyperbolic tangent; infinite at -1 and 1, NaN beyond. The result is float64 for integers,
     * and keeps a floating dtype.
     *
     * @example
     * await mt.arctanh([0, 0.5, 1]).execute()
     * // array([0.        , 0.54930614,        inf])
     */
    arctanh(x: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const sinh = elementwise1('sinh', 'TensorSinh', ['mt'], (x) => ir.unary('sinh', x));
export const cosh = elementwise1('cosh', 'TensorCosh', ['mt'], (x) => ir.unary('cosh', x));
export const tanh = elementwise1('tanh', 'TensorTanh', ['mt'], (x) => ir.unary('tanh', x));
export const arcsinh = elementwise1('arcsinh', 'TensorArcsinh', ['mt'], (x) => ir.unary('arcsinh', x));
export const arccosh = elementwise1('arccosh', 'TensorArccosh', ['mt'], (x) => ir.unary('arccosh', x));
export const arctanh = elementwise1('arctanh', 'TensorArctanh', ['mt'], (x) => ir.unary('arctanh', x));
