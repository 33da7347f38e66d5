import {
  Interval,
  LocalIndex,
  LocalSeries,
  NDArray,
  Vector,
  boxFloat,
  type Label,
} from '../../../data/index.js';
import type {Lowered} from '../../../engine/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
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

type Bins = number | readonly number[];

interface Call {
  readonly bins: Bins;
  readonly duplicates: 'raise' | 'drop';
  readonly right: boolean;
  readonly include_lowest: boolean;
}

/** The edges of bins; a number of them is spread over the values, a little past the outermost. */
export function edgesOf(values: Float64Array, {bins, right, duplicates}: Call): number[] {
  if (typeof bins !== 'number') {
    if (bins.some((edge, i) => i > 0 && edge < (bins[i - 1] ?? edge)))
      throw new ValueError('cut: bins must increase monotonically.');
    const unique = [...new Set(bins)];
    if (unique.length < bins.length && duplicates === 'raise')
      throw new ValueError("cut: Bin edges must be unique. duplicates: 'drop' drops those that are not.");
    return unique;
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

/** A number to some digits, those of its fraction where it has no whole part. */
function rounded(value: number, precision: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const fraction = Math.abs(value % 1);
  const digits = Math.trunc(value) === 0 ? precision - 1 - Math.floor(Math.log10(fraction)) : precision;
  return Number(value.toFixed(Math.min(digits, 100)));
}

/** The intervals between edges, which label the bins. */
function intervalsOf(edges: readonly number[], given: number, call: Call): LocalIndex {
  let precision = given;
  const at = (digits: number): number[] => edges.map((edge) => rounded(edge, digits));
  while (precision < 20 && new Set(at(precision)).size < edges.length) precision++;
  const breaks = at(precision);
  if (call.right && call.include_lowest) breaks[0] = (breaks[0] ?? 0) - 10 ** -precision;
  const whole = typeof call.bins !== 'number' && breaks.every(Number.isInteger);
  const closed = call.right ? 'right' : 'left';
  const bounds = whole ? breaks : breaks.map(boxFloat);
  const all = bounds.slice(1).map((end, i) => new Interval(bounds[i] ?? end, end, closed));
  return new LocalIndex(new Vector(`interval[${whole ? 'int64' : 'float64'}, ${closed}]`, all));
}

/** The bins' numbers: floats where a value belongs to none. */
function numbersOf(found: Int32Array): Vector {
  return found.every((place) => place >= 0)
    ? new Vector('int64', BigInt64Array.from(found, BigInt))
    : new Vector(
        'float64',
        Float64Array.from(found, (place) => (place < 0 ? NaN : place)),
      );
}

const edgesMeta: Meta = {kind: 'tensor', dtype: null, shape: [null]};

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
    const found = places(values, edges, call);
    const made = async (): Promise<Lowered> => {
      if (given instanceof LocalSeries) {
        const vector = labels === false ? numbersOf(found) : labelled(found, edges, labels, precision, call);
        return lowered(new LocalSeries(series.index, vector, series.name), context);
      }
      if (labels !== false) throw new ArgumentError('cut: labels go with a Series in a local session');
      return {kind: 'object', value: new NDArray(numbersOf(found), [found.length])};
    };
    if (!retbins) return made();
    const whole = typeof call.bins !== 'number' && edges.every(Number.isInteger);
    const expr = await context.array(NDArray.from(whole ? edges : Float64Array.from(edges)));
    return {kind: 'tuple', items: [await made(), {kind: 'tensor', expr}]};
  },
});

function inferCut(x: unknown, labels: unknown): Meta {
  if (x instanceof Node && x.meta.kind === 'series')
    return {...x.meta, dtype: labels === false ? null : 'category'};
  if (x instanceof LocalSeries || labels !== false)
    return {kind: 'series', name: null, dtype: null, index: unknownIndex};
  return {kind: 'tensor', dtype: 'int64', shape: [null]};
}

function labelled(
  found: Int32Array,
  edges: readonly number[],
  labels: readonly Label[] | null,
  precision: number,
  call: Call,
): Vector {
  if (labels !== null && labels.length !== edges.length - 1)
    throw new ValueError('cut: Bin labels must be one fewer than the number of bin edges');
  const categories = labels === null ? intervalsOf(edges, precision, call) : LocalIndex.from(labels);
  return new Vector('category', found, {categories, ordered: true});
}
