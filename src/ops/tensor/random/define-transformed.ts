import * as ir from '../../../engine/array/builder.js';
import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import type {Definition} from '../../../expr/define.js';
import type {ArrayParam, Params} from '../../../expr/params.js';
import {
  cluster,
  defineRandom,
  floatDType,
  resultShape,
  size,
  uniform,
  type RandomName,
} from './define-random.js';

interface Transformed<N extends RandomName> {
  readonly name: N;
  readonly title: string;
  /** The distribution's own parameters, in their order. */
  readonly params: Readonly<Record<string, ArrayParam>>;
  /** What draws the values that are transformed: uniform ones unless given. */
  readonly source?: typeof uniform;
  /** The distribution's values, of those that were drawn and the parameters. */
  readonly of: (drawn: Expr, ...parameters: readonly Expr[]) => Expr;
}

/** Defines a distribution whose values are a function of one drawn value each. */
export function defineTransformed<const N extends RandomName>({
  name,
  title,
  params,
  source = uniform,
  of,
}: Transformed<N>): Definition {
  const names = Object.keys(params);
  return defineRandom<N, Params>({
    name,
    title,
    params: {...params, size, ...cluster, dtype: floatDType},
    build(args, draw) {
      const {size: asked, dtype} = args as {size: readonly number[] | null; dtype: ArrayDType | null};
      const parameters = names.map((one) => args[one] as Expr);
      const drawn = source(resultShape(asked, parameters), draw);
      return ir.cast(of(drawn, ...parameters), dtype ?? 'float64');
    },
  });
}
