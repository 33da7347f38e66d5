import * as ir from '../../../engine/array/builder.js';
import {reduction} from './reduction.js';
import type {ReductionFunction, ReductionMethod, ReductionOptions} from './types.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Whether all values are true; a number is where it is not 0. Of nothing it is true.
     *
     * @example
     * await mt.all([[1, 0, 3], [4, 5, 6]], {axis: 0}).execute()
     * // array([ True, False,  True])
     */
    all: ReductionFunction<boolean, ReductionOptions>;

    /**
     * Whether any value is true; a number is where it is not 0. Of nothing it is false.
     *
     * @example
     * await mt.any([[1, 0, 3], [4, 0, 6]], {axis: 0}).execute()
     * // array([ True, False,  True])
     */
    any: ReductionFunction<boolean, ReductionOptions>;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Whether all values are true. See {@link TensorFunctions.all}.
     *
     * @example
     * await mt.tensor([[1, 0, 3], [4, 5, 6]]).all(0).execute()
     * // array([ True, False,  True])
     */
    all: ReductionMethod<boolean, ReductionOptions>;

    /**
     * Whether any value is true. See {@link TensorFunctions.any}.
     *
     * @example
     * await mt.tensor([[1, 0, 3], [4, 0, 6]]).any(0).execute()
     * // array([ True, False,  True])
     */
    any: ReductionMethod<boolean, ReductionOptions>;
  }
}

export const all = reduction('all', 'TensorAll', ['mt', 'Tensor'], (a, call) => ir.reduce('all', a, call));
export const any = reduction('any', 'TensorAny', ['mt', 'Tensor'], (a, call) => ir.reduce('any', a, call));
