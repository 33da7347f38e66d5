import {ArgumentError, ValueError} from '../../../errors/index.js';
import {DataFrame} from '../../../expr/dataframe.js';
import {accessor} from '../../../expr/member.js';
import type {Series} from '../../../expr/series.js';
import {Plot, type Chart} from '../../../render/plot/index.js';
import {axisOf, distinct, fetchRows, seriesOf} from './columns.js';
import {densitiesOf} from './density.js';
import {boxesOf, histogramOf} from './distributions.js';
import {hexagonsOf} from './hexagons.js';
import {plotCall, type PlotCall, type PlotKind, type PlotOptions} from './options.js';

/** Plots of a frame or series: called itself it draws lines, or what `kind` says. Each executes what it shows. */
export interface Plotter {
  /** @throws ArgumentError for an unknown kind or option; ValueError where nothing is numeric */
  (options?: PlotOptions & {readonly kind?: PlotKind}): Promise<Plot>;
  /** A line for each column, along the row labels or a column. */
  line(options?: PlotOptions): Promise<Plot>;
  /** A bar for each row and column; `stacked` puts those of a row on top of each other. */
  bar(options?: PlotOptions): Promise<Plot>;
  /** Bars that lie. */
  barh(options?: PlotOptions): Promise<Plot>;
  /** How many values of each column lie in each of `bins` equal bins. */
  hist(options?: PlotOptions): Promise<Plot>;
  /** Quartiles of each column, whiskers up to 1.5 heights of the box, and what lies outside. */
  box(options?: PlotOptions): Promise<Plot>;
  /** The density of each column's values, smoothed; `bw_method` says how much. */
  kde(options?: PlotOptions): Promise<Plot>;
  /** Another name for `kde`. */
  density(options?: PlotOptions): Promise<Plot>;
  /** How many rows lie in each hexagon of the columns `x` and `y`, or what the column `C` is there. */
  hexbin(options: PlotOptions): Promise<Plot>;
  /** A point for each row at the columns `x` and `y`; the column `c` colours them. */
  scatter(options: PlotOptions): Promise<Plot>;
  /** Lines that are filled down to the next; side by side with `{stacked: false}`. */
  area(options?: PlotOptions): Promise<Plot>;
  /** A part of the circle for each row of one column. */
  pie(options?: PlotOptions): Promise<Plot>;
}

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Draws the frame: `df.plot()`, `df.plot({kind: 'bar'})` or `df.plot.bar()` and so on. Executes it, and of many rows draws some thousands.
     *
     * pandas' and Mars's `DataFrame.plot`.
     *
     * @throws ArgumentError for an unknown kind or option; KeyError for an unknown column; ValueError where nothing is numeric.
     * @example
     * await md.DataFrame({city: ['Bern', 'Jena'], people: [134, 111]}).plot.bar({x: 'city'})
     * // <bar plot of people, 2 points each>
     */
    readonly plot: Plotter;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Draws the series: `s.plot()`, `s.plot({kind: 'hist'})` or `s.plot.hist()` and so on. Executes it, and of many rows draws some thousands.
     *
     * pandas' and Mars's `Series.plot`.
     *
     * @throws ArgumentError for an unknown kind or option; ValueError where it is not numeric.
     * @example
     * await md.Series([1, 2, 2, 3], {name: 'n'}).plot.hist({bins: 2})
     * // <hist plot of n in 2 bins>
     */
    readonly plot: Plotter;
  }
}

const kinds: readonly PlotKind[] = [
  'line',
  'bar',
  'barh',
  'hist',
  'box',
  'kde',
  'density',
  'scatter',
  'hexbin',
  'area',
  'pie',
];

async function draw(data: DataFrame | Series, kind: PlotKind, values: readonly unknown[]): Promise<Plot> {
  const call = plotCall(kind, values);
  const frame = data instanceof DataFrame ? data : data.to_frame();
  return new Plot(await chartOf(frame, call), call.style);
}

async function chartOf(frame: DataFrame, call: PlotCall): Promise<Chart> {
  const {kind} = call;
  if (kind === 'hist') return histogramOf(frame, call);
  if (kind === 'box') return boxesOf(frame, call);
  if (kind === 'kde') return densitiesOf(frame, call);
  if (kind === 'hexbin') return hexagonsOf(frame, call);
  const rows = await fetchRows(frame, call);
  if (kind === 'scatter') {
    const [y] = call.y ?? [];
    if (call.x === null || y === undefined)
      throw new ArgumentError("plot.scatter takes two columns: {x: 'a', y: 'b'}");
    const color = call.c === null ? null : axisOf(rows, call, call.c);
    return {kind, x: axisOf(rows, call), y: axisOf(rows, call, y), color};
  }
  const series = seriesOf(rows, call);
  const x = axisOf(rows, call);
  if (kind !== 'pie') return {kind, x: kind === 'line' || kind === 'area' ? x : distinct(x), series};
  const [only, ...more] = series;
  if (only === undefined || more.length > 0)
    throw new ValueError(`plot.pie draws one column: {y: '${only?.name ?? ''}'}`);
  if (only.values.some((value) => value !== null && value < 0))
    throw new ValueError("plot.pie doesn't allow negative values");
  return {kind, labels: distinct(x).values, series: only};
}

function plotter(data: DataFrame | Series): Plotter {
  const drawing =
    (kind: PlotKind) =>
    (...values: unknown[]): Promise<Plot> =>
      draw(data, kind, values);
  const byKind = Object.fromEntries(kinds.map((kind) => [kind, drawing(kind)])) as Omit<Plotter, never>;
  const call = async (options: PlotOptions & {readonly kind?: PlotKind} = {}): Promise<Plot> => {
    const {kind = 'line', ...rest} = options;
    if (!kinds.includes(kind))
      throw new ArgumentError(`plot: there is no kind '${kind}'. Kinds: ${kinds.join(', ')}.`);
    return await draw(data, kind, [rest]);
  };
  return Object.assign(call, byKind);
}

export const plot = accessor('DataFrame', 'plot', plotter);
export const seriesPlot = accessor('Series', 'plot', plotter);
