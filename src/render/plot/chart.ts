/** What a picture shows, before it is one: values that were computed, and how they are to be labelled. */

export type Point = number | string | null;

/** One line, group of bars, or cloud of points. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface Axis {
  readonly title: string | null;
  readonly type: 'quantitative' | 'temporal' | 'nominal';
  readonly values: readonly Point[];
}

/** The five numbers of a box, and what lies outside of its whiskers. */
export interface Box {
  readonly name: string;
  readonly low: number;
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
  readonly high: number;
  readonly outliers: readonly number[];
}

/** Counts of values between edges, of which there is one more. */
export interface Histogram {
  readonly edges: readonly number[];
  readonly series: readonly ChartSeries[];
}

export interface ChartStyle {
  readonly title: string | null;
  readonly xlabel: string | null;
  readonly ylabel: string | null;
  /** Width and height in pixels. */
  readonly size: readonly [number, number];
  readonly stacked: boolean;
  readonly logx: boolean;
  readonly logy: boolean;
}

/** Values along an axis: lines, areas, or bars. */
export interface SeriesChart {
  readonly kind: 'line' | 'area' | 'bar' | 'barh';
  readonly x: Axis;
  readonly series: readonly ChartSeries[];
}

export interface ScatterChart {
  readonly kind: 'scatter';
  readonly x: Axis;
  readonly y: Axis;
  readonly color: Axis | null;
}

export interface PieChart {
  readonly kind: 'pie';
  readonly labels: readonly Point[];
  readonly series: ChartSeries;
}

export interface HistogramChart extends Histogram {
  readonly kind: 'hist';
}

export interface BoxChart {
  readonly kind: 'box';
  readonly boxes: readonly Box[];
}

/** A curve through points of its own. */
export interface ChartCurve {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface DensityChart {
  readonly kind: 'kde';
  readonly curves: readonly ChartCurve[];
}

/** An axis of hexagons: where the middle of the first is, and how far it is to the next. */
export interface HexagonAxis {
  readonly title: string;
  readonly from: number;
  readonly step: number;
}

export interface HexagonChart {
  readonly kind: 'hexbin';
  readonly x: HexagonAxis;
  readonly y: HexagonAxis;
  /** What the values are of. */
  readonly value: string;
  readonly cells: readonly {readonly x: number; readonly y: number; readonly value: number | null}[];
}

export type Chart =
  SeriesChart | ScatterChart | PieChart | HistogramChart | BoxChart | DensityChart | HexagonChart;
export type ChartKind = Chart['kind'];
