import {LocalIndex, labelKey, type Scalar as Value} from '../../../data/index.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {selectColumns, type Relation} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Series} from '../../../expr/series.js';
import type {Scalar} from '../../../expr/tensor.js';
import {Slice, type ColumnMeta, type Label, type Meta} from '../../../graph/index.js';
import {rows, rowsOf, type Rows} from '../define-frame.js';
import {
  columnPositions,
  missingColumns,
  onlyValue,
  rowMeta,
  rowSeries,
  valueMeta,
  onlyColumn,
} from './cells.js';
import {isAll, isLabel, key, optionalKey, type ManyKeys} from './keys.js';
import {labelList, labelSlice, placeOf, rowsWithLabel, rowsWithLabels} from './label-rows.js';
import {isMask, maskRows} from './mask.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Rows and columns by label: Python's `df.loc[rows, columns]`. One label leaves a series of a frame, and must stand once; arrays of labels,
     * slices (both ends included) and booleans take several. A boolean series is matched by label.
     *
     * pandas' and Mars's `DataFrame.loc`.
     *
     * @throws KeyError for labels that there are not.
     * @example
     * const df = md.DataFrame({a: [1, 2, 3], b: [4, 5, 6]}, {index: ['x', 'y', 'z']});
     * await df.loc(slice('x', 'y'), 'b').execute()
     * // x    4
     * // y    5
     * // Name: b, dtype: int64
     */
    loc(row: Value | Date, column: Value): Scalar<Value>;
    loc(row: Value | Date): Series;
    loc(rows: Slice<never> | Slice<unknown> | ManyKeys, column: Value): Series;
    loc(
      rows: Slice<never> | Slice<unknown> | ManyKeys,
      columns?: Slice<never> | Slice<unknown> | ManyKeys,
    ): DataFrame;
    loc(row: Value | Date, columns: Slice<never> | Slice<unknown> | ManyKeys): Series;
    /**
     * One value by its labels: Python's `df.at[row, column]`.
     *
     * pandas' and Mars's `DataFrame.at`.
     *
     * @throws KeyError for labels that there are not.
     * @example
     * await md.DataFrame({a: [1, 2], b: [3, 4]}, {index: ['x', 'y']}).at('y', 'a').execute()
     * // 2
     */
    at(row: Value | Date, column: Value): Scalar<Value>;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Values by label: Python's `s.loc[key]`. One label takes one value; arrays of labels, slices (both ends included) and booleans several.
     *
     * pandas' and Mars's `Series.loc`.
     *
     * @throws KeyError for labels that there are not.
     * @example
     * await md.Series([1, 2, 3], {index: ['x', 'y', 'z']}).loc(['z', 'x']).execute()
     * // z    3
     * // x    1
     * // dtype: int64
     */
    loc(label: Value | Date): Scalar<Value>;
    loc(labels: Slice<never> | Slice<unknown> | ManyKeys): Series;
    /**
     * One value by its label: Python's `s.at[label]`.
     *
     * pandas' and Mars's `Series.at`.
     *
     * @throws KeyError for a label that there is not.
     * @example
     * await md.Series([1, 2], {index: ['x', 'y']}).at('y').execute()
     * // 2
     */
    at(label: Value | Date): Scalar<Value>;
  }
}

export const loc = define({
  name: 'loc',
  title: 'DataFrameLocGetItem',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), rows: key, columns: optionalKey},
  infer: ({df, rows: at, columns}) => locatedMeta(df.meta, at, columns),
  async lower({df, rows: at, columns}, context) {
    return located(context, await rowsOf(df, context), at, columns, 'loc');
  },
});

export const at = define({
  name: 'at',
  title: 'DataFrameLocGetItem',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), row: key, column: optionalKey},
  infer: ({df, row, column}) => locatedMeta(df.meta, row, column),
  async lower({df, row, column}, context) {
    return located(context, await rowsOf(df, context), row, column, 'at');
  },
});

