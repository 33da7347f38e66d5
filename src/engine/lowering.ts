import type {Vector} from '../data/index.js';
import type {Label, Node, Operation} from '../graph/index.js';
import type {ArrayEngine, Expr, RootExpr} from './array/index.js';
import type {Aligned, AlignHow, Expr as SqlExpr, Relation, SqlEngine} from './sql/index.js';
import type {LocalValue} from '../graph/index.js';

/** One grouping key: its name, and its values over the rows of the relation that is grouped. */
export interface GroupKey {
  readonly name: Label;
  readonly expr: SqlExpr;
}

/** Rows that were grouped and not aggregated yet. */
export interface Grouping {
  readonly relation: Relation;
  readonly keys: readonly GroupKey[];
  /** The columns that are aggregated, by position in the relation. */
  readonly values: readonly number[];
  /** Whether an aggregation gives a series. */
  readonly series: boolean;
  readonly sort: boolean;
  readonly asIndex: boolean;
  readonly dropna: boolean;
  /** Whether keys that are categories make groups only of those that have rows. */
  readonly observed: boolean;
}

/** A node's value on its way: described for the half of the engine that will compute it. */
export type Lowered =
  | {readonly kind: 'tensor'; readonly expr: Expr}
  | {readonly kind: 'dataframe' | 'series' | 'index'; readonly relation: Relation}
  /** A relation of one row and one column that stands for its only value. */
  | {readonly kind: 'scalar'; readonly relation: Relation}
  | {readonly kind: 'groupby'; readonly grouping: Grouping}
  | {readonly kind: 'object'; readonly value: LocalValue}
  | {readonly kind: 'tuple'; readonly items: readonly Lowered[]};

/** What an operation's lowering may ask for. Arguments are what the operation's parameters gave: nodes, fetched data, plain values. */
export interface LowerContext {
  readonly signal: AbortSignal;
  readonly sql: SqlEngine;
  readonly arrays: ArrayEngine;
  /** The lowered value of a node. */
  input(node: Node): Lowered;
  /** An array of any argument that can be one: a tensor, a column or frame (computed first when it must be), fetched data, a number. */
  array(argument: unknown): Promise<Expr>;
  /** A relation of any argument that can be one: a frame, series, index or tensor, fetched data. */
  relation(argument: unknown): Promise<Relation>;
  /** Computes a relation now, for operations whose result depends on data; the result is held as long as the run needs it. */
  materialise(relation: Relation): Promise<Relation>;
  /** Two relations with the rows of both, matched by their labels; what has to be computed for that is held as long as the run needs it. */
  align(left: Relation, right: Relation, how?: AlignHow): Promise<Aligned>;
  /** Computes an array now; a buffer expression. */
  evaluate(expr: RootExpr): Promise<Expr>;
  /** Computes several arrays together: what they share is computed once. */
  evaluateAll(exprs: readonly RootExpr[]): Promise<readonly Expr[]>;
  /** The values of an array, computed now, in C order. */
  values(expr: RootExpr): Promise<Vector>;
  /** Fetched data of any argument, computed now when it must be. */
  local(argument: unknown): Promise<LocalValue>;
}

/** An operation that the local engine can run. */
export interface LocalOperation extends Operation {
  lower(args: Readonly<Record<string, unknown>>, context: LowerContext): Lowered | Promise<Lowered>;
}

export function isLocal(operation: Operation): operation is LocalOperation {
  return 'lower' in operation;
}
