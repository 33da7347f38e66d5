/** Values of relations that are at hand in memory, so that no query is needed to have them. */

import {Vector} from '../../../data/vector.js';
import {copied} from '../engine/held.js';
import type {ColumnHolder, HeldColumn} from '../engine/held.js';
import {slotOf} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {Slot} from '../expression/sql.js';
import type {SqlType} from '../expression/types.js';
import type {Relation} from '../relation.js';
import {isProjection} from '../relation/source.js';
import type {Source, TableHandle} from '../relation/source.js';
import {missingValue} from './decode.js';
import {isMissing} from './object-type.js';

/** A column of a table. */
interface Leaf {
  readonly table: TableHandle;
  readonly column: string;
}

/** The column that `slot` passes on unchanged and row for row, or null where something is done on the way. */
function leafOf(source: Source, slot: Slot): Leaf | null {
  if (source.kind === 'table') {
    const column = source.names.get(slot);
    return column === undefined ? null : {table: source.table, column};
  }
  if (source.kind === 'select' && isProjection(source)) {
    const computed = source.computed.get(slot);
    if (computed === undefined) return source.passes ? leafOf(source.input, slot) : null;
    const only = computed.parts.length === 1 ? computed.parts[0] : undefined;
    return only instanceof Slot ? leafOf(source.input, only) : null;
  }
  return null;
}

/** The column that `e` stands for in the order of the rows of `rel`, or null. */
function leafOfExpr(rel: Relation, e: Expr): Leaf | null {
  const slot = rel.order.kind === 'kept' ? slotOf(e) : null;
  return slot === null ? null : leafOf(rel.source, slot);
}

/** The held values of `e` over `rel`, or null where it takes a query to have them. */
export function heldOf(rel: Relation, e: Expr): HeldColumn | null {
  // What the codes of categories stand for is known to the expression, and may have changed since they were held.
  if (e.dtype === 'category') return null;
  const leaf = leafOfExpr(rel, e);
  const held = leaf?.table.held.get(leaf.column) ?? null;
  return held?.dtype === e.dtype ? held : null;
}

/** A copy of the values that are held for `e`, or of those at `positions`. */
export function readHeld(held: HeldColumn, e: Expr, positions?: readonly number[]): Promise<Vector> {
  return held.use((vector) => {
    const own = positions === undefined ? copied(vector) : vector.take(positions);
    return e.nullable && Array.isArray(own.values) ? withMissing(own, own.values, e) : own;
  });
}

/** Values that are shown as missing as `e` says. */
function withMissing({dtype}: Vector, values: readonly unknown[], e: Expr): Vector {
  const missing = missingValue(e);
  return new Vector(
    dtype,
    values.map((value) => (isMissing(value) ? missing : value)),
  );
}

/** Holds `vector`, which was read for `e`, so that reading it again takes no query. */
export function holdRead(holder: ColumnHolder, rel: Relation, e: Expr, vector: Vector): void {
  const leaf = leafOfExpr(rel, e);
  if (leaf === null || leaf.table.held.has(leaf.column) || vector.dtype !== e.dtype) return;
  if (!isHoldable(vector, e.type) || !holder.admits([vector])) return;
  const held = holder.hold(vector);
  if (held !== null) leaf.table.hold(leaf.column, held);
}

/** Whether a vector that is kept as `type` may be held: what is typed, and text. Other objects change on their way through a table. */
export function isHoldable(vector: Vector, type: SqlType): boolean {
  return ArrayBuffer.isView(vector.values) || type === 'VARCHAR';
}
