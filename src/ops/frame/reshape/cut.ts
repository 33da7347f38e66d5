import {LocalSeries, NDArray, type Label} from '../../../data/index.js';
import type {Lowered} from '../../../engine/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {Node, unknownIndex, type Meta} from '../../../graph/index.js';
import {lowered} from '../define-local.js';
import {resolve} from '../resolve.js';
import {floatsOf} from '../window/kernel.js';
import {givenSeries} from '../series.js';
import {binLabels, binNumbers, binsOf, edgesOf, type Bins} from './bins.js';

/** Options of {@link DataFrameFunctions.cut}. */
export type CutOptions = Options<{
  /** Whether bins are closed on the right (the default). */
  right: boolean;
  /** A label for each bin, or false for the bins' numbers; unless given, bins are labelled by their intervals. */
  labels: readonly Label[] | false;
  /** Whether to give the edges of the bins as well. */
  retbins: boolean;
  /** To how many digits the labels show edges: 3 unless given, more where edges would be the same. */
  precision: number;
  /** Whether the least edge belongs to the first bin. */
  include_lowest: boolean;
  /** What edges that are the same do: raise (the default), or count once. */
  duplicates: 'raise' | 'drop';
}>;

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * Which of some bins each number belongs to: `bins` are their edges, or how many of equal width. With `retbins`, the edges too.
     *
     * pandas' and Mars's `cut`.
     *
     * @throws ValueError for edges that do not ascend, or as many labels as there are not bins.
     * @example
     * await md.cut(md.Series([1, 7, 5]), [0, 3, 6, 9], {labels: ['low', 'middle', 'high']}).execute()
     * // 0       low
     * // 1      high
     * // 2    middle
     * // dtype: category
     * // Categories (3, object): ['low' < 'middle' < 'high']
     * @example
     * await md.cut(md.Series([1, 7, 5]), 2).execute()
     * // 0    (0.994, 4.0]
     * // 1      (4.0, 7.0]
     * // 2      (4.0, 7.0]
     * // dtype: category
     * // Categories (2, interval[float64, right]): [(0.994, 4.0] < (4.0, 7.0]]
     */
    cut(
      x: Series | LocalSeries,
      bins: Bins,
      options: CutOptions & {readonly retbins: true},
    ): ExecutableTuple<Series | Tensor>;
    cut(x: Series | LocalSeries, bins: Bins, options?: CutOptions): Series;
    cut(x: readonly number[], bins: Bins, options: CutOptions & {readonly labels: false}): Tensor<NDArray>;
  }
}

/** What is known of the edges of bins. */
export const edgesMeta: Meta = {kind: 'tensor', dtype: null, shape: [null]};

export const cut = define({
  name: 'cut',
  title: 'DataFrameCut',
  places: ['md'],
  params: {
    x: {...p.any, takes: 'a Series or an array of numbers'},
    bins: p.wider(p.oneOf(p.int, p.listOf(p.number)), p.any, 1),
    right: p.optional(p.bool, true),
    labels: p.optional(p.oneOf(p.listOf(p.label), p.choice(false)), null),
    retbins: p.optional(p.bool, false),
    precision: p.optional(p.int, 3),
    include_lowest: p.optional(p.bool, false),
    duplicates: p.optional(p.choice('raise', 'drop'), 'raise'),
  },
  infer({x, labels, retbins}): Meta {
    const found = inferCut(x, labels);
    return retbins ? {kind: 'tuple', items: [found, edgesMeta]} : found;
  },
  async lower({x, labels, retbins, precision, ...call}, context): Promise<Lowered> {
    const given = await resolve(x, context);
    const series = given instanceof LocalSeries ? given : givenSeries(given, null, null, null);
    const values = floatsOf(series.vector, 'cut');
    const edges = edgesOf(values, call);
    const found = binsOf(values, edges, call);
    const made = async (): Promise<Lowered> => {
      if (given instanceof LocalSeries) {
        const vector =
          labels === false ? binNumbers(found) : binLabels(found, edges, labels, precision, call);
        return lowered(new LocalSeries(series.index, vector, series.name), context);
      }
      if (labels !== false) throw new ArgumentError('cut: labels go with a Series in a local session');
      return {kind: 'object', value: new NDArray(binNumbers(found), [found.length])};
    };
    if (!retbins) return made();
    const whole = typeof call.bins !== 'number' && edges.every(Number.isInteger);
    const expr = await context.array(NDArray.from(whole ? edges : Float64Array.from(edges)));
    return {kind: 'tuple', items: [await made(), {kind: 'tensor', expr}]};
  },
});

/** What is known of binned values. */
export function inferCut(x: unknown, labels: unknown): Meta {
  if (x instanceof Node && x.meta.kind === 'series')
    return {...x.meta, dtype: labels === false ? null : 'category'};
  if (x instanceof LocalSeries || labels !== false)
    return {kind: 'series', name: null, dtype: null, index: unknownIndex};
  return {kind: 'tensor', dtype: 'int64', shape: [null]};
}
