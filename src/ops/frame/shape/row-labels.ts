/** Row labels changed one by one, or replaced. */
import {LocalIndex, MultiIndex, inferVector, labelKey, type Label} from '../../../data/index.js';
import {KeyError, ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {showLabel, withLevels, type Level, type Relation} from '../../../engine/sql/index.js';
import {localIndex} from '../indexing/label-rows.js';
import {byPlace} from '../side-by-side.js';
import {renamed, type Mapper} from './names.js';

/** The position of a level by its name or number. */
export function levelPlace(names: readonly Label[], level: Label): number {
  const named = names.findIndex((name) => name !== null && labelKey(name) === labelKey(level));
  if (named >= 0) return named;
  const at = typeof level === 'number' ? (level < 0 ? level + names.length : level) : -1;
  if (at < 0 || at >= names.length)
    throw new KeyError(
      `level ${showLabel(level)} not found: the index has ${names.map(showLabel).join(', ')}`,
    );
  return at;
}

/** `rel` with each row label as `by` has it. */
export async function renamedRows(
  context: LowerContext,
  rel: Relation,
  by: Mapper,
  level: Label,
): Promise<Relation> {
  const index = await localIndex(context, rel);
  if (!(index instanceof MultiIndex)) {
    const labels = index.toArray().map((label) => renamed(by, label));
    return relabelledRows(context, rel, LocalIndex.from(labels, {name: index.names[0] ?? null}));
  }
  const only = level === null ? null : levelPlace(index.names, level);
  const arrays = index.names.map((_, i) => {
    const values = index.toArray().map((label) => (label as readonly Label[])[i] ?? null);
    return inferVector(
      only === null || only === i ? values.map((one) => renamed(by, one)) : values,
      undefined,
      'index',
    );
  });
  return relabelledRows(context, rel, new MultiIndex(arrays, {names: index.names}));
}

/** `rel` with these row labels, by place. */
export async function relabelledRows(
  context: LowerContext,
  rel: Relation,
  index: LocalIndex | Relation,
): Promise<Relation> {
  const given = 'source' in index ? index : await context.relation(index);
  const labelled = withLevels(given);
  const source: Relation = {
    ...labelled,
    columns: labelled.index.levels.map((level) => ({label: level.name, expr: level.expr})),
  };
  const {left, right} = await byPlace(context, rel, source, 'row labels').catch((error: unknown) => {
    throw error instanceof ValueError
      ? new ValueError(error.message.replace('Length of values', 'Length mismatch: new labels'))
      : error;
  });
  const levels = right.columns.map((column): Level => ({name: column.label, expr: column.expr}));
  const range = given.index.kind === 'range' ? given.index : null;
  return {...left, index: range ?? {kind: 'levels', levels}};
}
