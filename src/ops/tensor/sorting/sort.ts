import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {normalizeAxis} from '../../../engine/array/shapes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {defineTensor} from '../define-tensor.js';

/** How a cluster sorts; a local session sorts stably, and takes no notice. */
export type SortOptions = Options<{
  kind: string;
  parallel_kind: string;
  psrs_kinds: readonly string[];
}>;

/** Options of functions that sort along an axis. */
export type AxisSortOptions = SortOptions & {
  /** The axis; null sorts the flattened tensor. */
  readonly axis?: number | null;
};

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Values in ascending order along an axis (the last unless given; null flattens first), NaN last. With `return_index` also where they stood.
     *
     * @throws ValueError for an axis out of bounds.
     * @example
     * await mt.sort([[3, 1], [2, 4]]).execute()
     * // array([[1, 3],
     * //        [2, 4]])
     */
    sort(
      a: ValuesLike,
      options: AxisSortOptions & ({return_index: true} | {returnIndex: true}),
    ): ExecutableTuple<Tensor>;
    sort(a: ValuesLike, axis?: number | null, options?: SortOptions): Tensor;
    sort(a: ValuesLike, options: AxisSortOptions & {return_index?: false}): Tensor;

    /**
     * The positions that put an axis in ascending order; equal values keep theirs.
     *
     * @throws ValueError for an axis out of bounds.
     * @example
     * await mt.argsort([3, 1, 2]).execute()
     * // array([1, 2, 0])
     */
    argsort(a: ValuesLike, axis?: number | null, options?: SortOptions): Tensor;
    argsort(a: ValuesLike, options: AxisSortOptions): Tensor;

    /**
     * Values rearranged so that those at positions `kth` stand where sorting would put them, smaller ones before, larger ones after. A local session
     * sorts.
     *
     * @throws ValueError for a position or an axis out of bounds.
     * @example
     * await mt.partition([3, 4, 2, 1], 2).execute()
     * // array([1, 2, 3, 4])
     */
    partition(
      a: ValuesLike,
      kth: number | readonly number[],
      axis?: number | null,
      options?: SortOptions,
    ): Tensor;
    partition(a: ValuesLike, kth: number | readonly number[], options: AxisSortOptions): Tensor;

    /**
     * The positions that {@link partition} rearranges by.
     *
     * @throws ValueError for a position or an axis out of bounds.
     * @example
     * await mt.argpartition([3, 4, 2, 1], 2).execute()
     * // array([3, 2, 0, 1])
     */
    argpartition(
      a: ValuesLike,
      kth: number | readonly number[],
      axis?: number | null,
      options?: SortOptions,
    ): Tensor;
    argpartition(a: ValuesLike, kth: number | readonly number[], options: AxisSortOptions): Tensor;

    /**
     * The `k` largest values along an axis in descending order; with `largest: false` the smallest in ascending order.
     *
     * @throws ValueError for an axis out of bounds.
     * @example
     * await mt.topk([3, 1, 4, 1, 5], 2).execute()
     * // array([5, 4])
     */
    topk(
      a: ValuesLike,
      k: number,
      options: TopkOptions & ({return_index: true} | {returnIndex: true}),
    ): ExecutableTuple<Tensor>;
    topk(a: ValuesLike, k: number, options?: TopkOptions): Tensor;

    /**
     * The positions of what {@link topk} gives.
     *
     * @throws ValueError for an axis out of bounds.
     * @example
     * await mt.argtopk([3, 1, 4, 1, 5], 2).execute()
     * // array([4, 2])
     */
    argtopk(a: ValuesLike, k: number, options?: TopkOptions): Tensor;
  }
}

/** Options of `topk`. */
export type TopkOptions = Options<{
  axis: number | null;
  largest: boolean;
  /** Whether the result is in order. A local session sorts always. */
  sorted: boolean;
  parallel_kind: string;
  psrs_kinds: readonly string[];
}>;

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Makes this tensor stand for its values in ascending order along an axis, the last unless given. See {@link TensorFunctions.sort}.
     *
     * @throws ValueError for an axis out of bounds.
     * @example
     * const x = mt.tensor([3, 1, 2]);
     * x.sort();
     * await x.execute()
     * // array([1, 2, 3])
     */
    sort(axis?: number, options?: SortOptions): void;
    sort(options: SortOptions & {axis?: number}): void;

    /**
     * The positions that put an axis in ascending order. See {@link TensorFunctions.argsort}.
     *
     * @throws ValueError for an axis out of bounds.
     * @example
     * await mt.tensor([3, 1, 2]).argsort().execute()
     * // array([1, 2, 0])
     */
    argsort(axis?: number | null, options?: SortOptions): Tensor;
    argsort(options: AxisSortOptions): Tensor;

    /**
     * Makes this tensor stand for its values rearranged around positions. See {@link TensorFunctions.partition}.
     *
     * @throws ValueError for a position or an axis out of bounds.
     * @example
     * const x = mt.tensor([3, 1, 2]);
     * x.partition(1);
     * await x.execute()
     * // array([1, 2, 3])
     */
    partition(kth: number | readonly number[], axis?: number, options?: SortOptions): void;
    partition(kth: number | readonly number[], options: SortOptions & {axis?: number}): void;
  }
}

