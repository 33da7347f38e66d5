import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import type {Definition, PlaceOf} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import {defineTensor} from '../define-tensor.js';
import {combineSize, dtype} from '../options.js';
import {out} from '../out.js';

/** Which axes a reduction takes together, and what it gives. */
export interface ReductionCall {
  readonly axes: number | readonly number[] | null;
  readonly keepdims: boolean;
  readonly dtype?: ArrayDType;
}

const axis = p.optional(p.ints, null);
const keepdims = p.optional(p.bool, null);

function callOf(
  axis: number | number[] | null,
  keepdims: boolean | null,
  dtype: ArrayDType | null,
): ReductionCall {
  return {axes: axis, keepdims: keepdims ?? false, ...(dtype === null ? {} : {dtype})};
}

/** Defines a reduction whose dtype follows from its operand. */
export function reduction<const N extends string>(
  name: N,
  title: string,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  build: (a: Expr, call: ReductionCall) => Expr,
): Definition {
  return defineTensor({
    name,
    title,
    places,
    params: {a: p.array, axis, out, keepdims, combine_size: combineSize},
    build: ({a, axis, keepdims}) => build(a, callOf(axis, keepdims, null)),
  });
}

/** Defines a reduction that computes in a dtype which can be chosen. */
export function computedReduction<const N extends string>(
  name: N,
  title: string,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  build: (a: Expr, call: ReductionCall) => Expr,
): Definition {
  return defineTensor({
    name,
    title,
    places,
    params: {a: p.array, axis, dtype, out, keepdims, combine_size: combineSize},
    build: ({a, axis, keepdims, dtype}) => build(a, callOf(axis, keepdims, dtype)),
  });
}

/** Defines a reduction around the mean, with delta degrees of freedom. */
export function momentReduction<const N extends string>(
  name: N,
  title: string,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  build: (a: Expr, call: ReductionCall & {readonly ddof: number}) => Expr,
): Definition {
  return defineTensor({
    name,
    title,
    places,
    params: {
      a: p.array,
      axis,
      dtype,
      out,
      ddof: p.optional(p.number, 0),
      keepdims,
      combine_size: combineSize,
    },
    build: ({a, axis, keepdims, dtype, ddof}) => build(a, {...callOf(axis, keepdims, dtype), ddof}),
  });
}

/** Defines the search for a position: along one axis, or in the flattened tensor. */
export function positionReduction<const N extends string>(
  name: N,
  title: string,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  build: (a: Expr, axis: number | null) => Expr,
): Definition {
  return defineTensor({
    name,
    title,
    places,
    params: {a: p.array, axis: p.optional(p.int, null), out, combine_size: combineSize},
    build: ({a, axis}) => build(a, axis),
  });
}

/** Defines a running sum or product. */
export function cumulative<const N extends string>(
  name: N,
  title: string,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  build: (a: Expr, axis: number | null, dtype: ArrayDType | undefined) => Expr,
): Definition {
  return defineTensor({
    name,
    title,
    places,
    params: {a: p.array, axis: p.optional(p.int, null), dtype, out},
    build: ({a, axis, dtype}) => build(a, axis, dtype ?? undefined),
  });
}
