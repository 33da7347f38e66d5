import {
  LocalFrame,
  LocalSeries,
  cast,
  commonDType,
  inferVector,
  type DType,
  type Vector,
} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Meta} from '../../../graph/index.js';
import {rows} from '../define-frame.js';
import {defineLocal, type LocalData} from '../define-local.js';
import {isColumns, type AxisName} from '../shape/names.js';
import {eachColumn, mapDTypes} from './define-columns.js';
import {refuseLabels, shiftedLabels} from './shift-labels.js';
import {differenceDType, differences, shiftedDType, shiftedVector} from './shifting.js';

/** Options of {@link DataFrameMethods.shift}. */
export type ShiftOptions = Options<{
  periods: number;
  /** Moves row labels that are times by this frequency instead of the values; `infer` is the one that they follow. */
  freq: string | null;
  axis: AxisName;
  /** What stands in the rows that are left empty; missing unless given. */
  fill_value: unknown;
}>;
/** Options of {@link DataFrameMethods.tshift}. */
export type TshiftOptions = Options<{freq: string | null; axis: AxisName}>;
/** Options of {@link DataFrameMethods.diff}. */
export type DiffOptions = Options<{periods: number; axis: AxisName}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The values moved `periods` rows down (up, when negative), or columns to the right; labels stay. Integers become float64 where rows are left empty.
     * With `freq` the values stay and labels that are times move.
     *
     * pandas' and Mars's `DataFrame.shift`.
     *
     * @throws ArgumentError where `freq` is given and the labels are no times; ValueError for an unknown frequency.
     * @example
     * await md.DataFrame({a: [10, 20, 30]}).shift(1, {fill_value: 0}).execute()
     * //     a
     * // 0   0
     * // 1  10
     * // 2  20
     * @example
     * await md.DataFrame({a: [1, 2]}, {index: md.date_range('2020-01-30', {periods: 2})}).shift(1, {freq: 'M'}).execute()
     * //             a
     * // 2020-01-31  1
     * // 2020-02-29  2
     */
    shift(periods?: number, options?: ShiftOptions): DataFrame;
    shift(options?: ShiftOptions): DataFrame;
    /**
     * Each value less the one `periods` rows before it, or columns where `axis` says so. Whole numbers become floats, times durations.
     *
     * pandas' and Mars's `DataFrame.diff`.
     *
     * @throws ArgumentError for columns of text and others without differences.
     * @example
     * await md.DataFrame({a: [1, 4, 9]}).diff().execute()
     * //      a
     * // 0  NaN
     * // 1  3.0
     * // 2  5.0
     */
    diff(periods?: number, options?: DiffOptions): DataFrame;
    diff(options?: DiffOptions): DataFrame;
    /**
     * Row labels that are times, moved by as many periods of a frequency: of the one that they follow, unless given.
     *
     * pandas' and Mars's `DataFrame.tshift`.
     *
     * @throws ArgumentError where the labels are no times; ValueError where they follow no frequency and none is given.
     * @example
     * await md.DataFrame({a: [1, 2]}, {index: md.date_range('2020-01-01', {periods: 2})}).tshift(2).execute()
     * //             a
     * // 2020-01-03  1
     * // 2020-01-04  2
     */
    tshift(periods?: number, options?: TshiftOptions): DataFrame;
    tshift(options?: TshiftOptions & {readonly periods?: number}): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The values moved `periods` rows down (up, when negative); labels stay. Integers become float64 where rows are left empty.
     * With `freq` the values stay and labels that are times move.
     *
     * pandas' and Mars's `Series.shift`.
     *
     * @throws ArgumentError where `freq` is given and the labels are no times; ValueError for an unknown frequency.
     * @example
     * await md.Series([10, 20, 30]).shift(-1).execute()
     * // 0    20.0
     * // 1    30.0
     * // 2     NaN
     * // dtype: float64
     */
    shift(periods?: number, options?: ShiftOptions): Series;
    shift(options?: ShiftOptions): Series;
    /**
     * Each value less the one `periods` rows before it. Whole numbers become floats, times durations.
     *
     * pandas' and Mars's `Series.diff`.
     *
     * @throws ArgumentError for text and others without differences.
     * @example
     * await md.Series([1, 4, 9]).diff().execute()
     * // 0    NaN
     * // 1    3.0
     * // 2    5.0
     * // dtype: float64
     */
    diff(periods?: number, options?: {readonly periods?: number}): Series;
    diff(options?: {readonly periods?: number}): Series;
    /**
     * Row labels that are times, moved by as many periods of a frequency: of the one that they follow, unless given.
     *
     * pandas' and Mars's `Series.tshift`.
     *
     * @throws ArgumentError where the labels are no times; ValueError where they follow no frequency and none is given.
     * @example
     * await md.Series([1, 2], {index: md.date_range('2020-01-01', {periods: 2})}).tshift(2).execute()
     * // 2020-01-03    1
     * // 2020-01-04    2
     * // Freq: D, dtype: int64
     */
    tshift(periods?: number, options?: TshiftOptions): Series;
    tshift(options?: TshiftOptions & {readonly periods?: number}): Series;
  }
}

const axis = p.optional(p.choice(0, 1, 'index', 'columns', 'rows'), 0);

