import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {broadcastShapes, normalizeAxes, sizeOf} from '../../../engine/array/shapes.js';
import type {Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {defineTensor} from '../define-tensor.js';
import {kernel} from '../special/special.js';

/** Options of tests of frequencies. */
export interface FrequencyOptions {
  /** The frequencies that are expected; all the same when absent. */
  readonly f_exp?: ArrayLike | null;
  /** How many degrees of freedom fewer there are than frequencies less one. */
  readonly ddof?: number;
  /** The axis of the frequencies; null takes all values. */
  readonly axis?: number | null;
}

/** Names of powers of the Cressie-Read family. */
export type Divergence =
  'pearson' | 'log-likelihood' | 'freeman-tukey' | 'mod-log-likelihood' | 'neyman' | 'cressie-read';

declare module '../../../expr/namespaces.js' {
  interface StatsFunctions {
    /**
     * Pearson's chi-square test: whether frequencies are those that are expected. Gives the statistic and the p-value.
     *
     * @throws ValueError when the frequencies do not broadcast.
     * @example
     * await mt.stats.chisquare([16, 18, 16, 14, 12, 12]).execute()
     * // (2.0, 0.8491450360846096)
     */
    chisquare(
      f_obs: ArrayLike,
      f_exp?: ArrayLike | null,
      options?: FrequencyOptions,
    ): ExecutableTuple<Tensor>;
    chisquare(f_obs: ArrayLike, options: FrequencyOptions): ExecutableTuple<Tensor>;

    /**
     * The Cressie-Read test of frequencies with a power, {@link chisquare} unless `lambda_` says otherwise.
     *
     * @throws ValueError when the frequencies do not broadcast.
     * @example
     * await mt.stats.power_divergence([16, 18, 16, 14, 12, 12], {lambda_: 'log-likelihood'}).execute()
     * // (2.006573162632538, 0.8482347677946377)
     */
    power_divergence(
      f_obs: ArrayLike,
      options?: FrequencyOptions & {lambda_?: number | Divergence | null},
    ): ExecutableTuple<Tensor>;
  }
}

const powers: Readonly<Record<Divergence, number>> = {
  pearson: 1,
  'log-likelihood': 0,
  'freeman-tukey': -0.5,
  'mod-log-likelihood': -1,
  neyman: -2,
  'cressie-read': 2 / 3,
};

const float = (x: Expr): Expr => ir.cast(x, 'float64');
const logRatio = (a: Expr, b: Expr): Expr => ir.unary('log', ir.binary('divide', a, b));

/** What each pair of frequencies adds to the statistic. */
function terms(observed: Expr, expected: Expr, power: number): Expr {
  const difference = ir.binary('subtract', observed, expected);
  if (power === 1) return ir.binary('divide', ir.binary('multiply', difference, difference), expected);
  if (power === 0) {
    const product = ir.binary('multiply', observed, logRatio(observed, expected));
    return ir.binary(
      'multiply',
      2,
      ir.where(ir.binary('equal', observed, 0), ir.constant(0, 'float64'), product),
    );
  }
  if (power === -1)
    return ir.binary('multiply', 2, ir.binary('multiply', expected, logRatio(expected, observed)));
  const ratio = ir.binary('power', ir.binary('divide', observed, expected), ir.constant(power, 'float64'));
  const scaled = ir.binary('multiply', observed, ir.binary('subtract', ratio, 1));
  return ir.binary('divide', scaled, ir.constant(0.5 * power * (power + 1), 'float64'));
}

function divergence(
  f_obs: Expr,
  f_exp: Expr | null,
  ddof: number,
  axis: number | null,
  power: number,
): Expr[] {
  const observed = float(f_obs);
  const expected = f_exp === null ? ir.mean(observed, {axes: axis, keepdims: true}) : float(f_exp);
  const shape = broadcastShapes([observed.shape, expected.shape]);
  const statistic = ir.reduce('sum', terms(observed, expected, power), {axes: axis});
  const count = sizeOf(normalizeAxes(axis, shape.length).map((i) => shape[i] ?? 1));
  const freedom = count - 1 - ddof;
  if (freedom < 0) throw new ValueError(`${count} frequencies leave no degree of freedom with ddof ${ddof}`);
  const half = ir.binary('divide', statistic, 2);
  return [statistic, kernel('gammaincc', [ir.constant(freedom / 2, 'float64'), half])];
}

const params = {
  f_obs: p.array,
  f_exp: p.optionalArray,
  ddof: p.optional(p.int, 0),
  axis: p.optional(p.nullable(p.int), 0),
};

export const chisquare = defineTensor({
  name: 'chisquare',
  title: 'TensorChisquare',
  places: ['mt.stats'],
  params,
  outputs: () => 2,
  build: ({f_obs, f_exp, ddof, axis}) => divergence(f_obs, f_exp, ddof, axis, 1),
});

const divergences = Object.keys(powers) as Divergence[];

export const powerDivergence = defineTensor({
  name: 'power_divergence',
  title: 'TensorPowerDivergence',
  places: ['mt.stats'],
  params: {...params, lambda_: p.optional(p.oneOf(p.number, p.choice(...divergences)), null)},
  outputs: () => 2,
  build({f_obs, f_exp, ddof, axis, lambda_}) {
    const power = typeof lambda_ === 'string' ? powers[lambda_] : (lambda_ ?? 1);
    return divergence(f_obs, f_exp, ddof, axis, power);
  },
});
