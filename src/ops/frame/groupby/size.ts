import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {sql, type Relation} from '../../../engine/sql/index.js';
import type {Grouping} from '../../../engine/index.js';
import {grouped, inferGroups, valueColumns} from './aggregate.js';
import {groupingIn} from './grouping.js';

declare module '../../../expr/groupby.js' {
  interface GroupByMethods<T> {
    /**
     * How many rows each group has, missing values or not. With `as_index: false` a frame with a column `size`.
     *
     * pandas' and Mars's `GroupBy.size`.
     *
     * @example
     * await md.DataFrame({k: ['x', 'y', 'x'], n: [1, 2, null]}).groupby('k').size().execute()
     * // k
     * // x    2
     * // y    1
     * // dtype: int64
     */
    size(): T extends DataFrame ? Series : T;
  }
}

function sizes(grouping: Grouping): {kind: 'dataframe' | 'series'; relation: Relation} {
  const {asIndex, series} = grouping;
  const label = asIndex ? (series ? (valueColumns(grouping)[0]?.label ?? null) : null) : 'size';
  const of = () => ({sql: sql`count(*)`, traits: {dtype: 'int64', nullable: false}}) as const;
  const made = grouped(grouping, [{label, inputs: [], of, countsNothing: true}]);
  return {kind: asIndex ? 'series' : 'dataframe', relation: {...made, columnNames: [null]}};
}

export const size = define({
  name: 'size',
  title: 'DataFrameGroupByAgg',
  places: ['GroupBy'],
  params: {df: p.lazy('groupby')},
  infer: ({df}) => inferGroups(df, sizes),
  lower: ({df}, context) => sizes(groupingIn(df, context)),
});
