/** The columns that a plot shows, few enough rows of them, as values that can be drawn. */
import {
  jsonValue,
  kindOf,
  type Label,
  type LocalFrame,
  type LocalIndex,
  type Vector,
} from '../../../data/index.js';
import {KeyError, ValueError, unknownName} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {Slice} from '../../../graph/index.js';
import type {Axis, ChartSeries, Point} from '../../../render/plot/index.js';
import type {PlotCall} from './options.js';

/** No screen shows more points of a line. */
const mostPoints = 5000;

/** Fetches the rows that are drawn: all, or of many every so-manieth. */
export async function fetchRows(frame: DataFrame, {kind, place}: PlotCall): Promise<LocalFrame> {
  await frame.execute(place);
  const length = frame.shape[0] ?? 0;
  if (length === 0) throw new ValueError(`plot.${kind}: there are no rows to draw`);
  if (length <= mostPoints) return frame.fetch(place);
  const some = frame.iloc(new Slice(null, null, Math.ceil(length / mostPoints)));
  await some.execute(place);
  return some.fetch(place);
}

/** Where a column stands. */
export function placeOf(frame: LocalFrame, label: Label, {kind}: PlotCall): number {
  const labels = frame.columns.toArray();
  const at = labels.indexOf(label);
  if (at >= 0) return at;
  const known = labels.map(String);
  throw new KeyError(
    `plot.${kind}: ${String(label)} is not among the columns.${unknownName(String(label), known)}`,
  );
}

/** The numeric columns, or those asked for, without the one along the x axis. */
export function seriesOf(frame: LocalFrame, call: PlotCall): ChartSeries[] {
  const {x, y, kind} = call;
  const places =
    y?.map((label) => placeOf(frame, label, call)) ??
    frame.vectors.flatMap((vector, at) =>
      isNumeric(vector) && (x === null || frame.columns.at(at) !== x) ? [at] : [],
    );
  const series = places.map((at) => ({
    name: nameOf(frame.columns.at(at)),
    values: numbersOf(frame.vectors[at], kind, frame.columns.at(at)),
  }));
  if (series.length === 0) throw new ValueError(`plot.${kind}: no numeric data to plot`);
  return series;
}

export function axisOf(frame: LocalFrame, call: PlotCall, label: Label = call.x): Axis {
  if (label === null) return indexAxis(frame.index);
  return vectorAxis(frame.vectors[placeOf(frame, label, call)], nameOf(label));
}

/** Labels of bars and parts, each another text: equal ones would be one bar. */
export function distinct(axis: Axis): Axis {
  const seen = new Map<string, number>();
  const values = axis.values.map((value) => {
    const text = String(value);
    const before = seen.get(text) ?? 0;
    seen.set(text, before + 1);
    // Nobody sees a space without width.
    return text + '\u200b'.repeat(before);
  });
  return {...axis, type: 'nominal', values};
}

export function nameOf(label: Label): string {
  return label === null ? '' : Array.isArray(label) ? `(${label.map(String).join(', ')})` : String(label);
}

function indexAxis(index: LocalIndex): Axis {
  const name = nameOf(index.name);
  const {dtype} = index;
  return axisFrom(dtype, index.toArray(), name === '' ? null : name);
}

function vectorAxis(vector: Vector | undefined, name: string): Axis {
  return axisFrom(vector?.dtype ?? 'object', vector?.toArray() ?? [], name);
}

function axisFrom(dtype: string, values: readonly unknown[], title: string | null): Axis {
  const kind = kindOf(dtype as Vector['dtype']);
  const type = 'iuf'.includes(kind) ? 'quantitative' : kind === 'M' ? 'temporal' : 'nominal';
  return {title, type, values: values.map(pointOf)};
}

function isNumeric(vector: Vector): boolean {
  return 'iuf'.includes(kindOf(vector.dtype));
}

function numbersOf(vector: Vector | undefined, kind: string, label: Label): (number | null)[] {
  return requireNumeric(vector, kind, label).toArray().map(numberOf);
}

/** @throws ValueError for a column of anything but numbers */
export function requireNumeric(vector: Vector | undefined, kind: string, label: Label): Vector {
  if (vector === undefined || !(isNumeric(vector) || kindOf(vector.dtype) === 'b'))
    throw new ValueError(`plot.${kind}: the column ${nameOf(label)} is not numeric (${vector?.dtype ?? ''})`);
  return vector;
}

/** A finite number, or null. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function pointOf(value: unknown): Point {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'bigint') return numberOf(value);
  if (Array.isArray(value)) return `(${value.map(String).join(', ')})`;
  const json = jsonValue(value);
  return typeof json === 'string' ? json : JSON.stringify(json);
}
