import {NDArray} from '../../data/index.js';
import {ArgumentError} from '../../errors/index.js';
import * as ir from '../../engine/array/builder.js';
import type {ArrayDType, Expr} from '../../engine/array/index.js';
import {member} from '../../expr/member.js';
import * as p from '../../expr/params.js';
import type {ArrayLike} from '../../expr/params.js';
import {describeValue} from '../../expr/plain.js';
import {standIn} from './arguments.js';
import {numericDType} from './options.js';

/** The limits of a dtype of floating-point numbers, as NumPy's `finfo`. */
export interface FloatLimits {
  readonly dtype: 'float16' | 'float32' | 'float64';
  readonly bits: number;
  /** The difference of 1 and the next larger number. */
  readonly eps: number;
  /** The difference of 1 and the next smaller number. */
  readonly epsneg: number;
  readonly max: number;
  readonly min: number;
  /** The smallest positive number of full precision. */
  readonly tiny: number;
  readonly smallest_normal: number;
  readonly smallest_subnormal: number;
  /** How many bits the mantissa has. */
  readonly nmant: number;
  /** How many bits the exponent has. */
  readonly nexp: number;
  readonly maxexp: number;
  readonly minexp: number;
  /** How many decimal digits are exact. */
  readonly precision: number;
  readonly resolution: number;
}

declare module '../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The limits of a dtype of floating-point or complex numbers, by NumPy's names.
     *
     * @throws ArgumentError for another dtype.
     * @example
     * [mt.finfo('float64').eps, mt.finfo('float32').max]
     * // [ 2.220446049250313e-16, 3.4028234663852886e+38 ]
     */
    finfo(dtype: string): FloatLimits;
    /**
     * The dtype that arithmetic of these has: tensors, dtypes by their names, and numbers, which count by their kind alone.
     *
     * @throws ArgumentError for what has no dtype of numbers, or one that only execution tells.
     * @example
     * mt.result_type('float32', mt.arange(3), 1)
     * // 'float64'
     */
    result_type(...tensorsAndDtypes: readonly (ArrayLike | string)[]): string;
    /**
     * Goes over the indices of a shape, the last axis fastest.
     *
     * @example
     * [...mt.ndindex(2, 2)]
     * // [ [ 0, 0 ], [ 0, 1 ], [ 1, 0 ], [ 1, 1 ] ]
     */
    ndindex(...shape: readonly number[]): Generator<readonly number[], void, undefined>;
    /** The dtype `bool`. */
    readonly bool_: 'bool';
    /** The dtype `int64`. */
    readonly int_: 'int64';
    /** The dtype `float64`. */
    readonly float_: 'float64';
    /** The dtype `int32`. */
    readonly intc: 'int32';
    /** The dtype `int64`. */
    readonly intp: 'int64';
    /** The dtype `object`. */
    readonly object: 'object';
    /** The dtype `object`. */
    readonly object_: 'object';
    /** The dtype `datetime64[ns]`. */
    readonly datetime64: 'datetime64[ns]';
    /** The dtype `timedelta64[ns]`. */
    readonly timedelta64: 'timedelta64[ns]';
  }
}

/** Bits of the whole, of the mantissa and of the exponent. */
const layouts = {float16: [16, 10, 5], float32: [32, 23, 8], float64: [64, 52, 11]} as const;

export const finfo = member('mt', 'finfo', (dtype: string): FloatLimits => {
  const parsed = numericDType.parse(dtype);
  const name = parsed === 'complex64' ? 'float32' : parsed === 'complex128' ? 'float64' : parsed;
  if (name !== 'float16' && name !== 'float32' && name !== 'float64')
    throw new ArgumentError(
      `mt.finfo takes a dtype of floats or complex numbers, got ${describeValue(dtype)}`,
    );
  const [bits, nmant, nexp] = layouts[name];
  const maxexp = 2 ** (nexp - 1);
  const minexp = 2 - maxexp;
  const eps = 2 ** -nmant;
  const max = (2 - eps) * 2 ** (maxexp - 1);
  const precision = Math.floor(nmant * Math.log10(2));
  return {
    dtype: name,
    bits,
    eps,
    epsneg: eps / 2,
    max,
    min: -max,
    tiny: 2 ** minexp,
    smallest_normal: 2 ** minexp,
    smallest_subnormal: 2 ** (minexp - nmant),
    nmant,
    nexp,
    maxexp,
    minexp,
    precision,
    resolution: Number(`1e-${precision}`),
  };
});

/** An array of no values, whose dtype counts as that of a tensor. */
function ofDType(dtype: ArrayDType): Expr {
  return ir.reshape(ir.cast(ir.asExpr(0), dtype), [1]);
}

export const resultType = member('mt', 'result_type', (...given: readonly unknown[]): string => {
  const operands = given.map((one) => {
    const dtype = typeof one === 'string' ? numericDType.parse(one) : p.mismatch;
    if (dtype !== p.mismatch) return ofDType(dtype);
    const array = typeof one === 'string' ? p.mismatch : p.array.parse(one);
    const known = array === p.mismatch ? null : standIn(array instanceof Array ? NDArray.from(array) : array);
    if (known === null)
      throw new ArgumentError(
        `mt.result_type takes tensors of known dtype and names of dtypes, got ${describeValue(one)}`,
      );
    return known.shape.length > 0 ? ofDType(known.dtype) : known;
  });
  const [first, ...others] = operands;
  if (first === undefined) throw new ArgumentError('mt.result_type takes at least one tensor or dtype');
  return others.reduce((a, b) => ir.binary('add', a, b), first).dtype;
});

export const ndindex = member('mt', 'ndindex', (...shape: readonly number[]) => indices(shape));

function* indices(shape: readonly number[]): Generator<readonly number[], void, undefined> {
  const [extent, ...others] = shape;
  if (extent === undefined) yield [];
  else for (let i = 0; i < extent; i++) for (const rest of indices(others)) yield [i, ...rest];
}

export const boolName = member('mt', 'bool_', 'bool');
export const intName = member('mt', 'int_', 'int64');
export const floatName = member('mt', 'float_', 'float64');
export const intc = member('mt', 'intc', 'int32');
export const intp = member('mt', 'intp', 'int64');
export const object = member('mt', 'object', 'object');
export const objectName = member('mt', 'object_', 'object');
export const datetime64 = member('mt', 'datetime64', 'datetime64[ns]');
export const timedelta64 = member('mt', 'timedelta64', 'timedelta64[ns]');
