/** How values are spread: what was counted of them, as Vega-Lite. */
import type {BoxChart, ChartStyle, DensityChart, HexagonAxis, HexagonChart, HistogramChart} from './chart.js';
import {legend, scale, type Spec} from './encoding.js';

export function histogram({edges, series}: HistogramChart, style: ChartStyle): Spec {
  const values = series.flatMap(({name, values: counts}) =>
    counts.map((count, i) => ({from: edges[i], to: edges[i + 1], count, series: name})),
  );
  return {
    data: {values},
    mark: {type: 'bar', ...(series.length > 1 && !style.stacked && {opacity: 0.6})},
    encoding: {
      x: {
        field: 'from',
        type: 'quantitative',
        bin: {binned: true},
        title: style.xlabel,
        scale: {zero: false},
      },
      x2: {field: 'to'},
      y: {
        field: 'count',
        type: 'quantitative',
        title: style.ylabel ?? 'Frequency',
        stack: style.stacked ? 'zero' : null,
        ...(style.logy && {scale: {type: 'log'}}),
      },
      ...legend(series.length),
    },
  };
}

/** Vega's own for bars: what it has for rules is hard to see on dark pages. */
const whisker = '#4c78a8';

export function boxes({boxes: all}: BoxChart, style: ChartStyle): Spec {
  const x = {field: 'name', type: 'nominal', sort: null, title: style.xlabel, axis: {labelAngle: 0}};
  const y = (field: string): Spec => ({
    field,
    type: 'quantitative',
    title: style.ylabel,
    ...scale(style.logy),
  });
  const outliers = all.flatMap(({name, outliers: values}) => values.map((value) => ({name, value})));
  const rows = all.map(({name, low, lower, middle, upper, high}) => ({
    name,
    low,
    lower,
    middle,
    upper,
    high,
  }));
  return {
    data: {values: rows},
    layer: [
      {mark: {type: 'rule', color: whisker}, encoding: {x, y: y('low'), y2: {field: 'high'}}},
      {mark: {type: 'bar', size: 32}, encoding: {x, y: y('lower'), y2: {field: 'upper'}}},
      {mark: {type: 'tick', size: 32, color: 'white'}, encoding: {x, y: y('middle')}},
      ...['low', 'high'].map((end) => ({
        mark: {type: 'tick', size: 16, color: whisker},
        encoding: {x, y: y(end)},
      })),
      {data: {values: outliers}, mark: {type: 'point'}, encoding: {x, y: y('value')}},
    ],
  };
}

export function densities({curves}: DensityChart, style: ChartStyle): Spec {
  const values = curves.flatMap(({name, x, y}) => x.map((at, i) => ({x: at, y: y[i] ?? null, series: name})));
  const [only, ...more] = curves;
  const axis = (field: string, title: string | null, log: boolean): Spec => ({
    field,
    type: 'quantitative',
    title,
    ...(log && scale(log)),
  });
  return {
    data: {values},
    mark: {type: 'line'},
    encoding: {
      x: {
        ...axis('x', style.xlabel ?? (more.length === 0 ? (only?.name ?? null) : null), style.logx),
        ...(!style.logx && scale(false)),
      },
      y: axis('y', style.ylabel ?? 'Density', style.logy),
      ...legend(curves.length),
    },
  };
}

/** A hexagon on its tip, in steps of the lattices: these touch without a gap. */
const corners = [
  [0.5, -1 / 6],
  [0.5, 1 / 6],
  [0, 1 / 3],
  [-0.5, 1 / 6],
  [-0.5, -1 / 6],
  [0, -1 / 3],
] as const;
/** The size at which one unit of a mark's own path is a pixel. */
const pathInPixels = 4;

export function hexagons({x, y, value, cells}: HexagonChart, style: ChartStyle): Spec {
  const [width, height] = style.size;
  const across = domainOf(
    x,
    cells.map((cell) => cell.x),
  );
  const up = domainOf(
    y,
    cells.map((cell) => cell.y),
  );
  const pixels = {
    x: (x.step * width) / (across[1] - across[0]),
    y: (y.step * height) / (up[1] - up[0]),
  };
  const path = corners.map(([i, j]) => `${(i * pixels.x).toFixed(3)},${(j * pixels.y).toFixed(3)}`);
  const axis = (field: string, title: string, domain: readonly number[]): Spec => ({
    field,
    type: 'quantitative',
    title,
    scale: {domain, nice: false, zero: false},
  });
  return {
    data: {values: cells},
    mark: {
      type: 'point',
      shape: `M${path.join('L')}Z`,
      size: pathInPixels,
      filled: true,
      opacity: 1,
      strokeWidth: 0.5,
    },
    encoding: {
      x: axis('x', style.xlabel ?? x.title, across),
      y: axis('y', style.ylabel ?? y.title, up),
      color: {
        field: 'value',
        type: 'quantitative',
        title: value,
        scale: {scheme: 'blues', zero: value === 'count'},
      },
    },
  };
}

/** From half a hexagon before the first middle to half of one behind the last. */
function domainOf({step}: HexagonAxis, middles: readonly number[]): readonly [number, number] {
  const ends = [Infinity, -Infinity];
  for (const middle of middles) {
    ends[0] = Math.min(ends[0] ?? middle, middle);
    ends[1] = Math.max(ends[1] ?? middle, middle);
  }
  return [(ends[0] ?? 0) - step / 2, (ends[1] ?? 0) + step / 2];
}
