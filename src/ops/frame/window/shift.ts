import {NaT, Vector, inferVector, kindOf, type DType, type Scalar} from '../../../data/index.js';
import {NotSupportedError} from '../../../errors/index.js';
import {mapVectors} from '../../../engine/sql/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Meta, Node} from '../../../graph/index.js';
import {rows, rowsOf} from '../define-frame.js';
import {floatsOf} from './kernel.js';

/** Options of {@link DataFrameMethods.shift}. */
export type ShiftOptions = Options<{
  /** By how many rows; upwards where negative. */
  periods: number;
  /** What stands in the rows that have nothing above; missing unless given. */
  fill_value: Scalar;
}>;
/** Options of {@link DataFrameMethods.pct_change}. */
export type PctChangeOptions = Options<{
  periods: number;
  /** How missing values are filled first: by the last value before (the default), the next one after, or not. */
  fill_method: 'pad' | 'ffill' | 'backfill' | 'bfill' | null;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The values of the rows `periods` above, under the labels there are.
     *
     * pandas' and Mars's `DataFrame.shift`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3]}).shift(1).execute()
     * //      a
     * // 0  NaN
     * // 1  1.0
     * // 2  2.0
     */
    shift(periods?: number | ShiftOptions, options?: ShiftOptions): DataFrame;

    /**
     * The difference to the row `periods` above.
     *
     * pandas' and Mars's `DataFrame.diff`.
     *
     * @throws ArgumentError for values that are no numbers or times.
     * @example
     * await md.DataFrame({a: [1, 2, 4]}).diff().execute()
     * //      a
     * // 0  NaN
     * // 1  1.0
     * // 2  2.0
     */
    diff(periods?: number): DataFrame;

    /**
     * The change from the row `periods` above, as a part of its value.
     *
     * pandas' and Mars's `DataFrame.pct_change`.
     *
     * @throws ArgumentError for values that are no numbers.
     * @example
     * await md.DataFrame({a: [2, 3, 6]}).pct_change().execute()
     * //      a
     * // 0  NaN
     * // 1  0.5
     * // 2  1.0
     */
    pct_change(periods?: number | PctChangeOptions, options?: PctChangeOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The values `periods` rows above, under the labels there are.
     *
     * pandas' and Mars's `Series.shift`.
     *
     * @example
     * await md.Series([1, 2, 3]).shift(-1, {fill_value: 0}).execute()
     * // 0    2
     * // 1    3
     * // 2    0
     * // dtype: int64
     */
    shift(periods?: number | ShiftOptions, options?: ShiftOptions): Series;

    /**
     * The difference to the value `periods` rows above.
     *
     * pandas' and Mars's `Series.diff`.
     *
     * @throws ArgumentError for values that are no numbers or times.
     * @example
     * await md.Series([1, 2, 4]).diff().execute()
     * // 0    NaN
     * // 1    1.0
     * // 2    2.0
     * // dtype: float64
     */
    diff(periods?: number): Series;

    /**
     * The change from the value `periods` rows above, as a part of it.
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

function mapDTypes({meta}: Node, change: (dtype: DType) => DType): Meta {
  const of = (dtype: DType | null): DType | null => (dtype === null ? null : change(dtype));
  if (meta.kind === 'series') return {...meta, dtype: of(meta.dtype)};
  if (meta.kind !== 'dataframe') return meta;
  return {...meta, columns: meta.columns?.map(({label, dtype}) => ({label, dtype: of(dtype)})) ?? null};
}

/** The dtype of a column where some values became missing. */
function withMissing(dtype: DType): DType {
  if (dtype !== dtype.toLowerCase() || dtype === 'boolean' || dtype === 'string') return dtype;
  if (kindOf(dtype) === 'b') return 'object';
  return 'iu'.includes(kindOf(dtype)) ? 'float64' : dtype;
}

function shifted(vector: Vector, periods: number, fill: unknown): Vector {
  const n = vector.length;
  if (periods === 0) return vector;
  const from = (i: number): number => i - periods;
  const inside = (i: number): boolean => from(i) >= 0 && from(i) < n;
  if (vector.dtype === 'float64' && fill === null) {
    const values = vector.values as Float64Array;
    const out = new Float64Array(n).fill(NaN);
    for (let i = 0; i < n; i++) if (inside(i)) out[i] = values[from(i)] as number;
    return new Vector('float64', out);
  }
  if ('mM'.includes(kindOf(vector.dtype)) && fill === null) {
    const values = vector.values as BigInt64Array;
    return new Vector(
      vector.dtype,
      values.map((_, i) => (inside(i) ? (values[from(i)] as bigint) : NaT)),
    );
  }
  const missing = fill ?? (vector.dtype === 'object' ? null : NaN);
  const made = Array.from({length: n}, (_, i): unknown => (inside(i) ? vector.at(from(i)) : missing));
  if (vector.dtype === 'category') return inferVector(made, 'object');
  return inferVector(
    made,
    fill === null ? withMissing(vector.dtype) : vector.dtype === 'object' ? 'object' : undefined,
  );
}

const df = rows('dataframe', 'series');
const axis = p.optional(p.choice(0, 'index'), 0);

export const shift = define({
  name: 'shift',
  title: 'DataFrameShift',
  places: ['DataFrame', 'Series'],
  params: {
    df,
    periods: p.optional(p.int, 1),
    freq: p.optional(p.text, null),
    axis,
    fill_value: p.optional(p.label, null),
  },
  infer({df: node, periods, freq, fill_value}): Meta {
    if (freq !== null) throw new NotSupportedError("shift: 'freq' is not supported in a local session");
    if (fill_value !== null) return mapDTypes(node, (dtype) => dtype);
    return mapDTypes(node, (dtype) => (periods === 0 ? dtype : withMissing(dtype)));
  },
  async lower({df: node, periods, fill_value}, context) {
    const {kind, relation} = await rowsOf(node, context);
    const {signal} = context;
    return {
      kind,
      relation: await mapVectors(context.sql, relation, (vector) => shifted(vector, periods, fill_value), {
        signal,
      }),
    };
  },
});

function difference(vector: Vector, periods: number): Vector {
  if ('mM'.includes(kindOf(vector.dtype))) {
    const values = vector.values as BigInt64Array;
    return new Vector(
      'timedelta64[ns]',
      values.map((value, i) => {
        const other = values[i - periods];
        return value === NaT || other === undefined || other === NaT ? NaT : value - other;
      }),
    );
  }
  const values = floatsOf(vector, 'diff');
  return new Vector(
    'float64',
    values.map((value, i) => value - (values[i - periods] ?? NaN)),
  );
}

export const diff = define({
  name: 'diff',
  title: 'DataFrameDiff',
  places: ['DataFrame', 'Series'],
  params: {df, periods: p.optional(p.int, 1), axis},
  infer: ({df: node}): Meta =>
    mapDTypes(node, (dtype) => ('mM'.includes(kindOf(dtype)) ? 'timedelta64[ns]' : 'float64')),
  async lower({df: node, periods}, context) {
    const {kind, relation} = await rowsOf(node, context);
    const {signal} = context;
    return {
      kind,
      relation: await mapVectors(context.sql, relation, (vector) => difference(vector, periods), {signal}),
    };
  },
});

function filled(values: Float64Array, method: string | null): Float64Array {
  if (method === null) return values;
  const out = values.slice();
  if (method === 'pad' || method === 'ffill') {
    for (let i = 1; i < out.length; i++) if (Number.isNaN(out[i])) out[i] = out[i - 1] as number;
  } else {
    for (let i = out.length - 2; i >= 0; i--) if (Number.isNaN(out[i])) out[i] = out[i + 1] as number;
  }
  return out;
}

export const pctChange = define({
  name: 'pct_change',
  title: 'DataFramePctChange',
  places: ['DataFrame', 'Series'],
  params: {
    df,
    periods: p.optional(p.int, 1),
    fill_method: p.optional(p.choice('pad', 'ffill', 'backfill', 'bfill'), 'pad'),
  },
  infer: ({df: node}): Meta => mapDTypes(node, () => 'float64'),
  async lower({df: node, periods, fill_method}, context) {
    const {kind, relation} = await rowsOf(node, context);
    const {signal} = context;
    const change = (vector: Vector): Vector => {
      const values = filled(floatsOf(vector, 'pct_change'), fill_method);
      return new Vector(
        'float64',
        values.map((value, i) => value / (values[i - periods] ?? NaN) - 1),
      );
    };
    return {kind, relation: await mapVectors(context.sql, relation, change, {signal})};
  },
});