const axis = p.optional(p.nullable(p.int), -1);
const kinds = {
  kind: p.optional(p.text, null),
  parallel_kind: p.optional(p.text, null),
  psrs_kinds: p.optional(p.listOf(p.text), null),
};
const returnIndex = p.optional(p.bool, false);

/** What is sorted, and along which of its axes. */
function along(a: Expr, axis: number | null): {source: Expr; at: number} {
  const source = axis === null || a.shape.length === 0 ? ir.ravel(a) : a;
  return {source, at: normalizeAxis(axis ?? -1, source.shape.length)};
}

export const sort = defineTensor({
  name: 'sort',
  text: {of: ['a'], gives: 'first'},
  title: 'TensorSort',
  places: ['mt'],
  params: {a: p.array, axis, ...kinds, return_index: returnIndex},
  outputs: ({return_index}) => (return_index ? 2 : null),
  build({a, axis, return_index}) {
    const {source, at} = along(a, axis);
    if (!return_index) return ir.sort(source, at);
    const order = ir.argsort(source, at);
    return [ir.takeAlong(source, order, at), order];
  },
});

export const sortMethod = defineTensor({
  name: 'sort',
  text: {of: ['a'], gives: 'first'},
  title: 'TensorSort',
  places: ['Tensor'],
  inPlace: true,
  params: {a: p.array, axis: p.optional(p.int, -1), ...kinds},
  build: ({a, axis}) => ir.sort(a, axis),
});

export const argsort = defineTensor({
  name: 'argsort',
  text: {of: ['a'], gives: 'none'},
  title: 'TensorSort',
  places: ['mt', 'Tensor'],
  params: {a: p.array, axis, ...kinds},
  build({a, axis}) {
    const {source, at} = along(a, axis);
    return ir.argsort(source, at);
  },
});

function checkPositions(kth: number | readonly number[], length: number): void {
  for (const one of [kth].flat())
    if (one < -length || one >= length) throw new ValueError(`kth(=${one}) out of bounds (${length})`);
}

export const partition = defineTensor({
  name: 'partition',
  text: {of: ['a'], gives: 'first'},
  title: 'TensorPartition',
  places: ['mt'],
  params: {a: p.array, kth: p.ints, axis, ...kinds},
  build({a, kth, axis}) {
    const {source, at} = along(a, axis);
    checkPositions(kth, source.shape[at] ?? 0);
    return ir.sort(source, at);
  },
});

export const partitionMethod = defineTensor({
  name: 'partition',
  text: {of: ['a'], gives: 'first'},
  title: 'TensorPartition',
  places: ['Tensor'],
  inPlace: true,
  params: {a: p.array, kth: p.ints, axis: p.optional(p.int, -1), ...kinds},
  build({a, kth, axis}) {
    checkPositions(kth, a.shape[normalizeAxis(axis, a.shape.length)] ?? 0);
    return ir.sort(a, axis);
  },
});

export const argpartition = defineTensor({
  name: 'argpartition',
  text: {of: ['a'], gives: 'none'},
  title: 'TensorPartition',
  places: ['mt'],
  params: {a: p.array, kth: p.ints, axis, ...kinds},
  build({a, kth, axis}) {
    const {source, at} = along(a, axis);
    checkPositions(kth, source.shape[at] ?? 0);
    return ir.argsort(source, at);
  },
});

/** Positions of the first in order: of the largest from the end of ascending order. */
function firstPositions(a: Expr, k: number, at: number, largest: boolean): Expr {
  const order = ir.argsort(a, at);
  return ir.slice(largest ? ir.flip(order, [at]) : order, at, {stop: k});
}

const topkParams = {
  a: p.array,
  k: p.int,
  axis,
  largest: p.optional(p.bool, true),
  sorted: p.optional(p.bool, true),
  parallel_kind: kinds.parallel_kind,
  psrs_kinds: kinds.psrs_kinds,
};

export const topk = defineTensor({
  name: 'topk',
  title: 'TensorTopk',
  places: ['mt'],
  params: {...topkParams, return_index: returnIndex},
  outputs: ({return_index}) => (return_index ? 2 : null),
  build({a, k, axis, largest, return_index}) {
    const {source, at} = along(a, axis);
    const positions = firstPositions(source, k, at, largest);
    const values = ir.takeAlong(source, positions, at);
    return return_index ? [values, positions] : values;
  },
});

export const argtopk = defineTensor({
  name: 'argtopk',
  title: 'TensorTopk',
  places: ['mt'],
  params: topkParams,
  build({a, k, axis, largest}) {
    const {source, at} = along(a, axis);
    return firstPositions(source, k, at, largest);
  },
});
