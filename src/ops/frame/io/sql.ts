import {query as runQuery, release, type Relation} from '../../../engine/sql/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {rangeIndexMeta, type Label, type Node} from '../../../graph/index.js';
import {rows} from '../define-frame.js';

/** Options of {@link DataFrameFunctions.sql}. */
export type SqlOptions = Options<{
  /** The frames and series that the query reads, by the names that it gives them. */
  frames: Readonly<Record<string, DataFrame | Series>> | ReadonlyMap<string, DataFrame | Series>;
}>;

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * The rows of a query in DuckDB's SQL, over frames by names. Columns have their labels as names, and named row labels are columns too; the result has
     * the rows in the query's order, numbered from 0. The query runs when the result is executed, in a local session only: Mars has no such
     * function.
     *
     * @throws ParserError, when run, for a query that is not understood or that asks for what is not there.
     * @example
     * const df = md.DataFrame({team: ['a', 'b', 'a'], points: [1, 2, 3]});
     * await md.sql('select team, sum(points)::bigint as total from df group by team order by team', {frames: {df}}).execute()
     * //   team  total
     * // 0    a      4
     * // 1    b      2
     */
    sql(query: string, options?: SqlOptions): DataFrame;
  }
}

const none: ReadonlyMap<Label, Node> = new Map();

export const sql = define({
  name: 'sql',
  title: 'DataFrameSQL',
  places: ['md'],
  insteadOnCluster:
    'it runs in a local session alone. Use frame operations (get, merge, groupby, …) there, or bring the rows here first: give the query fetched frames, and execute it in new_session()',
  params: {
    query: p.text,
    frames: p.optional(p.dictOf(rows('dataframe', 'series')), none),
  },
  infer: () => ({kind: 'dataframe', columns: null, index: rangeIndexMeta(null)}),
  async lower({query, frames}, context) {
    const tables = new Map<string, Relation>();
    for (const [name, node] of frames) tables.set(String(name), await context.relation(node));
    const made = await runQuery(context.sql, query, tables, {signal: context.signal});
    try {
      return {kind: 'dataframe', relation: await context.materialise(made)};
    } finally {
      release(made);
    }
  },
});
