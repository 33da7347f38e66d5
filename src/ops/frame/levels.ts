/** Levels of row labels, by name or by place. */
import {KeyError, unknownName} from '../../errors/index.js';
import {showLabel, withLevels, type GroupKey, type Relation} from '../../engine/sql/index.js';
import {labelKey, type Label} from '../../data/index.js';

/** `rel` with its labels in columns, and the levels that `wanted` names (one, or an array), in that order. */
export function levelExprs(
  rel: Relation,
  wanted: unknown,
): {readonly relation: Relation; readonly levels: readonly GroupKey[]} {
  const relation = withLevels(rel);
  const {levels} = relation.index;
  const all: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  const found = all.map((one) => {
    const named = levels.find(({name}) => name !== null && labelKey(name) === labelKey(one));
    const level = named ?? (typeof one === 'number' ? levels.at(one) : undefined);
    if (level === undefined) {
      const known = levels.flatMap(({name}) => (name === null ? [] : [String(name)]));
      throw new KeyError(`Level ${showLabel(one as Label)} not found.${unknownName(String(one), known)}`);
    }
    return level;
  });
  return {relation, levels: found};
}
