/** Reductions of frames, series and indexes to one value a column, or one a row. */
import {
  LocalIndex,
  LocalSeries,
  commonDType,
  inferVector,
  isNullableDType,
  isNumericDType,
  kindOf,
  type DType,
} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {
  castSql,
  columnIndex,
  expr,
  fetchFrame,
  joined,
  reduce,
  sql,
  toDType,
  withLevels,
  type Aggregation,
  type Column,
  type Expr,
  type Relation,
} from '../../../engine/sql/index.js';
import type {Meta} from '../../../graph/index.js';
import type {Rows} from '../define-frame.js';
import {indexMetaOf} from '../metas.js';
import {loadLocal} from '../resolve.js';
import {plainNumbers, presentCount, type ReductionOptions, type ReductionRule} from './rules.js';

/** A reduction with its keywords. */
export interface Reduction {
  readonly name: string;
  readonly rule: ReductionRule;
  readonly options: ReductionOptions;
  /** Only columns of numbers and booleans, or only of booleans; all that can be reduced when absent. */
  readonly only?: 'numbers' | 'booleans';
}

/** The relation of a frame or series; of an index, with its labels as a column. */
export function valuesOf(rows: Rows): Relation {
  if (rows.kind !== 'index') return rows.relation;
  const labelled = withLevels(rows.relation);
  return {
    ...labelled,
    columns: labelled.index.levels.map((level): Column => ({label: level.name, expr: level.expr})),
  };
}

function chosen(columns: readonly Column[], {rule, only}: Reduction): Column[] {
  return columns.filter(({expr: e}) => {
    if (only === 'numbers' && !'biuf'.includes(kindOf(e.dtype))) return false;
    if (only === 'booleans' && kindOf(e.dtype) !== 'b') return false;
    return rule.takes(e);
  });
}

function aggregation({rule, options}: Reduction, {label, expr: e}: Column): Aggregation {
  return {
    label,
    inputs: [e],
    of: ([input], ordinal) => rule.aggregate(input as Expr, ordinal, options),
  };
}

/** One row: each column that the reduction takes, reduced. */
export function reducedRow(rel: Relation, reduction: Reduction): Relation {
  return reduce(
    rel,
    chosen(rel.columns, reduction).map((column) => aggregation(reduction, column)),
  );
}

/** What is known of `s.sum()`. */
export function inferScalar(rows: Rows, reduction: Reduction): Meta {
  const [column] = valuesOf(rows).columns;
  if (column === undefined || column.expr.dtype === 'object') return {kind: 'tensor', dtype: null, shape: []};
  requireTaken(reduction, column);
  const [made] = reducedRow(valuesOf(rows), reduction).columns;
  return {kind: 'tensor', dtype: made?.expr.dtype ?? null, shape: []};
}

/** `s.sum()`. */
export function lowerScalar(rows: Rows, reduction: Reduction): Lowered {
  const rel = valuesOf(rows);
  const [column] = rel.columns;
  if (column !== undefined) requireTaken(reduction, column);
  return {kind: 'scalar', relation: reducedRow(rel, reduction)};
}

function requireTaken({name, rule}: Reduction, {label, expr: e}: Column): void {
  if (!rule.takes(e))
    throw new ArgumentError(
      `${name} takes numbers, got ${label === null ? 'values' : `'${String(label)}'`} of dtype ${e.dtype}`,
    );
}

/** What is known of `df.sum()`. */
export function inferColumns(rel: Relation, reduction: Reduction): Meta {
  const row = reducedRow(rel, reduction);
  const sure = rel.columns.every(({expr: e}) => e.dtype !== 'object');
  return {
    kind: 'series',
    name: null,
    dtype: sure || reduction.name === 'count' ? commonDType(row.columns.map(({expr: e}) => e.dtype)) : null,
    index: {...indexMetaOf(columnIndex(row)), ...(sure ? {} : {length: null})},
  };
}

/** `df.sum()`: the columns' labels become the labels of a series. */
export async function lowerColumns(
  rel: Relation,
  reduction: Reduction,
  context: LowerContext,
): Promise<Lowered> {
  const settled = await settledDTypes(rel, context);
  const row = reducedRow(settled, reduction);
  const series = await seriesOfRow(row, context, ofNothing[reduction.name]);
  return {kind: 'series', relation: await loadLocal(context, series)};
}

/** The dtype of a reduction of no columns, where it is not float64. */
const ofNothing: Readonly<Record<string, DType>> = {
  count: 'int64',
  nunique: 'int64',
  any: 'bool',
  all: 'bool',
};

