/** Points counted in hexagons, where the data is, so that any number of rows can be shown. */
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Series} from '../../../expr/series.js';
import {Slice} from '../../../graph/index.js';
import type {Chart} from '../../../render/plot/index.js';
import {nameOf, numberOf, placeOf, requireNumeric} from './columns.js';
import {valueOf} from './distributions.js';
import type {PlotCall} from './options.js';

/** Widens the range a little, so that the greatest value lies inside of it. */
const padding = 1e-9;

interface Lattice {
  /** The least value, and the distance of two middles in a row. */
  readonly from: number;
  readonly step: number;
}

/** @throws ArgumentError without two columns */
export async function hexagonsOf(frame: DataFrame, call: PlotCall): Promise<Chart> {
  const [yLabel] = call.y ?? [];
  if (call.x === null || yLabel === undefined)
    throw new ArgumentError("plot.hexbin takes two columns: {x: 'a', y: 'b'}");
  const labels = [call.x, yLabel, ...(call.C === null ? [] : [call.C])];
  const [nx, ny] = gridOf(call.gridsize);
  const heads = frame.head(0);
  await heads.execute(call.place);
  const local = await heads.fetch(call.place);
  for (const label of labels) requireNumeric(local.vectors[placeOf(local, label, call)], 'hexbin', label);
  const rows = frame.get(labels).dropna();
  const column = (at: number): Series => rows.iloc(new Slice(null, null, null), at);
  const x = await latticeOf(column(0), nx, call);
  const y = await latticeOf(column(1), ny, call);
  const cells = nearest(column(0).sub(x.from).div(x.step), column(1).sub(y.from).div(y.step), rows);
  const reduced = call.C === null ? 'count' : (call.reduce_C_function ?? 'mean');
  const table = cells.groupby(['i', 'j']).agg({value: reduced}).reset_index();
  await table.execute(call.place);
  const [i = [], j = [], value = []] = (await table.fetch(call.place)).vectors.map((vector) =>
    vector.toArray().map(numberOf),
  );
  return {
    kind: 'hexbin',
    x: {title: nameOf(call.x), ...x},
    y: {title: nameOf(yLabel), ...y},
    value: call.C === null ? 'count' : nameOf(call.C),
    cells: i.map((at, k) => ({
      x: x.from + ((at ?? 0) / 2) * x.step,
      y: y.from + ((j[k] ?? 0) / 2) * y.step,
      value: value[k] ?? null,
    })),
  };
}

/** How many hexagons stand side by side, and in how many rows of the one lattice. */
function gridOf(gridsize: number | readonly number[]): readonly [number, number] {
  const [nx = 0, ny = Math.floor(nx / Math.sqrt(3))] = typeof gridsize === 'number' ? [gridsize] : gridsize;
  if (nx >= 1 && ny >= 1) return [nx, ny];
  throw new ArgumentError(`plot.hexbin: gridsize is a number from 2, or two from 1, got ${String(gridsize)}`);
}

async function latticeOf(values: Series, count: number, call: PlotCall): Promise<Lattice> {
  const low = await valueOf(values.min(), call);
  const high = await valueOf(values.max(), call);
  if (low === null || high === null) throw new ValueError('plot.hexbin: there are no rows to draw');
  // Where all values are one, around it.
  const [from, to] = low === high ? [low - 0.1, high + 0.1] : [low, high];
  const pad = padding * (to - from);
  return {from: from - pad, step: (to + pad - (from - pad)) / count};
}

/**
 * The hexagon of each point, by its middle in half steps: hexagons are the cells of two lattices of rectangles, one half a step from the other, and a
 * point is in that of the nearer middle.
 */
function nearest(x: Series, y: Series, rows: DataFrame): DataFrame {
  const [xEven, yEven] = [x.round(), y.round()];
  const [xOdd, yOdd] = [x.floordiv(1).add(0.5), y.floordiv(1).add(0.5)];
  const distance = (i: Series, j: Series): Series => x.sub(i).pow(2).add(y.sub(j).pow(2).mul(3));
  const even = distance(xEven, yEven).lt(distance(xOdd, yOdd));
  const value = rows.iloc(new Slice(null, null, null), -1);
  return rows
    .assign({
      i: xEven.where(even, xOdd).mul(2),
      j: yEven.where(even, yOdd).mul(2),
      value,
    })
    .get(['i', 'j', 'value']);
}
