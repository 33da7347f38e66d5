export type {Axis, Box, Chart, ChartKind, ChartSeries, ChartStyle, Point} from './chart.js';
export {Plot} from './plot.js';
