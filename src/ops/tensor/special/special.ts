import * as ir from '../../../engine/array/builder.js';
import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import type {Definition} from '../../../expr/define.js';
import type {SpecialFunctions} from '../../../expr/namespaces.js';
import * as p from '../../../expr/params.js';
import type {ArrayParam} from '../../../expr/params.js';
import {defineTensor} from '../define-tensor.js';
import {out} from '../out.js';
import {applyReference, type KernelName} from './kernels/names.js';

/** Defines a function of `mt.special`, value by value, with NumPy's `out` and `where`. */
export function special<const N extends string, const A extends readonly string[]>(
  name: N & PlaceNames,
  title: string,
  names: A,
  build: (...args: {readonly [K in keyof A]: Expr}) => Expr,
): Definition {
  const arrays = Object.fromEntries(names.map((one) => [one, p.array])) as Record<A[number], ArrayParam>;
  return defineTensor({
    name,
    title,
    places: ['mt.special'],
    params: {...arrays, out, where: p.optionalArray},
    build(args) {
      const values = args as unknown as Record<string, Expr>;
      return build(...(names.map((one) => values[one]) as {readonly [K in keyof A]: Expr}));
    },
  });
}

type PlaceNames = keyof SpecialFunctions;

/** A function of numbers, called for each value of arguments that are broadcast together. */
export function kernel(name: KernelName, args: readonly Expr[]): Expr {
  const dtype: ArrayDType = args.every((one) => one.dtype === 'float32') ? 'float32' : 'float64';
  const spread = ir.broadcastArrays(args.map((one) => ir.cast(one, 'float64')));
  const shape = spread[0]?.shape ?? [];
  const [values] = ir.host(applyReference, spread, {name}, [{dtype: 'float64', shape}]);
  if (values === undefined) throw new TypeError('a host function gives what it is said to give');
  return ir.cast(values, dtype);
}

/** `x * log(y)`, 0 where `x` is 0 and `y` is a number. */
export function product(x: Expr, y: Expr): Expr {
  const zero = ir.binary(
    'logical_and',
    ir.binary('equal', x, 0),
    ir.unary('logical_not', ir.unary('isnan', y)),
  );
  return ir.where(zero, ir.constant(0, 'float64'), ir.binary('multiply', x, ir.unary('log', y)));
}
