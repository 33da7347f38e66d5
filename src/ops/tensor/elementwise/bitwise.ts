import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {elementwise1, elementwise2} from './elementwise.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Bits that are set in both. Takes bool and integers.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.bitwise_and([12, 10], 6).execute()
     * // array([4, 2])
     */
    bitwise_and(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Bits that are set in one of both. Takes bool and integers.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.bitwise_or([12, 10], 6).execute()
     * // array([14, 14])
     */
    bitwise_or(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Bits that are set in exactly one of both. Takes bool and integers.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.bitwise_xor([12, 10], 6).execute()
     * // array([10, 12])
     */
    bitwise_xor(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * All bits turned; of bools their not. Takes bool and integers.
     *
     * @example
     * await mt.invert([0, 5]).execute()
     * // array([-1, -6])
     */
    invert(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * All bits turned: the same as {@link invert}. Takes bool and integers.
     *
     * @example
     * await mt.bitwise_not([0, 5]).execute()
     * // array([-1, -6])
     */
    bitwise_not(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Bits moved to the left by `x2` places. Takes bool and integers.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.left_shift([1, 5], 2).execute()
     * // array([ 4, 20])
     */
    left_shift(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Bits moved to the right by `x2` places; the sign stays. Takes bool and integers.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.right_shift([4, -5], 1).execute()
     * // array([ 2, -3])
     */
    right_shift(x1: ArrayLike, x2: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const bitwise_and = elementwise2('bitwise_and', 'TensorBitand', ['mt'], (x1, x2) =>
  ir.binary('bitwise_and', x1, x2),
);
export const bitwise_or = elementwise2('bitwise_or', 'TensorBitor', ['mt'], (x1, x2) =>
  ir.binary('bitwise_or', x1, x2),
);
export const bitwise_xor = elementwise2('bitwise_xor', 'TensorBitxor', ['mt'], (x1, x2) =>
  ir.binary('bitwise_xor', x1, x2),
);
export const invert = elementwise1('invert', 'TensorInvert', ['mt', 'Tensor'], (x) => ir.unary('invert', x));
export const bitwise_not = elementwise1('bitwise_not', 'TensorInvert', ['mt'], (x) => ir.unary('invert', x));
export const left_shift = elementwise2('left_shift', 'TensorLshift', ['mt'], (x1, x2) =>
  ir.binary('left_shift', x1, x2),
);
export const right_shift = elementwise2('right_shift', 'TensorRshift', ['mt'], (x1, x2) =>
  ir.binary('right_shift', x1, x2),
);
