/** Sources: where the rows of a relation come from, as a tree that is rendered to one query. */

import type {Vector} from '../../../data/vector.js';
import type {RunOptions} from '../engine/connections.js';
import type {HeldColumn} from '../engine/held.js';
import type {Expr} from '../expression/expr.js';
import {Slot} from '../expression/sql.js';
import type {Sql} from '../expression/sql.js';
import type {SqlType} from '../expression/types.js';

/**
 * The identity of a set of rows in an order. Two sources with the same row set have the same rows at the same places, so
 * that their columns can be put side by side without any join.
 */
export class RowSet {
  /** Only identity counts; the field keeps other objects from passing for one. */
  readonly kind = 'rows';
}

/** Computed rows that the engine has in a table, or can make one of. Counted: what there is of it is dropped when its last holder releases it. */
export interface TableHandle {
  readonly length: number;
  /** Columns whose values are also held outside of the table, by their names in it. */
  readonly held: ReadonlyMap<string, HeldColumn>;
  /** Has a table of at least these columns made, where so far they are only held. Every query awaits this first. */
  land(columns: ReadonlySet<string>, options: RunOptions): Promise<void>;
  /** The name of a table that has these columns, which have landed. */
  nameOf(columns: Iterable<string>): string;
  /** Takes over values that were read from a column. */
  hold(column: string, values: HeldColumn): void;
  retain(): void;
  release(): void;
}

interface SourceBase {
  /** All that expressions over this source may read. */
  readonly slots: ReadonlySet<Slot>;
  readonly rows: RowSet;
  /** Sources between this one and its furthest leaf. */
  readonly depth: number;
  /** Sources in the tree, shared ones counted each time. */
  readonly nodes: number;
}

/** Rows of a table. Tables are never changed, so that `rowid` is 0, 1, … in the order of the rows. */
export interface TableSource extends SourceBase {
  readonly kind: 'table';
  readonly table: TableHandle;
  readonly names: ReadonlyMap<Slot, string>;
  readonly ordinal: Slot;
}

/** A small frame, written into the query. */
export interface ValuesSource extends SourceBase {
  readonly kind: 'values';
  readonly columns: readonly {readonly slot: Slot; readonly type: SqlType; readonly values: readonly Sql[]}[];
  readonly length: number;
  readonly ordinal: Slot;
  /** The values as they were given, so that looking at them needs no query. */
  readonly vectors: ReadonlyMap<Slot, Vector>;
}

/** What a table function or a reader gives: `call` is what stands after `from`, `names` are the columns it puts out. */
export interface CallSource extends SourceBase {
  readonly kind: 'call';
  readonly call: Sql;
  readonly names: ReadonlyMap<Slot, string>;
  /** Tables or the like that `call` names and that must live as long as this source. */
  readonly holds: readonly TableHandle[];
}

/** A sort key. Without `nullsFirst`, missing values come last, as in pandas. */
export interface SortKey {
  readonly sql: Sql;
  readonly descending?: boolean;
  readonly nullsFirst?: boolean;
}

/** One SELECT over one source. */
export interface SelectSource extends SourceBase {
  readonly kind: 'select';
  readonly input: Source;
  /** Whether the input's own slots are put out too. */
  readonly passes: boolean;
  readonly computed: ReadonlyMap<Slot, Sql>;
  readonly where?: Sql;
  readonly qualify?: Sql;
  /** Present for an aggregate; empty for an aggregate of all rows to one. */
  readonly group?: readonly Sql[];
  readonly order?: readonly SortKey[];
  readonly limit?: number;
  readonly offset?: number;
}

export type JoinKind = 'inner' | 'left' | 'right' | 'full' | 'cross' | 'semi' | 'anti' | 'positional';

/** Two sources side by side; `on` reads slots of both. */
export interface JoinSource extends SourceBase {
  readonly kind: 'join';
  readonly how: JoinKind;
  readonly left: Source;
  readonly right: Source;
  readonly on: Sql | null;
  /** What it matches, where that can be told without SQL. */
  readonly match: JoinMatch | null;
  /** Whether each row of the left side has just one of the right side. */
  readonly lookUp: boolean;
}

/** A join by equal keys, missing ones equal to missing ones. */
export interface JoinMatch {
  readonly how: 'inner' | 'left' | 'right';
  /** Pairs of keys over the two sources. */
  readonly keys: readonly (readonly [Expr, Expr])[];
  /** The sort keys of the order that pandas gives the joined rows. */
  readonly order: readonly SortKey[];
}

/** Sources one below the other: `parts[k].columns[j]` is what part k puts into `outputs[j]`. */
export interface UnionSource extends SourceBase {
  readonly kind: 'union';
  readonly parts: readonly {readonly source: Source; readonly columns: readonly Sql[]}[];
  readonly outputs: readonly Slot[];
}

