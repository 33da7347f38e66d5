import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {normalizeAxes, sizeOf} from '../../../engine/array/shapes.js';
import type {Expr} from '../../../engine/array/index.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {defineTensor} from '../define-tensor.js';
import {kernel} from '../special/special.js';

/** What is tested against: a difference either way, or one way only. */
export type Alternative = 'two-sided' | 'less' | 'greater';

/** Options of t-tests. */
export interface TTestOptions {
  readonly axis?: number | null;
  readonly alternative?: Alternative;
}

declare module '../../../expr/namespaces.js' {
  interface StatsFunctions {
    /**
     * The t-test for the mean of one sample. Gives the statistic and the p-value. NaN spreads.
     *
     * @throws ValueError for an axis out of bounds.
     * @example
     * await mt.stats.ttest_1samp([1, 2, 3, 4, 6], 2).execute()
     * // (1.3949716649258317, 0.23549636025944315)
     */
    ttest_1samp(
      a: ArrayLike,
      popmean: ArrayLike,
      options?: TTestOptions & {nan_policy?: 'propagate'},
    ): ExecutableTuple<Tensor>;

    /**
     * The t-test for the means of two independent samples; with `equal_var: false` Welch's. Gives the statistic and the p-value.
     *
     * @throws ValueError for an axis out of bounds.
     * @example
     * await mt.stats.ttest_ind([1, 2, 3, 4, 6], [2, 4, 6, 8]).execute()
     * // (-1.203443335628631, 0.2679198568312241)
     */
    ttest_ind(
      a: ArrayLike,
      b: ArrayLike,
      options?: TTestOptions & Options<{equal_var: boolean}>,
    ): ExecutableTuple<Tensor>;

    /**
     * The t-test for the means of two independent samples of which mean, standard deviation and size are known.
     *
     * @throws ValueError when these do not broadcast.
     * @example
     * await mt.stats.ttest_ind_from_stats(15, 3, 13, 12, 3, 11).execute()
     * // (2.4409697526461347, 0.023156234535844842)
     */
    ttest_ind_from_stats(
      mean1: ArrayLike,
      std1: ArrayLike,
      nobs1: ArrayLike,
      mean2: ArrayLike,
      std2: ArrayLike,
      nobs2: ArrayLike,
      options?: Pick<TTestOptions, 'alternative'> & Options<{equal_var: boolean}>,
    ): ExecutableTuple<Tensor>;

    /**
     * The t-test for the means of two related samples. Gives the statistic and the p-value. NaN spreads.
     *
     * @throws ValueError when the samples have different shapes.
     * @example
     * await mt.stats.ttest_rel([1, 2, 3, 5], [2, 2, 5, 6]).execute()
     * // (-2.449489742783178, 0.09172111331157193)
     */
    ttest_rel(
      a: ArrayLike,
      b: ArrayLike,
      options?: TTestOptions & {nan_policy?: 'propagate'},
    ): ExecutableTuple<Tensor>;
  }
}

const multiply = (a: Expr, b: Expr): Expr => ir.binary('multiply', a, b);
const divide = (a: Expr, b: Expr): Expr => ir.binary('divide', a, b);
const float = (x: Expr): Expr => ir.cast(x, 'float64');

/** The statistic, and how likely one as far out is when there is no difference: Student's distribution by the incomplete beta function. */
function tested(t: Expr, freedom: Expr, alternative: Alternative): Expr[] {
  const share = divide(freedom, ir.binary('add', freedom, multiply(t, t)));
  const both = kernel('betainc', [divide(freedom, ir.constant(2)), ir.constant(0.5), share]);
  if (alternative === 'two-sided') return [t, both];
  const tail = ir.binary('divide', both, 2);
  const outside = ir.binary(alternative === 'less' ? 'less' : 'greater', t, 0);
  return [t, ir.where(outside, tail, ir.binary('subtract', 1, tail))];
}

interface Sample {
  readonly mean: Expr;
  readonly variance: Expr;
  readonly count: Expr;
}

