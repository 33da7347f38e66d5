import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  inferVector,
  kindOf,
  type DType,
  type Label,
  type Value,
} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {columnVector, type Column, type Relation} from '../../../engine/sql/index.js';
import {unknownIndex, type Meta} from '../../../graph/index.js';
import {rows, rowsOf, standIn} from '../define-frame.js';
import {loadLocal} from '../resolve.js';
import {quantilesOf, type Interpolation} from './order-statistics.js';
import {plainNumbers} from './rules.js';
import type {Axis} from './types.js';

/** Options of {@link SeriesMethods.quantile}. */
export type QuantileOptions = Options<{
  q: number | readonly number[];
  /** What to take between two values: a point of the `linear` way (the default), one of the two, the `nearest`, or their `midpoint`. */
  interpolation: Interpolation;
}>;
/** Options of {@link DataFrameMethods.quantile}. */
export type FrameQuantileOptions = QuantileOptions &
  Options<{
    axis: Extract<Axis, 0 | 'index' | 'rows'>;
    /** Whether only columns of numbers are taken (the default). */
    numeric_only: boolean;
  }>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The value below which a part `q` (0 to 1) of the values lies, for each column; for several `q` a frame, one row each.
     *
     * pandas' and Mars's `DataFrame.quantile`.
     *
     * @throws ValueError for a part outside of 0 to 1.
     * @example
     * await md.DataFrame({a: [1, 2, 3, 4], b: [1, 10, 100, 100]}).quantile([0.1, 0.5]).execute()
     * //        a     b
     * // 0.1  1.3   3.7
     * // 0.5  2.5  55.0
     */
    quantile(q: readonly number[], options?: FrameQuantileOptions): DataFrame;
    quantile(q?: number, options?: FrameQuantileOptions): Series;
    quantile(options: FrameQuantileOptions): Series;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The value below which a part `q` (0 to 1) of the values lies; for several `q` a series, labelled by them.
     *
     * pandas' and Mars's `Series.quantile`.
     *
     * @throws ValueError for a part outside of 0 to 1.
     * @example
     * await md.Series([1, 2, 3, 4]).quantile(0.4).execute()
     * // 2.2
     */
    quantile(q: readonly number[], options?: QuantileOptions): Series;
    quantile(q?: number, options?: QuantileOptions): Tensor<number>;
    quantile(options: QuantileOptions): Tensor<number>;
  }
}

interface Call {
  readonly q: number | readonly number[];
  readonly interpolation: Interpolation;
}

export const quantile = define({
  name: 'quantile',
  title: 'DataFrameQuantile',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    q: p.optional(p.oneOf(p.number, p.listOf(p.number)), 0.5),
    axis: p.optional(p.choice(0, 'index', 'rows'), 0),
    numeric_only: p.optional(p.bool, true),
    interpolation: p.optional(p.choice('linear', 'lower', 'higher', 'nearest', 'midpoint'), 'linear'),
  },
  infer({df, q}): Meta {
    checkParts(q);
    const known = standIn(df.meta);
    const columns = known === null ? null : numbersOf(known.relation.columns);
    if (Array.isArray(q)) {
      const metas = columns?.map(({label}) => ({label, dtype: 'float64'}) as const) ?? null;
      const index = {kind: 'index', names: [null], dtypes: ['float64'], length: q.length} as const;
      return {kind: 'dataframe', columns: metas, index};
    }
    const index =
      columns === null
        ? unknownIndex
        : {...unknownIndex, dtypes: ['object' as const], length: columns.length};
    return {kind: 'series', name: q, dtype: 'float64', index};
  },
  async lower({df, q, interpolation}, context) {
    const {relation} = await rowsOf(df, context);
    const frame = await quantiles(relation, numbersOf(relation.columns), {q, interpolation}, context);
    const result = Array.isArray(q) ? frame : frame.iloc(0).rename(q);
    return {kind: Array.isArray(q) ? 'dataframe' : 'series', relation: await loadLocal(context, result)};
  },
});

export const quantileOfSeries = define({
  name: 'quantile',
  title: 'DataFrameQuantile',
  places: ['Series'],
  params: {
    df: rows('series'),
    q: p.optional(p.oneOf(p.number, p.listOf(p.number)), 0.5),
    interpolation: p.optional(p.choice('linear', 'lower', 'higher', 'nearest', 'midpoint'), 'linear'),
  },
  infer({df, q}): Meta {
    checkParts(q);
    const known = df.meta.kind === 'series' ? df.meta : null;
    const dtype = known === null || known.dtype === null ? null : partDType(known.dtype);
    if (!Array.isArray(q)) return {kind: 'tensor', dtype, shape: []};
    const name = known?.name ?? null;
    const index = {kind: 'index', names: [null], dtypes: ['float64'], length: q.length} as const;
    return {kind: 'series', name, dtype, index};
  },
  async lower({df, q, interpolation}, context) {
    const {relation} = await rowsOf(df, context);
    const frame = await quantiles(relation, relation.columns, {q, interpolation}, context);
    const [vector] = frame.vectors;
    if (!Array.isArray(q)) return {kind: 'object', value: vector?.at(0) ?? null};
    const series = new LocalSeries(frame.index, vector ?? inferVector([]), frame.columns.at(0));
    return {kind: 'series', relation: await loadLocal(context, series)};
  },
});

/** The dtype of quantiles: times and durations stay what they are. */
function partDType(dtype: DType): DType {
  return 'mM'.includes(kindOf(dtype)) ? dtype : 'float64';
}

function checkParts(q: number | readonly number[]): void {
  const bad = [q].flat().find((part) => !(part >= 0 && part <= 1));
  if (bad !== undefined)
    throw new ValueError(`quantile: percentiles should all be in the interval [0, 1], got ${String(bad)}`);
}

function numbersOf(columns: readonly Column[]): Column[] {
  return columns.filter(({expr: e}) => 'biuf'.includes(kindOf(plainNumbers(e).dtype)));
}

/** One row a part, one column each of `columns`. */
async function quantiles(
  relation: Relation,
  columns: readonly Column[],
  {q, interpolation}: Call,
  context: LowerContext,
): Promise<LocalFrame> {
  const parts: readonly number[] = typeof q === 'number' ? [q] : q;
  const labels: Label[] = columns.map(({label}) => label);
  const index = LocalIndex.from(parts, {dtype: 'float64'});
  if (columns.length === 0) return new LocalFrame(LocalIndex.from([]), index, []);
  const found = await quantilesOfColumns(relation, columns, parts, interpolation, context);
  const vectors = columns.map(({expr: e}, j) => inferVector(found[j] ?? [], partDType(e.dtype)));
  return new LocalFrame(LocalIndex.from(labels), index, vectors);
}

/** For each of `columns` its quantiles, in the order of `parts`; null or NaN for a column without values. */
export async function quantilesOfColumns(
  relation: Relation,
  columns: readonly Column[],
  parts: readonly number[],
  interpolation: Interpolation,
  context: LowerContext,
): Promise<readonly (readonly Value[])[]> {
  const {sql, signal} = context;
  const exprs = columns.map(({expr: e}) => plainNumbers(e));
  const computed = await context.materialise({
    ...relation,
    columns: exprs.map((e, i) => ({label: i, expr: e})),
  });
  const found: (readonly Value[])[] = [];
  for (const {expr: e} of computed.columns) {
    const vector = await columnVector(sql, computed, e, {signal});
    found.push(quantilesOf(vector, parts, interpolation));
  }
  return found;
}
