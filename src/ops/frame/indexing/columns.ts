import {kindOf, normaliseDType, type DType, type Label} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {positionsOf, showLabel, type Column} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import {DataFrame} from '../../../expr/dataframe.js';
import {member} from '../../../expr/member.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {DataFrameMeta} from '../../../graph/index.js';
import type {Operand} from '../arithmetic/types.js';
import {operand} from '../arithmetic/operand.js';
import {defineFrame, rows, rowsOf, sameRows} from '../define-frame.js';
import {columnValues, valueDType} from './column-values.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Makes this frame stand for one with a column put in at a place.
     *
     * pandas' and Mars's `DataFrame.insert`.
     *
     * @throws ValueError when there is such a column already and `allow_duplicates` is not set.
     * @example
     * const df = md.DataFrame({a: [1, 2]});
     * df.insert(0, 'b', [3, 4]);
     * await df.execute()
     * //    b  a
     * // 0  3  1
     * // 1  4  2
     */
    insert(loc: number, column: Label, value: Operand, options?: Options<{allow_duplicates: boolean}>): void;
    /**
     * Gives a column, and makes this frame stand for one without it.
     *
     * pandas' and Mars's `DataFrame.pop`.
     *
     * @throws KeyError for a label that no column has.
     * @example
     * const df = md.DataFrame({a: [1, 2], b: [3, 4]});
     * await df.pop('a').execute()
     * // 0    1
     * // 1    2
     * // Name: a, dtype: int64
     */
    pop(item: Label): Series;
    /**
     * The columns whose dtypes are among `include` and not among `exclude`; `number` stands for all that are numeric.
     *
     * pandas' and Mars's `DataFrame.select_dtypes`.
     *
     * @throws ValueError when neither is given, or a dtype stands in both.
     * @example
     * await md.DataFrame({a: [1], b: ['x'], c: [0.5]}).select_dtypes({include: 'number'}).execute()
     * //    a    c
     * // 0  1  0.5
     */
    select_dtypes(
      options: Options<{include: string | readonly string[]; exclude: string | readonly string[]}>,
    ): DataFrame;
    /**
     * A frame of its own with the same data: changing one in place leaves the other as it is.
     *
     * pandas' and Mars's `DataFrame.copy`.
     *
     * @example
     * await md.DataFrame({a: [1]}).copy().execute()
     * //    a
     * // 0  1
     */
    copy(): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * A series of its own with the same data: changing one in place leaves the other as it is.
     *
     * pandas' and Mars's `Series.copy`.
     *
     * @example
     * await md.Series([1]).copy().execute()
     * // 0    1
     * // dtype: int64
     */
    copy(deep?: boolean): Series;
  }
}

export const insert = define({
  name: 'insert',
  title: 'DataFrameInsert',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    loc: p.int,
    column: p.label,
    value: operand,
    allow_duplicates: p.optional(p.bool, false),
  },
  inPlace: true,
  infer({df, loc, column, value}): DataFrameMeta {
    const meta = df.meta as DataFrameMeta;
    if (meta.columns === null) return meta;
    const columns = [...meta.columns];
    columns.splice(loc, 0, {label: column, dtype: valueDType(value)});
    return {...meta, columns};
  },
  async lower({df, loc, column, value, allow_duplicates: duplicates}, context) {
    const {relation} = await rowsOf(df, context);
    if (!duplicates && positionsOf(relation, column).length > 0)
      throw new ValueError(`insert: cannot insert ${showLabel(column)}, already exists`);
    if (loc < 0 || loc > relation.columns.length)
      throw new ValueError(
        `insert: place ${String(loc)} is not among 0 to ${String(relation.columns.length)}`,
      );
    const made = await columnValues(context, relation, [column], value, 'DataFrame.insert');
    const columns = [...made.relation.columns];
    columns.splice(loc, 0, made.columns[0] as Column);
    return {kind: 'dataframe', relation: {...made.relation, columns}};
  },
});

export const pop = member('DataFrame', 'pop', function (this: unknown, item: Label): Series {
  const frame = this as DataFrame;
  const series = frame.get(item as string);
  frame.become(frame.drop({columns: [item]}).node);
  return series;
});

export const copy = defineFrame({
  name: 'copy',
  title: 'DataFrameCopy',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), deep: p.optional(p.bool, true)},
  unknown: ({df}) => df.meta,
  build: ({df}) => df,
});

const names = p.optional(p.oneOf(p.text, p.listOf(p.text)), null);

export const selectDtypes = defineFrame({
  name: 'select_dtypes',
  title: 'DataFrameSelectDtypes',
  places: ['DataFrame'],
  params: {df: rows('dataframe'), include: names, exclude: names},
  unknown: ({df}) => sameRows(df),
  build({df, include, exclude}) {
    const [wanted, refused] = [listed(include), listed(exclude)];
    if (wanted.length === 0 && refused.length === 0)
      throw new ValueError('select_dtypes: at least one of include or exclude must be nonempty');
    const both = wanted.filter((name) => refused.includes(name));
    if (both.length > 0)
      throw new ValueError(`select_dtypes: include and exclude overlap on ${both.join(', ')}`);
    const columns = df.relation.columns.filter(({expr: {dtype}}) => {
      const included = wanted.length === 0 || wanted.some((name) => isOf(dtype, name));
      return included && !refused.some((name) => isOf(dtype, name));
    });
    return {...df, relation: {...df.relation, columns}};
  },
});

function listed(names_: string | readonly string[] | null): readonly string[] {
  return names_ === null ? [] : typeof names_ === 'string' ? [names_] : names_;
}

/** Whether a dtype is one of a family that pandas has a name for. */
function isOf(dtype: DType, name: string): boolean {
  const kind = kindOf(dtype);
  switch (name) {
    case 'number':
      return 'iufcm'.includes(kind) && dtype !== 'category';
    case 'integer':
      return kind === 'i' || kind === 'u';
    case 'floating':
      return kind === 'f';
    case 'datetime':
    case 'datetime64':
      return dtype === 'datetime64[ns]';
    case 'timedelta':
    case 'timedelta64':
      return kind === 'm';
    default:
      return normaliseDType(name) === dtype;
  }
}
