import {IndexError, ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {normalizeAxis} from '../../../engine/array/shapes.js';
import * as p from '../../../expr/params.js';
import type {ValuesLike, Param} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {Slice} from '../../../graph/index.js';
import {defineTensor} from '../define-tensor.js';

/** Positions along an axis: one, several, or a slice of them. */
export type Positions = number | readonly number[] | Slice<number>;

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The tensor with values put in before positions, along an axis or in the flattened tensor. Positions are those in the tensor as it is.
     *
     * @throws IndexError for positions out of bounds.
     * @example
     * await mt.insert([1, 2, 3], 1, 9).execute()
     * // array([1, 9, 2, 3])
     */
    insert(arr: ValuesLike, obj: Positions, values: ValuesLike, axis?: number | null): Tensor;
    insert(arr: ValuesLike, obj: Positions, values: ValuesLike, options: {axis?: number | null}): Tensor;

    /**
     * The tensor without what stands at positions, along an axis or in the flattened tensor.
     *
     * @throws IndexError for positions out of bounds.
     * @example
     * await mt.delete([[1, 2], [3, 4]], 0, 1).execute()
     * // array([[2],
     * //        [4]])
     */
    delete(arr: ValuesLike, obj: Positions, axis?: number | null): Tensor;
    delete(arr: ValuesLike, obj: Positions, options: {axis?: number | null}): Tensor;
  }
}

const slices: Param<Slice<number>> = {
  takes: 'a slice',
  parse: (value) => (value instanceof Slice ? (value as Slice<number>) : p.mismatch),
};
const positions = p.oneOf(p.ints, slices);
const axis = p.optional(p.int, null);

function resolved(obj: number | readonly number[] | Slice, length: number, end: number): number[] {
  if (obj instanceof Slice) {
    const {start, step, count} = obj.indices(length);
    return Array.from({length: count}, (_, i) => start + i * step);
  }
  return [obj].flat().map((at) => {
    if (at < -length || at >= end)
      throw new IndexError(`index ${at} is out of bounds for axis with size ${length}`);
    return at < 0 ? at + length : at;
  });
}

export const insert = defineTensor({
  name: 'insert',
  text: {of: ['arr', 'values'], gives: 'all'},
  title: 'TensorInsert',
  places: ['mt'],
  params: {arr: p.array, obj: positions, values: p.values, axis},
  build({arr, obj, values, axis}) {
    const source = axis === null ? ir.ravel(arr) : arr;
    const at = normalizeAxis(axis ?? 0, source.shape.length);
    const length = source.shape[at] ?? 0;
    const places = resolved(obj, length, length + 1);
    const single = typeof obj === 'number';
    // A single position takes the values as they are, with the axis in front, as NumPy has it.
    const raised = single && values.shape.length > 0 ? moved(values, source.shape.length, at) : values;
    const own = source.shape.map((n, i) =>
      i === at ? (single ? (raised.shape[at] ?? 1) : places.length) : n,
    );
    const count = single ? (own[at] ?? 1) : places.length;
    const written = ir.cast(ir.broadcastTo(raised, own), source.dtype);
    const order = (
      single
        ? [{place: places[0] ?? 0, from: 0, to: count}]
        : places.map((place, i) => ({place, from: i, to: i + 1}))
    ).sort((x, y) => x.place - y.place);
    const pieces: Expr[] = [];
    let done = 0;
    for (const {place, from, to} of order) {
      if (place > done) pieces.push(ir.slice(source, at, {start: done, stop: place}));
      pieces.push(ir.slice(written, at, {start: from, stop: to}));
      done = Math.max(done, place);
    }
    if (done < length) pieces.push(ir.slice(source, at, {start: done, stop: length}));
    return pieces.length === 0 ? source : ir.concatenate(pieces, at);
  },
});

/** Values with as many axes as the tensor, their first axis where the new values go. */
function moved(values: Expr, ndim: number, axis: number): Expr {
  const missing = ndim - values.shape.length;
  if (missing < 0) throw new ValueError('the values have more dimensions than the tensor');
  const full = ir.reshape(values, [...new Array<number>(missing).fill(1), ...values.shape]);
  const order = full.shape.map((_, i) => i).slice(1);
  order.splice(axis, 0, 0);
  return ir.permute(full, order);
}

export const deletePositions = defineTensor({
  name: 'delete',
  text: {of: ['arr'], gives: 'all'},
  title: 'TensorDelete',
  places: ['mt'],
  params: {arr: p.array, obj: positions, axis},
  build({arr, obj, axis}) {
    const source = axis === null ? ir.ravel(arr) : arr;
    const at = normalizeAxis(axis ?? 0, source.shape.length);
    const length = source.shape[at] ?? 0;
    const gone = [...new Set(resolved(obj, length, length))].sort((x, y) => x - y);
    const pieces = [-1, ...gone].flatMap((before, i) => {
      const [start, stop] = [before + 1, gone[i] ?? length];
      return start < stop ? [ir.slice(source, at, {start, stop})] : [];
    });
    return pieces.length === 0 ? ir.slice(source, at, {start: 0, stop: 0}) : ir.concatenate(pieces, at);
  },
});
