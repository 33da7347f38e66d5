import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {normalizeAxis} from '../../../engine/array/shapes.js';
import * as p from '../../../expr/params.js';
import type {ValuesLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import type {AxisLike} from '../options.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The tensor as often as `reps` says, one number for each axis; fewer count from the last axis.
     *
     * @example
     * await mt.tile([1, 2], [2, 2]).execute()
     * // array([[1, 2, 1, 2],
     * //        [1, 2, 1, 2]])
     */
    tile(A: ValuesLike, reps: number | readonly number[]): Tensor;

    /**
     * Each value `repeats` times, along an axis or of the flattened tensor. An array of repeats has one number for each value of the axis.
     *
     * @throws ValueError when the number of repeats is not the length of the axis.
     * @example
     * await mt.repeat([[1, 2], [3, 4]], [1, 2], {axis: 0}).execute()
     * // array([[1, 2],
     * //        [3, 4],
     * //        [3, 4]])
     */
    repeat(a: ValuesLike, repeats: number | readonly number[], axis?: number | null): Tensor;
    repeat(a: ValuesLike, repeats: number | readonly number[], options: {axis?: number | null}): Tensor;

    /**
     * Values in reverse order along axes.
     *
     * @throws ValueError for axes out of bounds.
     * @example
     * await mt.flip([[1, 2], [3, 4]], 0).execute()
     * // array([[3, 4],
     * //        [1, 2]])
     */
    flip(m: ValuesLike, axis?: AxisLike | null): Tensor;
    flip(m: ValuesLike, options: {axis?: AxisLike | null}): Tensor;

    /**
     * Rows in reverse order.
     *
     * @throws ValueError for a tensor without dimensions.
     * @example
     * await mt.flipud([[1, 2], [3, 4]]).execute()
     * // array([[3, 4],
     * //        [1, 2]])
     */
    flipud(m: ValuesLike): Tensor;

    /**
     * Columns in reverse order.
     *
     * @throws ValueError for fewer than two dimensions.
     * @example
     * await mt.fliplr([[1, 2], [3, 4]]).execute()
     * // array([[2, 1],
     * //        [4, 3]])
     */
    fliplr(m: ValuesLike): Tensor;

    /**
     * Values moved on along axes, those that fall off the end coming in at the start; without an axis in the flattened tensor.
     *
     * @throws ValueError when there is not one shift for each axis.
     * @example
     * await mt.roll([1, 2, 3, 4], 1).execute()
     * // array([4, 1, 2, 3])
     */
    roll(a: ValuesLike, shift: AxisLike, axis?: AxisLike | null): Tensor;
    roll(a: ValuesLike, shift: AxisLike, options: {axis?: AxisLike | null}): Tensor;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Each value `repeats` times. See {@link TensorFunctions.repeat}.
     *
     * @throws ValueError when the number of repeats is not the length of the axis.
     * @example
     * await mt.tensor([1, 2]).repeat(2).execute()
     * // array([1, 1, 2, 2])
     */
    repeat(repeats: number | readonly number[], axis?: number | null): Tensor;
    repeat(repeats: number | readonly number[], options: {axis?: number | null}): Tensor;
  }
}

export const tile = defineTensor({
  name: 'tile',
  text: {of: ['A'], gives: 'all'},
  title: 'TensorTile',
  places: ['mt'],
  params: {A: p.array, reps: p.ints},
  build({A, reps}) {
    const times = [reps].flat();
    const ndim = Math.max(times.length, A.shape.length);
    const counts = [...new Array<number>(ndim - times.length).fill(1), ...times];
    const shape = [...new Array<number>(ndim - A.shape.length).fill(1), ...A.shape];
    // Each axis becomes two, the first of which repeats the second.
    const doubled = ir.reshape(
      A,
      shape.flatMap((n) => [1, n]),
    );
    const spread = ir.broadcastTo(
      doubled,
      shape.flatMap((n, i) => [counts[i] ?? 1, n]),
    );
    return ir.reshape(
      spread,
      shape.map((n, i) => n * (counts[i] ?? 1)),
    );
  },
});

