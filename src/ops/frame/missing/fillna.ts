import {commonDType, labelKey, type Label} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {literal, settle, type Relation} from '../../../engine/sql/index.js';
import {define, type Definition} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Scalar} from '../../../data/index.js';
import type {Meta} from '../../../graph/index.js';
import {byLabel, isScalar, operand, operandOf} from '../arithmetic/operand.js';
import {rows, rowsOf, type Rows} from '../define-frame.js';
import {fillMissing, settledDTypes} from '../fill.js';
import {isColumns, type AxisName} from '../shape/names.js';
import {carried, carriedAcross} from './carry-values.js';

type Method = 'ffill' | 'pad' | 'bfill' | 'backfill';
type Value = Scalar | Readonly<Record<string, Scalar>> | ReadonlyMap<Label, Scalar> | Series | DataFrame;
/** Options of {@link DataFrameMethods.fillna}. */
export type FillOptions = Options<{
  value: Value;
  /** Fill with the value before (`ffill`) or after (`bfill`). */
  method: Method;
  axis: AxisName;
  inplace: boolean;
  /** With a method, how many values in a row are filled at most. */
  limit: number;
}>;
/** Options of {@link DataFrameMethods.ffill}. */
export type CarryOptions = Options<{axis: AxisName; inplace: boolean; limit: number}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * A value in place of what is missing: one for all, or with a dict or a series one for each column; or the value before or after, by `method`.
     *
     * pandas' and Mars's `DataFrame.fillna`.
     *
     * @throws ValueError unless either a value or a method is given.
     * @example
     * await md.DataFrame({a: [1, null], b: [null, 2]}).fillna(0).execute()
     * //      a    b
     * // 0  1.0  0.0
     * // 1  0.0  2.0
     */
    fillna(value: Value, options?: FillOptions): DataFrame;
    fillna(options: FillOptions): DataFrame;
    /**
     * The last value before in place of what is missing.
     *
     * pandas' and Mars's `DataFrame.ffill`.
     *
     * @example
     * await md.DataFrame({a: [1, null, 3]}).ffill().execute()
     * //      a
     * // 0  1.0
     * // 1  1.0
     * // 2  3.0
     */
    ffill(options?: CarryOptions): DataFrame;
    /** The last value before in place of what is missing: another name of {@link DataFrameMethods.ffill}. */
    pad(options?: CarryOptions): DataFrame;
    /**
     * The next value after in place of what is missing.
     *
     * pandas' and Mars's `DataFrame.bfill`.
     *
     * @example
     * await md.DataFrame({a: [1, null, 3]}).bfill().execute()
     * //      a
     * // 0  1.0
     * // 1  3.0
     * // 2  3.0
     */
    bfill(options?: CarryOptions): DataFrame;
    /** The next value after in place of what is missing: another name of {@link DataFrameMethods.bfill}. */
    backfill(options?: CarryOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * A value in place of what is missing, or with a series or dict one by label; or the value before or after, by `method`.
     *
     * pandas' and Mars's `Series.fillna`.
     *
     * @throws ValueError unless either a value or a method is given.
     * @example
     * await md.Series([1, null]).fillna(0).execute()
     * // 0    1.0
     * // 1    0.0
     * // dtype: float64
     */
    fillna(value: Value, options?: FillOptions): Series;
    fillna(options: FillOptions): Series;
    /**
     * The last value before in place of what is missing.
     *
     * pandas' and Mars's `Series.ffill`.
     *
     * @example
     * await md.Series([1, null, 3]).ffill().execute()
     * // 0    1.0
     * // 1    1.0
     * // 2    3.0
     * // dtype: float64
     */
    ffill(options?: CarryOptions): Series;
    /** The last value before in place of what is missing: another name of {@link SeriesMethods.ffill}. */
    pad(options?: CarryOptions): Series;
    /**
     * The next value after in place of what is missing.
     *
     * pandas' and Mars's `Series.bfill`.
     *
     * @example
     * await md.Series([1, null, 3]).bfill().execute()
     * // 0    1.0
     * // 1    3.0
     * // 2    3.0
     * // dtype: float64
     */
    bfill(options?: CarryOptions): Series;
    /** The next value after in place of what is missing: another name of {@link SeriesMethods.bfill}. */
    backfill(options?: CarryOptions): Series;
  }
}

