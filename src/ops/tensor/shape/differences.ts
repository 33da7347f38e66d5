import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {normalizeAxis} from '../../../engine/array/shapes.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {sameKind} from '../casting.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Differences of neighbours along an axis, taken `n` times; of bools whether they differ.
     *
     * @throws ValueError for a negative `n`, and for a tensor without dimensions.
     * @example
     * await mt.diff([1, 2, 4, 7]).execute()
     * // array([1, 2, 3])
     */
    diff(a: ArrayLike, n?: number, axis?: number): Tensor;
    diff(a: ArrayLike, options: {n?: number; axis?: number}): Tensor;

    /**
     * Differences of neighbours in the flattened tensor, with values put before and after.
     *
     * @throws ArgumentError when the values before or after are of another kind of dtype.
     * @example
     * await mt.ediff1d([1, 2, 4], {to_begin: -9}).execute()
     * // array([-9,  1,  2])
     */
    ediff1d(a: ArrayLike, to_end?: ArrayLike | null, to_begin?: ArrayLike | null): Tensor;
    ediff1d(
      a: ArrayLike,
      options: {to_end?: ArrayLike; to_begin?: ArrayLike; toEnd?: ArrayLike; toBegin?: ArrayLike},
    ): Tensor;

    /**
     * The integral along an axis by the trapezoidal rule: of values at positions `x`, or at distances `dx`.
     *
     * @throws ValueError when `x` does not fit the values.
     * @example
     * await mt.trapz([1, 2, 4]).execute()
     * // 4.5
     */
    trapz(y: ArrayLike, x?: ArrayLike | null, dx?: number, axis?: number): Tensor;
    trapz(y: ArrayLike, options: {x?: ArrayLike; dx?: number; axis?: number}): Tensor;
  }
}

function difference(a: Expr, axis: number): Expr {
  const [after, before] = [ir.slice(a, axis, {start: 1}), ir.slice(a, axis, {stop: -1})];
  return ir.binary(a.dtype === 'bool' ? 'not_equal' : 'subtract', after, before);
}

export const diff = defineTensor({
  name: 'diff',
  title: 'TensorDiff',
  places: ['mt'],
  params: {a: p.array, n: p.optional(p.int, 1), axis: p.optional(p.int, -1)},
  build({a, n, axis}) {
    if (n < 0) throw new ValueError(`order must be non-negative but got ${n}`);
    if (a.shape.length === 0) throw new ValueError('diff requires input that is at least one dimensional');
    const at = normalizeAxis(axis, a.shape.length);
    let result = a;
    for (let i = 0; i < n; i++) result = difference(result, at);
    return result;
  },
});

export const ediff1d = defineTensor({
  name: 'ediff1d',
  title: 'TensorEdiff1d',
  places: ['mt'],
  params: {a: p.array, to_end: p.optionalArray, to_begin: p.optionalArray},
  build({a, to_end, to_begin}) {
    const flat = ir.ravel(a);
    const ends = (['to_begin', 'to_end'] as const).map((name) => {
      const values = name === 'to_begin' ? to_begin : to_end;
      if (values === null) return [];
      if (!sameKind(values.dtype, a.dtype))
        throw new ValueError(
          `dtype of \`${name}\` must be compatible with input \`ary\` under the \`same_kind\` rule.`,
        );
      return [ir.cast(ir.ravel(values), a.dtype)];
    });
    const [before = [], after = []] = ends;
    return ir.concatenate([...before, difference(flat, 0), ...after], 0);
  },
});

export const trapz = defineTensor({
  name: 'trapz',
  title: 'TensorTrapz',
  places: ['mt'],
  params: {y: p.array, x: p.optionalArray, dx: p.optional(p.number, 1), axis: p.optional(p.int, -1)},
  build({y, x, dx, axis}) {
    const at = normalizeAxis(axis, y.shape.length);
    const sums = ir.binary('add', ir.slice(y, at, {start: 1}), ir.slice(y, at, {stop: -1}));
    let width: Expr = ir.constant(dx);
    if (x !== null) {
      const steps = difference(x, x.shape.length === 1 ? 0 : at);
      width = x.shape.length === 1 ? along(steps, at, y.shape.length) : steps;
    }
    const areas = ir.binary('divide', ir.binary('multiply', width, sums), 2);
    return ir.reduce('sum', areas, {axes: at});
  },
});

function along(vector: Expr, axis: number, ndim: number): Expr {
  return ir.reshape(
    vector,
    Array.from({length: ndim}, (_, i) => (i === axis ? (vector.shape[0] ?? 0) : 1)),
  );
}
