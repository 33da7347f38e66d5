/** Bringing two relations to the same rows, as arithmetic between frames does. */

import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import {joined, sql} from '../expression/sql.js';
import {commonDType} from '../../../data/promote.js';
import {materialise, rowCount} from '../move/materialise.js';
import {queryOf, withWrapping} from '../move/query.js';
import {expr} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {seal} from '../relation.js';
import type {Relation, RowLabels} from '../relation.js';
import {sameLabel} from '../label.js';
import {toDType, toMixed, unified} from '../rules/cast.js';
import {combine} from './combine.js';
import {join} from './join.js';
import type {MergeHow} from './join.js';
import {inOrder, withLevels} from './ordinal.js';
import {joinSource} from './source.js';

/** Two relations over one source: expressions of both can stand in one. */
export interface Aligned {
  readonly left: Relation;
  readonly right: Relation;
}

export interface AlignOptions extends RunOptions {
  /** Computes a side whose labels have to be looked at; who gives this holds what it computes. */
  readonly compute?: (rel: Relation) => Promise<Relation>;
}

/** How labels that only one side has are treated; `appearing` keeps them as `outer` does, in their order on the left and then the right. */
export type AlignHow = 'outer' | 'appearing' | 'left' | 'inner' | 'right';

function sameRange(a: RowLabels, b: RowLabels): boolean {
  return a.kind === 'range' && b.kind === 'range' && a.start === b.start && a.step === b.step;
}

/** Both over the source that has the slots of both, where their rows are the same rows. */
function alongside(a: Relation, b: Relation): Aligned | null {
  const source = combine(a.source, b.source);
  if (source === null || !sameOrder(a, b)) return null;
  return {left: {...a, source}, right: {...b, source}};
}

function sameOrder(a: Relation, b: Relation): boolean {
  if (a.order.kind === 'kept' || b.order.kind === 'kept') return a.order.kind === b.order.kind;
  const {keys} = b.order;
  return (
    a.order.keys.length === keys.length &&
    a.order.keys.every(
      (key, i) => key.sql === keys[i]?.sql && (key.descending ?? false) === (keys[i].descending ?? false),
    )
  );
}

/** Rows side by side by their places; each keeps its own labels. */
function positional(a: Relation, b: Relation): Aligned {
  const left = seal(inOrder(a));
  const right = seal(inOrder(b));
  const source = joinSource('positional', left.source, right.source, null);
  return {left: {...left, source}, right: {...right, source}};
}

/** Index labels that follow from the same expressions: nothing was relabelled since the rows were the same. */
function sameLabels(a: Relation, b: Relation): boolean {
  if (sameRange(a.index, b.index)) return true;
  if (a.index.kind === 'range' || b.index.kind === 'range') return false;
  const {levels} = b.index;
  return (
    a.index.levels.length === levels.length &&
    a.index.levels.every(
      (level, i) => level.expr.sql === levels[i]?.expr.sql || sameReference(level.expr, levels[i]?.expr),
    )
  );
}

function sameReference(a: Expr, b: Expr | undefined): boolean {
  return (
    b !== undefined &&
    a.sql.parts.length === 1 &&
    b.sql.parts.length === 1 &&
    a.sql.parts[0] === b.sql.parts[0]
  );
}

/**
 * Two relations with the rows of both, so that expressions over them can be put together:
 * 1. of the same rows: one projection;
 * 2. with equal labels: side by side by place, also where labels stand twice;
 * 3. otherwise matched by label, the result ordered by label unless `how` says otherwise, with missing values where one
 *    side lacks it.
 *
 * Whether labels are equal may have to be computed, so that this can run queries; relations that it computes on the way
 * are held by what it gives.
 *
 * @example
 * const {left, right} = await align(engine, a, b);
 * const sum = project(left, [{label: 'x', expr: add(columnOf(left, 'x'), columnOf(right, 'x'))}]);
 */
