/** JavaScript functions over the rows of relations. */

import {setImmediate as nextTurn} from 'node:timers/promises';
import {inferVector} from '../../../data/infer.js';
import type {DType} from '../../../data/dtype.js';
import type {Vector} from '../../../data/vector.js';
import {InterruptedError} from '../../../errors/index.js';
import {userFunctions} from '../../user-functions.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import {exprsOf} from '../relation.js';
import type {Relation} from '../relation.js';
import type {Expr} from '../expression/expr.js';
import {indexOf} from './materialise.js';
import {load} from './load.js';
import {vectorsOf} from './vectors.js';

/** How long a function may hold the main thread before other work gets a turn, in milliseconds. */
const turn = 16;
/** Rows between two looks at the clock. */
const rowsPerLook = 256;

/**
 * Calls `each` for 0 … length-1, letting the event loop turn often enough that timers, sockets and interrupts are served.
 *
 * @throws InterruptedError when `signal` is aborted in between; whatever `each` throws.
 */
export async function forEachRow(
  length: number,
  each: (row: number) => void,
  options: RunOptions = {},
): Promise<void> {
  let row = 0;
  const oneTurn = (): void => {
    const end = performance.now() + turn;
    while (row < length) {
      each(row);
      row += 1;
      if (row % rowsPerLook === 1 && performance.now() >= end) return;
    }
  };
  while (row < length) {
    await userFunctions.call(oneTurn);
    if (row === length) return;
    options.onProgress?.(row / length);
    await nextTurn();
    if (options.signal?.aborted === true) throw new InterruptedError('the function was interrupted');
  }
}

/** The columns of `rel` as vectors, in the order of its rows, with its row labels. */
export async function columnsOf(
  engine: SqlEngine,
  rel: Relation,
  options: RunOptions = {},
): Promise<{
  readonly vectors: readonly Vector[];
  readonly index: ReturnType<typeof indexOf>['index'];
  readonly length: number;
}> {
  const exprs = exprsOf(rel);
  const {vectors: all, length} = await vectorsOf(engine, rel, exprs, {...options, hold: true});
  const {vectors, index} = indexOf(rel, all, length);
  return {vectors, index, length};
}

/** What a function over rows gets. */
export interface RowSource {
  /** The columns, in order. */
  readonly vectors: readonly Vector[];
  /** The value in a column, counted from 0. */
  readonly at: (row: number, column: number) => unknown;
  readonly label: (row: number) => unknown;
}

/**
 * A function over each row, whose results become one column with the labels of `rel`: `apply` along the rows and `map`.
 * `rowOf` makes what the function takes, so that the caller decides what a row is.
 *
 * @param dtype the dtype of the results; inferred as pandas does unless given.
 * @throws whatever the function throws; InterruptedError.
 * @example
 * await mapRows(engine, rel, (row, i) => Number(row.at(i, 0)) * 2, {name: 'double'})
 */
export async function mapRows(
  engine: SqlEngine,
  rel: Relation,
  call: (rows: RowSource, row: number) => unknown,
  options: RunOptions & {readonly name?: Relation['columns'][number]['label']; readonly dtype?: DType} = {},
): Promise<Relation> {
  const {vectors, index, length} = await columnsOf(engine, rel, options);
  const rows: RowSource = {
    vectors,
    at: (row, column) => vectors[column]?.at(row),
    label: (row) => index.at(row),
  };
  const results = new Array<unknown>(length);
  await forEachRow(
    length,
    (row) => {
      results[row] = call(rows, row);
    },
    options,
  );
  const vector = inferVector(results, options.dtype);
  return load(engine, [{label: options.name ?? null, vector}], index, options);
}

/** A function over each value of one expression: `Series.map`. Missing values are handed over too. */
export async function mapColumn(
  engine: SqlEngine,
  rel: Relation,
  e: Expr,
  call: (value: unknown, row: number) => unknown,
  options: Parameters<typeof mapRows>[3] = {},
): Promise<Relation> {
  return mapRows(
    engine,
    {...rel, columns: [{label: null, expr: e}]},
    (rows, row) => call(rows.at(row, 0), row),
    options,
  );
}

/** One expression as a vector, in the order of the rows: what the array half of the engine takes over. */
export async function columnVector(
  engine: SqlEngine,
  rel: Relation,
  e: Expr,
  options: RunOptions = {},
): Promise<Vector> {
  const {vectors} = await vectorsOf(engine, rel, [e], {...options, hold: true});
  return vectors[0] as Vector;
}
