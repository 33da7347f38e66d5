import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {define} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {Meta} from '../../../graph/index.js';
import {metaOf, naming, namingAsync, standIn, textMeta, unknownTensor} from '../define-tensor.js';
import {encodeText, knownText, type TextRule} from '../text.js';
import {
  basic,
  isExprItem,
  isMask,
  itemExpressions,
  items,
  itemStandIns,
  type ExprItem,
  type IndexItem,
} from './items.js';
import {checkMasks, gathered, isBasic, leadingMask, plan, spread, withAxisOfMask} from './plan.js';

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * A part of the tensor: Python's `x[…]`, with one index for each axis. A whole number takes a position (negative ones count from the end),
     * `slice(start, stop, step)` a range, `null` puts in a new axis, `'...'` stands for the axes that have no index, an array of integers
     * takes positions, and an array of booleans what is true.
     *
     * @throws IndexError for positions out of bounds, too many indices, and masks of another shape.
     * @example
     * const x = mt.arange(6).reshape(2, 3);
     * await x.get(0, slice(1, null)).execute()
     * // array([1, 2])
     * @example
     * const x = mt.arange(6);
     * await x.get(x.gt(3)).execute()
     * // array([4, 5])
     */
    get(...items: readonly IndexItem[]): Tensor;
  }
}

const text: TextRule = {of: ['a'], gives: 'all'};

export const get = define({
  name: 'get',
  title: 'TensorIndex',
  places: ['Tensor'],
  params: {a: p.array, items},
  infer({a, items}, place) {
    return naming(`${place}.get`, () => {
      const known = itemStandIns(items);
      const dtype = knownText(text, {a});
      const arg = standIn(a, dtype !== null);
      if (known === null || arg === null) return unknownTensor;
      return textMeta(described(arg, known), dtype, text);
    });
  },
  async lower({a, items}, context) {
    const encoded = await encodeText(text, {a}, context);
    const arg = await context.array(encoded?.args.a ?? a);
    const indices = await itemExpressions(items, context);
    const expr = await namingAsync('Tensor.get', () => selected(arg, indices, context));
    return encoded?.decode(expr) ?? {kind: 'tensor', expr};
  },
});

/** What is known of the selection: how much masks select only execution tells. */
function described(given: Expr, indices: readonly ExprItem[]): Meta {
  const [arg, items] = withAxisOfMask(given, indices);
  checkMasks(spread(items, arg.shape.length), arg.shape);
  if (isBasic(items)) return metaOf(ir.index(arg, basic(items)));
  if (!items.some(isMask)) return metaOf(gathered(plan(arg, items)));
  const mask = leadingMask(items);
  if (mask === null) return {kind: 'tensor', dtype: arg.dtype, shape: null};
  return {kind: 'tensor', dtype: arg.dtype, shape: [null, ...arg.shape.slice(mask.shape.length)]};
}

async function selected(given: Expr, indices: readonly ExprItem[], context: LowerContext): Promise<Expr> {
  const [arg, items] = withAxisOfMask(given, indices);
  checkMasks(spread(items, arg.shape.length), arg.shape);
  if (isBasic(items)) return ir.index(arg, basic(items));
  const mask = leadingMask(items);
  if (mask !== null) return context.evaluate(ir.compress(arg, mask));
  return gathered(plan(arg, await withoutMasks(items, context)));
}

/** The indices with the positions of what is true instead of masks. */
export async function withoutMasks(items: readonly ExprItem[], context: LowerContext): Promise<ExprItem[]> {
  const parts = await Promise.all(
    items.map(async (one) => {
      if (!isExprItem(one) || !isMask(one)) return [one];
      const found = await context.evaluate(ir.argwhere(one));
      return one.shape.map((_, axis) => ir.index(found, [{}, axis]));
    }),
  );
  return parts.flat();
}
