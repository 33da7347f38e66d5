export type {Axis, Box, Chart, ChartCurve, ChartKind, ChartSeries, ChartStyle, Point} from './chart.js';
export {Plot} from './plot.js';