/** The cells of a relation of one row as a series, labelled by its columns; of `dtype` where there are none. */
export async function seriesOfRow(
  row: Relation,
  context: LowerContext,
  dtype: DType = 'float64',
): Promise<LocalSeries> {
  if (row.columns.length === 0) return new LocalSeries(LocalIndex.from([]), inferVector([], dtype));
  const {frame} = await fetchFrame(context.sql, row, {signal: context.signal});
  const {vector} = frame.iloc(0);
  return new LocalSeries(frame.columns, vector);
}

/** `rel` computed first where what is missing decides on dtypes. */
export function settledDTypes(rel: Relation, context: LowerContext): Promise<Relation> {
  const open = rel.columns.some(
    ({expr: e}) => e.nullable && !isNullableDType(e.dtype) && 'biu'.includes(kindOf(e.dtype)),
  );
  return open ? context.materialise(rel) : Promise.resolve(rel);
}

/** `df.sum({axis: 1})`: one value a row. */
export function reduceRows(rel: Relation, reduction: Reduction): Relation {
  const columns = rowColumns(rel.columns, reduction);
  const {rule, options} = reduction;
  const exprs = columns.map(({expr: e}) => plainNumbers(e));
  const dtype = rowCellsDType(exprs, reduction.name);
  const cells = exprs.map((e) =>
    reduction.name === 'any' || reduction.name === 'all' ? truthOf(e) : toDType(e, dtype).sql,
  );
  const type = reduction.name === 'any' || reduction.name === 'all' ? 'BOOLEAN' : listType(dtype, exprs);
  const list = castSql(sql`[${joined(cells, ', ')}]`, `${type}[]`);
  const present = columns.length === 0 ? expr(sql`0::bigint`, {dtype: 'int64'}) : presentCount(exprs);
  const result =
    mixed(exprs) && 'iu'.includes(kindOf(rule.rowDType(dtype))) && !counted.has(reduction.name)
      ? 'float64'
      : rule.rowDType(dtype);
  const body = rule.row({list, present: present.sql, width: columns.length}, options);
  const made = expr(sql`(${body})`, {dtype: 'int64'});
  const value: Expr = {
    ...toTyped(made, result),
    nullable: !counted.has(reduction.name) && !['any', 'all'].includes(reduction.name),
  };
  return {...rel, columns: [{label: null, expr: value}], columnNames: [null]};
}

const counted: ReadonlySet<string> = new Set(['count', 'nunique']);

function toTyped(made: Expr, dtype: DType): Expr {
  const target = expr(made.sql, {dtype});
  return {...target, sql: castSql(made.sql, target.type)};
}

/** Rows of numbers and of anything else are reduced by their numbers alone. */
function rowColumns(columns: readonly Column[], reduction: Reduction): Column[] {
  const all = reduction.only === undefined ? [...columns] : chosen(columns, reduction);
  if (counted.has(reduction.name)) return all;
  const alike = all.every(({expr: e}) => reduction.rule.takes(e));
  const kinds = new Set(all.map(({expr: e}) => (isNumericDType(e.dtype) ? 'number' : e.type)));
  if (alike && kinds.size <= 1 && !kinds.has('VARCHAR')) return all;
  if (alike && kinds.size === 1 && ['min', 'max', 'any', 'all'].includes(reduction.name)) return all;
  return all.filter(({expr: e}) => 'biuf'.includes(kindOf(plainNumbers(e).dtype)));
}

function mixed(exprs: readonly Expr[]): boolean {
  const kinds = new Set(exprs.map((e) => kindOf(e.dtype) === 'b'));
  return kinds.size > 1;
}

function rowCellsDType(exprs: readonly Expr[], name: string): DType {
  const dtypes = exprs.map((e) =>
    e.dtype === 'bool' && !['any', 'all', 'min', 'max'].includes(name) ? 'int64' : e.dtype,
  );
  const plain = mixed(exprs) ? dtypes.map((dtype) => (dtype === 'bool' ? 'int64' : dtype)) : dtypes;
  return plain.length === 0 ? 'float64' : commonDType(plain);
}

function listType(dtype: DType, exprs: readonly Expr[]): Exclude<Expr['type'], `${string}[]`> {
  const types = new Set(exprs.map((e) => e.type));
  const [only] = types;
  const type =
    dtype === 'object' && types.size === 1 && only !== undefined ? only : expr(sql`null`, {dtype}).type;
  return type as Exclude<Expr['type'], `${string}[]`>;
}

function truthOf(e: Expr): Expr['sql'] {
  if (e.type === 'BOOLEAN') return e.sql;
  return e.type === 'VARCHAR' ? sql`(${e} <> '')` : sql`(${e} <> 0)`;
}
