import {ValueError} from '../../../../errors/index.js';
import type {HostArray} from '../../../../engine/array/ir.js';
import {gamma} from './gamma.js';
import {multinomial} from './other.js';
import {Source} from './source.js';

interface VectorCall {
  readonly name: 'multinomial' | 'dirichlet';
  readonly shape: readonly number[];
  readonly n: number;
  readonly seed: bigint;
  readonly stream: number;
}

function dirichlet(source: Source, alpha: readonly number[]): number[] {
  const parts = alpha.map((shape) => gamma(source, shape));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/** Vectors of a distribution one after the other; the input is its vector of parameters. Runs where the engine runs it. */
export function vectors(
  [input]: readonly HostArray[],
  {name, shape, n, seed, stream}: VectorCall,
): readonly HostArray[] {
  if (input === undefined) throw new TypeError('vectors takes parameters');
  const parameters = Array.from(input.values, Number);
  const total = parameters.reduce((sum, one) => sum + one, 0);
  if (name === 'dirichlet' && parameters.some((one) => !(one > 0))) throw new ValueError('alpha <= 0');
  if (name === 'multinomial' && parameters.some((one) => !(one >= 0 && one <= 1)))
    throw new ValueError('pvals < 0, pvals > 1 or pvals contains NaNs');
  if (name === 'multinomial' && total - (parameters.at(-1) ?? 0) > 1 + 1e-12)
    throw new ValueError('sum(pvals[:-1]) > 1.0');
  const source = new Source(seed, stream);
  const values = new Float64Array(shape.reduce((count, length) => count * length, 1));
  for (let at = 0; at < values.length; at += parameters.length)
    values.set(name === 'dirichlet' ? dirichlet(source, parameters) : multinomial(source, n, parameters), at);
  return [{dtype: 'float64', shape, values}];
}

/** Where {@link vectors} is found. */
export const vectorsReference = {module: import.meta.url, name: 'vectors'} as const;
