import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {normalizeAxis} from '../../../engine/array/shapes.js';
import type {LowerContext} from '../../../engine/index.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import type {Meta} from '../../../graph/index.js';
import {defineComputed} from '../define-tensor.js';
import {sorted, type Sorted} from './distinct.js';

/** Options of `unique`. */
export type UniqueOptions = Options<{
  /** Compares what stands along this axis, not single values. */
  axis: number | null;
  /** How many partial results a cluster combines at once; without effect in a local session. */
  aggregate_size: number;
}>;

/** What `unique` gives beside the values. */
export type UniqueReturns = Options<{
  /** Where each value stands first. */
  return_index: boolean;
  /** For each value of the tensor which of the distinct ones it is. */
  return_inverse: boolean;
  /** How often each value stands in the tensor. */
  return_counts: boolean;
}>;

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The distinct values in ascending order; NaN is one value. With `return_index`, `return_inverse` and `return_counts` an array: the values,
     * and what is asked for in that order.
     *
     * @throws ValueError for an axis out of bounds.
     * @example
     * await mt.unique([3, 1, 3], {return_counts: true}).execute()
     * // (array([1, 3]), array([1, 2]))
     */
    unique(ar: ValuesLike, options?: UniqueOptions): Tensor;
    unique(ar: ValuesLike, options: UniqueOptions & UniqueReturns): ExecutableTuple<Tensor>;
  }
}

interface Wanted {
  readonly return_index: boolean;
  readonly return_inverse: boolean;
  readonly return_counts: boolean;
}

function extras({return_index, return_inverse, return_counts}: Wanted): number {
  return [return_index, return_inverse, return_counts].filter(Boolean).length;
}

const vector = (length: number | null): Meta => ({kind: 'tensor', dtype: 'int64', shape: [length]});

async function results(
  rows: Expr,
  wanted: Wanted,
  {order, first}: Sorted,
  context: LowerContext,
): Promise<Expr[]> {
  const n = rows.shape[0] ?? 0;
  const starts = ir.ravel(await context.evaluate(ir.argwhere(first)));
  const index = ir.take(order, starts, 0);
  const all = [ir.take(rows, index, 0)];
  if (wanted.return_index) all.push(index);
  if (wanted.return_inverse) {
    const rank = ir.binary('subtract', ir.scan('cumsum', first, 0, 'int64'), 1);
    all.push(ir.scatter(ir.constant(0, 'int64', [n]), [order], rank));
  }
  if (wanted.return_counts) {
    const ends = ir.concatenate(
      [ir.slice(starts, 0, {start: 1}), ir.constant(n, 'int64', [n === 0 ? 0 : 1])],
      0,
    );
    all.push(ir.binary('subtract', ends, starts));
  }
  return all;
}

export const unique = defineComputed({
  name: 'unique',
  text: {of: ['ar'], gives: 'first'},
  title: 'TensorUnique',
  places: ['mt'],
  params: {
    ar: p.array,
    return_index: p.optional(p.bool, false),
    return_inverse: p.optional(p.bool, false),
    return_counts: p.optional(p.bool, false),
    axis: p.optional(p.int, null),
    aggregate_size: p.optional(p.int, null),
  },
  outputs: (args) => (extras(args) === 0 ? null : extras(args) + 1),
  describe({ar, axis, ...wanted}) {
    const at = axis === null ? 0 : normalizeAxis(axis, ar.shape.length);
    const shape = axis === null ? [null] : ar.shape.map((n, i) => (i === at ? null : n));
    const length = axis === null ? ir.size(ar) : (ar.shape[at] ?? null);
    const values: Meta = {kind: 'tensor', dtype: ar.dtype, shape};
    const others = [
      ...(wanted.return_index ? [vector(null)] : []),
      ...(wanted.return_inverse ? [vector(length)] : []),
      ...(wanted.return_counts ? [vector(null)] : []),
    ];
    return others.length === 0 ? values : {kind: 'tuple', items: [values, ...others]};
  },
  async compute({ar, axis, ...wanted}, context) {
    const at = axis === null ? 0 : normalizeAxis(axis, ar.shape.length);
    const order = [at, ...ar.shape.map((_, i) => i).filter((i) => i !== at)];
    const rows = await context.evaluate(axis === null ? ir.ravel(ar) : ir.permute(ar, order));
    const [values = rows, ...others] = await results(rows, wanted, await sorted(rows, context), context);
    const back = ar.shape.map((_, i) => order.indexOf(i));
    const placed = axis === null ? values : ir.permute(values, back);
    return others.length === 0 ? placed : [placed, ...others];
  },
});
