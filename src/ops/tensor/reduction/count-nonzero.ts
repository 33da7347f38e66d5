import * as ir from '../../../engine/array/builder.js';
import * as p from '../../../expr/params.js';
import {defineTensor} from '../define-tensor.js';
import {combineSize} from '../options.js';
import type {ReductionFunction} from './types.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * How many values are not 0: in all, or along axes.
     *
     * @example
     * await mt.count_nonzero([[3, 0], [0, 4]], {axis: 0}).execute()
     * // array([1, 1])
     */
    count_nonzero: ReductionFunction<number, {combine_size?: number; combineSize?: number}>;
  }
}

export const countNonzero = defineTensor({
  name: 'count_nonzero',
  title: 'TensorCountNonzero',
  places: ['mt'],
  params: {a: p.array, axis: p.optional(p.ints, null), combine_size: combineSize},
  build: ({a, axis}) => ir.reduce('sum', ir.cast(a, 'bool'), {axes: axis}),
});
