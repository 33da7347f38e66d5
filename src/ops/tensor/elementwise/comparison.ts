import * as ir from '../../../engine/array/builder.js';
import type {ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {comparison} from './elementwise.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Whether values are equal; NaN is equal to nothing. The result is bool.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.equal([1, 2, 3], 2).execute()
     * // array([False,  True, False])
     */
    equal(x1: ValuesLike, x2: ValuesLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether values differ. The result is bool.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.not_equal([1, 2, 3], 2).execute()
     * // array([ True, False,  True])
     */
    not_equal(x1: ValuesLike, x2: ValuesLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether `x1` is below `x2`. The result is bool.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.less([1, 2, 3], 2).execute()
     * // array([ True, False, False])
     */
    less(x1: ValuesLike, x2: ValuesLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether `x1` is not above `x2`. The result is bool.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.less_equal([1, 2, 3], 2).execute()
     * // array([ True,  True, False])
     */
    less_equal(x1: ValuesLike, x2: ValuesLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether `x1` is above `x2`. The result is bool.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.greater([1, 2, 3], 2).execute()
     * // array([False, False,  True])
     */
    greater(x1: ValuesLike, x2: ValuesLike, options?: ElementwiseOptions): Tensor;

    /**
     * Whether `x1` is not below `x2`. The result is bool.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.greater_equal([1, 2, 3], 2).execute()
     * // array([False,  True,  True])
     */
    greater_equal(x1: ValuesLike, x2: ValuesLike, options?: ElementwiseOptions): Tensor;
  }
}

export const equal = comparison('equal', 'TensorEqual', ['mt'], (x1, x2) => ir.binary('equal', x1, x2));
export const not_equal = comparison('not_equal', 'TensorNotEqual', ['mt'], (x1, x2) =>
  ir.binary('not_equal', x1, x2),
);
export const less = comparison('less', 'TensorLessThan', ['mt'], (x1, x2) => ir.binary('less', x1, x2));
export const less_equal = comparison('less_equal', 'TensorLessEqual', ['mt'], (x1, x2) =>
  ir.binary('less_equal', x1, x2),
);
export const greater = comparison('greater', 'TensorGreaterThan', ['mt'], (x1, x2) =>
  ir.binary('greater', x1, x2),
);
export const greater_equal = comparison('greater_equal', 'TensorGreaterEqual', ['mt'], (x1, x2) =>
  ir.binary('greater_equal', x1, x2),
);
