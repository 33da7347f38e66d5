import {ArgumentError} from '../../../errors/index.js';
import {nodeOf} from '../../../expr/plain.js';
import {member} from '../../../expr/member.js';
import type {ArrayLike} from '../../../expr/params.js';
import {Tensor} from '../../../expr/tensor.js';
import {ExecutableTuple} from '../../../expr/tuple.js';
import {outputOf, Slice} from '../../../graph/index.js';
import {arange} from './ranges.js';
import {meshgrid} from './grids.js';
import {concatenate, stack} from '../shape/join.js';
import {reshape} from '../shape/reshape.js';
import type {Definition} from '../../../expr/define.js';

/** Makes tensors of slices: `mt.mgrid.get(slice(0, 3), slice(0, 2))`. */
export interface Grid<R> {
  get(...slices: Slice<number>[]): R;
}

/** Joins slices and values: `mt.r_.get(slice(0, 3), 0, 5)`. */
export interface Joiner {
  get(...items: (Slice<number> | ArrayLike)[]): Tensor;
}

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Coordinates over the grid that slices span, as one tensor along a new first axis.
     *
     * @example
     * await mt.mgrid.get(slice(0, 2), slice(0, 3)).execute()
     * // array([[[0, 0, 0],
     * //         [1, 1, 1]],
     * //
     * //        [[0, 1, 2],
     * //         [0, 1, 2]]])
     */
    readonly mgrid: Grid<Tensor>;

    /**
     * Coordinates over the grid that slices span: one tensor a slice, of length 1 where it does not vary.
     *
     * @example
     * await mt.ogrid.get(slice(0, 2), slice(0, 3)).execute()
     * // (array([[0],
     * //        [1]]), array([[0, 1, 2]]))
     */
    readonly ogrid: Grid<ExecutableTuple<Tensor>>;

    /**
     * Slices, numbers and vectors one after the other as one vector.
     *
     * @example
     * await mt.r_.get(slice(0, 3), 7, [8, 9]).execute()
     * // array([0, 1, 2, 7, 8, 9])
     */
    readonly r_: Joiner;

    /**
     * Slices and vectors as the columns of a matrix.
     *
     * @example
     * await mt.c_.get([1, 2], [3, 4]).execute()
     * // array([[1, 3],
     * //        [2, 4]])
     */
    readonly c_: Joiner;
  }
}

function call(definition: Definition, ...values: unknown[]): Tensor {
  return new Tensor(definition.build('mt', values));
}

function vectorOf(range: Slice<number>): Tensor {
  if (range.stop === null) throw new ArgumentError(`a grid needs slices that end, got ${String(range)}`);
  return call(arange, range.start ?? 0, range.stop, range.step ?? 1);
}

function gridOf(ranges: readonly Slice<number>[], sparse: boolean): ExecutableTuple<Tensor> {
  if (ranges.length === 0) throw new ArgumentError('a grid needs at least one slice');
  const node = meshgrid.build('mt', [...ranges.map(vectorOf), {indexing: 'ij', sparse}]);
  const items = node.meta.kind === 'tuple' ? node.meta.items : [];
  return ExecutableTuple.of(...items.map((meta, i) => new Tensor(outputOf(node, i, meta, 'mt'))));
}

const isSlice = (item: Slice<number> | ArrayLike): item is Slice<number> => item instanceof Slice;

/** An item as a vector or matrix; a number as a vector of one. */
function joinable(item: Slice<number> | ArrayLike): ArrayLike {
  if (isSlice(item)) return vectorOf(item);
  const shape = nodeOf(item) === null ? null : (item as Tensor).shape;
  return typeof item === 'number' || shape?.length === 0 ? call(reshape, item, [1]) : item;
}

function columnsOf(item: Slice<number> | ArrayLike): ArrayLike {
  const vector = joinable(item);
  const ndim =
    vector instanceof Tensor ? vector.ndim : Array.isArray(vector) && Array.isArray(vector[0]) ? 2 : 1;
  return ndim === 1 ? call(reshape, vector, [-1, 1]) : vector;
}

export const mgrid = member('mt', 'mgrid', {
  get: (...slices: Slice<number>[]) => {
    const [only, ...more] = slices;
    if (only !== undefined && more.length === 0) return vectorOf(only);
    return call(stack, [...gridOf(slices, false)]);
  },
});
export const ogrid = member('mt', 'ogrid', {get: (...slices: Slice<number>[]) => gridOf(slices, true)});
export const rowJoiner = member('mt', 'r_', {
  get: (...items: (Slice<number> | ArrayLike)[]) => call(concatenate, items.map(joinable)),
});
export const columnJoiner = member('mt', 'c_', {
  get: (...items: (Slice<number> | ArrayLike)[]) => call(concatenate, items.map(columnsOf), -1),
});
