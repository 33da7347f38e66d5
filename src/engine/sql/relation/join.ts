/** Joining rows by keys, as `merge`. */

import {expr} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {joined, sql} from '../expression/sql.js';
import {carry, irregular, sealWindows, sealWith} from '../relation.js';
import type {Relation, RowOrder} from '../relation.js';
import {equalKeys, mergeKeys} from './merge-order.js';
import {withOrdinal} from './ordinal.js';
import {joinSource} from './source.js';
import type {JoinKind} from './source.js';

export type MergeHow = 'inner' | 'left' | 'right' | 'outer' | 'cross';

export interface JoinSides {
  /** Columns, keys and carried expressions of each side, over the joined source; what may be missing through the join is nullable. */
  readonly left: readonly Expr[];
  readonly right: readonly Expr[];
  readonly leftKeys: readonly Expr[];
  readonly rightKeys: readonly Expr[];
  /** For each key, the value of whichever side has it. */
  readonly keys: readonly Expr[];
  /** Whether a row has a row of that side. */
  readonly inLeft: Expr;
  readonly inRight: Expr;
  readonly source: Relation['source'];
  readonly order: RowOrder;
}

export interface JoinOptions {
  /** Sort the result by the keys, as `sort=True`. */
  readonly sort?: boolean;
  /** Known: no two rows of the right side have the same keys; the order then needs only the left side's places. */
  readonly rightUnique?: boolean;
}

const joinKinds: Readonly<Record<MergeHow, JoinKind>> = {
  inner: 'inner',
  left: 'left',
  right: 'right',
  outer: 'full',
  cross: 'cross',
};

/** One side of a join over slots of its own. */
export interface JoinSide {
  readonly relation: Relation;
  readonly columns: readonly Expr[];
  readonly keys: readonly Expr[];
  readonly ordinal: Expr;
}

/** One side with fresh slots for its columns, its keys and the places of its rows. */
function side(rel: Relation, columns: readonly Expr[], keys: readonly Expr[]): JoinSide {
  let ordinal: Expr | null = null;
  const bare: Relation = {...rel, columns: [], index: {kind: 'range', start: 0, step: 1, name: null}};
  const {relation, extra} = carry(bare, [...columns, ...keys], (all) => {
    const placed = withOrdinal(sealWindows(all));
    ordinal = placed.ordinal;
    return placed.relation;
  });
  const sealed = sealWith({...relation, order: {kind: 'kept'}}, [...extra, ordinal as unknown as Expr]);
  return {
    relation: sealed.relation,
    columns: sealed.extra.slice(0, columns.length),
    keys: sealed.extra.slice(columns.length, columns.length + keys.length),
    ordinal: sealed.extra.at(-1) as Expr,
  };
}

function maybeMissing(exprs: readonly Expr[], missing: boolean): Expr[] {
  return missing ? exprs.map((e) => ({...e, nullable: true})) : [...exprs];
}

/**
 * Joins the rows of two relations whose keys are equal, missing keys equal to missing ones, in the order of pandas.
 *
 * @param left expressions that are wanted of the left relation, its index levels and columns as the caller needs them.
 * @param keys pairs of key expressions, already of comparable types; none for `cross`.
 * @example
 * const sides = join(a, columnsOfA, [[ka, kb]], b, columnsOfB, 'left');
 */
export function join(
  leftRel: Relation,
  left: readonly Expr[],
  keys: readonly (readonly [Expr, Expr])[],
  rightRel: Relation,
  right: readonly Expr[],
  how: MergeHow,
  options: JoinOptions = {},
): JoinSides {
  const l = side(
    leftRel,
    left,
    keys.map(([key]) => key),
  );
  const r = side(
    rightRel,
    right,
    keys.map(([, key]) => key),
  );
  const leftMissing = how === 'right' || how === 'outer';
  const rightMissing = how === 'left' || how === 'outer';
  const inLeft = expr(sql`(${l.ordinal} is not null)`, {dtype: 'bool', nullable: false});
  const inRight = expr(sql`(${r.ordinal} is not null)`, {dtype: 'bool', nullable: false});
  const both = l.keys.map((key, i) => keyOfEither(key, r.keys[i] as Expr, how, inLeft));
  const order = mergeKeys(how, {
    keys: both,
    left: l,
    right: r,
    sort: options.sort ?? false,
    rightUnique: options.rightUnique ?? false,
  });
  const matched = options.sort !== true && (how === 'inner' || how === 'left' || how === 'right');
  const source = joinSource(
    joinKinds[how],
    l.relation.source,
    r.relation.source,
    how === 'cross' ? null : equalKeys(l.keys, r.keys),
    matched ? {match: {how, keys: pairsOf(l.keys, r.keys), order: order.keys}} : {},
  );
  return {
    left: maybeMissing(l.columns, leftMissing),
    right: maybeMissing(r.columns, rightMissing),
    leftKeys: maybeMissing(l.keys, leftMissing),
    rightKeys: maybeMissing(r.keys, rightMissing),
    keys: both,
    inLeft,
    inRight,
    source: order.lookUp(source),
    order: {kind: 'pending', keys: order.keys},
  };
}

function pairsOf(left: readonly Expr[], right: readonly Expr[]): [Expr, Expr][] {
  return left.map((key, i) => [key, right[i] as Expr]);
}

/** The key of a joined row: that of the side which has the row. */
function keyOfEither(left: Expr, right: Expr, how: MergeHow, inLeft: Expr): Expr {
  if (how === 'right') return right;
  if (how !== 'outer') return left;
  const traits = {...left, nullable: left.nullable || right.nullable};
  return expr(sql`case when ${inLeft} then ${left} else ${right} end`, traits);
}

/**
 * The rows of `rel` whose `keys` are among (or, with `anti`, are not among) those of `other`: `isin` against a relation.
 */
export function semiJoin(
  rel: Relation,
  keys: readonly Expr[],
  other: Relation,
  otherKeys: readonly Expr[],
  anti = false,
): Relation {
  let ordinal: Expr | null = null;
  const riding = carry(rel, keys, (all) => {
    const placed = withOrdinal(sealWindows(all));
    ordinal = placed.ordinal;
    return placed.relation;
  });
  const sealed = sealWith(riding.relation, [...riding.extra, ordinal as unknown as Expr]);
  const place = sealed.extra.at(-1) as Expr;
  const r = side(other, [], otherKeys);
  const on = joined(
    r.keys.map((key, i) => sql`${sealed.extra[i] as Expr} is not distinct from ${key}`),
    ' and ',
  );
  const source = joinSource(anti ? 'anti' : 'semi', sealed.relation.source, r.relation.source, on);
  return {
    ...sealed.relation,
    index: irregular(sealed.relation.index),
    source,
    order: {kind: 'pending', keys: [{sql: place.sql}]},
    length: null,
  };
}
