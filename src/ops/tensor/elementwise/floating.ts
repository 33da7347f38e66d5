import {ArgumentError} from '../../../errors/index.js';
import {dtypeInfo} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {elementwise1, elementwise2} from './elementwise.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * `x1` with the sign of `x2`. The result is float64 for integers, and keeps a floating dtype.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.copysign([1, 2], [-1.5, 0.5]).execute()
     * // array([-1.,  2.])
     */
    copysign(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The next floating value after `x1` in the direction of `x2`. The result is float64 for integers, and
     * keeps a floating dtype.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.nextafter([1, 2], 3).execute()
     * // array([1., 2.])
     */
    nextafter(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `x1 * 2**x2`; `x2` takes integers. The result is float64 for integers, and keeps a floating dtype.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.ldexp([0.5, 3], [1, 4]).execute()
     * // array([ 1., 48.])
     */
    ldexp(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Distance to the next floating value away from 0. The result is float64 for integers, and keeps a
     * floating dtype.
     *
     * @example
     * await mt.spacing([1, 1000]).execute()
     * // array([2.22044605e-16, 1.13686838e-13])
     */
    spacing(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Absolute value as a floating number; takes no complex ones. The result is float64 for integers, and
     * keeps a floating dtype.
     *
     * @example
     * await mt.fabs([-1, 2]).execute()
     * // array([1., 2.])
     */
    fabs(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The complex conjugate. The dtype stays.
     *
     * @example
     * await mt.conj([mt.complex(1, 2), 3]).execute()
     * // array([1.-2.j, 3.-0.j])
     */
    conj(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The complex conjugate: the same as {@link conj}. The dtype stays.
     *
     * @example
     * await mt.conjugate([mt.complex(1, 2), 3]).execute()
     * // array([1.-2.j, 3.-0.j])
     */
    conjugate(x: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const copysign = elementwise2('copysign', 'TensorCopysign', ['mt'], (x1, x2) =>
  ir.binary('copysign', x1, x2),
);
export const nextafter = elementwise2('nextafter', 'TensorNextafter', ['mt'], (x1, x2) =>
  ir.binary('nextafter', x1, x2),
);
export const ldexp = elementwise2('ldexp', 'TensorLdexp', ['mt'], (x1, x2) => ir.binary('ldexp', x1, x2));
export const spacing = elementwise1('spacing', 'TensorSpacing', ['mt'], (x) => ir.unary('spacing', x));
export const fabs = elementwise1('fabs', 'TensorFabs', ['mt'], (x) => ir.unary('absolute', narrowest(x)));
export const conj = elementwise1('conj', 'TensorConj', ['mt', 'Tensor'], (x) => ir.unary('conjugate', x));
export const conjugate = elementwise1('conjugate', 'TensorConj', ['mt', 'Tensor'], (x) =>
  ir.unary('conjugate', x),
);

/** Integers as the narrowest floating-point numbers that hold them. */
function narrowest(x: Expr): Expr {
  const {kind, bits} = dtypeInfo(x.dtype);
  if (kind === 'c') throw new ArgumentError(`fabs takes real numbers, got ${x.dtype}`);
  if (kind === 'f') return x;
  return ir.cast(x, bits === 8 ? 'float16' : bits === 16 ? 'float32' : 'float64');
}
