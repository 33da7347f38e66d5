import {ArgumentError, ValueError} from '../../errors/index.js';
import * as ir from '../../engine/array/builder.js';
import type {ArrayDType, Expr} from '../../engine/array/index.js';
import {broadcastShapes, sameShape, shapeText} from '../../engine/array/shapes.js';
import type {Tensor} from '../../expr/tensor.js';
import * as p from '../../expr/params.js';
import type {ArrayArg, ArrayLike, ArrayParam} from '../../expr/params.js';
import {allows, type Casting} from './casting.js';

/** Keyword options of elementwise functions. */
export interface ElementwiseOptions {
  /** A tensor that stands for the result afterwards, and is what the call gives. Its shape and dtype stay as they are. */
  readonly out?: Tensor;
  /** Where to compute; elsewhere the values of `out` stay, or are 0 where no `out` is given. */
  readonly where?: ArrayLike;
  /** Which conversions of dtypes are allowed, for `out` and `dtype`; `same_kind` unless given. */
  readonly casting?: Casting;
  /** The dtype that is computed in, and of the result. */
  readonly dtype?: string;
  /** Memory layout on a cluster; without effect in a local session. */
  readonly order?: 'C' | 'F' | 'A' | 'K';
}

/** Keyword option of functions whose result can be put into a tensor that there is. */
export interface OutOption {
  /** A tensor that stands for the result afterwards, and is what the call gives. Its shape and dtype stay as they are. */
  readonly out?: Tensor;
}

const lazyTensor = p.lazy('tensor');

/** The parameter `out`: the tensor that is to stand for the result. */
export const out: ArrayParam<ArrayArg | null> = {
  ...p.optionalArray,
  takes: 'a tensor or null',
  parse: (value) => (value === null ? null : lazyTensor.parse(value)),
};

/** A result as `out` and `where` ask for it. */
export function stored(
  name: string,
  result: Expr,
  target: Expr | null,
  where: Expr | null,
  rule: Casting = 'same_kind',
): Expr {
  if (target === null) return where === null ? result : ir.where(where, result, ir.constant(0, result.dtype));
  if (!allows(rule, result.dtype, target.dtype)) {
    throw new ArgumentError(
      `Cannot cast ufunc '${name}' output from dtype('${result.dtype}') to dtype('${target.dtype}') with casting rule '${rule}'`,
    );
  }
  const shape = broadcastShapes([result.shape, target.shape, ...(where === null ? [] : [where.shape])]);
  if (!sameShape(shape, target.shape)) {
    throw new ValueError(
      `non-broadcastable output operand with shape ${shapeText(target.shape)} doesn't match the broadcast shape ${shapeText(shape)}`,
    );
  }
  const value = ir.broadcastTo(ir.cast(result, target.dtype), target.shape);
  return where === null ? value : ir.where(where, value, target);
}

/**
 * What a function makes of its inputs, computed in the dtype that was asked for.
 *
 * @throws ArgumentError where that needs a conversion that is not allowed, or the function does not give that dtype.
 */
export function inDType(
  name: string,
  inputs: readonly Expr[],
  build: (inputs: readonly Expr[]) => Expr,
  asked: {readonly dtype: ArrayDType | null; readonly casting: Casting},
): Expr {
  const plain = build(inputs);
  const {dtype, casting: rule} = asked;
  if (dtype === null || plain.dtype === dtype) return plain;
  const refused = inputs.findIndex((input) => !allows(rule, input.dtype, dtype));
  if (refused >= 0) {
    const which = inputs.length === 1 ? 'input' : `input ${refused}`;
    throw new ArgumentError(
      `Cannot cast ufunc '${name}' ${which} from dtype('${inputs[refused]?.dtype}') to dtype('${dtype}') with casting rule '${rule}'`,
    );
  }
  const result = build(inputs.map((input) => ir.cast(input, dtype)));
  if (result.dtype !== dtype)
    throw new ArgumentError(
      `No loop matching the specified signature and casting was found for ufunc ${name}: it gives ${result.dtype}, not ${dtype}`,
    );
  return result;
}
