import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {define} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {ValuesLike} from '../../../expr/params.js';
import {metaOf, naming, namingAsync, standIn, textMeta, unknownTensor} from '../define-tensor.js';
import {encodeText, knownText, type TextRule} from '../text.js';
import {withoutMasks} from './get.js';
import {basic, itemExpressions, itemStandIns, key, type ExprItem, type IndexItem} from './items.js';
import {checkMasks, isBasic, leadingMask, positions, spread, withAxisOfMask} from './plan.js';

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Makes this tensor stand for one whose part holds other values: Python's `x[key] = value`. `key` is one index, or an array of one for each
     * axis, as {@link TensorMethods.get} takes them. The value broadcasts to the part, and is converted to the tensor's dtype.
     *
     * @throws IndexError for positions out of bounds, too many indices, and masks of another shape.
     * @throws ValueError when the value does not broadcast to the part.
     * @example
     * const x = mt.arange(6).reshape(2, 3);
     * x.set([0, slice(1, null)], 9);
     * await x.execute()
     * // array([[0, 9, 9],
     * //        [3, 4, 5]])
     */
    set(key: IndexItem | readonly IndexItem[], value: ValuesLike): void;
  }
}

const text: TextRule = {of: ['a', 'value'], gives: 'all'};

export const set = define({
  name: 'set',
  title: 'TensorIndexSetValue',
  places: ['Tensor'],
  params: {a: p.array, key, value: p.values},
  inPlace: true,
  infer({a, key, value}, place) {
    return naming(`${place}.set`, () => {
      const dtype = knownText(text, {a});
      const arg = standIn(a, dtype !== null);
      const items = itemStandIns(key);
      const written = standIn(value, dtype !== null);
      if (arg === null) return unknownTensor;
      if (items !== null) {
        const [whole, all] = withAxisOfMask(arg, items);
        checkMasks(spread(all, whole.shape.length), whole.shape);
        if (written !== null && isBasic(all)) ir.setIndex(whole, basic(all), written);
      }
      return textMeta(metaOf(arg), dtype, text);
    });
  },
  async lower({a, key, value}, context) {
    const encoded = await encodeText(text, {a, value}, context);
    const given = encoded?.args ?? {a, value};
    const [arg, written] = await Promise.all([context.array(given.a), context.array(given.value)]);
    const items = await itemExpressions(key, context);
    const expr = await namingAsync('Tensor.set', () => assigned(arg, items, written, context));
    return encoded?.decode(expr, encoded.dtypeOf(a)) ?? {kind: 'tensor', expr};
  },
});

async function assigned(
  given: Expr,
  indices: readonly ExprItem[],
  value: Expr,
  context: LowerContext,
): Promise<Expr> {
  const [arg, items] = withAxisOfMask(given, indices);
  if (arg !== given) return ir.reshape(await assigned(arg, items, value, context), given.shape);
  checkMasks(spread(items, arg.shape.length), arg.shape);
  if (isBasic(items)) return ir.setIndex(arg, basic(items), value);
  const mask = leadingMask(items);
  const whole = mask?.shape.length === arg.shape.length;
  if (mask !== null && (value.shape.length === 0 || (whole && value.shape.length === 1)))
    return ir.setMask(arg, mask, value);
  return ir.scatter(arg, positions(arg, await withoutMasks(items, context)), value);
}
