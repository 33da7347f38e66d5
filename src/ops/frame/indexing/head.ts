import type {DataFrame} from '../../../expr/dataframe.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {limit} from '../../../engine/sql/index.js';
import {defineFrame, rows, sameRows} from '../define-frame.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The first `n` rows; with a negative `n`, all but the last `-n`.
     *
     * pandas' and Mars's `DataFrame.head`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3]}).head(2).execute()
     * //    a
     * // 0  1
     * // 1  2
     */
    head(n?: number): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The first `n` values; with a negative `n`, all but the last `-n`.
     *
     * pandas' and Mars's `Series.head`.
     *
     * @example
     * await md.Series([1, 2, 3]).head(1).execute()
     * // 0    1
     * // dtype: int64
     */
    head(n?: number): Series;
  }
}

export const head = defineFrame({
  name: 'head',
  title: 'DataFrameIlocGetItem',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), n: p.optional(p.int, 5)},
  unknown: ({df}) => sameRows(df),
  counts: ({n}) => n < 0,
  build: ({df, n}) => ({
    kind: df.kind,
    relation: limit(df.relation, 0, n >= 0 ? n : Math.max(0, (df.relation.length ?? 0) + n)),
  }),
});
