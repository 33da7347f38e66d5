import {kindOf, labelKey, type Label} from '../../../data/index.js';
import {absolute, invert, negative, project, round as rounded, type Expr} from '../../../engine/sql/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Definition} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {defineFrame, rows, sameRows} from '../define-frame.js';
import {eachValue} from '../elementwise.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Absolute values.
     *
     * pandas' and Mars's `DataFrame.abs`.
     *
     * @example
     * await md.DataFrame({a: [-1, 2]}).abs().execute()
     * //    a
     * // 0  1
     * // 1  2
     */
    abs(): DataFrame;
    /**
     * Values with the other sign: Python's `-df`.
     *
     * @example
     * await md.DataFrame({a: [-1, 2]}).neg().execute()
     * //    a
     * // 0  1
     * // 1 -2
     */
    neg(): DataFrame;
    /**
     * The values as they are: Python's `+df`.
     *
     * @example
     * await md.DataFrame({a: [-1, 2]}).pos().execute()
     * //    a
     * // 0 -1
     * // 1  2
     */
    pos(): DataFrame;
    /**
     * Not of booleans, the complement of integers: Python's `~df`.
     *
     * @example
     * await md.DataFrame({a: [true, false]}).invert().execute()
     * //        a
     * // 0  False
     * // 1   True
     */
    invert(): DataFrame;
    /**
     * Numbers rounded to `decimals` places, halves to the even neighbour; a dict gives the places for each column. Other columns stay as they are.
     *
     * pandas' and Mars's `DataFrame.round`.
     *
     * @example
     * await md.DataFrame({a: [0.126, 2.5]}).round(2).execute()
     * //       a
     * // 0  0.13
     * // 1  2.50
     */
    round(decimals?: number | Readonly<Record<string, number>>): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Absolute values.
     *
     * pandas' and Mars's `Series.abs`.
     *
     * @example
     * await md.Series([-1, 2]).abs().execute()
     * // 0    1
     * // 1    2
     * // dtype: int64
     */
    abs(): Series;
    /**
     * Values with the other sign: Python's `-s`.
     *
     * @example
     * await md.Series([-1, 2]).neg().execute()
     * // 0    1
     * // 1   -2
     * // dtype: int64
     */
    neg(): Series;
    /**
     * The values as they are: Python's `+s`.
     *
     * @example
     * await md.Series([-1, 2]).pos().execute()
     * // 0   -1
     * // 1    2
     * // dtype: int64
     */
    pos(): Series;
    /**
     * Not of booleans, the complement of integers: Python's `~s`.
     *
     * @example
     * await md.Series([true, false]).invert().execute()
     * // 0    False
     * // 1     True
     * // dtype: bool
     */
    invert(): Series;
    /**
     * Numbers rounded to `decimals` places, halves to the even neighbour.
     *
     * pandas' and Mars's `Series.round`.
     *
     * @example
     * await md.Series([0.126, 2.5]).round(2).execute()
     * // 0    0.13
     * // 1    2.50
     * // dtype: float64
     */
    round(decimals?: number): Series;
  }
}

const operators = {
  abs: ['DataFrameAbs', absolute],
  neg: ['DataFrameNegative', negative],
  pos: ['DataFramePositive', (e: Expr) => e],
  invert: ['DataFrameNot', invert],
} as const;
type Name = keyof typeof operators;
const params = {df: rows('dataframe', 'series')};

/** The operators of one operand as methods. */
export const unaryOperators: readonly Definition[] = (Object.keys(operators) as Name[]).map((name) => {
  const [title, change] = operators[name];
  return defineFrame<Name, typeof params>({
    name,
    title,
    places: ['DataFrame', 'Series'],
    params,
    unknown: ({df}) => df.meta,
    build: ({df}) => eachValue(df, change),
  });
});

export const round = defineFrame({
  name: 'round',
  title: 'DataFrameRound',
  places: ['DataFrame', 'Series'],
  params: {
    df: rows('dataframe', 'series'),
    decimals: p.optional(p.oneOf(p.int, p.dictOf(p.int, 'dict')), 0),
  },
  unknown: ({df}) => sameRows(df),
  build({df, decimals}) {
    const places = (label: Label): number | null => {
      if (typeof decimals === 'number') return decimals;
      for (const [key, value] of decimals) if (labelKey(key) === labelKey(label)) return value;
      return null;
    };
    const columns = df.relation.columns.map(({label, expr}) => {
      const at = places(label);
      const numeric = 'iuf'.includes(kindOf(expr.dtype)) && expr.categories === undefined;
      return {label, expr: at === null || !numeric ? expr : rounded(expr, at)};
    });
    return {...df, relation: project(df.relation, columns)};
  },
});