const shared = {
  axis: p.optional(p.choice('index', 'columns', 'rows', 0, 1), null),
  inplace: p.optional(p.bool, false),
  limit: p.optional(p.int, null),
  downcast: p.optional(p.choice('infer'), null),
};
const method = p.optional(p.choice('ffill', 'pad', 'bfill', 'backfill'), null);

export const fillna = define({
  name: 'fillna',
  title: 'FillNA',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), value: p.optional(operand, null), method, ...shared},
  inPlace: ({inplace}) => inplace,
  infer({df, value, method: by, axis}): Meta {
    if ((value === null) === (by === null))
      throw new ValueError(
        value === null
          ? "fillna needs 'value' or 'method'"
          : "fillna takes either 'value' or 'method', not both",
      );
    return by === null ? df.meta : carriedMeta(df.meta, axis);
  },
  async lower({df, value, method: by, axis, limit}, context) {
    const of = await settled(await rowsOf(df, context), context);
    if (by !== null) return filledAlong(of, by, axis, limit);
    if (limit !== null) throw new ArgumentError("fillna: 'limit' needs a 'method' in a local session");
    return filledWith(context, of, value);
  },
});

/** Values carried along rows have the dtype that holds all of them. */
function carriedMeta(meta: Meta, axis: AxisName | null): Meta {
  if (meta.kind !== 'dataframe' || axis === null || !isColumns(axis) || meta.columns === null) return meta;
  const dtypes = meta.columns.map(({dtype}) => dtype);
  const common = dtypes.every((dtype) => dtype !== null) ? commonDType(dtypes) : null;
  return {...meta, columns: meta.columns.map(({label}) => ({label, dtype: common}))};
}

async function settled(of: Rows, context: LowerContext): Promise<Rows> {
  return {...of, relation: await settledDTypes(of.relation, context)};
}

function filledAlong(of: Rows, by: Method, axis: AxisName | null, limit: number | null): Rows {
  const forward = by === 'ffill' || by === 'pad';
  const across = of.kind === 'dataframe' && axis !== null && isColumns(axis);
  return across ? carriedAcross(of, forward, limit) : carried(of, forward, limit);
}

async function filledWith(context: LowerContext, of: Rows, value: unknown): Promise<Rows> {
  const {relation} = of;
  if (isScalar(value)) {
    const columns = relation.columns.map(({label, expr}) => ({
      label,
      expr: fillMissing(expr, literal(value), value),
    }));
    return {...of, relation: settle({...relation, columns})};
  }
  const given = await operandOf(value, context);
  if (given.kind !== 'rows') throw new ArgumentError('fillna takes a value, a dict, a Series or a DataFrame');
  const other = given.rows;
  if (of.kind === 'dataframe' && other.kind === 'series')
    return {...of, relation: await byColumn(context, relation, other.relation)};
  const {left, right} = await context.align(relation, other.relation, 'left');
  const columns = left.columns.map(({label, expr}) => {
    const found =
      of.kind === 'series'
        ? right.columns[0]
        : right.columns.find((one) => labelKey(one.label) === labelKey(label));
    return {label, expr: found === undefined ? expr : fillMissing(expr, found.expr)};
  });
  return {...of, relation: settle({...left, columns})};
}

async function byColumn(context: LowerContext, relation: Relation, series: Relation): Promise<Relation> {
  const values = new Map((await byLabel(series, context)).map(({label, expr}) => [labelKey(label), expr]));
  const columns = relation.columns.map(({label, expr}) => {
    const value = values.get(labelKey(label));
    return {label, expr: value === undefined ? expr : fillMissing(expr, value)};
  });
  return settle({...relation, columns});
}

const carries = {ffill: 'ffill', pad: 'ffill', bfill: 'bfill', backfill: 'bfill'} as const;
type Name = keyof typeof carries;
const params = {df: rows('dataframe', 'series'), ...shared};

/** Filling with the value before or after, under each of its names. */
export const carrying: readonly Definition[] = (Object.keys(carries) as Name[]).map((name) =>
  define<Name, typeof params>({
    name,
    title: 'FillNA',
    places: ['DataFrame', 'Series'],
    params,
    inPlace: ({inplace}) => inplace,
    infer: ({df, axis}) => carriedMeta(df.meta, axis),
    async lower({df, axis, limit}, context) {
      return filledAlong(await settled(await rowsOf(df, context), context), carries[name], axis, limit);
    },
  }),
);
