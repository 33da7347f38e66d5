import {ArgumentError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {isComplex} from '../../../engine/array/dtypes.js';
import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineTensor} from '../define-tensor.js';
import {allows, casting, type Casting} from '../casting.js';
import {layout, numericDType} from '../options.js';
import {out, type OutOption} from '../out.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The tensor again, as a tensor that can be changed on its own.
     *
     * @example
     * await mt.copy([1, 2]).execute()
     * // array([1, 2])
     */
    copy(a: ArrayLike, options?: {order?: 'C' | 'F' | 'A' | 'K'}): Tensor;

    /**
     * Values rounded to `decimals` digits after the point (before it, when negative); halves go to the even digit.
     *
     * @example
     * await mt.around([1.25, 2.675, -0.5], 1).execute()
     * // array([ 1.2,  2.7, -0.5])
     */
    around(a: ArrayLike, decimals?: number, options?: OutOption): Tensor;
    around(a: ArrayLike, options: OutOption & {decimals?: number}): Tensor;

    /**
     * Values rounded to `decimals` digits: the same as {@link around}.
     *
     * @example
     * await mt.round_([0.5, 1.5]).execute()
     * // array([0., 2.])
     */
    round_(a: ArrayLike, decimals?: number, options?: OutOption): Tensor;
    round_(a: ArrayLike, options: OutOption & {decimals?: number}): Tensor;

    /**
     * Values rounded to `decimals` digits: the same as {@link around}.
     *
     * @example
     * await mt.round([0.5, 1.5]).execute()
     * // array([0., 2.])
     */
    round(a: ArrayLike, decimals?: number, options?: OutOption): Tensor;
    round(a: ArrayLike, options: OutOption & {decimals?: number}): Tensor;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * The values in another dtype: floats become integers by dropping what is after the point, and integers wrap.
     *
     * @throws ArgumentError when `casting` does not allow the conversion.
     * @example
     * await mt.tensor([1.7, -1.7]).astype('int64').execute()
     * // array([ 1, -1])
     */
    astype(
      dtype: string,
      options?: {casting?: Casting; order?: 'C' | 'F' | 'A' | 'K'; copy?: boolean},
    ): Tensor;

    /**
     * The tensor again, as a tensor that can be changed on its own.
     *
     * @example
     * const x = mt.tensor([1, 2]);
     * x.copy().set(0, 9);
     * await x.execute()
     * // array([1, 2])
     */
    copy(options?: {order?: 'C' | 'F' | 'A' | 'K'}): Tensor;

    /**
     * Values rounded to `decimals` digits. See {@link TensorFunctions.around}.
     *
     * @example
     * await mt.tensor([1.25, 2.5]).round().execute()
     * // array([1., 2.])
     */
    round(decimals?: number, options?: OutOption): Tensor;
    round(options: OutOption & {decimals?: number}): Tensor;
  }
}

function checkCasting(from: ArrayDType, to: ArrayDType, rule: Casting): void {
  if (!allows(rule, from, to))
    throw new ArgumentError(
      `Cannot cast array from dtype('${from}') to dtype('${to}') according to the rule '${rule}'`,
    );
}

export const astype = defineTensor({
  name: 'astype',
  title: 'TensorAstype',
  places: ['Tensor'],
  params: {
    a: p.array,
    dtype: numericDType,
    order: layout,
    casting: p.optional(casting, 'unsafe'),
    copy: p.optional(p.bool, null),
  },
  build({a, dtype, casting}) {
    checkCasting(a.dtype, dtype, casting);
    return ir.cast(a, dtype);
  },
});

export const copy = defineTensor({
  name: 'copy',
  text: {of: ['a'], gives: 'all'},
  title: 'TensorCopy',
  places: ['mt', 'Tensor'],
  params: {a: p.array, order: layout},
  build: ({a}) => a,
});

/** Rounding as NumPy has it: scaled, rounded to the even whole number, and scaled back. */
function rounded(a: Expr, decimals: number): Expr {
  const exact = a.dtype === 'bool' || a.dtype.includes('int');
  if (exact && decimals >= 0) return a.dtype === 'bool' ? ir.cast(a, 'float16') : a;
  if (decimals === 0) return ir.unary('rint', a);
  if (isComplex(a.dtype)) {
    const parts = (['real', 'imag'] as const).map((part) => rounded(ir.unary(part, a), decimals));
    return ir.cast(ir.binary('complex', parts[0] ?? a, parts[1] ?? a), a.dtype);
  }
  const scale = ir.constant(10 ** Math.abs(decimals), exact ? 'float64' : undefined);
  const [there, back] = decimals > 0 ? (['multiply', 'divide'] as const) : (['divide', 'multiply'] as const);
  return ir.cast(ir.binary(back, ir.unary('rint', ir.binary(there, a, scale)), scale), a.dtype);
}

const params = {a: p.array, decimals: p.optional(p.int, 0), out};

export const around = defineTensor({
  name: 'around',
  title: 'TensorAround',
  places: ['mt'],
  params,
  build: ({a, decimals}) => rounded(a, decimals),
});

export const roundUnderscore = defineTensor({
  name: 'round_',
  title: 'TensorAround',
  places: ['mt'],
  params,
  build: ({a, decimals}) => rounded(a, decimals),
});

export const round = defineTensor({
  name: 'round',
  title: 'TensorAround',
  places: ['mt', 'Tensor'],
  params,
  build: ({a, decimals}) => rounded(a, decimals),
});
