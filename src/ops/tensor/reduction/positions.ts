import * as ir from '../../../engine/array/builder.js';
import {isInexact} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import {ValueError} from '../../../errors/index.js';
import type {Definition, PlaceOf} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import {defineComputed, metaOf} from '../define-tensor.js';
import {combineSize} from '../options.js';
import {out, stored} from '../out.js';
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
export const nanargmax = nanposition('nanargmax', 'TensorNanArgmax', ['mt'], 'argmax', -Infinity);
export const nanargmin = nanposition('nanargmin', 'TensorNanArgmin', ['mt'], 'argmin', Infinity);

/** Defines a search that NaN never wins; where there is nothing but NaN it fails. */
function nanposition<const N extends string>(
  name: N,
  title: string,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  op: 'argmax' | 'argmin',
  worst: number,
): Definition {
  const build = (a: Expr, axis: number | null): Expr =>
    ir.reduce(op, isInexact(a.dtype) ? ir.replaceNaN(a, worst) : a, {axes: axis});
  return defineComputed({
    name,
    title,
    places,
    params: {a: p.array, axis: p.optional(p.int, null), out, combine_size: combineSize},
    into: 'out',
    describe: ({a, axis, out}) => metaOf(stored(name, build(a, axis), out, null)),
    async compute({a, axis, out}, context) {
      if (isInexact(a.dtype)) {
        const missing = ir.reduce('all', ir.unary('isnan', a), {axes: axis});
        const found = await context.values(ir.reduce('any', missing));
        if (found.at(0) === true) throw new ValueError('All-NaN slice encountered');
      }
      return stored(name, build(a, axis), out, null);
    },
  });
}
