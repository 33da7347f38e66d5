import * as ir from '../../../engine/array/builder.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {elementwise2} from './elementwise.js';

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * `add` with the operands exchanged: Python's `a + b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).radd(3).execute()
     * // array([4, 5, 6])
     */
    radd(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `sub` with the operands exchanged: Python's `a - b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).rsub(3).execute()
     * // array([2, 1, 0])
     */
    rsub(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `mul` with the operands exchanged: Python's `a * b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).rmul(3).execute()
     * // array([3, 6, 9])
     */
    rmul(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `truediv` with the operands exchanged: Python's `a / b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).rtruediv(3).execute()
     * // array([3. , 1.5, 1. ])
     */
    rtruediv(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `floordiv` with the operands exchanged: Python's `a // b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).rfloordiv(3).execute()
     * // array([3, 1, 1])
     */
    rfloordiv(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `mod` with the operands exchanged: Python's `a % b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).rmod(3).execute()
     * // array([0, 1, 0])
     */
    rmod(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `pow` with the operands exchanged: Python's `a ** b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).rpow(3).execute()
     * // array([ 3,  9, 27])
     */
    rpow(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `and` with the operands exchanged: Python's `a & b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).rand(3).execute()
     * // array([1, 2, 3])
     */
    rand(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `or` with the operands exchanged: Python's `a | b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).ror(3).execute()
     * // array([3, 3, 3])
     */
    ror(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `xor` with the operands exchanged: Python's `a ^ b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).rxor(3).execute()
     * // array([2, 1, 0])
     */
    rxor(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `lshift` with the operands exchanged: Python's `a << b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).rlshift(3).execute()
     * // array([ 6, 12, 24])
     */
    rlshift(x2: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * `rshift` with the operands exchanged: Python's `a >> b` where the second one is this tensor.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.tensor([1, 2, 3]).rrshift(3).execute()
     * // array([1, 0, 0])
     */
    rrshift(x2: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const radd = elementwise2('radd', 'TensorAdd', ['Tensor'], (x1, x2) => ir.binary('add', x2, x1));
export const rsub = elementwise2('rsub', 'TensorSubtract', ['Tensor'], (x1, x2) =>
  ir.binary('subtract', x2, x1),
);
export const rmul = elementwise2('rmul', 'TensorMultiply', ['Tensor'], (x1, x2) =>
  ir.binary('multiply', x2, x1),
);
export const rtruediv = elementwise2('rtruediv', 'TensorTrueDiv', ['Tensor'], (x1, x2) =>
  ir.binary('divide', x2, x1),
);
export const rfloordiv = elementwise2('rfloordiv', 'TensorFloorDiv', ['Tensor'], (x1, x2) =>
  ir.binary('floor_divide', x2, x1),
);
export const rmod = elementwise2('rmod', 'TensorMod', ['Tensor'], (x1, x2) => ir.binary('remainder', x2, x1));
export const rpow = elementwise2('rpow', 'TensorPower', ['Tensor'], (x1, x2) => ir.binary('power', x2, x1));
export const rand = elementwise2('rand', 'TensorBitand', ['Tensor'], (x1, x2) =>
  ir.binary('bitwise_and', x2, x1),
);
export const ror = elementwise2('ror', 'TensorBitor', ['Tensor'], (x1, x2) =>
  ir.binary('bitwise_or', x2, x1),
);
export const rxor = elementwise2('rxor', 'TensorBitxor', ['Tensor'], (x1, x2) =>
  ir.binary('bitwise_xor', x2, x1),
);
export const rlshift = elementwise2('rlshift', 'TensorLshift', ['Tensor'], (x1, x2) =>
  ir.binary('left_shift', x2, x1),
);
export const rrshift = elementwise2('rrshift', 'TensorRshift', ['Tensor'], (x1, x2) =>
  ir.binary('right_shift', x2, x1),
);
