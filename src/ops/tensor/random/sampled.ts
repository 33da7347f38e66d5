import * as ir from '../../../engine/array/builder.js';
import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import {resultShape} from './define-random.js';
import {sampleReference, type SamplerName} from './samplers/sample.js';
import type {Draw} from '../../../graph/index.js';

/** Values of a distribution that is drawn one value after the other. */
export function sampled(
  name: SamplerName,
  parameters: readonly Expr[],
  size: readonly number[] | null,
  dtype: ArrayDType,
  draw: Draw,
): Expr {
  const shape = resultShape(size, parameters);
  const inputs = parameters.map((one) => ir.cast(one, 'float64'));
  const spread = inputs.map((one) => (one.shape.length === 0 ? one : ir.broadcastTo(one, shape)));
  const [values] = ir.host(sampleReference, spread, {name, shape, seed: draw.seed, stream: draw.stream}, [
    {dtype: 'float64', shape},
  ]);
  if (values === undefined) throw new TypeError('a host function gives what it is said to give');
  return ir.cast(values, dtype);
}
