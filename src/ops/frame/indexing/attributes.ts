import {LocalIndex} from '../../../data/index.js';
import {columnIndex} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {Index} from '../../../expr/indexes.js';
import {unknownIndex} from '../../../graph/index.js';
import {indexMetaOf} from '../metas.js';
import {rows, rowsOf} from '../define-frame.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The row labels.
     *
     * pandas' and Mars's `DataFrame.index`.
     *
     * @example
     * await md.DataFrame({a: [1, 2]}, {index: ['x', 'y']}).index.execute()
     * // Index(['x', 'y'], dtype='object')
     */
    readonly index: Index;
    /**
     * The column labels.
     *
     * pandas' and Mars's `DataFrame.columns`.
     *
     * @example
     * await md.DataFrame({a: [1, 2], b: [3, 4]}).columns.execute()
     * // Index(['a', 'b'], dtype='object')
     */
    readonly columns: Index;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The row labels.
     *
     * pandas' and Mars's `Series.index`.
     *
     * @example
     * await md.Series([1, 2], {index: ['x', 'y']}).index.execute()
     * // Index(['x', 'y'], dtype='object')
     */
    readonly index: Index;
  }
}

export const index = define({
  name: 'index',
  title: 'DataFrameIndex',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series')},
  property: true,
  infer: ({df}) => (df.meta.kind === 'dataframe' || df.meta.kind === 'series' ? df.meta.index : unknownIndex),
  async lower({df}, context) {
    const {relation} = await rowsOf(df, context);
    return {kind: 'index', relation: {...relation, columns: []}};
  },
});

export const columns = define({
  name: 'columns',
  title: 'IndexDataSource',
  places: ['DataFrame'],
  params: {df: rows('dataframe')},
  property: true,
  infer: ({df}) =>
    df.meta.kind === 'dataframe' && df.meta.columns !== null
      ? indexMetaOf(LocalIndex.from(df.meta.columns.map(({label}) => label)))
      : unknownIndex,
  async lower({df}, context) {
    const {relation} = await rowsOf(df, context);
    return {kind: 'index', relation: await context.relation(columnIndex(relation))};
  },
});
