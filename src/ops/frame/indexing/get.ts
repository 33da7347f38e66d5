import {LocalFrame, labelKey, type Label, type Scalar as Value} from '../../../data/index.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {selectColumns} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Series} from '../../../expr/series.js';
import type {Scalar} from '../../../expr/tensor.js';
import {Node, Slice, type DataFrameMeta, type Meta} from '../../../graph/index.js';
import {rows, rowsOf, unknownSeries, type Rows} from '../define-frame.js';
import {whereRows} from '../missing/where-rows.js';
import {columnPositions, missingColumns, valueMeta, onlyColumn} from './cells.js';
import {isLabel, key, type GetKey, type ManyKeys} from './keys.js';
import {labelList, labelSlice} from './label-rows.js';
import {located} from './loc.js';
import {isMask, maskRows} from './mask.js';
import {isPlace, rowsAt} from './place-rows.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * A column by its label, several by an array of labels, rows by booleans or a slice of places; with booleans for all cells, the frame with
     * missing values where they are false. Python's `df[key]`.
     *
     * @throws KeyError for a label that no column has.
     * @example
     * const df = md.DataFrame({a: [1, 2, 3], b: ['x', 'y', 'z']});
     * await df.get('b').execute()
     * // 0    x
     * // 1    y
     * // 2    z
     * // Name: b, dtype: object
     * @example
     * const df = md.DataFrame({a: [1, 2, 3], b: ['x', 'y', 'z']});
     * await df.get(df.get('a').gt(1)).execute()
     * //    a  b
     * // 1  2  y
     * // 2  3  z
     */
    get(label: Value): Series;
    get(key: GetKey): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * A value by its label, several by an array of labels, by booleans or by a slice of places: Python's `s[key]`. Where labels are no numbers, a
     * number counts places.
     *
     * @throws KeyError for a label that there is not.
     * @example
     * const s = md.Series([1, 2, 3], {index: ['x', 'y', 'z']});
     * await s.get(['z', 'x']).execute()
     * // z    3
     * // x    1
     * // dtype: int64
     */
    get(label: Value | Date): Scalar<Value>;
    get(key: Slice<never> | Slice<unknown> | ManyKeys): Series;
  }
}

export const get = define({
  name: 'get',
  title: 'DataFrameIndex',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), key},
  infer: ({df, key: wanted}) =>
    df.meta.kind === 'dataframe' ? columnsMeta(df.meta, wanted) : valuesMeta(df.meta, wanted),
  async lower({df, key: wanted}, context) {
    const of = await rowsOf(df, context);
    return of.kind === 'dataframe' ? columnsOf(context, of, wanted) : valuesOf(context, of, wanted);
  },
});

/** Whether a key holds booleans for all cells. */
function isTable(wanted: unknown): boolean {
  return (
    wanted instanceof LocalFrame ||
    (wanted instanceof Node && (wanted.meta.kind === 'dataframe' || isMatrix(wanted.meta)))
  );
}

function isMatrix(meta: Meta): boolean {
  return meta.kind === 'tensor' && meta.shape?.length === 2;
}

async function columnsOf(context: LowerContext, of: Rows, wanted: unknown): Promise<Lowered> {
  const {relation} = of;
  if (isTable(wanted))
    return whereRows(context, of, {
      cond: wanted,
      other: NaN,
      keep: true,
      axis: 'columns',
      name: 'DataFrame.get',
    });
  if (wanted instanceof Slice)
    return {
      kind: 'dataframe',
      relation: hasLabelBounds(wanted)
        ? await labelSlice(context, relation, wanted)
        : await rowsAt(context, relation, wanted, 'get'),
    };
  if (isMask(wanted))
    return {kind: 'dataframe', relation: await maskRows(context, relation, wanted, 'DataFrame.get')};
  if (isLabel(wanted))
    return {kind: 'series', relation: selectColumns(relation, [onlyColumn(relation, wanted)])};
  return {
    kind: 'dataframe',
    relation: selectColumns(relation, columnPositions(relation, await labelList(context, wanted))),
  };
}

function hasLabelBounds({start, stop}: Slice): boolean {
  return [start, stop].some((bound) => bound !== null && !isPlace(bound));
}

async function valuesOf(context: LowerContext, of: Rows, wanted: unknown): Promise<Lowered> {
  const {relation} = of;
  if (wanted instanceof Slice && !hasLabelBounds(wanted))
    return {kind: 'series', relation: await rowsAt(context, relation, wanted, 'Series.get')};
  const text = relation.index.kind === 'levels' && relation.index.levels[0]?.expr.type === 'VARCHAR';
  const places = isPlace(wanted) || (Array.isArray(wanted) && wanted.length > 0 && wanted.every(isPlace));
  if (text && places) {
    const taken = await rowsAt(context, relation, wanted, 'Series.get');
    return isPlace(wanted) ? {kind: 'scalar', relation: taken} : {kind: 'series', relation: taken};
  }
  return located(context, of, wanted, undefined, 'Series.get');
}

function columnsMeta(of: DataFrameMeta, wanted: unknown): Meta {
  if (isTable(wanted)) return of;
  if (wanted instanceof Slice || isMask(wanted)) return {...of, index: {...of.index, length: null}};
  const known = of.columns;
  if (known === null) return isLabel(wanted) ? {...unknownSeries, name: wanted, index: of.index} : of;
  const labels = isLabel(wanted) ? [wanted] : Array.isArray(wanted) ? (wanted as Label[]) : null;
  if (labels === null) return {...of, columns: null};
  const missing = labels.filter((label) => !known.some((one) => labelKey(one.label) === labelKey(label)));
  if (missing.length > 0)
    throw missingColumns(
      missing,
      known.map((one) => one.label),
    );
  const columns = labels.flatMap((label) => known.filter((one) => labelKey(one.label) === labelKey(label)));
  if (!isLabel(wanted)) return {...of, columns};
  return {kind: 'series', name: wanted, dtype: columns[0]?.dtype ?? null, index: of.index};
}

function valuesMeta(of: Meta, wanted: unknown): Meta {
  if (of.kind !== 'series') return of;
  if (isLabel(wanted)) return valueMeta(of.dtype);
  return {...of, index: {...of.index, length: null}};
}
