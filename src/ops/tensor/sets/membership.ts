import * as ir from '../../../engine/array/builder.js';
import {isInexact} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineComputed, defineTensor} from '../define-tensor.js';
import {distinct} from './distinct.js';

/** Options of tests of membership. */
export type MembershipOptions = Options<{
  /** Says that values are distinct, which a cluster can use; without effect in a local session. */
  assume_unique: boolean;
  /** Gives the opposite: what is not a member. */
  invert: boolean;
}>;

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Whether each value is among others; NaN is among none.
     *
     * @example
     * await mt.isin([[0, 2], [4, 6]], [2, 4]).execute()
     * // array([[False,  True],
     * //        [ True, False]])
     */
    isin(element: ValuesLike, test_elements: ValuesLike, options?: MembershipOptions): Tensor;

    /**
     * Whether each value of the flattened tensor is among others: {@link isin} in one dimension.
     *
     * @example
     * await mt.in1d([0, 1, 2, 5, 0], [0, 2]).execute()
     * // array([ True, False,  True, False,  True])
     */
    in1d(ar1: ValuesLike, ar2: ValuesLike, options?: MembershipOptions): Tensor;

    /**
     * The distinct values that are in the first tensor and not in the second, in ascending order. With `assume_unique` those of the first in its order.
     *
     * @example
     * await mt.setdiff1d([1, 2, 3, 2, 4], [2, 4]).execute()
     * // array([1, 3])
     */
    setdiff1d(ar1: ValuesLike, ar2: ValuesLike, options?: Options<{assume_unique: boolean}>): Tensor;

    /**
     * The distinct values that are in one of two tensors, in ascending order.
     *
     * @example
     * await mt.union1d([-1, 0, 1], [-2, 0, 2]).execute()
     * // array([-2, -1,  0,  1,  2])
     */
    union1d(ar1: ValuesLike, ar2: ValuesLike, options?: Options<{aggregate_size: number}>): Tensor;
  }
}

function members(elements: Expr, others: Expr, invert: boolean): Expr {
  const count = ir.size(others);
  if (count === 0) return ir.constant(invert, 'bool', elements.shape);
  const known = ir.sort(ir.ravel(others), 0);
  const at = ir.binary('minimum', ir.searchsorted(known, elements), count - 1);
  const found = ir.binary('equal', ir.take(known, at, 0), elements);
  const exact = isInexact(elements.dtype)
    ? ir.binary('logical_and', found, ir.binary('equal', elements, elements))
    : found;
  return invert ? ir.unary('logical_not', exact) : exact;
}

const flags = {assume_unique: p.optional(p.bool, false), invert: p.optional(p.bool, false)};

export const isin = defineTensor({
  name: 'isin',
  text: {of: ['element', 'test_elements'], gives: 'none'},
  title: 'TensorIsIn',
  places: ['mt'],
  params: {element: p.values, test_elements: p.values, ...flags},
  build: ({element, test_elements, invert}) => members(element, test_elements, invert),
});

export const in1d = defineTensor({
  name: 'in1d',
  text: {of: ['ar1', 'ar2'], gives: 'none'},
  title: 'TensorIsIn',
  places: ['mt'],
  params: {ar1: p.array, ar2: p.array, ...flags},
  build: ({ar1, ar2, invert}) => members(ir.ravel(ar1), ar2, invert),
});

export const setdiff1d = defineComputed({
  name: 'setdiff1d',
  text: {of: ['ar1', 'ar2'], gives: 'all'},
  title: 'TensorSetdiff1d',
  places: ['mt'],
  params: {ar1: p.array, ar2: p.array, assume_unique: flags.assume_unique},
  describe: ({ar1}) => ({kind: 'tensor', dtype: ar1.dtype, shape: [null]}),
  async compute({ar1, ar2, assume_unique}, context) {
    const flat = ir.ravel(ar1);
    const values = assume_unique ? flat : await distinct(flat, context);
    return context.evaluate(ir.compress(values, members(values, ar2, true)));
  },
});

export const union1d = defineComputed({
  name: 'union1d',
  text: {of: ['ar1', 'ar2'], gives: 'all'},
  title: 'TensorUnique',
  places: ['mt'],
  params: {ar1: p.array, ar2: p.array, aggregate_size: p.optional(p.int, null)},
  describe: ({ar1, ar2}) => ({kind: 'tensor', dtype: ir.commonDType([ar1, ar2]), shape: [null]}),
  compute: ({ar1, ar2}, context) => distinct(ir.concatenate([ir.ravel(ar1), ir.ravel(ar2)], 0), context),
});
