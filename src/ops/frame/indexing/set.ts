import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  labelKey,
  type Label,
  type Scalar as Value,
} from '../../../data/index.js';
import {ArgumentError, KeyError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  assign,
  choose,
  concatRows,
  expr,
  literal,
  settle,
  showLabel,
  sql,
  withLevels,
  type Column,
} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {Node, Slice, type ColumnMeta, type DataFrameMeta, type Meta} from '../../../graph/index.js';
import type {Operand as Values} from '../arithmetic/types.js';
import {isScalar, operand} from '../arithmetic/operand.js';
import {rows, rowsOf, type Rows} from '../define-frame.js';
import {whereRows} from '../missing/where-rows.js';
import {columnValues, valueDType} from './column-values.js';
import {isLabel, key, type ManyKeys} from './keys.js';
import {hasLabel, localIndex} from './label-rows.js';
import {isMask, maskOver} from './mask.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Makes this frame stand for one with a column set: Python's `df[label] = value`. The value is one for all rows, an array or tensor with one a
     * row, or a series, which is matched by label. An array of labels sets several columns; booleans for rows or cells set what they choose.
     *
     * @throws ValueError when there are not as many values as rows.
     * @example
     * const df = md.DataFrame({a: [1, 2]});
     * df.set('b', df.get('a').mul(10));
     * await df.execute()
     * //    a   b
     * // 0  1  10
     * // 1  2  20
     */
    set(label: Value, value: Values): void;
    set(labels: ManyKeys | DataFrame | LocalFrame, value: Values): void;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Makes this series stand for one with values set: Python's `s[key] = value`, for a label, an array of labels, or booleans.
     *
     * @throws ValueError when there are not as many values as rows.
     * @example
     * const s = md.Series([1, 2, 3]);
     * s.set(s.gt(1), 0);
     * await s.execute()
     * // 0    1
     * // 1    0
     * // 2    0
     * // dtype: int64
     */
    set(key: Value | ManyKeys, value: Values): void;
  }
}

export const set = define({
  name: 'set',
  title: 'DataFrameSetitem',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), key, value: operand},
  inPlace: true,
  infer: ({df, key: wanted, value}): Meta =>
    df.meta.kind === 'dataframe' ? framedMeta(df.meta, wanted, value) : df.meta,
  async lower({df, key: wanted, value}, context) {
    const of = await rowsOf(df, context);
    if (wanted instanceof Slice) throw new ArgumentError('set takes labels or booleans, got a slice');
    if (of.kind === 'series') return setValues(context, of, wanted, value);
    const table =
      wanted instanceof LocalFrame || (wanted instanceof Node && wanted.meta.kind === 'dataframe');
    if (table)
      return whereRows(context, of, {
        cond: wanted,
        other: value,
        keep: false,
        axis: 'columns',
        name: 'DataFrame.set',
      });
    if (isMask(wanted))
      return whereRows(context, of, {
        cond: wanted,
        other: value,
        keep: false,
        axis: 'index',
        name: 'DataFrame.set',
      });
    const labels = labelsOf(wanted);
    const {relation, columns} = await columnValues(context, of.relation, labels, value, 'DataFrame.set');
    return {kind: 'dataframe', relation: assign(relation, columns)};
  },
});

function labelsOf(wanted: unknown): readonly Label[] {
  if (isLabel(wanted)) return [wanted];
  if (Array.isArray(wanted)) return wanted as Label[];
  if (wanted instanceof LocalIndex) return wanted.toArray();
  if (wanted instanceof LocalSeries) return wanted.toArray() as Label[];
  throw new ArgumentError('DataFrame.set takes column labels at hand, not lazy ones');
}

/** Values of a series, where labels or booleans choose; a new label puts a value at the end. */
async function setValues(context: LowerContext, of: Rows, wanted: unknown, value: unknown): Promise<Rows> {
  const name = 'Series.set';
  if (isMask(wanted)) {
    const {relation} = await maskOver(context, of.relation, wanted, name);
    return whereRows(
      context,
      {...of, relation},
      {cond: wanted, other: value, keep: false, axis: 'index', name},
    );
  }
  const labelled = withLevels(of.relation);
  const labels = labelsOf(wanted);
  const flags = labels.map((label) => hasLabel(labelled.index.levels, label));
  const any = flags.reduce((a, b) => ({...a, sql: sql`(${a} or ${b})`}), literal(false));
  const index = await localIndex(context, labelled);
  const missing = labels.filter((label) => !index.includes(label));
  if (missing.length > 0) return appended(context, {...of, relation: labelled}, missing, labels, value);
  const values = labelled.columns[0] as Column;
  const {relation, columns} = await columnValues(context, labelled, [values.label], value, name);
  const kept = relation.columns[0]?.expr ?? values.expr;
  const chosen = choose(expr(any.sql, {dtype: 'bool', nullable: false}), (columns[0] as Column).expr, kept);
  return {kind: 'series', relation: settle({...relation, columns: [{label: values.label, expr: chosen}]})};
}

/** A new label puts its value at the end. */
async function appended(
  context: LowerContext,
  of: Rows,
  missing: readonly Label[],
  labels: readonly Label[],
  value: unknown,
): Promise<Rows> {
  const [label] = labels;
  if (labels.length !== 1 || label === undefined || !isScalar(value) || value instanceof Node)
    throw new KeyError(`Series.set: ${missing.map(showLabel).join(', ')} not among the labels`);
  const added = LocalSeries.from([value], {index: [label], name: of.relation.columns[0]?.label ?? null});
  return {kind: 'series', relation: concatRows([of.relation, await context.relation(added)])};
}

function framedMeta(of: DataFrameMeta, wanted: unknown, value: unknown): DataFrameMeta {
  const chooses = isMask(wanted) || wanted instanceof Node || wanted instanceof LocalFrame;
  if (chooses) return {...of, columns: of.columns?.map(({label}) => ({label, dtype: null})) ?? null};
  if (of.columns === null || wanted instanceof Slice) return of;
  let columns: readonly ColumnMeta[] = of.columns;
  const labels = labelsOf(wanted);
  for (const [i, label] of labels.entries()) {
    const column = {label, dtype: valueDType(value, i, labels.length > 1)};
    const known = columns.some((one) => labelKey(one.label) === labelKey(label));
    columns = known
      ? columns.map((one) => (labelKey(one.label) === labelKey(label) ? column : one))
      : [...columns, column];
  }
  const length = columns === of.columns ? of.index.length : of.columns.length === 0 ? null : of.index.length;
  return {...of, columns, index: {...of.index, length}};
}
