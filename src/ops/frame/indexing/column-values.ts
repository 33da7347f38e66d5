/** Values that become columns of a frame: one for all rows, one a row, or a series that is matched by label. */
import {ValueError} from '../../../errors/index.js';
import {LocalSeries, RangeIndex, type DType, type Label} from '../../../data/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {rowCount, withLevels, type Column, type Expr, type Relation} from '../../../engine/sql/index.js';
import {Node} from '../../../graph/index.js';
import {isScalar, operandOf, assumedOperand} from '../arithmetic/operand.js';
import {byPlace} from '../side-by-side.js';

/** `rel` and the expressions of `value` over it: one for each of `labels`. */
export async function columnValues(
  context: LowerContext,
  rel: Relation,
  labels: readonly Label[],
  value: unknown,
  name: string,
): Promise<{readonly relation: Relation; readonly columns: readonly Column[]}> {
  const named = (exprs: readonly Expr[]): Column[] =>
    labels.map((label, i) => ({label, expr: (exprs.length === 1 ? exprs[0] : exprs[i]) as Expr}));
  if (labels.length > 1 && Array.isArray(value) && value.length === labels.length && value.every(isScalar)) {
    const exprs = await Promise.all(value.map(async (one) => scalarOf(await operandOf(one, context), name)));
    return {relation: rel, columns: named(exprs)};
  }
  const operand = await operandOf(value, context);
  if (operand.kind === 'scalar') return {relation: rel, columns: named([operand.expr])};
  const source = await sourceOf(context, operand);
  const byLabel = operand.kind === 'rows' && operand.rows.kind !== 'index';
  const empty = rel.columns.length === 0 && (await rowCount(context.sql, rel)) === 0;
  if (empty) {
    const own = source.columns.map((column) => column.expr);
    return {relation: {...source, columns: []}, columns: named(checkedWidth(own, labels, name))};
  }
  const pair = byLabel ? await context.align(rel, source, 'left') : await byPlace(context, rel, source, name);
  const exprs = checkedWidth(
    pair.right.columns.map((column) => column.expr),
    labels,
    name,
  );
  return {relation: pair.left, columns: named(exprs)};
}

function checkedWidth(exprs: readonly Expr[], labels: readonly Label[], name: string): readonly Expr[] {
  if (exprs.length === labels.length || exprs.length === 1) return exprs;
  throw new ValueError(
    `${name}: Columns must be same length as key: ${String(labels.length)} keys, ${String(exprs.length)} columns`,
  );
}

async function sourceOf(
  context: LowerContext,
  operand: Exclude<Awaited<ReturnType<typeof operandOf>>, {kind: 'scalar'}>,
): Promise<Relation> {
  if (operand.kind === 'table') return context.relation(operand.frame);
  if (operand.kind === 'values')
    return context.relation(new LocalSeries(RangeIndex.of(operand.vector.length), operand.vector));
  const {kind, relation} = operand.rows;
  if (kind !== 'index') return relation;
  const labelled = withLevels(relation);
  return {...labelled, columns: labelled.index.levels.map(({name, expr}) => ({label: name, expr}))};
}

function scalarOf(operand: Awaited<ReturnType<typeof operandOf>>, name: string): Expr {
  if (operand.kind === 'scalar') return operand.expr;
  throw new ValueError(`${name}: each of several columns takes one value`);
}

/** The dtype that a value gives its column, as far as it is known. */
export function valueDType(value: unknown, place = 0, several = false): DType | null {
  if (value instanceof Node && value.meta.kind === 'tensor') return value.meta.dtype;
  if (Array.isArray(value) && value.length === 0) return null;
  const operand = assumedOperand(
    several && Array.isArray(value) && value.every(isScalar) ? value[place] : value,
  );
  if (operand === null || operand.kind === 'table') return null;
  if (operand.kind === 'scalar') return operand.expr.dtype;
  if (operand.kind === 'values') return operand.vector.dtype;
  const {kind, relation} = operand.rows;
  if (kind === 'index')
    return relation.index.kind === 'levels' ? (relation.index.levels[0]?.expr.dtype ?? null) : 'int64';
  return relation.columns[place]?.expr.dtype ?? null;
}
