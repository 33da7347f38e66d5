import * as ir from '../../../engine/array/builder.js';
import {isInexact} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import {positionReduction} from './reduction.js';
import type {PositionFunction, PositionMethod} from './types.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Position of the largest value, the first of several; along an axis, or in the flattened tensor. NaN
     * counts as largest.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.argmax([[1, 2, 3], [4, 5, 6]], {axis: 1}).execute()
     * // array([2, 2])
     */
    argmax: PositionFunction;

    /**
     * Position of the smallest value, the first of several; along an axis, or in the flattened tensor. NaN
     * counts as smallest.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.argmin([[1, 2, 3], [4, 5, 6]], {axis: 1}).execute()
     * // array([0, 0])
     */
    argmin: PositionFunction;

    /**
     * Position of the largest value that is not NaN.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.nanargmax([[1, NaN, 3], [4, 5, 6]], {axis: 1}).execute()
     * // array([2, 2])
     */
    nanargmax: PositionFunction;

    /**
     * Position of the smallest value that is not NaN.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.nanargmin([[1, NaN, 3], [4, 5, 6]], {axis: 1}).execute()
     * // array([0, 0])
     */
    nanargmin: PositionFunction;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Position of the largest value, the first of several. See {@link TensorFunctions.argmax}.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).argmax(1).execute()
     * // array([2, 2])
     */
    argmax: PositionMethod;

    /**
     * Position of the smallest value, the first of several. See {@link TensorFunctions.argmin}.
     *
     * @throws ValueError where there is nothing to compare.
     * @example
     * await mt.tensor([[1, 2, 3], [4, 5, 6]]).argmin(1).execute()
     * // array([0, 0])
     */
    argmin: PositionMethod;
  }
}

export const argmax = positionReduction('argmax', 'TensorArgmax', ['mt', 'Tensor'], (a, axis) =>
  ir.reduce('argmax', a, {axes: axis}),
);
export const argmin = positionReduction('argmin', 'TensorArgmin', ['mt', 'Tensor'], (a, axis) =>
  ir.reduce('argmin', a, {axes: axis}),
);
export const nanargmax = positionReduction(
  'nanargmax',
  'TensorNanArgmax',
  ['mt'],
  nanposition('argmax', -Infinity),
);
export const nanargmin = positionReduction(
  'nanargmin',
  'TensorNanArgmin',
  ['mt'],
  nanposition('argmin', Infinity),
);

/** A search that NaN never wins. */
function nanposition(op: 'argmax' | 'argmin', worst: number): (a: Expr, axis: number | null) => Expr {
  return (a, axis) => ir.reduce(op, isInexact(a.dtype) ? ir.replaceNaN(a, worst) : a, {axes: axis});
}
