import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import type {Lowered, LowerContext} from '../../../engine/index.js';
import {define} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import type {Meta} from '../../../graph/index.js';
import {defineComputed, naming, standIn} from '../define-tensor.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Positions of what is not 0: one tensor for each axis.
     *
     * @example
     * await mt.nonzero([[3, 0], [0, 4]]).execute()
     * // (array([0, 1]), array([0, 1]))
     */
    nonzero(a: ArrayLike): ExecutableTuple<Tensor>;

    /**
     * Positions of what is not 0: one row for each.
     *
     * @example
     * await mt.argwhere([[3, 0], [0, 4]]).execute()
     * // array([[0, 0],
     * //        [1, 1]])
     */
    argwhere(a: ArrayLike): Tensor;

    /**
     * Positions in the flattened tensor of what is not 0.
     *
     * @example
     * await mt.flatnonzero([[3, 0], [0, 4]]).execute()
     * // array([0, 3])
     */
    flatnonzero(a: ArrayLike): Tensor;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Positions of what is not 0: one tensor for each axis. See {@link TensorFunctions.nonzero}.
     *
     * @example
     * await mt.tensor([3, 0, 4]).nonzero().execute()
     * // (array([0, 2]),)
     */
    nonzero(): ExecutableTuple<Tensor>;
  }
}

/** What is known of positions: their dtype, and that there is one tensor for each axis. */
export function describeNonzero(known: Expr | null): Meta {
  const ndim = Math.max(known?.shape.length ?? 1, 1);
  return {
    kind: 'tuple',
    items: Array.from({length: ndim}, () => ({kind: 'tensor', dtype: 'int64', shape: [null]})),
  };
}

/** Positions of what is not 0, an axis at a time. */
export async function columnsOfNonzero(a: Expr, context: LowerContext): Promise<Lowered> {
  const source = a.shape.length === 0 ? ir.reshape(a, [1]) : a;
  const found = await context.evaluate(ir.argwhere(source));
  return {
    kind: 'tuple',
    items: source.shape.map((_, axis) => ({kind: 'tensor', expr: ir.index(found, [{}, axis])})),
  };
}

export const nonzero = define({
  name: 'nonzero',
  title: 'TensorNonzero',
  places: ['mt', 'Tensor'],
  params: {a: p.array},
  infer: ({a}, place) => naming(`${place}.nonzero`, () => describeNonzero(standIn(a))),
  lower: async ({a}, context) => columnsOfNonzero(await context.array(a), context),
});

export const argwhere = defineComputed({
  name: 'argwhere',
  title: 'TensorArgwhere',
  places: ['mt'],
  params: {a: p.array},
  describe: ({a}) => ({kind: 'tensor', dtype: 'int64', shape: [null, a.shape.length]}),
  compute: ({a}, context) => context.evaluate(ir.argwhere(a)),
});

export const flatnonzero = defineComputed({
  name: 'flatnonzero',
  title: 'TensorFlatnonzero',
  places: ['mt'],
  params: {a: p.array},
  describe: () => ({kind: 'tensor', dtype: 'int64', shape: [null]}),
  compute: async ({a}, context) => ir.ravel(await context.evaluate(ir.argwhere(ir.ravel(a)))),
});
