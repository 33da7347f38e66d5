import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {elementwise1, elementwise2} from './elementwise.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * e to the power of each value. The result is float64 for integers, and keeps a floating dtype;
     * complex values are taken.
     *
     * @example
     * await mt.exp([0, 1, 2]).execute()
     * // array([1.        , 2.71828183, 7.3890561 ])
     */
    exp(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `exp(x) - 1`, exact for values near 0. The result is float64 for integers, and keeps a floating
     * dtype.
     *
     * @example
     * await mt.expm1([0, 1e-10, 1]).execute()
     * // array([0.00000000e+00, 1.00000000e-10, 1.71828183e+00])
     */
    expm1(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * 2 to the power of each value. The result is float64 for integers, and keeps a floating dtype.
     *
     * @example
     * await mt.exp2([0, 1, 2.5]).execute()
     * // array([1.        , 2.        , 5.65685425])
     */
    exp2(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Natural logarithm; -inf of 0 and NaN of negative values. The result is float64 for integers, and
     * keeps a floating dtype; complex values are taken.
     *
     * @example
     * await mt.log([1, 2, 0]).execute()
     * // array([0.        , 0.69314718,       -inf])
     */
    log(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Logarithm to the base 2. The result is float64 for integers, and keeps a floating dtype; complex
     * values are taken.
     *
     * @example
     * await mt.log2([1, 8, 0.25]).execute()
     * // array([ 0.,  3., -2.])
     */
    log2(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Logarithm to the base 10. The result is float64 for integers, and keeps a floating dtype; complex
     * values are taken.
     *
     * @example
     * await mt.log10([1, 1000, 0.1]).execute()
     * // array([ 0.,  3., -1.])
     */
    log10(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `log(1 + x)`, exact for values near 0. The result is float64 for integers, and keeps a floating
     * dtype.
     *
     * @example
     * await mt.log1p([0, 1e-10, 1]).execute()
     * // array([0.00000000e+00, 1.00000000e-10, 6.93147181e-01])
     */
    log1p(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `log(exp(x1) + exp(x2))` without overflow. The result is float64 for integers, and keeps a floating
     * dtype.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.logaddexp([0, 1000], [1, 1000]).execute()
     * // array([   1.31326169, 1000.69314718])
     */
    logaddexp(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `log2(2**x1 + 2**x2)` without overflow. The result is float64 for integers, and keeps a floating
     * dtype.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.logaddexp2([0, 1000], [1, 1000]).execute()
     * // array([   1.5849625, 1001.       ])
     */
    logaddexp2(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Square root; NaN of negative real values. The result is float64 for integers, and keeps a floating
     * dtype; complex values are taken.
     *
     * @example
     * await mt.sqrt([0, 2, 9]).execute()
     * // array([0.        , 1.41421356, 3.        ])
     */
    sqrt(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Cube root, of negative values too. The result is float64 for integers, and keeps a floating dtype.
     *
     * @example
     * await mt.cbrt([-8, 1, 27]).execute()
     * // array([-2.,  1.,  3.])
     */
    cbrt(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Each value times itself. bool becomes int8; other dtypes stay.
     *
     * @example
     * await mt.square([-2, 3]).execute()
     * // array([4, 9])
     */
    square(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `1 / x`, in the dtype of the operand: of integers only 1 and -1 give something else than 0. The
     * dtype stays.
     *
     * @example
     * await mt.reciprocal([0.5, 4]).execute()
     * // array([2.  , 0.25])
     */
    reciprocal(x: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const exp = elementwise1('exp', 'TensorExp', ['mt'], (x) => ir.unary('exp', x));
export const expm1 = elementwise1('expm1', 'TensorExpm1', ['mt'], (x) => ir.unary('expm1', x));
export const exp2 = elementwise1('exp2', 'TensorExp2', ['mt'], (x) => ir.unary('exp2', x));
export const log = elementwise1('log', 'TensorLog', ['mt'], (x) => ir.unary('log', x));
export const log2 = elementwise1('log2', 'TensorLog2', ['mt'], (x) => ir.unary('log2', x));
export const log10 = elementwise1('log10', 'TensorLog10', ['mt'], (x) => ir.unary('log10', x));
export const log1p = elementwise1('log1p', 'TensorLog1p', ['mt'], (x) => ir.unary('log1p', x));
export const logaddexp = elementwise2('logaddexp', 'TensorLogAddExp', ['mt'], (x1, x2) =>
  ir.binary('logaddexp', x1, x2),
);
export const logaddexp2 = elementwise2('logaddexp2', 'TensorLogAddExp2', ['mt'], (x1, x2) =>
  ir.binary('logaddexp2', x1, x2),
);
export const sqrt = elementwise1('sqrt', 'TensorSqrt', ['mt'], (x) => ir.unary('sqrt', x));
export const cbrt = elementwise1('cbrt', 'TensorCbrt', ['mt'], (x) => ir.unary('cbrt', x));
export const square = elementwise1('square', 'TensorSquare', ['mt'], (x) => ir.unary('square', x));
export const reciprocal = elementwise1('reciprocal', 'TensorReciprocal', ['mt'], (x) =>
  ir.unary('reciprocal', x),
);
