import type {DataFrame} from '../../../expr/dataframe.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {last, limit} from '../../../engine/sql/index.js';
import {defineFrame, rows, sameRows} from '../define-frame.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The last `n` rows; with a negative `n`, all but the first `-n`.
     *
     * pandas' and Mars's `DataFrame.tail`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3]}).tail(2).execute()
     * //    a
     * // 1  2
     * // 2  3
     */
    tail(n?: number): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The last `n` values; with a negative `n`, all but the first `-n`.
     *
     * pandas' and Mars's `Series.tail`.
     *
     * @example
     * await md.Series([1, 2, 3]).tail(1).execute()
     * // 2    3
     * // dtype: int64
     */
    tail(n?: number): Series;
  }
}

export const tail = defineFrame({
  name: 'tail',
  title: 'DataFrameIlocGetItem',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), n: p.optional(p.int, 5)},
  counts: ({n}) => n > 0,
  unknown: ({df}) => sameRows(df),
  build: ({df, n}) => ({
    kind: df.kind,
    relation: n > 0 ? last(df.relation, n) : limit(df.relation, -n, n === 0 ? 0 : null),
  }),
});
