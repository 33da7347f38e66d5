import {ArgumentError, ValueError} from '../../errors/index.js';
import * as ir from '../../engine/array/builder.js';
import type {ArrayDType, Expr} from '../../engine/array/index.js';
import {broadcastShapes, sameShape, shapeText} from '../../engine/array/shapes.js';
import {canCast} from '../../engine/array/promote.js';
import {dtypeInfo} from '../../engine/array/dtypes.js';
import type {Tensor} from '../../expr/tensor.js';
import * as p from '../../expr/params.js';
import type {ArrayArg, ArrayLike, ArrayParam} from '../../expr/params.js';

/** Keyword options of elementwise functions. */
export interface ElementwiseOptions {
  /** A tensor that stands for the result afterwards, and is what the call gives. Its shape and dtype stay as they are. */
  readonly out?: Tensor;
  /** Where to compute; elsewhere the values of `out` stay, or are 0 where no `out` is given. */
  readonly where?: ArrayLike;
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
export function stored(name: string, result: Expr, target: Expr | null, where: Expr | null): Expr {
  if (target === null) return where === null ? result : ir.where(where, result, ir.constant(0, result.dtype));
  if (!sameKind(result.dtype, target.dtype)) {
    throw new ArgumentError(
      `Cannot cast ufunc '${name}' output from dtype('${result.dtype}') to dtype('${target.dtype}') with casting rule 'same_kind'`,
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

const kinds = 'buifc';

/** NumPy's casting rule `same_kind`: safe casts, and those to a narrower dtype of the same kind. */
export function sameKind(from: ArrayDType, to: ArrayDType): boolean {
  const [a, b] = [kinds.indexOf(dtypeInfo(from).kind), kinds.indexOf(dtypeInfo(to).kind)];
  return canCast(from, to) || a <= b;
}
