import {LocalFrame, LocalIndex, LocalSeries, inferVector, kindOf, type Label} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {Meta} from '../../../graph/index.js';
import {rows} from '../define-frame.js';
import {defineLocal} from '../define-local.js';
import {floatsOf} from '../window/kernel.js';

/** Options of {@link DataFrameMethods.corr}. */
export type CorrOptions = Options<{
  /** `pearson`: of the values; `spearman`: of their ranks. */
  method: 'pearson' | 'spearman';
  /** How many pairs there must be. */
  min_periods: number;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Correlation of each pair of columns of numbers, over the rows where both are present.
     *
     * pandas' and Mars's `DataFrame.corr`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3, 4], b: [1, 3, 2, 4]}).corr().execute()
     * //      a    b
     * // a  1.0  0.8
     * // b  0.8  1.0
     */
    corr(options?: CorrOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Correlation with another series, matched by label, over the rows where both are present.
     *
     * pandas' and Mars's `Series.corr`.
     *
     * @example
     * await md.Series([1, 2, 3, 4]).corr(md.Series([1, 3, 2, 4])).execute()
     * // 0.8
     */
    corr(other: Series, options?: CorrOptions): Tensor<number>;

    /**
     * Correlation with the values `lag` rows above.
     *
     * pandas' and Mars's `Series.autocorr`.
     *
     * @example
     * await md.Series([0.25, 0.5, 0.2, -0.05]).autocorr().execute()
     * // 0.1035526330902407
     */
    autocorr(lag?: number): Tensor<number>;
  }
}

type Method = 'pearson' | 'spearman';

/** The ranks of values, ties sharing their mean. */
function ranks(values: Float64Array): Float64Array {
  const order = Array.from(values, (_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const out = new Float64Array(values.length);
  for (let i = 0; i < order.length;) {
    let j = i;
    while (j < order.length && values[order[j] as number] === values[order[i] as number]) j++;
    for (let k = i; k < j; k++) out[order[k] as number] = (i + j - 1) / 2 + 1;
    i = j;
  }
  return out;
}

/**
 * Correlation over the places where both have values; missing where these are fewer than `least`. Within a frame what is
 * infinite has no value; between two series it makes the result missing.
 */
export function correlation(
  a: Float64Array,
  b: Float64Array,
  method: Method,
  least: number,
  counts: (value: number) => boolean = (value) => !Number.isNaN(value),
): number {
  const both: number[] = [];
  for (let i = 0; i < a.length; i++) if (counts(a[i] as number) && counts(b[i] as number)) both.push(i);
  if (both.length < Math.max(least, 1)) return NaN;
  const present = (values: Float64Array): Float64Array => Float64Array.from(both, (i) => values[i] as number);
  const [x, y] = method === 'spearman' ? [ranks(present(a)), ranks(present(b))] : [present(a), present(b)];
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [(x[i] as number) - mx, (y[i] as number) - my];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  if (xx === 0 || yy === 0) return NaN;
  return Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
}

const method = p.optional(p.choice('pearson', 'spearman'), 'pearson');
const scalar: Meta = {kind: 'tensor', dtype: 'float64', shape: []};

export const corr = defineLocal({
  name: 'corr',
  title: 'DataFrameCorr',
  places: ['DataFrame'],
  params: {df: rows('dataframe'), method, min_periods: p.optional(p.int, 1)},
  infer({df}): Meta {
    const known = df.meta.kind === 'dataframe' ? df.meta.columns : null;
    const columns = known?.flatMap(({label, dtype}) =>
      dtype !== null && 'biuf'.includes(kindOf(dtype)) ? [{label, dtype: 'float64' as const}] : [],
    );
    const index = {
      kind: 'index',
      names: [null],
      dtypes: ['object'],
      length: columns?.length ?? null,
    } as const;
    return {kind: 'dataframe', columns: columns ?? null, index};
  },
  compute({df, method: how, min_periods}) {
    if (!(df instanceof LocalFrame)) throw new ArgumentError('corr takes a DataFrame');
    const places = df.vectors
      .map((_, i) => i)
      .filter((i) => 'biuf'.includes(kindOf(df.vectors[i]?.dtype ?? 'object')));
    const values = places.map((place) => floatsOf(df.vectors[place] ?? inferVector([]), 'corr'));
    const labels: Label[] = places.map((place) => df.columns.at(place));
    const vectors = values.map((a) =>
      inferVector(
        values.map((b) => correlation(a, b, how, min_periods, Number.isFinite)),
        'float64',
      ),
    );
    return new LocalFrame(LocalIndex.from(labels), LocalIndex.from(labels), vectors);
  },
});

export const corrOfSeries = defineLocal({
  name: 'corr',
  title: 'DataFrameCorr',
  places: ['Series'],
  params: {df: rows('series'), other: rows('series'), method, min_periods: p.optional(p.int, null)},
  infer: () => scalar,
  compute({df, other, method: how, min_periods}) {
    if (!(df instanceof LocalSeries) || !(other instanceof LocalSeries))
      throw new ArgumentError('corr takes two Series');
    const own = floatsOf(df.vector, 'corr');
    const beside = floatsOf(other.vector, 'corr');
    const alike = df.index.equals(other.index);
    const matched = alike
      ? beside
      : Float64Array.from(
          df.index.toArray(),
          (label) => beside[other.index.positionsOf(label)[0] ?? -1] ?? NaN,
        );
    return {value: correlation(own, matched, how, min_periods ?? 1), dtype: 'float64'};
  },
});

export const autocorr = defineLocal({
  name: 'autocorr',
  title: 'DataFrameCorr',
  places: ['Series'],
  params: {df: rows('series'), lag: p.optional(p.int, 1)},
  infer: () => scalar,
  compute({df, lag}) {
    if (!(df instanceof LocalSeries)) throw new ArgumentError('autocorr takes a Series');
    const values = floatsOf(df.vector, 'autocorr');
    const shifted = values.map((_value, i) => values[i - lag] ?? NaN);
    return {value: correlation(values, shifted, 'pearson', 1), dtype: 'float64'};
  },
});
