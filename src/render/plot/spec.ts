/** Charts as Vega-Lite 5, the version that front-ends of Jupyter draw. */
import type {Axis, Chart, ChartStyle, PieChart, ScatterChart, SeriesChart} from './chart.js';
import {boxes, densities, hexagons, histogram} from './distributions.js';
import {categories, legend, scale, type Spec} from './encoding.js';

export type {Spec};

type Rows = readonly Readonly<Record<string, unknown>>[];

const schema = 'https://vega.github.io/schema/vega-lite/v5.json';
/** The specification that draws a chart. */
export function specOf(chart: Chart, style: ChartStyle): Spec {
  const [width, height] = style.size;
  return {
    $schema: schema,
    ...(style.title !== null && {title: style.title}),
    width,
    height,
    ...drawn(chart, style),
  };
}

function drawn(chart: Chart, style: ChartStyle): Spec {
  switch (chart.kind) {
    case 'line':
    case 'area':
      return curves(chart, style);
    case 'bar':
    case 'barh':
      return bars(chart, style);
    case 'scatter':
      return points(chart, style);
    case 'pie':
      return pie(chart);
    case 'hist':
      return histogram(chart, style);
    case 'box':
      return boxes(chart, style);
    case 'kde':
      return densities(chart, style);
    case 'hexbin':
      return hexagons(chart, style);
  }
}

/** A row for each point of each series: fixed names of fields, as those of users may hold what Vega reads as a path. */
function longRows({x, series}: SeriesChart): Rows {
  return series.flatMap(({name, values}, rank) =>
    values.map((y, i) => ({x: x.values[i] ?? null, y, series: name, order: i, rank})),
  );
}

function along(field: 'x' | 'y', axis: Axis, title: string | null, log = false): Spec {
  const {type} = axis;
  return {
    field,
    type,
    title: title ?? axis.title,
    ...(type === 'quantitative' ? scale(log) : type === 'nominal' ? {sort: null} : {}),
  };
}

/** One series is named by the axis of its values, several by a legend. */
function valueTitle(series: SeriesChart['series'], label: string | null): string | null {
  const [only, ...more] = series;
  return label ?? (more.length === 0 && only !== undefined && only.name !== '' ? only.name : null);
}

function curves(chart: SeriesChart, style: ChartStyle): Spec {
  const {kind, x, series} = chart;
  const stack = kind === 'area' && style.stacked ? 'zero' : null;
  return {
    data: {values: longRows(chart)},
    mark: kind === 'line' ? {type: 'line'} : {type: 'area', opacity: style.stacked ? 1 : 0.5},
    encoding: {
      x: along('x', x, style.xlabel, style.logx),
      y: {
        field: 'y',
        type: 'quantitative',
        title: valueTitle(series, style.ylabel),
        stack,
        ...(kind === 'line' || style.logy ? scale(style.logy) : {}),
      },
      // Along a line the order of the points, in a stack that of the series.
      order: {field: kind === 'line' ? 'order' : 'rank', type: 'quantitative'},
      ...legend(series.length),
    },
  };
}

function bars(chart: SeriesChart, style: ChartStyle): Spec {
  const {kind, x, series} = chart;
  const flat = kind === 'barh';
  const category = {
    field: 'x',
    type: 'nominal',
    sort: null,
    title: (flat ? style.ylabel : style.xlabel) ?? x.title,
  };
  const log = flat ? style.logx : style.logy;
  const value = {
    field: 'y',
    type: 'quantitative',
    title: valueTitle(series, flat ? style.xlabel : style.ylabel),
    stack: style.stacked ? 'zero' : null,
    ...(log && {scale: {type: 'log'}}),
  };
  const grouped = series.length > 1 && !style.stacked;
  return {
    data: {values: longRows(chart)},
    mark: {type: 'bar'},
    encoding: {
      [flat ? 'y' : 'x']: category,
      [flat ? 'x' : 'y']: value,
      ...(grouped && {[flat ? 'yOffset' : 'xOffset']: categories(null)}),
      ...legend(series.length),
    },
  };
}

function points({x, y, color}: ScatterChart, style: ChartStyle): Spec {
  const values = x.values.map((at, i) => ({x: at, y: y.values[i] ?? null, color: color?.values[i] ?? null}));
  return {
    data: {values},
    mark: {type: 'point', filled: true, opacity: 0.8},
    encoding: {
      x: along('x', x, style.xlabel, style.logx),
      y: along('y', y, style.ylabel, style.logy),
      ...(color && {color: {field: 'color', type: color.type, title: color.title}}),
    },
  };
}

function pie({labels, series}: PieChart): Spec {
  const values = series.values.map((value, i) => ({value, label: String(labels[i] ?? ''), order: i}));
  return {
    data: {values},
    mark: {type: 'arc'},
    encoding: {
      theta: {field: 'value', type: 'quantitative', stack: true},
      color: {field: 'label', type: 'nominal', sort: null, title: series.name === '' ? null : series.name},
      order: {field: 'order', type: 'quantitative'},
    },
  };
}
