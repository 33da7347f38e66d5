/** Bins of numbers, for `cut`, `qcut` and counts of values. */
import {Interval, LocalIndex, Vector, boxFloat, type Label} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';

/** How many bins, or their edges. */
export type Bins = number | readonly number[];

/** How values fall into bins. */
export interface Binning {
  readonly bins: Bins;
  readonly duplicates: 'raise' | 'drop';
  readonly right: boolean;
  readonly include_lowest: boolean;
  /** Whether edges are floats even where all are whole. */
  readonly floating?: boolean;
}

/** The edges of bins; a number of them is spread over the values, a little past the outermost. */
export function edgesOf(values: Float64Array, {bins, right, duplicates}: Binning): number[] {
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
export function binsOf(
  values: Float64Array,
  edges: readonly number[],
  {right, include_lowest}: Binning,
): Int32Array {
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
export function intervalsOf(edges: readonly number[], given: number, call: Binning): LocalIndex {
  let precision = given;
  const at = (digits: number): number[] => edges.map((edge) => rounded(edge, digits));
  while (precision < 20 && new Set(at(precision)).size < edges.length) precision++;
  const breaks = at(precision);
  if (call.right && call.include_lowest) breaks[0] = (breaks[0] ?? 0) - 10 ** -precision;
  const whole = typeof call.bins !== 'number' && call.floating !== true && breaks.every(Number.isInteger);
  const closed = call.right ? 'right' : 'left';
  const bounds = whole ? breaks : breaks.map(boxFloat);
  const all = bounds.slice(1).map((end, i) => new Interval(bounds[i] ?? end, end, closed));
  return new LocalIndex(new Vector(`interval[${whole ? 'int64' : 'float64'}, ${closed}]`, all));
}

/** The bins' numbers: floats where a value belongs to none. */
export function binNumbers(found: Int32Array): Vector {
  return found.every((place) => place >= 0)
    ? new Vector('int64', BigInt64Array.from(found, BigInt))
    : new Vector(
        'float64',
        Float64Array.from(found, (place) => (place < 0 ? NaN : place)),
      );
}

/** The bin of each value as a category. */
export function binLabels(
  found: Int32Array,
  edges: readonly number[],
  labels: readonly Label[] | null,
  precision: number,
  call: Binning,
): Vector {
  if (labels !== null && labels.length !== edges.length - 1)
    throw new ValueError('cut: Bin labels must be one fewer than the number of bin edges');
  const categories = labels === null ? intervalsOf(edges, precision, call) : LocalIndex.from(labels);
  return new Vector('category', found, {categories, ordered: true});
}
