/** Small helpers of the tests of the SQL engine. */

import {LocalFrame} from '../../../src/data/index.js';
import type {LocalIndex} from '../../../src/data/index.js';
import {fetchFrame, literalRelation, materialise, release} from '../../../src/engine/sql/index.js';
import type {Relation, SqlEngine} from '../../../src/engine/sql/index.js';

/** A relation of plain columns, with dtypes as pandas infers them. */
export function frame(
  columns: Readonly<Record<string, Iterable<unknown>>>,
  index?: readonly unknown[] | LocalIndex,
): Relation {
  const local = LocalFrame.from(columns, index === undefined ? {} : {index});
  return literalRelation(
    local.vectors.map((vector, j) => ({label: local.columns.at(j), vector})),
    local.index,
  );
}

/** The same relation, over a table. */
export async function inTable(engine: SqlEngine, rel: Relation): Promise<Relation> {
  const {loadTable} = await import('../../../src/engine/sql/move/load.js');
  const {frame: local} = await fetchFrame(engine, rel);
  return loadTable(
    engine,
    local.vectors.map((vector, j) => ({label: local.columns.at(j), vector})),
    local.index,
  );
}

/** Index, data and dtypes of a relation, computed. */
export async function values(
  engine: SqlEngine,
  rel: Relation,
): Promise<{index: unknown[]; data: unknown[][]; dtypes: string[]}> {
  const computed = await materialise(engine, rel);
  try {
    const {frame: local} = await fetchFrame(engine, computed);
    const {index, data} = local.toJSON();
    return {index, data, dtypes: local.vectors.map((vector) => vector.dtype)};
  } finally {
    release(computed);
  }
}

/** The first column of a relation, as JSON has it. */
export async function column(engine: SqlEngine, rel: Relation): Promise<unknown[]> {
  return (await values(engine, rel)).data.map((row) => row[0]);
}