/** Each value as often as its own number says. */
function repeatEach(a: Expr, repeats: readonly number[], axis: number): Expr {
  const length = a.shape[axis] ?? 0;
  if (repeats.length !== length)
    throw new ValueError(
      `operands could not be broadcast together with shape (${length},) (${repeats.length},)`,
    );
  const parts = repeats.map((count, i) => {
    const one = ir.slice(a, axis, {start: i, stop: i + 1});
    return ir.broadcastTo(
      one,
      one.shape.map((n, at) => (at === axis ? count : n)),
    );
  });
  return parts.length === 0 ? a : ir.concatenate(parts, axis);
}

export const repeat = defineTensor({
  name: 'repeat',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorRepeat',
  places: ['mt', 'Tensor'],
  params: {a: p.array, repeats: p.ints, axis: p.optional(p.int, null)},
  build({a, repeats, axis}) {
    if ([repeats].flat().some((n) => n < 0)) throw new ValueError('repeats may not contain negative values.');
    const source = axis === null ? ir.ravel(a) : a;
    const at = normalizeAxis(axis ?? 0, source.shape.length);
    const [only] = [repeats].flat();
    if (Array.isArray(repeats) && repeats.length !== 1) return repeatEach(source, repeats, at);
    const count = only ?? 0;
    const widened = ir.expandDims(source, at + 1);
    const spread = ir.broadcastTo(
      widened,
      widened.shape.map((n, i) => (i === at + 1 ? count : n)),
    );
    return ir.reshape(
      spread,
      source.shape.map((n, i) => (i === at ? n * count : n)),
    );
  },
});

export const flip = defineTensor({
  name: 'flip',
  text: {of: ['m'], gives: 'all'},
  title: 'TensorFlip',
  places: ['mt'],
  params: {m: p.array, axis: p.optional(p.ints, null)},
  build: ({m, axis}) => (axis === null ? ir.flip(m) : ir.flip(m, [axis].flat())),
});

export const flipud = defineTensor({
  name: 'flipud',
  text: {of: ['m'], gives: 'all'},
  title: 'TensorFlip',
  places: ['mt'],
  params: {m: p.array},
  build({m}) {
    if (m.shape.length < 1) throw new ValueError('Input must be >= 1-d.');
    return ir.flip(m, [0]);
  },
});

export const fliplr = defineTensor({
  name: 'fliplr',
  text: {of: ['m'], gives: 'all'},
  title: 'TensorFlip',
  places: ['mt'],
  params: {m: p.array},
  build({m}) {
    if (m.shape.length < 2) throw new ValueError('Input must be >= 2-d.');
    return ir.flip(m, [1]);
  },
});

function rolled(a: Expr, shift: number, axis: number): Expr {
  const length = a.shape[axis] ?? 0;
  const by = length === 0 ? 0 : ((shift % length) + length) % length;
  if (by === 0) return a;
  const cut = length - by;
  return ir.concatenate([ir.slice(a, axis, {start: cut}), ir.slice(a, axis, {stop: cut})], axis);
}

export const roll = defineTensor({
  name: 'roll',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorRoll',
  places: ['mt'],
  params: {a: p.array, shift: p.ints, axis: p.optional(p.ints, null)},
  build({a, shift, axis}) {
    const shifts = [shift].flat();
    if (axis === null) {
      const total = shifts.reduce((sum, n) => sum + n, 0);
      return ir.reshape(rolled(ir.ravel(a), total, 0), a.shape);
    }
    const axes = [axis].flat().map((one) => normalizeAxis(one, a.shape.length));
    const count = Math.max(axes.length, shifts.length);
    const [shift0 = 0] = shifts;
    const [axis0 = 0] = axes;
    if ((axes.length !== count && axes.length !== 1) || (shifts.length !== count && shifts.length !== 1))
      throw new ValueError("'shift' and 'axis' should be scalars or 1D sequences of the same length");
    let result = a;
    for (let i = 0; i < count; i++)
      result = rolled(
        result,
        shifts.length === 1 ? shift0 : (shifts[i] ?? 0),
        axes.length === 1 ? axis0 : (axes[i] ?? 0),
      );
    return result;
  },
});
