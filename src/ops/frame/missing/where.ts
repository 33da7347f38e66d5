import type {Definition} from '../../../expr/define.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Label, Meta} from '../../../graph/index.js';
import type {Operand} from '../arithmetic/types.js';
import {operand} from '../arithmetic/operand.js';
import {rows, rowsOf, sameRows} from '../define-frame.js';
import {isColumns, type AxisName} from '../shape/names.js';
import {whereRows} from './where-rows.js';

type WhereOptions = Options<{
  inplace: boolean;
  axis: AxisName;
  /** Clusters only: the level of the row labels to match by. */
  level: Label;
  /** Clusters only. */
  errors: 'raise' | 'ignore';
  /** Clusters only: whether results are cast back to the dtype before. */
  try_cast: boolean;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The cells for which the condition is true; `other`, or missing values, elsewhere. Conditions and frames are matched by label.
     *
     * pandas' and Mars's `DataFrame.where`.
     *
     * @example
     * const df = md.DataFrame({a: [1, 2], b: [3, 4]});
     * await df.where(df.gt(1), 0).execute()
     * //    a  b
     * // 0  0  3
     * // 1  2  4
     */
    where(cond: Operand, other?: Operand, options?: WhereOptions): DataFrame;
    /**
     * The cells for which the condition is false; `other`, or missing values, elsewhere. Conditions and frames are matched by label.
     *
     * pandas' and Mars's `DataFrame.mask`.
     *
     * @example
     * const df = md.DataFrame({a: [1, 2], b: [3, 4]});
     * await df.mask(df.gt(1), 0).execute()
     * //    a  b
     * // 0  1  0
     * // 1  0  0
     */
    mask(cond: Operand, other?: Operand, options?: WhereOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The values for which the condition is true; `other`, or missing values, elsewhere.
     *
     * pandas' and Mars's `Series.where`.
     *
     * @example
     * const s = md.Series([0, 1, 2]);
     * await s.where(s.gt(0)).execute()
     * // 0    NaN
     * // 1    1.0
     * // 2    2.0
     * // dtype: float64
     */
    where(cond: Operand, other?: Operand, options?: WhereOptions): Series;
    /**
     * The values for which the condition is false; `other`, or missing values, elsewhere.
     *
     * pandas' and Mars's `Series.mask`.
     *
     * @example
     * const s = md.Series([0, 1, 2]);
     * await s.mask(s.gt(0), 9).execute()
     * // 0    0
     * // 1    9
     * // 2    9
     * // dtype: int64
     */
    mask(cond: Operand, other?: Operand, options?: WhereOptions): Series;
  }
}

const params = {
  df: rows('dataframe', 'series'),
  cond: operand,
  other: {...operand, fallback: {value: NaN as unknown}},
  inplace: p.optional(p.bool, false),
  axis: p.optional(p.choice('index', 'columns', 'rows', 0, 1), null),
  level: p.remote(),
  errors: p.remote('raise'),
  try_cast: p.remote(false),
};

/** `where` and `mask`, which keep cells by a condition and by its opposite. */
export const conditionals: readonly Definition[] = (['where', 'mask'] as const).map((name) =>
  define<'where' | 'mask', typeof params>({
    name,
    title: 'DataFrameWhere',
    places: ['DataFrame', 'Series'],
    params,
    inPlace: ({inplace}) => inplace,
    infer({df}): Meta {
      const meta = sameRows(df);
      if (meta.kind !== 'dataframe' || df.meta.kind !== 'dataframe') return meta;
      return {...meta, columns: df.meta.columns?.map(({label}) => ({label, dtype: null})) ?? null};
    },
    async lower({df, cond, other, axis}, context) {
      const of = await rowsOf(df, context);
      const along = axis !== null && isColumns(axis) ? 'columns' : 'index';
      return whereRows(context, of, {cond, other, keep: name === 'where', axis: along, name});
    },
  }),
);
