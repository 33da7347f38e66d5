/** The second home of columns: values in memory beside the table, or before there is one. */

import type {DType} from '../../../data/dtype.js';
import {Vector} from '../../../data/vector.js';
import type {Formula} from '../expression/formula.js';
import type {RunOptions} from './connections.js';

/**
 * The values of one column outside of DuckDB. They never change, and are counted: the last release frees them.
 *
 * Work that goes from row to row takes them here, at the speed of memory; work on sets of rows has a table made of them
 * first.
 */
export interface HeldColumn {
  readonly dtype: DType;
  readonly length: number;
  /** A vector over the values where they lie, for as long as `work` runs; it must be neither kept nor written to. */
  use<T>(work: (vector: Vector) => T | Promise<T>): Promise<T>;
  retain(): HeldColumn;
  release(): void;
}

/** A held column, or what it has at places of its rows. */
export interface HeldLeaf {
  readonly column: HeldColumn;
  readonly at: HeldPlaces | null;
}

/** Places of rows, in a column of int32; -1 for a row that is missing, which there is none of where they are `whole`. */
export interface HeldPlaces {
  readonly places: HeldColumn;
  readonly whole: boolean;
}

/** What is computed over held columns. */
export type HeldFormula = Formula<HeldLeaf>;

/** A column that is asked for, and the dtype that it shall have: times are computed as their nanoseconds. */
export interface HeldRequest {
  readonly formula: HeldFormula;
  readonly dtype: DType;
}

/** Which rows a computation gives. */
export interface HeldRows {
  readonly length: number;
  /** Only those where it is true. */
  readonly where: HeldFormula | null;
  /** Only those from `start` up to `end`; not together with `where`. */
  readonly slice: {readonly start: number; readonly end: number} | null;
}

/** Takes copies of vectors into memory that is counted and bounded. */
export interface ColumnHolder {
  /** Whether the columns of one frame are few and short enough to be held all together. */
  admits(vectors: readonly Vector[]): boolean;
  /**
   * What formulas over held columns give, as columns each held once for the caller; null where one of them is not
   * computed here. Rows are numbered from 0 to `length`.
   */
  compute(
    columns: readonly HeldRequest[],
    rows: HeldRows,
    options: RunOptions,
  ): Promise<readonly HeldColumn[] | null>;
  /**
   * The places of `length` rows in the order of the values of `by`, ties as they stand and NaN last: a column of int32,
   * held once for the caller. Null where it is not computed here.
   */
  places(
    by: HeldFormula,
    length: number,
    descending: boolean,
    options: RunOptions,
  ): Promise<HeldColumn | null>;
  /** The values of `vector`, held once for the caller; null for what is not held in memory, by its kind or for lack of room. */
  hold(vector: Vector): HeldColumn | null;
}

/** Values of their own, as `vector` has them. */
export function copied(vector: Vector): Vector {
  const {dtype, values, valid, categories, ordered} = vector;
  return new Vector(dtype, values.slice(), {valid: valid?.slice() ?? null, categories, ordered});
}

/** Runs `work` over the values of several columns. */
export function useAll<T>(
  columns: readonly HeldColumn[],
  work: (vectors: readonly Vector[]) => T | Promise<T>,
  vectors: readonly Vector[] = [],
): Promise<T> {
  const [first, ...rest] = columns;
  if (first === undefined) return Promise.resolve(vectors).then(work);
  return first.use((vector) => useAll(rest, work, [...vectors, vector]));
}
