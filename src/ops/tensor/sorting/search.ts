import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineComputed, defineTensor} from '../define-tensor.js';
import {combineSize} from '../options.js';

/** Options of `searchsorted`. */
export type SearchOptions = Options<{
  /** Before (`left`) or after (`right`) what is equal. */
  side: 'left' | 'right';
  /** Positions that sort the tensor, when it is not sorted. */
  sorter: ValuesLike;
  /** Without effect in a local session. */
  combine_size: number;
}>;

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The positions at which values would have to be put into a sorted vector to keep it sorted.
     *
     * @throws ValueError when the tensor has not one dimension.
     * @example
     * await mt.searchsorted([1, 2, 3, 4, 5], [-10, 10, 2, 3]).execute()
     * // array([0, 5, 1, 2])
     */
    searchsorted(a: ValuesLike, v: ValuesLike, side?: 'left' | 'right', options?: SearchOptions): Tensor;
    searchsorted(a: ValuesLike, v: ValuesLike, options: SearchOptions): Tensor;

    /**
     * The number of the bin that each value lies in: `bins[i - 1] <= x < bins[i]`, with `right` `bins[i - 1] < x <= bins[i]`. Bins may also descend.
     *
     * @throws ValueError when the bins neither ascend nor descend.
     * @example
     * await mt.digitize([0.2, 6.4, 3], [0, 1, 2.5, 4]).execute()
     * // array([1, 4, 3])
     */
    digitize(x: ValuesLike, bins: ValuesLike, right?: boolean): Tensor;
    digitize(x: ValuesLike, bins: ValuesLike, options: {right?: boolean}): Tensor;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * The positions at which values would have to be put in to keep this sorted vector sorted. See {@link TensorFunctions.searchsorted}.
     *
     * @throws ValueError when this tensor has not one dimension.
     * @example
     * await mt.arange(5).searchsorted(2.5).execute()
     * // 3
     */
    searchsorted(v: ValuesLike, side?: 'left' | 'right', options?: SearchOptions): Tensor;
    searchsorted(v: ValuesLike, options: SearchOptions): Tensor;
  }
}

export const searchsorted = defineTensor({
  name: 'searchsorted',
  text: {of: ['a', 'v'], gives: 'none'},
  title: 'TensorSearchsorted',
  places: ['mt', 'Tensor'],
  params: {
    a: p.array,
    v: p.array,
    side: p.optional(p.choice('left', 'right'), 'left'),
    sorter: p.optionalArray,
    combine_size: combineSize,
  },
  build: ({a, v, side, sorter}) => ir.searchsorted(sorter === null ? a : ir.take(a, sorter, 0), v, side),
});

export const digitize = defineComputed({
  name: 'digitize',
  title: 'TensorDigitize',
  places: ['mt'],
  params: {x: p.array, bins: p.array, right: p.optional(p.bool, false)},
  describe({x, bins}) {
    if (bins.shape.length !== 1) throw new ValueError('object too deep for desired array');
    return {kind: 'tensor', dtype: 'int64', shape: x.shape};
  },
  async compute({x, bins, right}, context) {
    const [after, before] = [ir.slice(bins, 0, {start: 1}), ir.slice(bins, 0, {stop: -1})];
    const ascends = ir.reduce('all', ir.binary('greater_equal', after, before));
    if ((await context.values(ascends)).at(0) === true)
      return ir.searchsorted(bins, x, right ? 'left' : 'right');
    const descends = ir.reduce('all', ir.binary('less_equal', after, before));
    if ((await context.values(descends)).at(0) !== true)
      throw new ValueError('bins must be monotonically increasing or decreasing');
    const count = bins.shape[0] ?? 0;
    return ir.binary('subtract', count, ir.searchsorted(ir.flip(bins), x, right ? 'left' : 'right'));
  },
});
