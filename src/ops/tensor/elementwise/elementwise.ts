import * as ir from '../../../engine/array/builder.js';
import {isInexact} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import type {Definition, PlaceOf} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import {defineTensor} from '../define-tensor.js';
import {dtype, layout} from '../options.js';
import {casting} from '../casting.js';
import {inDType, out} from '../out.js';

/** What all of NumPy's functions of values take as keywords. */
const keywords = {
  out,
  where: p.optionalArray,
  casting: p.optional(casting, 'same_kind'),
  order: layout,
  dtype,
};

/** Defines a function of each value: `x`, and NumPy's keywords. */
export function elementwise1<const N extends string>(
  name: N,
  title: string,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  build: (x: Expr) => Expr,
): Definition {
  return defineTensor({
    name,
    title,
    places,
    params: {x: p.numbers, ...keywords},
    build: ({x, ...asked}) => inDType(name, [x], ([one = x]) => build(one), asked),
  });
}

/** Defines a function of two values at a time, broadcast together: `x1`, `x2`, and NumPy's keywords. */
export function elementwise2<const N extends string>(
  name: N,
  title: string,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  build: (x1: Expr, x2: Expr) => Expr,
): Definition {
  return defineTensor({
    name,
    title,
    places,
    params: {x1: p.numbers, x2: p.numbers, ...keywords},
    build: ({x1, x2, ...asked}) =>
      inDType(name, [x1, x2], ([one = x1, other = x2]) => build(one, other), asked),
  });
}

/** As elementwise2, for comparisons: of text too. */
export function comparison<const N extends string>(
  name: N,
  title: string,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  build: (x1: Expr, x2: Expr) => Expr,
): Definition {
  return defineTensor({
    name,
    title,
    places,
    text: {of: ['x1', 'x2'], gives: 'none'},
    params: {x1: p.values, x2: p.values, ...keywords},
    build: ({x1, x2, ...asked}) =>
      inDType(name, [x1, x2], ([one = x1, other = x2]) => build(one, other), asked),
  });
}

/** The values as floating ones: integers and bools become float64. */
export function floating(x: Expr): Expr {
  return isInexact(x.dtype) ? x : ir.cast(x, 'float64');
}
