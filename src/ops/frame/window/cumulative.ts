import {Vector, kindOf, type DType} from '../../../data/index.js';
import {ArgumentError, NotSupportedError} from '../../../errors/index.js';
import {mapVectors, type Relation} from '../../../engine/sql/index.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define, type Definition, type PlaceOf} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Meta, Node} from '../../../graph/index.js';
import {rows, rowsOf} from '../define-frame.js';
import {floatsOf, runFloats, runWide} from './kernel.js';

/** Options of running values. */
export type RunningOptions = Options<{
  axis: 0 | 'index' | null;
  /** Whether missing values are passed over (the default); otherwise all after one are missing. */
  skipna: boolean;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Sums of the values so far, column by column.
     *
     * pandas' and Mars's `DataFrame.cumsum`.
     *
     * @throws ArgumentError for values that are no numbers.
     * @example
     * await md.DataFrame({a: [3, 1, 2], b: [1, null, 2]}).cumsum().execute()
     * //    a    b
     * // 0  3  1.0
     * // 1  4  NaN
     * // 2  6  3.0
     */
    cumsum(options?: RunningOptions): DataFrame;

    /**
     * Products of the values so far, column by column.
     *
     * pandas' and Mars's `DataFrame.cumprod`.
     *
     * @throws ArgumentError for values that are no numbers.
     * @example
     * await md.DataFrame({a: [3, 1, 2], b: [1, null, 2]}).cumprod().execute()
     * //    a    b
     * // 0  3  1.0
     * // 1  3  NaN
     * // 2  6  2.0
     */
    cumprod(options?: RunningOptions): DataFrame;

    /**
     * The greatest of the values so far, column by column.
     *
     * pandas' and Mars's `DataFrame.cummax`.
     *
     * @throws ArgumentError for values that are no numbers.
     * @example
     * await md.DataFrame({a: [3, 1, 2], b: [1, null, 2]}).cummax().execute()
     * //    a    b
     * // 0  3  1.0
     * // 1  3  NaN
     * // 2  3  2.0
     */
    cummax(options?: RunningOptions): DataFrame;

    /**
     * The least of the values so far, column by column.
     *
     * pandas' and Mars's `DataFrame.cummin`.
     *
     * @throws ArgumentError for values that are no numbers.
     * @example
     * await md.DataFrame({a: [3, 1, 2], b: [1, null, 2]}).cummin().execute()
     * //    a    b
     * // 0  3  1.0
     * // 1  1  NaN
     * // 2  1  1.0
     */
    cummin(options?: RunningOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Sums of the values so far.
     *
     * pandas' and Mars's `Series.cumsum`.
     *
     * @throws ArgumentError for values that are no numbers.
     * @example
     * await md.Series([2, null, 5, -1]).cumsum().execute()
     * // 0    2.0
     * // 1    NaN
     * // 2    7.0
     * // 3    6.0
     * // dtype: float64
     */
    cumsum(options?: RunningOptions): Series;

    /**
     * Products of the values so far.
     *
     * pandas' and Mars's `Series.cumprod`.
     *
     * @throws ArgumentError for values that are no numbers.
     * @example
     * await md.Series([2, null, 5, -1]).cumprod().execute()
     * // 0     2.0
     * // 1     NaN
     * // 2    10.0
     * // 3   -10.0
     * // dtype: float64
     */
    cumprod(options?: RunningOptions): Series;

    /**
     * The greatest of the values so far.
     *
     * pandas' and Mars's `Series.cummax`.
     *
     * @throws ArgumentError for values that are no numbers.
     * @example
     * await md.Series([2, null, 5, -1]).cummax().execute()
     * // 0    2.0
     * // 1    NaN
     * // 2    5.0
     * // 3    5.0
     * // dtype: float64
     */
    cummax(options?: RunningOptions): Series;

    /**
     * The least of the values so far.
     *
     * pandas' and Mars's `Series.cummin`.
     *
     * @throws ArgumentError for values that are no numbers.
     * @example
     * await md.Series([2, null, 5, -1]).cummin().execute()
     * // 0    2.0
     * // 1    NaN
     * // 2    2.0
     * // 3   -1.0
     * // dtype: float64
     */
    cummin(options?: RunningOptions): Series;
  }
}

