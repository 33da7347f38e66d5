/** Rows chosen by booleans: a series is matched by label, anything else by place. */
import {LocalFrame, LocalIndex, LocalSeries, NDArray, inferVector} from '../../../data/index.js';
import {IndexError, ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {expr, filter, sql, type Column, type Expr, type Relation} from '../../../engine/sql/index.js';
import {Node} from '../../../graph/index.js';
import {byPlace} from '../side-by-side.js';

/** Whether a key holds booleans, as far as it can be seen before anything runs. */
export function isMask(key: unknown): boolean {
  if (key instanceof Node) {
    const {meta} = key;
    if (meta.kind === 'dataframe') return false;
    if (meta.kind === 'series' || meta.kind === 'tensor') return meta.dtype === null || isBoolean(meta.dtype);
    return false;
  }
  if (key instanceof LocalSeries || key instanceof NDArray) return isBoolean(key.dtype);
  return Array.isArray(key) && key.length > 0 && key.every((item) => typeof item === 'boolean');
}

function isBoolean(dtype: string): boolean {
  return dtype === 'bool' || dtype === 'boolean' || dtype === 'object';
}

/** The condition of a mask over the rows of `rel`, which may be put on another source for it. */
export async function maskOver(
  context: LowerContext,
  rel: Relation,
  mask: unknown,
  operation: string,
): Promise<{readonly relation: Relation; readonly condition: Expr}> {
  const labelled = mask instanceof LocalSeries || (mask instanceof Node && mask.meta.kind === 'series');
  const given = await asRelation(context, mask);
  if (!labelled) {
    const {left, right} = await byPlace(context, rel, given, operation).catch((error: unknown) => {
      throw error instanceof ValueError ? new IndexError(error.message) : error;
    });
    return {relation: left, condition: booleans(right, operation)};
  }
  const {left, right} = await context.align(rel, given, 'left');
  const kept = rel.index.kind === 'range' ? {...left, index: left.index} : left;
  return {relation: kept, condition: booleans(right, operation)};
}

async function asRelation(context: LowerContext, mask: unknown): Promise<Relation> {
  if (mask instanceof Node && mask.meta.kind !== 'tensor') return context.relation(mask);
  const value = mask instanceof Node ? await context.local(mask) : mask;
  if (value instanceof LocalSeries || value instanceof LocalFrame || value instanceof LocalIndex)
    return context.relation(value);
  const vector = value instanceof NDArray ? value.vector : inferVector(value as readonly unknown[]);
  return context.relation(
    new LocalSeries(LocalIndex.from(Array.from({length: vector.length}, (_, i) => i)), vector),
  );
}

function booleans(rel: Relation, operation: string): Expr {
  const {expr: e} = rel.columns[0] as Column;
  if (e.type === 'BOOLEAN') return e;
  if (e.type !== 'MIXED') throw new IndexError(`${operation}: a mask holds booleans, got ${e.dtype}`);
  return expr(sql`union_extract(${e}, 'b')`, {dtype: 'bool', windowed: e.windowed});
}

/** The rows of `rel` for which the mask is true. */
export async function maskRows(
  context: LowerContext,
  rel: Relation,
  mask: unknown,
  operation: string,
): Promise<Relation> {
  const {relation, condition} = await maskOver(context, rel, mask, operation);
  return filter(relation, condition);
}