function sample(a: Expr, axis: number | null): Sample {
  const values = float(a);
  const count = sizeOf(normalizeAxes(axis, a.shape.length).map((i) => a.shape[i] ?? 1));
  return {
    mean: ir.mean(values, {axes: axis}),
    variance: ir.variance(values, {axes: axis, ddof: 1}),
    count: ir.constant(count, 'float64'),
  };
}

function oneSample(a: Expr, mean: Expr, axis: number | null, alternative: Alternative): Expr[] {
  const {mean: own, variance, count} = sample(a, axis);
  const error = ir.unary('sqrt', divide(variance, count));
  return tested(
    divide(ir.binary('subtract', own, mean), error),
    ir.binary('subtract', count, 1),
    alternative,
  );
}

function twoSamples(a: Sample, b: Sample, equal: boolean, alternative: Alternative): Expr[] {
  const difference = ir.binary('subtract', a.mean, b.mean);
  const [freeA, freeB] = [ir.binary('subtract', a.count, 1), ir.binary('subtract', b.count, 1)];
  if (equal) {
    const freedom = ir.binary('add', freeA, freeB);
    const pooled = divide(
      ir.binary('add', multiply(freeA, a.variance), multiply(freeB, b.variance)),
      freedom,
    );
    const parts = ir.binary('add', divide(ir.constant(1), a.count), divide(ir.constant(1), b.count));
    return tested(divide(difference, ir.unary('sqrt', multiply(pooled, parts))), freedom, alternative);
  }
  const [va, vb] = [divide(a.variance, a.count), divide(b.variance, b.count)];
  const sum = ir.binary('add', va, vb);
  const spread = ir.binary('add', divide(multiply(va, va), freeA), divide(multiply(vb, vb), freeB));
  return tested(divide(difference, ir.unary('sqrt', sum)), divide(multiply(sum, sum), spread), alternative);
}

const alternative = p.optional(p.choice('two-sided', 'less', 'greater'), 'two-sided');
const axis = p.optional(p.nullable(p.int), 0);
const equalVar = p.optional(p.bool, true);
const nanPolicy = p.optional(p.choice('propagate'), 'propagate');

export const ttest1samp = defineTensor({
  name: 'ttest_1samp',
  title: 'TensorTTest1Samp',
  places: ['mt.stats'],
  params: {a: p.array, popmean: p.array, axis, nan_policy: nanPolicy, alternative},
  outputs: () => 2,
  build: ({a, popmean, axis, alternative}) => oneSample(a, popmean, axis, alternative),
});

export const ttestInd = defineTensor({
  name: 'ttest_ind',
  title: 'TensorTTestInd',
  places: ['mt.stats'],
  params: {a: p.array, b: p.array, axis, equal_var: equalVar, alternative},
  outputs: () => 2,
  build: ({a, b, axis, equal_var, alternative}) =>
    twoSamples(sample(a, axis), sample(b, axis), equal_var, alternative),
});

export const ttestIndFromStats = defineTensor({
  name: 'ttest_ind_from_stats',
  title: 'TensorTTestInd',
  places: ['mt.stats'],
  params: {
    mean1: p.array,
    std1: p.array,
    nobs1: p.array,
    mean2: p.array,
    std2: p.array,
    nobs2: p.array,
    equal_var: equalVar,
    alternative,
  },
  outputs: () => 2,
  build({mean1, std1, nobs1, mean2, std2, nobs2, equal_var, alternative}) {
    const known = (mean: Expr, std: Expr, count: Expr): Sample => ({
      mean: float(mean),
      variance: multiply(float(std), float(std)),
      count: float(count),
    });
    return twoSamples(known(mean1, std1, nobs1), known(mean2, std2, nobs2), equal_var, alternative);
  },
});

export const ttestRel = defineTensor({
  name: 'ttest_rel',
  title: 'TensorTTestRel',
  places: ['mt.stats'],
  params: {a: p.array, b: p.array, axis, nan_policy: nanPolicy, alternative},
  outputs: () => 2,
  build({a, b, axis, alternative}) {
    if (a.shape.join() !== b.shape.join()) throw new ValueError('unequal length arrays');
    return oneSample(ir.binary('subtract', float(a), float(b)), ir.constant(0, 'float64'), axis, alternative);
  },
});