/** The rows and columns with these labels. */
export async function located(
  context: LowerContext,
  {kind, relation}: Rows,
  rowKey: unknown,
  columns: unknown,
  name: string,
): Promise<Lowered> {
  const narrowed = columns === undefined ? relation : await columnsOf(context, relation, columns);
  const oneColumn = kind === 'series' || (columns !== undefined && isLabel(columns));
  const several = {kind: oneColumn ? ('series' as const) : ('dataframe' as const)};
  if (isAll(rowKey)) return {...several, relation: narrowed};
  if (rowKey instanceof Slice) return {...several, relation: await labelSlice(context, narrowed, rowKey)};
  if (isMask(rowKey)) return {...several, relation: await maskRows(context, narrowed, rowKey, name)};
  if (!isLabel(rowKey))
    return {...several, relation: await rowsWithLabels(context, narrowed, await labelList(context, rowKey))};
  const found = await rowsWithLabel(context, narrowed, rowKey);
  return oneColumn ? onlyValue(context, found, rowKey) : rowSeries(context, found);
}

async function columnsOf(context: LowerContext, relation: Relation, columns: unknown): Promise<Relation> {
  if (isAll(columns)) return relation;
  if (columns instanceof Slice)
    return selectColumns(
      relation,
      slicedColumns(
        relation.columns.map((one) => one.label),
        columns,
      ),
    );
  if (isLabel(columns)) return selectColumns(relation, [onlyColumn(relation, columns)]);
  const list = await labelList(context, columns);
  const mask = list.length > 0 && list.every((one) => typeof one === 'boolean');
  return selectColumns(
    relation,
    mask ? list.flatMap((one, i) => (one ? [i] : [])) : columnPositions(relation, list),
  );
}

function slicedColumns(labels: readonly Label[], columns: Slice): number[] {
  const index = LocalIndex.from(labels);
  const start = columns.start === null ? 0 : placeOf(index, columns.start as Label, 'first');
  const stop = columns.stop === null ? labels.length : placeOf(index, columns.stop as Label, 'after');
  const {
    start: first,
    step,
    count,
  } = new Slice<number>(start, Math.max(start, stop), columns.step).indices(labels.length);
  return Array.from({length: count}, (_, i) => first + i * step);
}

/** What is known of the rows and columns with these labels. */
function locatedMeta(of: Meta, rowKey: unknown, columns: unknown): Meta {
  const one = isLabel(rowKey);
  const length = null;
  if (of.kind === 'series')
    return one ? valueMeta(of.dtype) : {...of, index: isAll(rowKey) ? of.index : {...of.index, length}};
  if (of.kind !== 'dataframe') return of;
  const known =
    columns === undefined || of.columns === null ? of.columns : locatedColumns(of.columns, columns);
  const index = isAll(rowKey) ? of.index : {...of.index, length};
  if (columns !== undefined && isLabel(columns)) {
    const [column] = known ?? [];
    if (one) return valueMeta(column?.dtype ?? null);
    return {kind: 'series', name: columns, dtype: column?.dtype ?? null, index};
  }
  return one ? rowMeta({...of, columns: known}, rowKey) : {...of, columns: known, index};
}

function locatedColumns(known: readonly ColumnMeta[], columns: unknown): readonly ColumnMeta[] | null {
  if (isAll(columns)) return known;
  const labels = known.map(({label}) => label);
  if (columns instanceof Slice) return slicedColumns(labels, columns).map((i) => known[i] as ColumnMeta);
  const wanted = isLabel(columns) ? [columns] : Array.isArray(columns) ? (columns as Label[]) : null;
  if (wanted === null) return null;
  if (wanted.length > 0 && wanted.every((one) => typeof one === 'boolean'))
    return known.filter((_, i) => wanted[i] === true);
  const missing = wanted.filter((label) => !labels.some((one) => labelKey(one) === labelKey(label)));
  if (missing.length > 0) throw missingColumns(missing, labels);
  return wanted.flatMap((label) => known.filter((one) => labelKey(one.label) === labelKey(label)));
}
