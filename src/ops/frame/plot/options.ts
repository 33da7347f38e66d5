/** What plots take. */
import type {Label} from '../../../data/index.js';
import {bind} from '../../../expr/bind.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ChartKind, ChartStyle} from '../../../render/plot/index.js';
import type {Session} from '../../../session/index.js';

/** Kinds by the names that pandas has for them; `density` is another name for `kde`. */
export type PlotKind = ChartKind | 'density';

/** Options of plots; those that a kind has no use for are without effect, as in pandas. */
export type PlotOptions = Options<{
  /** The column along the x axis; the row labels unless given. */
  x: Label;
  /** The columns that are drawn; all numeric ones unless given. */
  y: Label | readonly Label[];
  /** Scatter: a column that colours the points. */
  c: Label;
  title: string;
  xlabel: string;
  ylabel: string;
  /** Width and height in inches of 100 pixels; 5 by 3.2 unless given. */
  figsize: readonly [number, number];
  /** Bars and areas on top of each other: areas are unless said otherwise. */
  stacked: boolean;
  logx: boolean;
  logy: boolean;
  /** Histograms: how many bins, 10 unless given. */
  bins: number;
  /** Densities: how wide the bell around each value is; Scott's rule unless given, or in standard deviations. */
  bw_method: 'scott' | 'silverman' | number;
  /** Densities: how many points are drawn, 1000 unless given, or which. */
  ind: number | readonly number[];
  /** Hexagons: a column whose values are reduced in each; how many points there are unless given. */
  C: Label;
  /** Hexagons: what the values of `C` become, as `agg` names it: the mean unless given. */
  reduce_C_function: string;
  /** Hexagons: how many stand side by side, 100 unless given, or that and how many rows. */
  gridsize: number | readonly [number, number];
  /** Where the data is computed; the default session unless given. */
  session: Session;
}>;

const pixelsPerInch = 100;

const params = {
  x: p.optional(p.label, null),
  y: p.optional(p.oneOf(p.listOf(p.label), p.label), null),
  c: p.optional(p.label, null),
  title: p.optional(p.text, null),
  xlabel: p.optional(p.text, null),
  ylabel: p.optional(p.text, null),
  figsize: p.optional(p.listOf(p.number), null),
  stacked: p.optional(p.bool, null),
  logx: p.optional(p.bool, false),
  logy: p.optional(p.bool, false),
  bins: p.optional(p.int, 10),
  bw_method: p.optional(p.oneOf(p.number, p.text), 'scott'),
  ind: p.optional(p.oneOf(p.int, p.listOf(p.number)), null),
  C: p.optional(p.label, null),
  reduce_C_function: p.optional(p.text, null),
  gridsize: p.optional(p.oneOf(p.int, p.listOf(p.int)), 100),
  session: p.optional(p.any, null),
};

/** A call to plot, checked. */
export interface PlotCall {
  readonly kind: ChartKind;
  readonly x: Label;
  readonly y: readonly Label[] | null;
  readonly c: Label;
  readonly bins: number;
  readonly bandwidth: number | string;
  readonly ind: number | readonly number[] | null;
  readonly C: Label;
  readonly reduce_C_function: string | null;
  readonly gridsize: number | readonly number[];
  readonly style: ChartStyle;
  readonly place: {readonly session?: Session};
}

/** @throws ArgumentError for an unknown option, or one of another type */
export function plotCall(kind: PlotKind, values: readonly unknown[]): PlotCall {
  const last = values.at(-1);
  const session = isOptions(last) ? last.session : undefined;
  const rest = isOptions(last) ? [...values.slice(0, -1), {...last, session: undefined}] : values;
  const {args} = bind(`plot.${kind}`, params, rest);
  const [width = 5, height = 3.2] = args.figsize ?? [];
  return {
    kind: kind === 'density' ? 'kde' : kind,
    x: args.x,
    y: args.y === null ? null : Array.isArray(args.y) ? args.y : [args.y],
    c: args.c,
    bins: args.bins,
    bandwidth: args.bw_method,
    ind: args.ind,
    C: args.C,
    reduce_C_function: args.reduce_C_function,
    gridsize: args.gridsize,
    style: {
      title: args.title,
      xlabel: args.xlabel,
      ylabel: args.ylabel,
      size: [width * pixelsPerInch, height * pixelsPerInch],
      stacked: args.stacked ?? kind === 'area',
      logx: args.logx,
      logy: args.logy,
    },
    place: session === undefined ? {} : {session},
  };
}

function isOptions(value: unknown): value is {readonly session?: Session} {
  return typeof value === 'object' && value !== null && 'session' in value;
}
