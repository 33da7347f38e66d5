import {LocalIndex, LocalSeries, NDArray, Vector, type Label} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import {Node, type Meta} from '../../../graph/index.js';
import {lowered} from '../define-local.js';
import {resolve} from '../resolve.js';
import {floatsOf} from '../window/kernel.js';
import {givenSeries} from '../series.js';

/** Options of {@link DataFrameFunctions.cut}. */
export type CutOptions = Options<{
  /** Whether bins are closed on the right (the default). */
  right: boolean;
  /** A label for each bin, or false for the bins' numbers. */
  labels: readonly Label[] | false;
  /** Whether the least edge belongs to the first bin. */
  include_lowest: boolean;
}>;

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * Which of some bins each number belongs to: `bins` are their edges, or how many of equal width. A local session takes
     * `labels`, or `labels: false` for the bins' numbers.
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
     */
    cut(x: Series | LocalSeries, bins: number | readonly number[], options: CutOptions): Series;
    cut(
      x: readonly number[],
      bins: number | readonly number[],
      options: CutOptions & {readonly labels: false},
    ): Tensor<NDArray>;
  }
}

interface Call {
  readonly bins: number | readonly number[];
  readonly right: boolean;
  readonly include_lowest: boolean;
}

/** The edges of bins; a number of them is spread over the values, a little past the outermost. */
export function edgesOf(values: Float64Array, {bins, right}: Call): number[] {
  if (typeof bins !== 'number') {
    if (bins.some((edge, i) => i > 0 && edge < (bins[i - 1] ?? edge)))
      throw new ValueError('cut: bins must increase monotonically.');
    return [...bins];
  }
  if (bins < 1) throw new ValueError('cut: `bins` should be a positive integer.');
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length === 0) throw new ValueError('cut: Cannot cut empty array');
  let least = present.reduce((a, b) => Math.min(a, b));
  let most = present.reduce((a, b) => Math.max(a, b));
  if (least === most) {
    const by = least === 0 ? 0.001 : 0.001 * Math.abs(least);
    least -= by;
    most += by;
    return Array.from({length: bins + 1}, (_, i) => least + ((most - least) * i) / bins);
  }
  const edges = Array.from({length: bins + 1}, (_, i) => least + ((most - least) * i) / bins);
  const slack = (most - least) * 0.001;
  if (right) edges[0] = (edges[0] ?? least) - slack;
  else edges[bins] = (edges[bins] ?? most) + slack;
  return edges;
}

/** The bin of each value, -1 where it belongs to none. */
function places(values: Float64Array, edges: readonly number[], {right, include_lowest}: Call): Int32Array {
  return Int32Array.from(values, (value) => {
    if (Number.isNaN(value)) return -1;
    if (include_lowest && right && value === edges[0]) return 0;
    for (let i = 0; i + 1 < edges.length; i++) {
      const [low, high] = [edges[i] as number, edges[i + 1] as number];
      if (right ? value > low && value <= high : value >= low && value < high) return i;
    }
    return -1;
  });
}

export const cut = define({
  name: 'cut',
  title: 'DataFrameCut',
  places: ['md'],
  params: {
    x: {...p.any, takes: 'a Series or an array of numbers'},
    bins: p.oneOf(p.int, p.listOf(p.number)),
    right: p.optional(p.bool, true),
    labels: p.oneOf(p.listOf(p.label), p.choice(false)),
    include_lowest: p.optional(p.bool, false),
  },
  infer({x, labels}): Meta {
    if (x instanceof Node && x.meta.kind === 'series')
      return {...x.meta, dtype: labels === false ? null : 'category'};
    if (x instanceof LocalSeries || labels !== false)
      return {
        kind: 'series',
        name: null,
        dtype: null,
        index: {kind: 'index', names: [null], dtypes: [null], length: null},
      };
    return {kind: 'tensor', dtype: 'int64', shape: [null]};
  },
  async lower({x, labels, ...call}, context) {
    const given = await resolve(x, context);
    const series = given instanceof LocalSeries ? given : givenSeries(given, null, null, null);
    const values = floatsOf(series.vector, 'cut');
    const edges = edgesOf(values, call);
    const found = places(values, edges, call);
    if (labels === false) {
      const whole = found.every((place) => place >= 0);
      const numbers = whole
        ? new Vector('int64', BigInt64Array.from(found, BigInt))
        : new Vector(
            'float64',
            Float64Array.from(found, (place) => (place < 0 ? NaN : place)),
          );
      if (given instanceof LocalSeries)
        return lowered(new LocalSeries(series.index, numbers, series.name), context);
      return {kind: 'object', value: new NDArray(numbers, [numbers.length])};
    }
    if (labels.length !== edges.length - 1)
      throw new ValueError('cut: Bin labels must be one fewer than the number of bin edges');
    if (!(given instanceof LocalSeries))
      throw new ArgumentError('cut: labels go with a Series in a local session');
    const vector = new Vector('category', found, {categories: LocalIndex.from(labels), ordered: true});
    return lowered(new LocalSeries(series.index, vector, series.name), context);
  },
});
