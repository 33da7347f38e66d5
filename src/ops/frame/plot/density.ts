/** Smooth densities: sums of a bell over every value, as scipy's `gaussian_kde` has them. */
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Chart, ChartCurve} from '../../../render/plot/index.js';
import {columnsOf, countsOf, fetchNumbers, valueOf, type Column} from './distributions.js';
import type {PlotCall} from './options.js';

/** More values than these are counted in bins first: as there are that many, the bell is much wider than a bin. */
const mostValues = 5000;
const fineBins = 4096;
const pointsOfACurve = 1000;

/** Where values are, and how many: themselves, or the middles of bins. */
interface Weighted {
  readonly at: readonly number[];
  readonly counts: readonly number[];
}

export async function densitiesOf(frame: DataFrame, call: PlotCall): Promise<Chart> {
  const curves: ChartCurve[] = [];
  for (const column of await columnsOf(frame, call)) curves.push(await curveOf(column, call));
  return {kind: 'kde', curves};
}

async function curveOf({name, values}: Column, call: PlotCall): Promise<ChartCurve> {
  const count = (await valueOf(values.count(), call)) ?? 0;
  const deviation = (await valueOf(values.std(), call)) ?? 0;
  if (count < 2 || deviation === 0)
    throw new ValueError(`plot.kde: the column ${name} has no two values that differ`);
  const low = (await valueOf(values.min(), call)) ?? 0;
  const high = (await valueOf(values.max(), call)) ?? 0;
  const width = bandwidthFactor(call.bandwidth, count) * deviation;
  const weighted =
    count <= mostValues
      ? {at: await fetchNumbers(values, call), counts: []}
      : binned(await countsOf(values, {bins: fineBins, range: [low, high]}, call));
  const x = placesOf(call.ind, low, high);
  return {name, x, y: x.map((place) => density(place, weighted, width, count))};
}

/** How wide the bell is, in standard deviations of the values. */
function bandwidthFactor(method: string | number, count: number): number {
  if (typeof method === 'number') {
    if (method > 0) return method;
    throw new ArgumentError(`plot.kde: bw_method is a number above 0, got ${String(method)}`);
  }
  if (method === 'scott') return count ** (-1 / 5);
  if (method === 'silverman') return ((count * 3) / 4) ** (-1 / 5);
  throw new ArgumentError(`plot.kde: bw_method is 'scott', 'silverman' or a number, got '${method}'`);
}

function binned({counts, edges}: {counts: readonly number[]; edges: readonly number[]}): Weighted {
  return {at: counts.map((_, i) => ((edges[i] ?? 0) + (edges[i + 1] ?? 0)) / 2), counts};
}

/** Half of the values' range beyond both ends, as pandas draws it. */
function placesOf(ind: readonly number[] | number | null, low: number, high: number): readonly number[] {
  if (Array.isArray(ind)) return ind as readonly number[];
  const count = typeof ind === 'number' ? ind : pointsOfACurve;
  const from = low - (high - low) / 2;
  const step = count > 1 ? (2 * (high - low)) / (count - 1) : 0;
  return Array.from({length: count}, (_, i) => from + i * step);
}

function density(place: number, {at, counts}: Weighted, width: number, count: number): number {
  let sum = 0;
  for (const [i, value] of at.entries()) {
    const distance = (place - value) / width;
    sum += (counts[i] ?? 1) * Math.exp((-distance * distance) / 2);
  }
  return sum / (count * width * Math.sqrt(2 * Math.PI));
}
