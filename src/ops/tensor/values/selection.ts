import {ArgumentError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {define} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike, ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {defineTensor, metaOf, naming, standIn, textMeta, unknownTensor} from '../define-tensor.js';
import {encodeText, knownText, type TextRule} from '../text.js';
import {columnsOfNonzero, describeNonzero} from '../indexing/nonzero.js';
import {allows, casting, type Casting} from '../casting.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * `x` where the condition is true and `y` elsewhere; of the condition alone the positions where it is true, as {@link nonzero} gives them.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @throws ArgumentError when only one of `x` and `y` is given.
     * @example
     * await mt.where([true, false], [1, 2], 0).execute()
     * // array([1, 0])
     */
    where(condition: ArrayLike, x: ValuesLike, y: ValuesLike): Tensor;
    where(condition: ArrayLike): ExecutableTuple<Tensor>;

    /**
     * Makes `dst` stand for the values of `src` (where `where` is true), in the shape and dtype that it has.
     *
     * @throws ValueError when `src` does not broadcast to `dst`.
     * @throws ArgumentError when `casting` does not allow the conversion.
     * @example
     * const x = mt.zeros(3);
     * mt.copyto(x, [1, 2, 3], {where: [true, false, true]});
     * await x.execute()
     * // array([1., 0., 3.])
     */
    copyto(dst: Tensor, src: ArrayLike, casting?: Casting, where?: ArrayLike): Tensor;
    copyto(dst: Tensor, src: ArrayLike, options: {casting?: Casting; where?: ArrayLike}): Tensor;
  }
}

const text: TextRule = {of: ['x', 'y'], gives: 'all'};

export const where = define({
  name: 'where',
  title: 'TensorWhere',
  places: ['mt'],
  params: {condition: p.array, x: p.optionalValues, y: p.optionalValues},
  infer({condition, x, y}, place) {
    return naming(`${place}.where`, () => {
      const known = standIn(condition);
      if (x === null && y === null) return describeNonzero(known);
      if (x === null || y === null) throw new ArgumentError("takes both or none of 'x' and 'y'");
      const dtype = knownText(text, {x, y});
      const [then, otherwise] = [standIn(x, dtype !== null), standIn(y, dtype !== null)];
      if (known === null || then === null || otherwise === null) return unknownTensor;
      return textMeta(metaOf(ir.where(known, then, otherwise)), dtype, text);
    });
  },
  async lower({condition, x, y}, context) {
    const mask = await context.array(condition);
    if (x === null || y === null) return columnsOfNonzero(mask, context);
    const encoded = await encodeText(text, {x, y}, context);
    const given = encoded?.args ?? {x, y};
    const [then, otherwise] = await Promise.all([context.array(given.x), context.array(given.y)]);
    const expr = ir.where(mask, then, otherwise);
    return encoded?.decode(expr) ?? {kind: 'tensor', expr};
  },
});

export const copyto = defineTensor({
  name: 'copyto',
  title: 'TensorCopyTo',
  places: ['mt'],
  into: 'dst',
  params: {
    dst: p.array,
    src: p.array,
    casting: p.optional(casting, 'same_kind'),
    where: p.optionalArray,
  },
  build({dst, src, casting: rule, where}) {
    if (!allows(rule, src.dtype, dst.dtype))
      throw new ArgumentError(
        `Cannot cast array data from dtype('${src.dtype}') to dtype('${dst.dtype}') according to the rule '${rule}'`,
      );
    const value = ir.broadcastTo(ir.cast(src, dst.dtype), dst.shape);
    return where === null ? value : ir.where(ir.broadcastTo(where, dst.shape), value, dst);
  },
});