const moving = {
  df: rows('dataframe', 'series'),
  periods: p.optional(p.int, 1),
  freq: p.optional(p.text, null),
  axis,
};

export const shift = defineLocal({
  name: 'shift',
  title: 'DataFrameShift',
  places: ['DataFrame', 'Series'],
  params: {...moving, fill_value: p.optional(p.any, null)},
  infer({df, periods, freq, axis: along, fill_value}) {
    if (freq !== null) return movedMeta(df.meta, periods, along);
    return isColumns(along)
      ? acrossMeta(df.meta, periods, (vectors) => shiftColumns(vectors, periods, fill_value))
      : mapDTypes(df.meta, (dtype) => shiftedDType(dtype, periods, fill_value));
  },
  compute({df, periods, freq, axis: along, fill_value}) {
    if (freq !== null) return movedLabels(df, periods, freq, along);
    if (isColumns(along)) return withColumns(df, (vectors) => shiftColumns(vectors, periods, fill_value));
    return eachColumn(df, (vector) => shiftedVector(vector, periods, fill_value));
  },
});

export const tshift = defineLocal({
  name: 'tshift',
  title: 'DataFrameShift',
  places: ['DataFrame', 'Series'],
  params: moving,
  infer: ({df, periods, axis: along}) => movedMeta(df.meta, periods, along),
  compute: ({df, periods, freq, axis: along}) => movedLabels(df, periods, freq ?? 'infer', along),
});

export const diff = defineLocal({
  name: 'diff',
  title: 'DataFrameDiff',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), periods: p.optional(p.int, 1), axis},
  infer({df, periods, axis: along}) {
    return isColumns(along)
      ? acrossMeta(df.meta, periods, (vectors) => diffColumns(vectors, periods))
      : mapDTypes(df.meta, differenceDType);
  },
  compute({df, periods, axis: along}) {
    if (isColumns(along)) return withColumns(df, (vectors) => diffColumns(vectors, periods));
    return eachColumn(df, (vector) => differences(vector, periods));
  },
});

/** The same values under moved labels. */
function movedLabels(data: LocalData, periods: number, freq: string, along: AxisName): LocalData {
  if (data instanceof LocalSeries) {
    refuseColumns(along);
    return periods === 0
      ? data
      : new LocalSeries(shiftedLabels(data.index, periods, freq), data.vector, data.name);
  }
  if (!(data instanceof LocalFrame) || periods === 0) return data;
  const {columns, index, vectors} = data;
  return isColumns(along)
    ? new LocalFrame(shiftedLabels(columns, periods, freq), index, vectors)
    : new LocalFrame(columns, shiftedLabels(index, periods, freq), vectors);
}

function movedMeta(meta: Meta, periods: number, along: AxisName): Meta {
  if (meta.kind === 'series') refuseColumns(along);
  if (meta.kind === 'dataframe' && isColumns(along)) return {...meta, columns: null};
  if (periods !== 0 && (meta.kind === 'series' || meta.kind === 'dataframe')) refuseLabels(meta.index.dtypes);
  return meta;
}

function refuseColumns(along: AxisName): void {
  if (isColumns(along)) throw new ArgumentError("axis takes 0 or 'index': a Series has no columns");
}

type Columns = (vectors: readonly Vector[]) => readonly Vector[];

function withColumns(data: LocalData, change: Columns): LocalData {
  if (data instanceof LocalFrame) return new LocalFrame(data.columns, data.index, change(data.vectors));
  throw new ArgumentError("axis takes 0 or 'index': a Series has no columns");
}

/** What is known of columns that depend on one another, found on columns without rows. */
function acrossMeta(meta: Meta, periods: number, change: Columns): Meta {
  if (meta.kind !== 'dataframe') throw new ArgumentError("axis takes 0 or 'index': a Series has no columns");
  const dtypes = meta.columns?.map((column) => column.dtype);
  if (meta.columns === null || dtypes?.every((dtype): dtype is DType => dtype !== null) !== true)
    return {...meta, columns: null};
  const made = change(dtypes.map((dtype) => inferVector([], dtype)));
  return {...meta, columns: meta.columns.map(({label}, i) => ({label, dtype: made[i]?.dtype ?? null}))};
}

/** The columns `periods` places further right, and columns of `fill` where none comes to stand. */
function shiftColumns(vectors: readonly Vector[], periods: number, fill: unknown): readonly Vector[] {
  return vectors.map((vector, i) => vectors[i - periods] ?? emptyColumn(vector, fill));
}

function emptyColumn({length}: Vector, fill: unknown): Vector {
  if (fill === null) return inferVector(new Float64Array(length).fill(NaN));
  return inferVector(
    Array.from({length}, () => fill),
    length === 0 ? inferVector([fill]).dtype : undefined,
  );
}

/** Each column less the one `periods` places before it, in the dtype that holds the values of all. */
function diffColumns(vectors: readonly Vector[], periods: number): readonly Vector[] {
  const dtype = commonDType(vectors.map((vector) => vector.dtype));
  const typed = vectors.map((vector) => cast(vector, dtype));
  return typed.map((vector, i) => {
    const before = typed[i - periods];
    if (before === undefined) return emptyColumn(vector, null);
    const {index} = LocalSeries.from(vector.toArray());
    return new LocalSeries(index, vector).sub(new LocalSeries(index, before)).vector;
  });
}
