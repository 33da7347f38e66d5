/** What stands at the other side of an operator: a scalar, a frame, a series, values. */
import {
  Float,
  LocalFrame,
  LocalIndex,
  LocalSeries,
  NDArray,
  Vector,
  inferVector,
  type Label,
} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {columnsOf, literal, missingLike, type Expr, type Relation} from '../../../engine/sql/index.js';
import {isPlainObject, toPlain} from '../../../expr/plain.js';
import {mismatch, type Param} from '../../../expr/params.js';
import {Node, type Meta} from '../../../graph/index.js';
import {frameMetaOf, indexMetaOf, seriesMetaOf} from '../metas.js';
import {rowsOf, standIn, type Rows} from '../define-frame.js';

/** The other operand: a value, several, a frame, a series, an index or a tensor. */
export const operand: Param<unknown> = {
  takes: 'a value, an array, a tensor, a DataFrame, a Series or an Index',
  dict: 'either',
  parse: (value) => (value === undefined || typeof value === 'function' ? mismatch : toPlain(value)),
};

/** The other operand as it can be worked with. */
export type Operand =
  /** One value; a number gives way to the dtype of what it meets. */
  | {readonly kind: 'scalar'; readonly expr: Expr; readonly value?: unknown}
  /** Rows with labels. */
  | {readonly kind: 'rows'; readonly rows: Rows}
  /** Values without labels, one for each row or column. */
  | {readonly kind: 'values'; readonly vector: Vector}
  /** Values without labels, for rows and columns. */
  | {readonly kind: 'table'; readonly frame: LocalFrame};

/** Whether a value stands for itself: no array, frame or lazy object. */
export function isScalar(value: unknown): boolean {
  return !(
    value instanceof Node ||
    value instanceof LocalFrame ||
    value instanceof LocalSeries ||
    value instanceof LocalIndex ||
    value instanceof NDArray ||
    Array.isArray(value) ||
    ArrayBuffer.isView(value) ||
    isPlainObject(value)
  );
}

/** A value; one that is marked as a float makes floats of integers though it is whole. */
function scalarOperand(value: unknown): Operand {
  if (value instanceof Float) return {kind: 'scalar', expr: literal(value.value, 'float64')};
  return {kind: 'scalar', expr: literal(value), value};
}

/** The operand when an operation runs. */
export async function operandOf(value: unknown, context: LowerContext): Promise<Operand> {
  if (isScalar(value)) return scalarOperand(value);
  if (value instanceof Node) {
    const {kind} = value.meta;
    if (kind === 'dataframe' || kind === 'series' || kind === 'index')
      return {kind: 'rows', rows: await rowsOf(value, context)};
    return localOperand(await context.local(value), context);
  }
  return localOperand(value, context);
}

async function localOperand(value: unknown, context: LowerContext): Promise<Operand> {
  if (isScalar(value)) return scalarOperand(value);
  if (value instanceof LocalFrame)
    return {kind: 'rows', rows: {kind: 'dataframe', relation: await context.relation(value)}};
  if (value instanceof LocalSeries)
    return {kind: 'rows', rows: {kind: 'series', relation: await context.relation(value)}};
  if (value instanceof LocalIndex)
    return {kind: 'rows', rows: {kind: 'index', relation: await context.relation(value)}};
  if (isPlainObject(value)) {
    const series = LocalSeries.from(Object.values(value), {index: Object.keys(value)});
    return {kind: 'rows', rows: {kind: 'series', relation: await context.relation(series)}};
  }
  return valuesOperand(value);
}

function valuesOperand(value: unknown): Operand {
  if (value instanceof NDArray) return arrayOperand(value);
  if (ArrayBuffer.isView(value)) return arrayOperand(NDArray.from(value));
  const list = value as readonly unknown[];
  if (list.some((item) => Array.isArray(item))) return arrayOperand(NDArray.from(list));
  return {kind: 'values', vector: inferVector(list)};
}

function arrayOperand(array: NDArray): Operand {
  const [rows = 1, columns = 1] = array.shape;
  if (array.shape.length === 0) return {kind: 'scalar', expr: literal(array.item())};
  if (array.shape.length === 1) return {kind: 'values', vector: array.vector};
  if (array.shape.length > 2)
    throw new ValueError(
      `Unable to coerce to Series/DataFrame, dimension must be <= 2: (${array.shape.join(', ')})`,
    );
  const vectors = Array.from({length: columns}, (_, j) =>
    array.vector.take(Uint32Array.from({length: rows}, (_row, i) => i * columns + j)),
  );
  return {
    kind: 'table',
    frame: new LocalFrame(
      LocalIndex.from(vectors.map((_, j) => j)),
      LocalIndex.from(Array.from({length: rows}, (_, i) => i)),
      vectors,
    ),
  };
}

/** What is known of the operand before anything runs; null when that is not enough to tell dtypes. */
export function assumedOperand(value: unknown): Operand | null {
  if (isScalar(value)) return scalarOperand(value);
  if (value instanceof Node) return assumedNode(value.meta);
  if (value instanceof LocalFrame) return assumedNode(frameMetaOf(value));
  if (value instanceof LocalSeries) return assumedNode(seriesMetaOf(value));
  if (value instanceof LocalIndex) return assumedNode(indexMetaOf(value));
  return isPlainObject(value) ? null : valuesOperand(value);
}

function assumedNode(meta: Meta): Operand | null {
  if (meta.kind !== 'tensor') {
    if (meta.kind !== 'dataframe' && meta.kind !== 'series' && meta.kind !== 'index') return null;
    const rows = standIn(meta);
    return rows === null ? null : {kind: 'rows', rows};
  }
  if (meta.dtype === null || meta.shape?.length !== 0) return null;
  return {kind: 'scalar', expr: missingLike(literal(null, meta.dtype))};
}

/** The values of a series as constants by label, for each column of a frame. */
export async function byLabel(
  series: Relation,
  context: LowerContext,
): Promise<readonly {readonly label: Label; readonly expr: Expr}[]> {
  const {vectors, index} = await columnsOf(context.sql, series, {signal: context.signal});
  const [vector] = vectors;
  if (vector === undefined) throw new ArgumentError('a series has one column');
  return constants(vector).map((expr, i) => ({label: index.at(i), expr}));
}

/** The values of a vector as constants. */
export function constants(vector: Vector): Expr[] {
  return Array.from({length: vector.length}, (_, i) => {
    const value = vector.at(i);
    return vector.dtype === 'object' || vector.dtype === 'category'
      ? literal(value)
      : literal(value, vector.dtype);
  });
}
