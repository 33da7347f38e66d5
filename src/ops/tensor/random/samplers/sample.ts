import {ValueError} from '../../../../errors/index.js';
import type {HostArray} from '../../../../engine/array/ir.js';
import * as g from './gamma.js';
import * as o from './other.js';
import {Source} from './source.js';

type Sampler = (source: Source, ...parameters: number[]) => number;

interface Distribution {
  readonly draw: Sampler;
  /** What the parameters must be, for the error when they are not. */
  readonly needs: string;
  readonly takes: (...parameters: number[]) => boolean;
}

const isChance = (p = 0): boolean => p >= 0 && p <= 1;
const isCount = (n = 0): boolean => n >= 0;

const distributions = {
  standard_gamma: {
    draw: (s, shape = 0) => g.gamma(s, shape),
    needs: 'shape >= 0',
    takes: (shape = 0) => shape >= 0,
  },
  gamma: {
    draw: (s, shape = 0, scale = 1) => scale * g.gamma(s, shape),
    needs: 'shape >= 0 and scale >= 0',
    takes: (shape = 0, scale = 0) => shape >= 0 && scale >= 0,
  },
  beta: {
    draw: (s, a = 1, b = 1) => g.beta(s, a, b),
    needs: 'a > 0 and b > 0',
    takes: (a = 0, b = 0) => a > 0 && b > 0,
  },
  chisquare: {draw: (s, df = 1) => g.chisquare(s, df), needs: 'df > 0', takes: (df = 0) => df > 0},
  noncentral_chisquare: {
    draw: (s, df = 1, nonc = 0) => g.noncentralChisquare(s, df, nonc),
    needs: 'df > 0 and nonc >= 0',
    takes: (df = 0, nonc = 0) => df > 0 && nonc >= 0,
  },
  f: {
    draw: (s, dfnum = 1, dfden = 1) => (g.chisquare(s, dfnum) * dfden) / (g.chisquare(s, dfden) * dfnum),
    needs: 'dfnum > 0 and dfden > 0',
    takes: (dfnum = 0, dfden = 0) => dfnum > 0 && dfden > 0,
  },
  noncentral_f: {
    draw: (s, dfnum = 1, dfden = 1, nonc = 0) =>
      (g.noncentralChisquare(s, dfnum, nonc) * dfden) / (g.chisquare(s, dfden) * dfnum),
    needs: 'dfnum > 0, dfden > 0 and nonc >= 0',
    takes: (dfnum = 0, dfden = 0, nonc = 0) => dfnum > 0 && dfden > 0 && nonc >= 0,
  },
  standard_t: {
    draw: (s, df = 1) => s.normal() / Math.sqrt(g.chisquare(s, df) / df),
    needs: 'df > 0',
    takes: (df = 0) => df > 0,
  },
  vonmises: {
    draw: (s, mu = 0, kappa = 0) => o.vonmises(s, mu, kappa),
    needs: 'kappa >= 0',
    takes: (_mu = 0, kappa = 0) => kappa >= 0,
  },
  wald: {
    draw: (s, mean = 1, scale = 1) => o.wald(s, mean, scale),
    needs: 'mean > 0 and scale > 0',
    takes: (mean = 0, scale = 0) => mean > 0 && scale > 0,
  },
  poisson: {draw: (s, lam = 1) => g.poisson(s, lam), needs: 'lam >= 0', takes: isCount},
  binomial: {
    draw: (s, n = 0, p = 0) => g.binomial(s, Math.floor(n), p),
    needs: 'n >= 0 and 0 <= p <= 1',
    takes: (n = 0, p = 0) => isCount(n) && isChance(p),
  },
  negative_binomial: {
    draw: (s, n = 0, p = 1) => g.poisson(s, (g.gamma(s, n) * (1 - p)) / p),
    needs: 'n > 0 and 0 < p <= 1',
    takes: (n = 0, p = 0) => n > 0 && isChance(p) && p > 0,
  },
  geometric: {
    draw: (s, p = 1) => g.geometric(s, p),
    needs: '0 < p <= 1',
    takes: (p = 0) => isChance(p) && p > 0,
  },
  hypergeometric: {
    draw: (s, good = 0, bad = 0, sample = 0) => o.hypergeometric(s, good, bad, sample),
    needs: 'ngood >= 0, nbad >= 0 and 0 <= nsample <= ngood + nbad',
    takes: (good = 0, bad = 0, sample = 0) =>
      isCount(good) && isCount(bad) && isCount(sample) && sample <= good + bad,
  },
  logseries: {
    draw: (s, p = 0) => o.logseries(s, p),
    needs: '0 < p < 1',
    takes: (p = 0) => p > 0 && p < 1,
  },
  zipf: {draw: (s, a = 2) => o.zipf(s, a), needs: 'a > 1', takes: (a = 0) => a > 1},
} as const satisfies Record<string, Distribution>;

export type SamplerName = keyof typeof distributions;

interface SampleCall {
  readonly name: SamplerName;
  readonly shape: readonly number[];
  readonly seed: bigint;
  readonly stream: number;
}

/** Values of a distribution, one after the other; inputs are its parameters, single or one for each value. Runs where the engine runs it. */
export function sample(
  inputs: readonly HostArray[],
  {name, shape, seed, stream}: SampleCall,
): readonly HostArray[] {
  const {draw, takes, needs}: Distribution = distributions[name];
  const source = new Source(seed, stream);
  const values = new Float64Array(shape.reduce((n, length) => n * length, 1));
  const parametersAt = (i: number): number[] => {
    const parameters = inputs.map((input) => Number(input.values[input.shape.length === 0 ? 0 : i]));
    if (takes(...parameters)) return parameters;
    throw new ValueError(`mt.random.${name} needs ${needs}, got ${parameters.join(', ')}`);
  };
  const same = inputs.every((input) => input.shape.length === 0);
  const [first = 0, second = 0, third = 0] = same && values.length > 0 ? parametersAt(0) : [];
  for (let i = 0; i < values.length; i++)
    values[i] = same ? draw(source, first, second, third) : draw(source, ...parametersAt(i));
  return [{dtype: 'float64', shape, values}];
}

/** Where {@link sample} is found. */
export const sampleReference = {module: import.meta.url, name: 'sample'} as const;
