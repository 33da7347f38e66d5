/** Two relations brought to the same rows: by their labels, or by place. */
import type {LocalFrame, LocalIndex, LocalSeries} from '../../data/index.js';
import {ValueError} from '../../errors/index.js';
import type {LowerContext} from '../../engine/index.js';
import {
  joinSource,
  rangeRows,
  seal,
  type Aligned,
  type Column,
  type Level,
  type Relation,
} from '../../engine/sql/index.js';

/** Stand-ins side by side, as if they had the same rows: for what is known before anything runs. */
export function assumedAligned(left: Relation, right: Relation): Aligned {
  const [a, b] = [seal(left), seal(right)];
  const source = joinSource('positional', a.source, b.source, null);
  return {left: {...a, source, length: null}, right: {...b, source, length: null}};
}

/**
 * `right` beside `left` by place, whatever its labels; both take the labels of `left`.
 *
 * @throws ValueError when they have different numbers of rows.
 */
export async function byPlace(
  context: LowerContext,
  left: Relation,
  right: Relation | LocalFrame | LocalSeries | LocalIndex,
  operation: string,
): Promise<Aligned> {
  const given = 'source' in right ? right : await context.relation(right);
  const [a, b] = [await context.materialise(left), await context.materialise(given)];
  if (a.length !== b.length)
    throw new ValueError(
      `${operation}: Length of values (${String(b.length)}) does not match length of index (${String(a.length)})`,
    );
  const levels = a.index.kind === 'levels' ? a.index.levels : [];
  const riding = levels.map((level): Column => ({label: null, expr: level.expr}));
  const pair = await context.align(
    {...a, columns: [...riding, ...a.columns], index: rangeRows()},
    {...b, index: rangeRows()},
  );
  const own = pair.left.columns.slice(levels.length);
  const index =
    a.index.kind === 'range'
      ? a.index
      : {
          ...a.index,
          levels: levels.map((level, i): Level => ({...level, expr: (pair.left.columns[i] as Column).expr})),
        };
  return {left: {...pair.left, columns: own, index}, right: {...pair.right, index}};
}

/** Both sides computed, so that dtypes that depend on what is missing are known. */
export async function computedTogether(context: LowerContext, {left, right}: Aligned): Promise<Aligned> {
  const both = await context.materialise({...left, columns: [...left.columns, ...right.columns]});
  const at = left.columns.length;
  return {
    left: {...both, columns: both.columns.slice(0, at)},
    right: {...both, columns: both.columns.slice(at)},
  };
}
