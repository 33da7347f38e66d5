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

declare module '../../expr/namespaces.js' {
  interface TensorFunctions {
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
