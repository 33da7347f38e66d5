/** Rows chosen by their labels. */
import {
  LocalIndex,
  LocalSeries,
  NDArray,
  Timedelta,
  Timestamp,
  kindOf,
  labelKey,
  type Label,
} from '../../../data/index.js';
import {KeyError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  compare,
  expr,
  fetchFrame,
  filter,
  isNull,
  joined,
  limit,
  literal,
  pick,
  rowCount,
  showLabel,
  slicePlaces,
  sql,
  toDType,
  toMixed,
  withLevels,
  type Expr,
  type Level,
  type Relation,
} from '../../../engine/sql/index.js';
import {Node, type Slice} from '../../../graph/index.js';

/** A label as a value that can be compared with those of `level`. */
export function labelLiteral(level: Expr, label: unknown): Expr {
  const kind = kindOf(level.dtype);
  if (level.type === 'MIXED') return toMixed(literal(label));
  if (kind === 'M' && typeof label === 'string') return toDType(literal(label), level.dtype);
  return literal(label);
}

function equals(level: Expr, label: unknown): Expr {
  if (label === null || (typeof label === 'number' && Number.isNaN(label))) return isNull(level);
  return compare('eq', level, labelLiteral(level, label));
}

/** The condition that a row has this label; of a MultiIndex, these values in its first levels. */
export function hasLabel(levels: readonly Level[], label: Label): Expr {
  const parts = levels.length > 1 && Array.isArray(label) ? (label as readonly unknown[]) : [label];
  const conditions = parts.map((part, i) => {
    const level = levels[i];
    if (level === undefined)
      throw new KeyError(
        `${showLabel(label)} has more parts than the index has levels (${String(levels.length)})`,
      );
    return equals(level.expr, part);
  });
  return expr(sql`(${joined(conditions, ' and ')})`, {
    dtype: 'bool',
    nullable: conditions.some((one) => one.nullable),
  });
}

/** The rows with one label, computed. */
export async function rowsWithLabel(context: LowerContext, rel: Relation, label: Label): Promise<Relation> {
  const labelled = withLevels(rel);
  const found = await context.materialise(filter(labelled, hasLabel(labelled.index.levels, label)));
  if ((await rowCount(context.sql, found)) === 0)
    throw new KeyError(`${showLabel(label)} is not among the row labels`);
  return found;
}

/** The labels in a list, array or series of them. */
export async function labelList(context: LowerContext, key: unknown): Promise<readonly Label[]> {
  const value = key instanceof Node ? await context.local(key) : key;
  if (value instanceof LocalIndex) return value.toArray();
  if (value instanceof LocalSeries) return value.toArray() as Label[];
  if (value instanceof NDArray) return value.toFlatArray() as Label[];
  return value as readonly Label[];
}

/**
 * The rows with each of `labels` in turn.
 *
 * @throws KeyError naming the labels that there are not.
 */
export async function rowsWithLabels(
  context: LowerContext,
  rel: Relation,
  labels: readonly Label[],
): Promise<Relation> {
  const labelled = withLevels(rel);
  const {levels} = labelled.index;
  if (labels.length === 0) return limit(labelled, 0, 0);
  const tuples = levels.length > 1 && labels.every((label) => Array.isArray(label));
  const width = tuples ? levels.length : 1;
  const keys = levels.slice(0, width).map((level) => level.expr);
  const values = keys.map((key, i) =>
    labels.map((label) => asKey(key, tuples ? (label as readonly unknown[])[i] : label)),
  );
  const picked = await context.materialise(pick(labelled, keys, values));
  await refuseMissing(context, picked, labels, width);
  return picked;
}

function asKey(level: Expr, label: unknown): Expr['sql'] {
  const text = level.type === 'VARCHAR';
  if (typeof label === 'string' ? 'biuf'.includes(kindOf(level.dtype)) : typeof label === 'number' && text)
    throw new KeyError(`[${showLabel(label as Label)}] not in index`);
  const value = labelLiteral(level, label);
  return value.type === level.type ? value.sql : toDType(value, level.dtype).sql;
}

