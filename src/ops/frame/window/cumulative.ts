import {Vector, kindOf, type DType} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Definition, PlaceOf} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {rows} from '../define-frame.js';
import type {AxisName} from '../shape/names.js';
import {defineColumns} from './define-columns.js';
import {runningDType, runningOf, type Running} from './running.js';

/** Options of {@link DataFrameMethods.cumsum} and its like. */
export type CumulativeOptions = Options<{
  axis: AxisName | null;
  /** Whether missing values are passed over (the default); otherwise all is missing from the first of them on. */
  skipna: boolean;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Sums of the values so far, down each column or along each row. Booleans and narrow integers are summed as int64.
     *
     * pandas' and Mars's `DataFrame.cumsum`.
     *
     * @throws ArgumentError for columns that have no sums.
     * @example
     * await md.DataFrame({a: [1, 2, 3]}).cumsum().execute()
     * //    a
     * // 0  1
     * // 1  3
     * // 2  6
     */
    cumsum(axis?: AxisName | CumulativeOptions | null, skipna?: boolean): DataFrame;
    /**
     * Products of the values so far, down each column or along each row.
     *
     * pandas' and Mars's `DataFrame.cumprod`.
     *
     * @throws ArgumentError for columns that have no products.
     * @example
     * await md.DataFrame({a: [1, 2, 3]}).cumprod().execute()
     * //    a
     * // 0  1
     * // 1  2
     * // 2  6
     */
    cumprod(axis?: AxisName | CumulativeOptions | null, skipna?: boolean): DataFrame;
    /**
     * The greatest of the values so far, down each column or along each row.
     *
     * pandas' and Mars's `DataFrame.cummax`.
     *
     * @throws ArgumentError for columns whose values have no order.
     * @example
     * await md.DataFrame({a: [1, 3, 2]}).cummax().execute()
     * //    a
     * // 0  1
     * // 1  3
     * // 2  3
     */
    cummax(axis?: AxisName | CumulativeOptions | null, skipna?: boolean): DataFrame;
    /**
     * The least of the values so far, down each column or along each row.
     *
     * pandas' and Mars's `DataFrame.cummin`.
     *
     * @throws ArgumentError for columns whose values have no order.
     * @example
     * await md.DataFrame({a: [2, 3, 1]}).cummin().execute()
     * //    a
     * // 0  2
     * // 1  2
     * // 2  1
     */
    cummin(axis?: AxisName | CumulativeOptions | null, skipna?: boolean): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Sums of the values so far. Booleans and narrow integers are summed as int64.
     *
     * pandas' and Mars's `Series.cumsum`.
     *
     * @throws ArgumentError for values that have no sums.
     * @example
     * await md.Series([2, null, 5]).cumsum().execute()
     * // 0    2.0
     * // 1    NaN
     * // 2    7.0
     * // dtype: float64
     */
    cumsum(axis?: AxisName | CumulativeOptions | null, skipna?: boolean): Series;
    /**
     * Products of the values so far.
     *
     * pandas' and Mars's `Series.cumprod`.
     *
     * @throws ArgumentError for values that have no products.
     * @example
     * await md.Series([2, null, 5]).cumprod().execute()
     * // 0     2.0
     * // 1     NaN
     * // 2    10.0
     * // dtype: float64
     */
    cumprod(axis?: AxisName | CumulativeOptions | null, skipna?: boolean): Series;
    /**
     * The greatest of the values so far.
     *
     * pandas' and Mars's `Series.cummax`.
     *
     * @throws ArgumentError for values without an order.
     * @example
     * await md.Series([2, 5, 3]).cummax().execute()
     * // 0    2
     * // 1    5
     * // 2    5
     * // dtype: int64
     */
    cummax(axis?: AxisName | CumulativeOptions | null, skipna?: boolean): Series;
    /**
     * The least of the values so far.
     *
     * pandas' and Mars's `Series.cummin`.
     *
     * @throws ArgumentError for values without an order.
     * @example
     * await md.Series([2, 1, 3]).cummin().execute()
     * // 0    2
     * // 1    1
     * // 2    1
     * // dtype: int64
     */
    cummin(axis?: AxisName | CumulativeOptions | null, skipna?: boolean): Series;
  }
}

/** The dtype of running results. @throws ArgumentError for values that have none. */
function checkedDType(name: Running, dtype: DType): DType {
  const kind = kindOf(dtype);
  const adds = name === 'cumsum' || name === 'cumprod';
  const refused = (adds && kind === 'M') || (name === 'cumprod' && kind === 'm');
  if (!refused && ('biuf'.includes(kind) || kind === 'M' || kind === 'm')) return runningDType(name, dtype);
  if (!refused && dtype === 'object') return dtype;
  throw new ArgumentError(
    `${name} does not take a column of ${dtype}: give it another dtype by astype first`,
  );
}

/** Running texts, or numbers among objects. */
function runningObjects(vector: Vector, name: Running, skipna: boolean): Vector {
  let state: RunningCell | null = null;
  let lost = false;
  const out = Array.from({length: vector.length}, (_, row) => {
    const value = vector.at(row);
    if (vector.isMissing(row)) {
      lost ||= !skipna;
      return value;
    }
    const text = typeof value === 'string';
    if (
      (!text && typeof value !== 'number' && typeof value !== 'boolean') ||
      (state !== null && (typeof state === 'string') !== text) ||
      (text && name === 'cumprod')
    )
      throw new ArgumentError(
        `${name} takes a column of text or of numbers alone, got ${typeof value} in it`,
      );
    state = state === null ? value : combined(name, state, value);
    return lost ? NaN : state;
  });
  return new Vector('object', out);
}

/** What can run among objects: text, or numbers and booleans, which count as numbers. */
type RunningCell = string | number | boolean;

function combined(name: Running, a: RunningCell, b: RunningCell): RunningCell {
  if (name === 'cummax') return b > a ? b : a;
  if (name === 'cummin') return b < a ? b : a;
  if (typeof a === 'string') return a + String(b);
  return name === 'cumprod' ? Number(a) * Number(b) : Number(a) + Number(b);
}

function cumulation<const N extends Running>(
  name: N,
  title: string,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
): Definition {
  return defineColumns({
    name,
    title,
    places,
    params: {
      df: rows('dataframe', 'series'),
      axis: p.optional(p.choice(0, 1, 'index', 'columns', 'rows', null), null),
      skipna: p.optional(p.bool, true),
    },
    dtype: (dtype) => checkedDType(name, dtype),
    kernel(vector, {skipna}) {
      checkedDType(name, vector.dtype);
      return vector.dtype === 'object'
        ? runningObjects(vector, name, skipna)
        : runningOf(vector, name, skipna);
    },
  });
}

export const cumsum = cumulation('cumsum', 'DataFrameCumsum', ['DataFrame', 'Series']);
export const cumprod = cumulation('cumprod', 'DataFrameCumprod', ['DataFrame', 'Series']);
export const cummax = cumulation('cummax', 'DataFrameCummax', ['DataFrame', 'Series']);
export const cummin = cumulation('cummin', 'DataFrameCummin', ['DataFrame', 'Series']);
