/** Histograms and boxes: counted where the data is, so that any number of rows can be shown. */
import {ValueError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {wrap} from '../../../expr/wrap.js';
import {Slice} from '../../../graph/index.js';
import type {Box, Chart} from '../../../render/plot/index.js';
import {histogram} from '../../tensor/statistics/histogram.js';
import {nameOf, numberOf, seriesOf} from './columns.js';
import type {PlotCall} from './options.js';

/** How far whiskers reach, in heights of the box. */
const reach = 1.5;
const mostOutliers = 500;

/** A column that is drawn. */
export interface Column {
  readonly name: string;
  readonly values: Series;
}

/** The columns that are drawn, without missing values. */
export async function columnsOf(frame: DataFrame, call: PlotCall): Promise<Column[]> {
  const sample = frame.head(0);
  await sample.execute(call.place);
  const local = await sample.fetch(call.place);
  const names = new Set(seriesOf(local, call).map(({name}) => name));
  return local.columns.toArray().flatMap((label, at) => {
    const name = nameOf(label);
    const column = frame.iloc(new Slice(null, null, null), at);
    return names.has(name) ? [{name, values: column.dropna()}] : [];
  });
}

/** What computes to one value. */
interface Reduction {
  execute(place: PlotCall['place']): Promise<unknown>;
  fetch(place: PlotCall['place']): Promise<unknown>;
}

/** A number that is computed; null where there is none. */
export async function valueOf(lazy: Reduction, {place}: PlotCall): Promise<number | null> {
  await lazy.execute(place);
  return numberOf(await lazy.fetch(place));
}

/** The same bins for all columns, over all of their values, as pandas chooses them. */
export async function histogramOf(frame: DataFrame, call: PlotCall): Promise<Chart> {
  const columns = await columnsOf(frame, call);
  const ends: number[] = [];
  for (const {values} of columns) {
    for (const end of [values.min(), values.max()]) ends.push((await valueOf(end, call)) ?? NaN);
  }
  const known = ends.filter((end) => !Number.isNaN(end));
  if (known.length === 0) throw new ValueError('plot.hist: there are no rows to draw');
  const range = [Math.min(...known), Math.max(...known)];
  let edges: number[] = [];
  const series = [];
  for (const {name, values} of columns) {
    const counted = await countsOf(values, {bins: call.bins, range}, call);
    edges = counted.edges;
    series.push({name, values: counted.counts});
  }
  return {kind: 'hist', edges, series};
}

/** How many values lie in each of equal bins. */
export async function countsOf(
  values: Series,
  bins: {readonly bins: number; readonly range: readonly number[]},
  {place}: PlotCall,
): Promise<{readonly counts: number[]; readonly edges: number[]}> {
  const parts = wrap(histogram.build('mt', [values.to_tensor(), bins])) as unknown as ExecutableTuple<Tensor>;
  await parts.execute(place);
  const [counts, edges] = await parts.fetch(place);
  return {counts: numbers(counts), edges: numbers(edges)};
}

/** The values themselves, without those that are not finite. */
export async function fetchNumbers(values: Series, {place}: PlotCall): Promise<number[]> {
  await values.execute(place);
  return (await values.fetch(place))
    .toArray()
    .map(numberOf)
    .filter((value) => value !== null);
}

export async function boxesOf(frame: DataFrame, call: PlotCall): Promise<Chart> {
  const boxes: Box[] = [];
  for (const {name, values} of await columnsOf(frame, call)) boxes.push(await boxOf(name, values, call));
  return {kind: 'box', boxes};
}

async function boxOf(name: string, values: Series, call: PlotCall): Promise<Box> {
  const quartiles = values.quantile([0.25, 0.5, 0.75]);
  await quartiles.execute(call.place);
  const [lower, middle, upper] = (await quartiles.fetch(call.place)).toArray().map(numberOf);
  if (!isNumber(lower) || !isNumber(middle) || !isNumber(upper))
    throw new ValueError(`plot.box: the column ${name} has no values`);
  const span = reach * (upper - lower);
  const inside = values.get(values.ge(lower - span).and(values.le(upper + span)));
  const outside = values.get(values.lt(lower - span).or(values.gt(upper + span))).head(mostOutliers);
  await outside.execute(call.place);
  const outliers = (await outside.fetch(call.place)).toArray().map(numberOf);
  return {
    name,
    low: (await valueOf(inside.min(), call)) ?? lower,
    lower,
    middle,
    upper,
    high: (await valueOf(inside.max(), call)) ?? upper,
    outliers: outliers.filter((value) => value !== null),
  };
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}

function numbers(fetched: unknown): number[] {
  return [...(fetched as Iterable<unknown>)].map((value) => numberOf(value) ?? 0);
}