export async function align(
  engine: SqlEngine,
  a: Relation,
  b: Relation,
  how: AlignHow = 'outer',
  options: AlignOptions = {},
): Promise<Aligned> {
  if (sameLabels(a, b)) {
    const together = alongside(a, b);
    if (together !== null) return together;
  }
  const compute = options.compute ?? ((rel: Relation) => materialise(engine, rel, options));
  const [left, right] = [await compute(a), await compute(b)];
  const [n, m] = [await rowCount(engine, left, options), await rowCount(engine, right, options)];
  if (n === m && (sameRange(left.index, right.index) || (await equalLabels(engine, left, right, options))))
    return relabelled(positional(left, right));
  return matched(withLevels(left), withLevels(right), how, {left: n, right: m});
}

/** The right side takes the left side's labels, which are the same. */
function relabelled({left, right}: Aligned): Aligned {
  return {left, right: {...right, index: left.index}};
}

/** Pairs of expressions that can be compared: of one type, or both as mixed values. */
export function comparable(left: readonly Expr[], right: readonly Expr[]): [Expr, Expr][] {
  return left.map((own, i): [Expr, Expr] => {
    const [x, y] = unified([own, right[i] as Expr]) as [Expr, Expr];
    if (x.dtype === y.dtype && x.type === y.type) return [x, y];
    const dtype = commonDType([x.dtype, y.dtype]);
    if (dtype === 'object') return x.type === y.type ? [x, y] : [toMixed(x), toMixed(y)];
    return [toDType(x, dtype), toDType(y, dtype)];
  });
}

function levelExprs(rel: Relation): Expr[] {
  return rel.index.kind === 'levels' ? rel.index.levels.map((level) => level.expr) : [];
}

/** Whether the labels of two computed relations of equal length are the same in the same order. */
export async function equalLabels(
  engine: SqlEngine,
  a: Relation,
  b: Relation,
  options: RunOptions,
): Promise<boolean> {
  const pair = positional({...withLevels(a), columns: []}, {...withLevels(b), columns: []});
  const left = levelExprs(pair.left);
  const right = levelExprs(pair.right);
  if (left.length !== right.length) return false;
  const differs = joined(
    comparable(left, right).map(([x, y]) => sql`${x} is distinct from ${y}`),
    ' or ',
  );
  const one = expr(sql`1`, {dtype: 'int64', nullable: false});
  const query = queryOf(pair.left, [one], ['differs'], {where: differs, limit: 1});
  return (await withWrapping(query, options, (text) => engine.rows(text, options))).length === 0;
}

/** Rows matched by label. An empty side leaves the order of the other as it is. */
function matched(
  a: Relation,
  b: Relation,
  how: AlignHow,
  lengths: {readonly left: number; readonly right: number},
): Aligned {
  const keys = comparable(levelExprs(a), levelExprs(b));
  const values = (rel: Relation): Expr[] => rel.columns.map((column) => column.expr);
  const outer = how === 'outer' || how === 'appearing';
  const asStands = outer && (lengths.left === 0 || lengths.right === 0);
  const kind: MergeHow = asStands ? (lengths.left === 0 ? 'right' : 'left') : outer ? 'outer' : how;
  const sort = kind === 'outer' && how === 'outer';
  const sides = join(a, values(a), keys, b, values(b), kind, {sort});
  const names = a.index.kind === 'levels' ? a.index.levels : [];
  const others = b.index.kind === 'levels' ? b.index.levels : [];
  const levels = sides.keys.map((key, i) => {
    const name = names[i]?.name ?? null;
    return {name: sameLabel(name, others[i]?.name ?? null) ? name : null, expr: key};
  });
  const {source, order} = sides;
  const common = {source, order, index: {kind: 'levels', levels} as const, length: null};
  const over = (rel: Relation, exprs: readonly Expr[]): Relation => ({
    ...rel,
    ...common,
    columns: rel.columns.map((column, i) => ({...column, expr: exprs[i] as Expr})),
  });
  return {left: over(a, sides.left), right: over(b, sides.right)};
}