export type Source = TableSource | ValuesSource | CallSource | SelectSource | JoinSource | UnionSource;

/** The sources that `source` reads directly. */
export function inputsOf(source: Source): readonly Source[] {
  switch (source.kind) {
    case 'select':
      return [source.input];
    case 'join':
      return [source.left, source.right];
    case 'union':
      return source.parts.map((part) => part.source);
    case 'table':
    case 'values':
    case 'call':
      return [];
  }
}

function size(inputs: readonly Source[]): {depth: number; nodes: number} {
  return {
    depth: 1 + inputs.reduce((most, input) => Math.max(most, input.depth), 0),
    nodes: 1 + inputs.reduce((sum, input) => sum + input.nodes, 0),
  };
}

/** The rows of `table`, whose columns are named `names`. */
export function tableSource(table: TableHandle, names: ReadonlyMap<Slot, string>): TableSource {
  const ordinal = new Slot('p');
  const slots = new Set([...names.keys(), ordinal]);
  return {kind: 'table', table, names, ordinal, slots, rows: new RowSet(), depth: 1, nodes: 1};
}

/** Rows written into the query; every column has `length` literals. */
export function valuesSource(
  columns: ValuesSource['columns'],
  length: number,
  vectors: ValuesSource['vectors'] = new Map(),
): ValuesSource {
  const ordinal = new Slot('p');
  const slots = new Set([...columns.map((column) => column.slot), ordinal]);
  return {kind: 'values', columns, length, vectors, ordinal, slots, rows: new RowSet(), depth: 1, nodes: 1};
}

/** The rows of a table function. */
export function callSource(
  call: Sql,
  names: ReadonlyMap<Slot, string>,
  holds: readonly TableHandle[] = [],
): CallSource {
  return {
    kind: 'call',
    call,
    names,
    holds,
    slots: new Set(names.keys()),
    rows: new RowSet(),
    depth: 1,
    nodes: 1,
  };
}

/** What a SELECT does; all is optional. */
export type SelectParts = Partial<
  Pick<SelectSource, 'computed' | 'where' | 'qualify' | 'group' | 'order' | 'limit' | 'offset'>
> & {
  readonly passes?: boolean;
};

/** True when a SELECT of these parts puts out exactly its input's rows in its input's order. */
function keepsRows(parts: SelectParts): boolean {
  const {where, qualify, group, order, limit, offset} = parts;
  return [where, qualify, group, order, limit, offset].every((part) => part === undefined);
}

/** True when `source` puts out exactly its input's rows in its input's order. */
export function isProjection(source: SelectSource): boolean {
  return keepsRows(source);
}

/** One SELECT over `input`. `rows` is given when another SELECT is known to have the same rows. */
export function selectSource(input: Source, parts: SelectParts, rows?: RowSet): SelectSource {
  const {passes = false, computed = new Map<Slot, Sql>(), ...rest} = parts;
  const slots = !passes
    ? new Set(computed.keys())
    : computed.size === 0
      ? input.slots
      : new Set([...input.slots, ...computed.keys()]);
  const rowSet = rows ?? (keepsRows(parts) ? input.rows : new RowSet());
  return {kind: 'select', input, passes, computed, ...rest, slots, rows: rowSet, ...size([input])};
}

/** `left` and `right` joined; they must not share slots. `rows` is given when the join keeps the rows of one side, `match` where it is by equal keys, `lookUp` where it adds columns to the rows of the left side. */
export function joinSource(
  how: JoinKind,
  left: Source,
  right: Source,
  on: Sql | null,
  options: {readonly rows?: RowSet; readonly match?: JoinMatch; readonly lookUp?: boolean} = {},
): JoinSource {
  const both = how === 'semi' || how === 'anti' ? left.slots : new Set([...left.slots, ...right.slots]);
  return {
    kind: 'join',
    how,
    left,
    right,
    on,
    match: options.match ?? null,
    lookUp: options.lookUp ?? false,
    slots: both,
    rows: options.rows ?? new RowSet(),
    ...size([left, right]),
  };
}

/** The parts one below the other, in their order. */
export function unionSource(parts: UnionSource['parts'], outputs: readonly Slot[]): UnionSource {
  const inputs = parts.map((part) => part.source);
  return {kind: 'union', parts, outputs, slots: new Set(outputs), rows: new RowSet(), ...size(inputs)};
}

/** The tables that `source` reads, each once. */
export function tablesOf(source: Source): ReadonlySet<TableHandle> {
  const tables = new Set<TableHandle>();
  const seen = new Set<Source>();
  const visit = (at: Source): void => {
    if (seen.has(at)) return;
    seen.add(at);
    if (at.kind === 'table') tables.add(at.table);
    if (at.kind === 'call') for (const table of at.holds) tables.add(table);
    for (const input of inputsOf(at)) visit(input);
  };
  visit(source);
  return tables;
}
