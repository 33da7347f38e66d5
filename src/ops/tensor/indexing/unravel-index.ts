import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {shapeText, sizeOf} from '../../../engine/array/shapes.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {defineComputed, metaOf} from '../define-tensor.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The positions along each axis of a shape that positions in the flattened tensor stand for. `order: 'F'` counts columns first.
     *
     * @throws ValueError for positions outside of the shape.
     * @example
     * await mt.unravel_index([22, 41, 37], [7, 6]).execute()
     * // (array([3, 6, 6]), array([4, 5, 1]))
     */
    unravel_index(
      indices: ArrayLike,
      dims: number | readonly (number | null)[],
      order?: 'C' | 'F',
    ): ExecutableTuple<Tensor>;
  }
}

function coordinates(indices: Expr, dims: readonly number[], order: string): Expr[] {
  const axes = dims.map((_, axis) => axis);
  if (order === 'C') axes.reverse();
  let rest = ir.cast(indices, 'int64');
  const found: Expr[] = [];
  for (const axis of axes) {
    const length = dims[axis] ?? 1;
    found[axis] = ir.binary('remainder', rest, length);
    rest = ir.binary('floor_divide', rest, length);
  }
  return found;
}

export const unravelIndex = defineComputed({
  name: 'unravel_index',
  title: 'TensorUnravelIndex',
  places: ['mt'],
  params: {indices: p.array, dims: p.shape, order: p.optional(p.choice('C', 'F'), 'C')},
  outputs: ({dims}) => dims.length,
  describe: ({indices, dims, order}) => metaOf(coordinates(indices, dims, order)),
  async compute({indices, dims, order}, context) {
    const outside = ir.binary(
      'logical_or',
      ir.binary('less', indices, 0),
      ir.binary('greater_equal', indices, sizeOf(dims)),
    );
    if ((await context.values(ir.reduce('any', outside))).at(0) === true)
      throw new ValueError(
        `an index is out of bounds for array with size ${sizeOf(dims)} and shape ${shapeText(dims)}`,
      );
    return coordinates(indices, dims, order);
  },
});