const steps = {
  cumsum: {wide: (a: bigint, b: bigint) => a + b, float: (a: number, b: number) => a + b},
  cumprod: {wide: (a: bigint, b: bigint) => a * b, float: (a: number, b: number) => a * b},
  cummax: {wide: (a: bigint, b: bigint) => (b > a ? b : a), float: Math.max},
  cummin: {wide: (a: bigint, b: bigint) => (b < a ? b : a), float: Math.min},
} as const;
type Running = keyof typeof steps;

function resultDType(name: Running, dtype: DType): DType {
  if ((name === 'cumsum' || name === 'cumprod') && 'bi'.includes(kindOf(dtype))) return 'int64';
  return dtype;
}

/** One column, run along. */
function run(name: Running, vector: Vector, skipna: boolean): Vector {
  const kind = kindOf(vector.dtype);
  const {wide, float} = steps[name];
  if (kind === 'M' || kind === 'm') {
    if (name === 'cumprod' || (name === 'cumsum' && kind === 'M'))
      throw new ArgumentError(`${name} takes numbers, got dtype ${vector.dtype}`);
    return runWide(vector, wide, vector.dtype);
  }
  if ('iu'.includes(kind) && vector.values instanceof BigInt64Array && vector.valid === null)
    return runWide(vector, wide, vector.dtype);
  const made = runFloats(floatsOf(vector, name), float, skipna);
  const dtype = resultDType(name, vector.dtype);
  if (vector.dtype === 'object') return new Vector('object', Array.from(made));
  if (dtype === 'int64') return new Vector(dtype, BigInt64Array.from(made, BigInt));
  if (vector.dtype === 'bool') return new Vector('bool', Uint8Array.from(made));
  return dtype === 'float32' ? new Vector(dtype, Float32Array.from(made)) : new Vector('float64', made);
}

function inferRunning(name: Running, df: Node): Meta {
  const {meta} = df;
  const change = (dtype: DType | null): DType | null => (dtype === null ? null : resultDType(name, dtype));
  if (meta.kind === 'series') return {...meta, dtype: change(meta.dtype)};
  if (meta.kind !== 'dataframe') return meta;
  const columns = meta.columns?.map(({label, dtype}) => ({label, dtype: change(dtype)})) ?? null;
  return {...meta, columns};
}

async function lowerRunning(
  name: Running,
  df: Node,
  skipna: boolean,
  context: LowerContext,
): Promise<Lowered> {
  const {kind, relation} = await rowsOf(df, context);
  const made: Relation = await mapVectors(context.sql, relation, (vector) => run(name, vector, skipna), {
    signal: context.signal,
  });
  return {kind, relation: made};
}

function running<const N extends Running>(
  name: N,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
): Definition {
  return define({
    name,
    title: `DataFrame${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    places,
    params: {
      df: rows('dataframe', 'series'),
      axis: p.optional(p.choice(0, 'index', 1, 'columns'), null),
      skipna: p.optional(p.bool, true),
    },
    infer({df, axis}) {
      if (axis === 1 || axis === 'columns')
        throw new NotSupportedError(`${name}: axis 1 is not supported in a local session`);
      return inferRunning(name, df);
    },
    lower: ({df, skipna}, context) => lowerRunning(name, df, skipna, context),
  });
}

export const cumsum = running('cumsum', ['DataFrame', 'Series']);
export const cumprod = running('cumprod', ['DataFrame', 'Series']);
export const cummax = running('cummax', ['DataFrame', 'Series']);
export const cummin = running('cummin', ['DataFrame', 'Series']);
