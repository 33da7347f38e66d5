import {LocalIndex, labelKey, type DType, type Label} from '../../../data/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  astype as converted,
  castSql,
  columnVector,
  compare,
  expr,
  groupBy,
  integerSql,
  nullSql,
  pythonText,
  settle,
  sql,
  withLevels,
  type Expr,
  type Level,
  type LevelRows,
  type Relation,
  type Sql,
} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {ColumnMeta, Meta} from '../../../graph/index.js';
import {rows, rowsOf} from '../define-frame.js';
import {missingColumns} from '../indexing/cells.js';
import {labelLiteral} from '../indexing/label-rows.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The values in another dtype: one for all columns, or by a dict for each column its own.
     *
     * pandas' and Mars's `DataFrame.astype`.
     *
     * @throws ArgumentError for values that cannot be converted; KeyError for a label that no column has.
     * @example
     * await md.DataFrame({a: [1, 2], b: ['3', '4']}).astype({b: 'int64'}).execute()
     * //    a  b
     * // 0  1  3
     * // 1  2  4
     */
    astype(
      dtype: string | Readonly<Record<string, string>>,
      options?: Options<{copy: boolean; errors: 'raise'}>,
    ): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The values in another dtype.
     *
     * pandas' and Mars's `Series.astype`.
     *
     * @throws ArgumentError for values that cannot be converted.
     * @example
     * await md.Series([1, 2]).astype('float64').execute()
     * // 0    1.0
     * // 1    2.0
     * // dtype: float64
     */
    astype(dtype: string, options?: Options<{copy: boolean; errors: 'raise'}>): Series;
  }
}

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * The labels in another dtype.
     *
     * pandas' and Mars's `Index.astype`.
     *
     * @throws ArgumentError for labels that cannot be converted.
     * @example
     * await md.Index([1, 2]).astype('object').execute()
     * // Index([1, 2], dtype='object')
     */
    astype(dtype: string, options?: Options<{copy: boolean}>): Index;
  }
}

/** Python's `str` is a dtype of its own here: every value becomes text. */
const text: DType = '<U0';
const wanted: p.Param<DType> = {
  ...p.dtype,
  parse: (value) => (value === 'str' || value === 'unicode' ? text : p.dtype.parse(value)),
};
/** The dtype of a result: text is objects. */
const resulting = (dtype: DType): DType => (dtype.startsWith('<U') ? 'object' : dtype);

export const astype = define({
  name: 'astype',
  title: 'DataFrameAstype',
  places: ['DataFrame', 'Series', 'Index'],
  params: {
    df: rows('dataframe', 'series', 'index'),
    dtype: p.oneOf(wanted, p.dictOf(wanted, 'either')),
    copy: p.optional(p.bool, true),
    errors: p.optional(p.choice('raise'), 'raise'),
  },
  infer({df, dtype}): Meta {
    const {meta} = df;
    if (meta.kind === 'series') return typeof dtype === 'string' ? {...meta, dtype: resulting(dtype)} : meta;
    if (meta.kind === 'index')
      return typeof dtype === 'string' ? {...meta, dtypes: meta.dtypes.map(() => resulting(dtype))} : meta;
    if (meta.kind !== 'dataframe' || meta.columns === null) return meta;
    const labels = meta.columns.map(({label}) => label);
    refuseUnknown(dtype, labels);
    return {
      ...meta,
      columns: meta.columns.map((one) => ({...one, dtype: newDType(dtype, one)})),
    };
  },
  async lower({df, dtype}, context) {
    const {kind, relation} = await rowsOf(df, context);
    if (kind === 'index') {
      const labelled = withLevels(relation);
      const levels = await Promise.all(
        labelled.index.levels.map(async ({name, expr: e}) => ({
          name,
          expr: await cast(context, labelled, e, dtype as DType),
        })),
      );
      return {kind, relation: settle({...labelled, index: {kind: 'levels', levels}})};
    }
    refuseUnknown(
      dtype,
      relation.columns.map(({label}) => label),
    );
    const columns = await Promise.all(
      relation.columns.map(async ({label, expr: e}) => {
        const wanted = wantedFor(dtype, label);
        return {label, expr: wanted === null ? e : await cast(context, relation, e, wanted)};
      }),
    );
    return {kind, relation: settle({...relation, columns})};
  },
});

function newDType(dtype: Wanted, {label, dtype: old}: ColumnMeta): DType | null {
  const found = wantedFor(dtype, label);
  return found === null ? old : resulting(found);
}

type Wanted = DType | ReadonlyMap<Label, DType>;

function wantedFor(dtype: Wanted, label: Label): DType | null {
  if (typeof dtype === 'string') return dtype;
  for (const [key, wanted] of dtype) if (labelKey(key) === labelKey(label)) return wanted;
  return null;
}

function refuseUnknown(dtype: Wanted, labels: readonly Label[]): void {
  if (typeof dtype === 'string') return;
  const missing = [...dtype.keys()].filter(
    (label) => !labels.some((one) => labelKey(one) === labelKey(label)),
  );
  if (missing.length > 0) throw missingColumns(missing, labels);
}

async function cast(context: LowerContext, relation: Relation, e: Expr, dtype: DType): Promise<Expr> {
  if (dtype.startsWith('<U')) return pythonText(e);
  return dtype === 'category' && e.dtype !== 'category'
    ? toCategory(context, relation, e)
    : converted(e, dtype);
}

/** Codes for the distinct values in their order. */
async function toCategory(context: LowerContext, relation: Relation, e: Expr): Promise<Expr> {
  const groups = groupBy({...relation, columns: []}, [{name: null, expr: e}], []);
  const level = (groups.index as LevelRows).levels[0] as Level;
  const vector = await columnVector(context.sql, groups, level.expr, {signal: context.signal});
  const values = new LocalIndex(vector).toArray();
  const cases = values.reduce<Sql>(
    (before, value, code) =>
      sql`${before} when ${compare('eq', e, labelLiteral(e, value))} then ${integerSql(code)}`,
    sql`case`,
  );
  const body = values.length === 0 ? nullSql('INTEGER') : castSql(sql`${cases} end`, 'INTEGER');
  return expr(body, {
    dtype: 'category',
    nullable: e.nullable,
    windowed: e.windowed,
    categories: {values, dtype: vector.dtype, ordered: false},
  });
}
