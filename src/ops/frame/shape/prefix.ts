import type {Label} from '../../../data/index.js';
import {
  relabel,
  showLabel,
  toText,
  expr,
  sql,
  textSql,
  withLevels,
  type Relation,
} from '../../../engine/sql/index.js';
import * as p from '../../../expr/params.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Series} from '../../../expr/series.js';
import {defineFrame, rows, sameRows, type Rows} from '../define-frame.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Puts text before every column label.
     *
     * pandas' and Mars's `DataFrame.add_prefix`.
     *
     * @example
     * await md.DataFrame({a: [1]}).add_prefix('x_').execute()
     * //    x_a
     * // 0    1
     */
    add_prefix(prefix: string): DataFrame;
    /**
     * Puts text after every column label.
     *
     * pandas' and Mars's `DataFrame.add_suffix`.
     *
     * @example
     * await md.DataFrame({a: [1]}).add_suffix('_x').execute()
     * //    a_x
     * // 0    1
     */
    add_suffix(suffix: string): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Puts text before every row label.
     *
     * pandas' and Mars's `Series.add_prefix`.
     *
     * @example
     * await md.Series([1, 2]).add_prefix('x_').execute()
     * // x_0    1
     * // x_1    2
     * // dtype: int64
     */
    add_prefix(prefix: string): Series;
    /**
     * Puts text after every row label.
     *
     * pandas' and Mars's `Series.add_suffix`.
     *
     * @example
     * await md.Series([1, 2]).add_suffix('_x').execute()
     * // 0_x    1
     * // 1_x    2
     * // dtype: int64
     */
    add_suffix(suffix: string): Series;
  }
}

function around({kind, relation}: Rows, before: string, after: string): Rows {
  const text = (label: Label): string =>
    `${before}${typeof label === 'string' ? label : showLabel(label)}${after}`;
  if (kind === 'dataframe')
    return {
      kind,
      relation: relabel(
        relation,
        relation.columns.map(({label}) => (Array.isArray(label) ? label.map(text) : text(label))),
      ),
    };
  return {kind, relation: rowLabels(relation, before, after)};
}

function rowLabels(relation: Relation, before: string, after: string): Relation {
  const labelled = withLevels(relation);
  const levels = labelled.index.levels.map(({name, expr: e}) => ({
    name,
    expr: expr(sql`(${textSql(before)} || ${toText(e)} || ${textSql(after)})`, {
      dtype: 'object',
      nullable: e.nullable,
      windowed: e.windowed,
    }),
  }));
  return {...labelled, index: {kind: 'levels', levels}};
}

export const addPrefix = defineFrame({
  name: 'add_prefix',
  title: 'DataFrameRename',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), prefix: p.text},
  unknown: ({df}) => sameRows(df),
  build: ({df, prefix}) => around(df, prefix, ''),
});

export const addSuffix = defineFrame({
  name: 'add_suffix',
  title: 'DataFrameRename',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), suffix: p.text},
  unknown: ({df}) => sameRows(df),
  build: ({df, suffix}) => around(df, '', suffix),
});
