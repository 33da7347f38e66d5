import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {elementwise1, elementwise2} from './elementwise.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Sine, of angles in radians. The result is float64 for integers, and keeps a floating dtype; complex
     * values are taken.
     *
     * @example
     * await mt.sin([0, 1, 2]).execute()
     * // array([0.        , 0.84147098, 0.90929743])
     */
    sin(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Cosine, of angles in radians. The result is float64 for integers, and keeps a floating dtype;
     * complex values are taken.
     *
     * @example
     * await mt.cos([0, 1, 2]).execute()
     * // array([ 1.        ,  0.54030231, -0.41614684])
     */
    cos(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Tangent, of angles in radians. The result is float64 for integers, and keeps a floating dtype;
     * complex values are taken.
     *
     * @example
     * await mt.tan([0, 1, 2]).execute()
     * // array([ 0.        ,  1.55740772, -2.18503986])
     */
    tan(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Angle in [-pi/2, pi/2] whose sine is the value; NaN outside [-1, 1]. The result is float64 for
     * integers, and keeps a floating dtype.
     *
     * @example
     * await mt.arcsin([-1, 0, 0.5]).execute()
     * // array([-1.57079633,  0.        ,  0.52359878])
     */
    arcsin(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Angle in [0, pi] whose cosine is the value; NaN outside [-1, 1]. The result is float64 for integers,
     * and keeps a floating dtype.
     *
     * @example
     * await mt.arccos([-1, 0, 0.5]).execute()
     * // array([3.14159265, 1.57079633, 1.04719755])
     */
    arccos(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Angle in (-pi/2, pi/2) whose tangent is the value. The result is float64 for integers, and keeps a
     * floating dtype.
     *
     * @example
     * await mt.arctan([-1, 0, 1]).execute()
     * // array([-0.78539816,  0.        ,  0.78539816])
     */
    arctan(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Angle of the point (`x2`, `x1`) in (-pi, pi], by the signs of both. The result is float64 for
     * integers, and keeps a floating dtype.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.arctan2([1, -1], [1, -1]).execute()
     * // array([ 0.78539816, -2.35619449])
     */
    arctan2(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Length of the hypotenuse: the root of `x1**2 + x2**2`, without overflow on the way. The result is
     * float64 for integers, and keeps a floating dtype.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.hypot([3, 5], [4, 12]).execute()
     * // array([ 5., 13.])
     */
    hypot(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Radians as degrees. The result is float64 for integers, and keeps a floating dtype.
     *
     * @example
     * await mt.degrees([0, 1.5]).execute()
     * // array([ 0.        , 85.94366927])
     */
    degrees(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Degrees as radians. The result is float64 for integers, and keeps a floating dtype.
     *
     * @example
     * await mt.radians([0, 90, 180]).execute()
     * // array([0.        , 1.57079633, 3.14159265])
     */
    radians(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Radians as degrees: the same as {@link degrees}. The result is float64 for integers, and keeps a
     * floating dtype.
     *
     * @example
     * await mt.rad2deg([0, 1.5]).execute()
     * // array([ 0.        , 85.94366927])
     */
    rad2deg(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Degrees as radians: the same as {@link radians}. The result is float64 for integers, and keeps a
     * floating dtype.
     *
     * @example
     * await mt.deg2rad([0, 90, 180]).execute()
     * // array([0.        , 1.57079633, 3.14159265])
     */
    deg2rad(x: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const sin = elementwise1('sin', 'TensorSin', ['mt'], (x) => ir.unary('sin', x));
export const cos = elementwise1('cos', 'TensorCos', ['mt'], (x) => ir.unary('cos', x));
export const tan = elementwise1('tan', 'TensorTan', ['mt'], (x) => ir.unary('tan', x));
export const arcsin = elementwise1('arcsin', 'TensorArcsin', ['mt'], (x) => ir.unary('arcsin', x));
export const arccos = elementwise1('arccos', 'TensorArccos', ['mt'], (x) => ir.unary('arccos', x));
export const arctan = elementwise1('arctan', 'TensorArctan', ['mt'], (x) => ir.unary('arctan', x));
export const arctan2 = elementwise2('arctan2', 'TensorArctan2', ['mt'], (x1, x2) =>
  ir.binary('arctan2', x1, x2),
);
export const hypot = elementwise2('hypot', 'TensorHypot', ['mt'], (x1, x2) => ir.binary('hypot', x1, x2));
export const degrees = elementwise1('degrees', 'TensorDegrees', ['mt'], (x) => ir.unary('degrees', x));
export const radians = elementwise1('radians', 'TensorRadians', ['mt'], (x) => ir.unary('radians', x));
export const rad2deg = elementwise1('rad2deg', 'TensorRad2deg', ['mt'], (x) => ir.unary('degrees', x));
export const deg2rad = elementwise1('deg2rad', 'TensorDeg2rad', ['mt'], (x) => ir.unary('radians', x));
