import {Vector, kindOf, type DType} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {rows} from '../define-frame.js';
import type {AxisName} from '../shape/names.js';
import {defineColumns} from './define-columns.js';
import {floatsOf} from './numbers.js';

/** Options of {@link DataFrameMethods.pct_change}. */
export type PctChangeOptions = Options<{
  periods: number;
  /** How missing values are filled before: with the last value (the default), the next one, or not at all (null). */
  fill_method: 'pad' | 'ffill' | 'backfill' | 'bfill' | null;
  /** How many missing values in a row are filled at most. */
  limit: number;
  /** Clusters only: the frequency that row labels that are times are moved by. */
  freq: string | null;
  axis: AxisName;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The change from the value `periods` rows above, as a part of that value.
     *
     * pandas' and Mars's `DataFrame.pct_change`.
     *
     * @throws ArgumentError for columns that are no numbers.
     * @example
     * await md.DataFrame({a: [10, 15, null, 30]}).pct_change().execute()
     * //      a
     * // 0  NaN
     * // 1  0.5
     * // 2  0.0
     * // 3  1.0
     */
    pct_change(periods?: number | PctChangeOptions, options?: PctChangeOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The change from the value `periods` rows above, as a part of that value.
     *
     * pandas' and Mars's `Series.pct_change`.
     *
     * @throws ArgumentError for values that are no numbers.
     * @example
     * await md.Series([90, 91, 85]).pct_change().execute()
     * // 0         NaN
     * // 1    0.011111
     * // 2   -0.065934
     * // dtype: float64
     */
    pct_change(periods?: number | PctChangeOptions, options?: PctChangeOptions): Series;
  }
}

function changeDType(dtype: DType): DType {
  if (dtype === 'float32') return dtype;
  if (/^Float|^U?Int/.test(dtype)) return 'Float64';
  if ('iuf'.includes(kindOf(dtype)) || dtype === 'timedelta64[ns]') return 'float64';
  throw new ArgumentError(`pct_change takes numbers and durations, got a column of ${dtype}`);
}

/** The values with up to `limit` missing ones in a row replaced by the last before them, in the order that `step` goes through. */
function carried(values: Float64Array, step: 1 | -1, limit: number): Float64Array {
  const out = values.slice();
  let last = NaN;
  let used = 0;
  for (let n = 0, i = step === 1 ? 0 : out.length - 1; n < out.length; n++, i += step) {
    const value = out[i] as number;
    if (!Number.isNaN(value)) {
      last = value;
      used = 0;
    } else if (used < limit) {
      out[i] = last;
      used++;
    }
  }
  return out;
}

export const pctChange = defineColumns({
  name: 'pct_change',
  title: 'DataFramePctChange',
  places: ['DataFrame', 'Series'],
  params: {
    df: rows('dataframe', 'series'),
    periods: p.optional(p.int, 1),
    fill_method: p.optional(p.choice('pad', 'ffill', 'backfill', 'bfill', null), 'pad'),
    limit: p.optional(p.int, null),
    freq: p.remote(),
    axis: p.optional(p.choice(0, 1, 'index', 'columns', 'rows'), 0),
  },
  dtype: changeDType,
  kernel(vector, {periods, fill_method, limit}) {
    const dtype = changeDType(vector.dtype);
    const most = limit ?? Infinity;
    const values = floatsOf(vector);
    const filled =
      fill_method === null
        ? values
        : carried(values, fill_method === 'pad' || fill_method === 'ffill' ? 1 : -1, most);
    const out = filled.map((value, row) => value / (filled[row - periods] ?? NaN) - 1);
    if (dtype === 'float32') return new Vector(dtype, Float32Array.from(out));
    return new Vector(
      dtype,
      out,
      dtype === 'Float64' ? {valid: Uint8Array.from(out, (value) => (Number.isNaN(value) ? 0 : 1))} : {},
    );
  },
});
