import type {LowerContext, Lowered} from '../../../engine/index.js';
import {selectColumns, type Relation} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Series} from '../../../expr/series.js';
import type {Scalar} from '../../../expr/tensor.js';
import {Slice, type ColumnMeta, type IndexMeta, type Meta} from '../../../graph/index.js';
import type {Scalar as Value} from '../../../data/index.js';
import {rows, rowsOf} from '../define-frame.js';
import {columnPlace, onlyValue, rowMeta, rowSeries, valueMeta} from './cells.js';
import {isAll, key, optionalKey, type ManyKeys, type PlacesKey} from './keys.js';
import {checkedPlaces, isPlace, placeList, placeSlice, rowsAt} from './place-rows.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Rows and columns by place: Python's `df.iloc[rows, columns]`. A whole number takes one (negative ones count from the end), which of a
     * frame leaves a series; arrays, slices and booleans take several.
     *
     * pandas' and Mars's `DataFrame.iloc`.
     *
     * @throws IndexError for places out of bounds.
     * @example
     * await md.DataFrame({a: [1, 2, 3], b: [4, 5, 6]}).iloc(slice(1, null), [1]).execute()
     * //    b
     * // 1  5
     * // 2  6
     */
    iloc(row: number, column: number): Scalar<Value>;
    iloc(row: number): Series;
    iloc(rows: Slice<never> | Slice | ManyKeys, column: number): Series;
    iloc(rows: Slice<never> | Slice | ManyKeys, columns?: Slice<never> | Slice | ManyKeys): DataFrame;
    iloc(row: number, columns: Slice<never> | Slice | ManyKeys): Series;
    /**
     * One value by place: Python's `df.iat[row, column]`.
     *
     * pandas' and Mars's `DataFrame.iat`.
     *
     * @throws IndexError for places out of bounds.
     * @example
     * await md.DataFrame({a: [1, 2], b: [3, 4]}).iat(1, 0).execute()
     * // 2
     */
    iat(row: number, column: number): Scalar<Value>;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Values by place: Python's `s.iloc[key]`. A whole number takes one value; arrays, slices and booleans take several.
     *
     * pandas' and Mars's `Series.iloc`.
     *
     * @throws IndexError for places out of bounds.
     * @example
     * await md.Series([1, 2, 3]).iloc([-1, 0]).execute()
     * // 2    3
     * // 0    1
     * // dtype: int64
     */
    iloc(key: number): Scalar<Value>;
    iloc(key: Exclude<PlacesKey, number | bigint> | Slice<never>): Series;
    /**
     * One value by place: Python's `s.iat[i]`.
     *
     * pandas' and Mars's `Series.iat`.
     *
     * @throws IndexError for a place out of bounds.
     * @example
     * await md.Series([1, 2, 3]).iat(-1).execute()
     * // 3
     */
    iat(place: number): Scalar<Value>;
  }
}

export const iloc = define({
  name: 'iloc',
  title: 'DataFrameIlocGetItem',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), rows: key, columns: optionalKey},
  infer: ({df, rows: at, columns}) => chosenMeta(df.meta, at, columns),
  async lower({df, rows: at, columns}, context) {
    const {kind, relation} = await rowsOf(df, context);
    return chosen(context, kind, relation, at, columns, 'iloc');
  },
});

export const iat = define({
  name: 'iat',
  title: 'DataFrameIlocGetItem',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), row: key, column: optionalKey},
  infer: ({df, row, column}) => chosenMeta(df.meta, row, column),
  async lower({df, row, column}, context) {
    const {kind, relation} = await rowsOf(df, context);
    return chosen(context, kind, relation, row, column, 'iat');
  },
});

async function chosen(
  context: LowerContext,
  kind: 'dataframe' | 'series' | 'index',
  relation: Relation,
  at: unknown,
  columns: unknown,
  name: string,
): Promise<Lowered> {
  const narrowed = columns === undefined ? relation : await columnsAt(context, relation, columns, name);
  const taken = isAll(at) ? narrowed : await rowsAt(context, narrowed, at, name);
  const oneColumn = kind === 'series' || isPlace(columns);
  if (isPlace(at)) return oneColumn ? onlyValue(context, taken, at) : rowSeries(context, taken);
  return {kind: oneColumn ? 'series' : 'dataframe', relation: taken};
}

async function columnsAt(
  context: LowerContext,
  relation: Relation,
  columns: unknown,
  name: string,
): Promise<Relation> {
  const width = relation.columns.length;
  if (isPlace(columns)) return selectColumns(relation, [columnPlace(relation, columns)]);
  if (columns instanceof Slice) return selectColumns(relation, slicedPlaces(columns, width, name));
  const list =
    Array.isArray(columns) && columns.every((one) => typeof one === 'boolean')
      ? columns.flatMap((one, i) => (one ? [i] : []))
      : await placeList(context, columns, name);
  return selectColumns(relation, checkedPlaces(list, width, name));
}

function slicedPlaces(columns: Slice, width: number, name: string): number[] {
  const {start, step, count} = placeSlice(columns, name).indices(width);
  return Array.from({length: count}, (_, i) => start + i * step);
}

function chosenMeta(of: Meta, at: unknown, columns: unknown): Meta {
  if (of.kind === 'series')
    return isPlace(at) ? valueMeta(of.dtype) : {...of, index: chosenIndex(of.index, at)};
  if (of.kind !== 'dataframe') return of;
  const narrowed =
    columns === undefined || of.columns === null ? of.columns : chosenColumns(of.columns, columns);
  if (isPlace(columns)) {
    const [column] = narrowed ?? [];
    if (isPlace(at)) return valueMeta(column?.dtype ?? null);
    return {
      kind: 'series',
      name: column?.label ?? null,
      dtype: column?.dtype ?? null,
      index: chosenIndex(of.index, at),
    };
  }
  const frame = {...of, columns: narrowed};
  return isPlace(at) ? rowMeta(frame, null) : {...frame, index: chosenIndex(of.index, at)};
}

function chosenColumns(known: readonly ColumnMeta[], columns: unknown): readonly ColumnMeta[] | null {
  const take = (places: readonly number[]): ColumnMeta[] =>
    checkedPlaces(places, known.length, 'iloc').map((i) => known[i] as ColumnMeta);
  if (isPlace(columns)) return take([columns]);
  if (columns instanceof Slice) return take(slicedPlaces(columns, known.length, 'iloc'));
  if (!Array.isArray(columns)) return null;
  if (columns.every((one) => typeof one === 'boolean')) return known.filter((_, i) => columns[i] === true);
  return columns.every(isPlace) ? take(columns) : null;
}

function chosenIndex(index: IndexMeta, at: unknown): IndexMeta {
  if (isAll(at)) return index;
  if (at instanceof Slice && index.length !== null)
    return {...index, length: placeSlice(at, 'iloc').indices(index.length).count};
  const list = Array.isArray(at) && at.every(isPlace) ? at.length : null;
  return {...index, length: list};
}
