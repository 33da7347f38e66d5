import {LocalSeries, NDArray, type Label} from '../../../data/index.js';
import type {Lowered} from '../../../engine/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import type {Meta} from '../../../graph/index.js';
import {lowered} from '../define-local.js';
import {resolve} from '../resolve.js';
import {givenSeries} from '../series.js';
import {floatsOf} from '../window/kernel.js';
import {binLabels, binNumbers, binsOf, edgesOf} from './bins.js';
import {edgesMeta, inferCut} from './cut.js';

/** Options of {@link DataFrameFunctions.qcut}. */
export type QcutOptions = Options<{
  /** A label for each bin, or false for the bins' numbers; unless given, bins are labelled by their intervals. */
  labels: readonly Label[] | false;
  /** Whether to give the edges of the bins as well. */
  retbins: boolean;
  /** To how many digits the labels show edges: 3 unless given, more where edges would be the same. */
  precision: number;
  /** What quantiles that are the same do: raise (the default), or count once. */
  duplicate: 'raise' | 'drop';
}>;

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * The bin of each value, bins holding equally many: `q` of them, or by quantiles. Missing values belong to none.
     *
     * pandas' and Mars's `qcut`.
     *
     * @throws ValueError where quantiles are the same, unless `duplicate` is `'drop'`.
     * @example
     * await md.qcut(md.Series([0, 1, 2, 3, 4]), 4, {labels: false}).execute()
     * // 0    0
     * // 1    0
     * // 2    1
     * // 3    2
     * // 4    3
     * // dtype: int64
     */
    qcut(
      x: Series | LocalSeries,
      q: number | readonly number[],
      options: QcutOptions & {readonly retbins: true},
    ): ExecutableTuple<Series | Tensor>;
    qcut(x: Series | LocalSeries, q: number | readonly number[], options?: QcutOptions): Series;
    qcut(
      x: readonly number[],
      q: number | readonly number[],
      options: QcutOptions & {readonly labels: false},
    ): Tensor<NDArray>;
  }
}

/** The quantiles that part `q` bins, or those that were given. */
function partsOf(q: number | readonly number[]): readonly number[] {
  if (typeof q !== 'number') {
    if (q.some((part) => part < 0 || part > 1))
      throw new ValueError('qcut: percentiles should all be in the interval [0, 1]');
    return q;
  }
  if (q < 1) throw new ValueError('qcut: `q` should be a positive integer');
  return Array.from({length: q + 1}, (_, i) => i / q);
}

/** The quantile of sorted values, interpolated between neighbours as NumPy does it. */
function quantileOf(sorted: Float64Array, part: number): number {
  const place = part * (sorted.length - 1);
  const low = Math.floor(place);
  const [a, b] = [sorted[low] ?? NaN, sorted[Math.min(low + 1, sorted.length - 1)] ?? NaN];
  const rest = place - low;
  return rest < 0.5 ? a + (b - a) * rest : b - (b - a) * (1 - rest);
}

export const qcut = define({
  name: 'qcut',
  title: 'DataFrameCut',
  places: ['md'],
  params: {
    x: {...p.any, takes: 'a Series or an array of numbers'},
    q: p.oneOf(p.int, p.listOf(p.number)),
    labels: p.optional(p.oneOf(p.listOf(p.label), p.choice(false)), null),
    retbins: p.optional(p.bool, false),
    precision: p.optional(p.int, 3),
    duplicate: p.optional(p.choice('raise', 'drop'), 'raise'),
  },
  infer({x, labels, retbins}): Meta {
    const found = inferCut(x, labels);
    return retbins ? {kind: 'tuple', items: [found, edgesMeta]} : found;
  },
  async lower({x, q, labels, retbins, precision, duplicate}, context): Promise<Lowered> {
    const given = await resolve(x, context);
    const series = given instanceof LocalSeries ? given : givenSeries(given, null, null, null);
    const values = floatsOf(series.vector, 'qcut');
    const present = values.filter((value) => !Number.isNaN(value)).sort();
    const bins = partsOf(q).map((part) => quantileOf(present, part));
    const call = {bins, duplicates: duplicate, right: true, include_lowest: true, floating: true};
    const edges = edgesOf(values, call);
    const found = binsOf(values, edges, call);
    const made = async (): Promise<Lowered> => {
      if (!(given instanceof LocalSeries)) {
        if (labels !== false) throw new ArgumentError('qcut: labels go with a Series in a local session');
        return {kind: 'object', value: new NDArray(binNumbers(found), [found.length])};
      }
      const vector = labels === false ? binNumbers(found) : binLabels(found, edges, labels, precision, call);
      return lowered(new LocalSeries(series.index, vector, series.name), context);
    };
    if (!retbins) return made();
    const expr = await context.array(NDArray.from(Float64Array.from(edges)));
    return {kind: 'tuple', items: [await made(), {kind: 'tensor', expr}]};
  },
});
