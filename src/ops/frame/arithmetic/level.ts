/** Operands of which one has a MultiIndex and the other the labels of one of its levels. */
import {ArgumentError, KeyError, NotSupportedError, unknownName} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  alignLevel,
  equalLabels,
  rowCount,
  showLabel,
  withLevels,
  type Aligned,
  type Relation,
} from '../../../engine/sql/index.js';
import {labelKey, type Label} from '../../../data/index.js';
import type {IndexMeta, Meta} from '../../../graph/index.js';
import {computedTogether} from '../side-by-side.js';

/**
 * Both operands over the same rows: where just one has several levels, each of its rows meets the row of the other that its `level` names.
 *
 * @throws KeyError for an unknown level; ArgumentError for different labels of several levels on both sides; NotSupportedError where a label
 * of the other side stands twice.
 */
export async function alignedRows(
  context: LowerContext,
  left: Relation,
  right: Relation,
  level: Label,
): Promise<Aligned> {
  const [deep, other] = [levelCount(left) > 1, levelCount(right) > 1];
  if (level === null || (!deep && !other)) return context.align(left, right, 'outer');
  const [a, b] = [await context.materialise(left), await context.materialise(right)];
  if (deep && other) {
    if (a.length !== b.length || !(await equalLabels(context.sql, a, b, {signal: context.signal})))
      throw new ArgumentError('Join on level between two MultiIndex objects is ambiguous');
    return context.align(a, b, 'outer');
  }
  const [wide, narrow] = deep ? [a, b] : [b, a];
  const pair = await computedTogether(context, alignLevel(wide, narrow, placeOf(wide, level)));
  const counts = [await rowCount(context.sql, pair.left), await rowCount(context.sql, wide)];
  if (counts[0] !== counts[1])
    throw new NotSupportedError(
      "labels that stand twice are not matched with a 'level': give each label once",
    );
  return deep ? pair : {left: pair.right, right: pair.left};
}

function levelCount({index}: Relation): number {
  return index.kind === 'levels' ? index.levels.length : 1;
}

function placeOf(rel: Relation, level: Label): number {
  const {levels} = withLevels(rel).index;
  const named = levels.findIndex(({name}) => name !== null && labelKey(name) === labelKey(level));
  if (named >= 0) return named;
  const place = typeof level === 'number' ? (level < 0 ? level + levels.length : level) : -1;
  if (levels[place] === undefined) {
    const known = levels.flatMap(({name}) => (name === null ? [] : [String(name)]));
    throw new KeyError(`Level ${showLabel(level)} not found.${unknownName(String(level), known)}`);
  }
  return place;
}

/** What is known of a result whose rows are those of the operand with more levels. */
export function withDeeperLabels(result: Meta, operands: readonly Meta[]): Meta {
  const indexes = operands.flatMap((meta): IndexMeta[] =>
    meta.kind === 'dataframe' || meta.kind === 'series' ? [meta.index] : [],
  );
  const deepest = indexes.reduce<IndexMeta | null>(
    (most, one) => (most === null || one.names.length > most.names.length ? one : most),
    null,
  );
  if (deepest === null || deepest.names.length < 2) return result;
  return result.kind === 'dataframe' || result.kind === 'series'
    ? {...result, index: {...deepest, length: null}}
    : result;
}