async function refuseMissing(
  context: LowerContext,
  picked: Relation,
  labels: readonly Label[],
  width: number,
): Promise<void> {
  const local = await localIndex(context, picked);
  const known = new Set(
    local.toArray().map((label) => labelKey(width === 1 && Array.isArray(label) ? label[0] : label)),
  );
  const missing = labels.filter((label) => !known.has(labelKey(label)));
  if (missing.length > 0) throw new KeyError(`[${missing.map(showLabel).join(', ')}] not in index`);
}

/** The row labels, fetched. */
export async function localIndex(context: LowerContext, rel: Relation): Promise<LocalIndex> {
  return (await fetchFrame(context.sql, {...rel, columns: []}, {signal: context.signal})).frame.index;
}

/**
 * The rows from the first with one label to the last with another, both included; where labels ascend or descend, from and to where they would
 * stand.
 *
 * @throws KeyError for a bound that is no label where labels are in no order.
 */
export async function labelSlice(context: LowerContext, rel: Relation, key: Slice): Promise<Relation> {
  const computed = await context.materialise(rel);
  const index = await localIndex(context, computed);
  const start = key.start === null ? 0 : placeOf(index, key.start as Label, 'first');
  const stop = key.stop === null ? index.length : placeOf(index, key.stop as Label, 'after');
  return slicePlaces(computed, start, Math.max(start, stop), key.step);
}

/** The place of the first row with a label, or that after the last one. */
export function placeOf(index: LocalIndex, label: Label, side: 'first' | 'after'): number {
  const bound =
    index.at(0) instanceof Timestamp && typeof label === 'string' ? timeBound(label, side) : label;
  const places = index.positionsOf(bound);
  const found = side === 'first' ? places[0] : places.at(-1);
  const last = places.at(-1);
  if (found !== undefined && last !== undefined && last - (places[0] as number) >= places.length)
    throw new KeyError(
      `Cannot get ${side === 'first' ? 'left' : 'right'} slice bound for non-unique label: ${showLabel(label)} stands ${String(places.length)} times, with others between`,
    );
  if (found !== undefined) return side === 'first' ? found : found + 1;
  const at = orderOf(index);
  if (at === 0) throw new KeyError(`${showLabel(label)} is not among the row labels, which are in no order`);
  const past = (i: number): boolean => {
    const order = compareLabels(index.at(i), bound) * at;
    return side === 'first' ? order >= 0 : order > 0;
  };
  let [low, high] = [0, index.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (past(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A time that is given as a day, month or year stands for all of it. */
function timeBound(text: string, side: 'first' | 'after'): Timestamp {
  const first = new Timestamp(text);
  if (side === 'first' || !/^\d{4}(-\d{2}){0,2}$/.test(text)) return first;
  const [year = 0, month, day] = text.split('-').map(Number);
  const next =
    day !== undefined
      ? Date.UTC(year, (month ?? 1) - 1, day + 1)
      : month !== undefined
        ? Date.UTC(year, month, 1)
        : Date.UTC(year + 1, 0, 1);
  return Timestamp.fromNanoseconds(BigInt(next) * 1_000_000n - 1n);
}

/** 1 where labels ascend, -1 where they descend, 0 where they do neither. */
function orderOf(index: LocalIndex): -1 | 0 | 1 {
  let [up, down] = [true, true];
  for (let i = 1; i < index.length; i++) {
    const order = compareLabels(index.at(i - 1), index.at(i));
    if (Number.isNaN(order)) return 0;
    up &&= order <= 0;
    down &&= order >= 0;
  }
  return up ? 1 : down ? -1 : 0;
}

function compareLabels(a: Label, b: Label): number {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (const [i, part] of (b as readonly Label[]).entries()) {
      const order = compareLabels((a as readonly Label[])[i] ?? null, part);
      if (order !== 0) return order;
    }
    return 0;
  }
  if (Array.isArray(a)) return compareLabels((a as readonly Label[])[0] ?? null, b);
  const [x, y] = [ordered(a), ordered(b)];
  if (typeof x !== typeof y && !(isNumeric(x) && isNumeric(y))) return NaN;
  return x === y ? 0 : x !== null && y !== null && x < y ? -1 : 1;
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}

function ordered(label: Label): number | bigint | string | null {
  if (label instanceof Timestamp || label instanceof Timedelta) return label.value;
  if (typeof label === 'boolean') return Number(label);
  return typeof label === 'number' || typeof label === 'bigint' || typeof label === 'string' ? label : null;
}
