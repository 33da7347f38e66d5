/** Writing vectors into tables. */

import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Vector} from '../../../data/vector.js';
import {InterruptedError} from '../../../errors/index.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import {castSql} from '../expression/expr.js';
import {Slot, Sql, renderSql, sql} from '../expression/sql.js';
import {mixedType, typeName} from '../expression/types.js';
import type {SqlType} from '../expression/types.js';
import {quoteIdentifier} from '../relation/render.js';
import {chunkType, loadBindings} from './bindings.js';
import {appendedType, chunkRows, writerOf} from './encode.js';

/** Chunks written between two turns of the event loop. */
const chunksPerTurn = 64;

/** The columns of a table: their names, their values, all equally many, and the types that DuckDB keeps them as. */
export interface TableColumns {
  readonly names: readonly string[];
  readonly vectors: readonly Vector[];
  readonly types: readonly SqlType[];
  readonly length: number;
}

/** The names `c0`, `c1`, … */
export function columnAliases(count: number): string[] {
  return Array.from({length: count}, (_, i) => `c${String(i)}`);
}

/** Makes the table `name` of columns. */
export async function appendTable(
  engine: SqlEngine,
  name: string,
  columns: TableColumns,
  options: RunOptions,
): Promise<void> {
  const {names, types, length} = columns;
  const staged = types.some((type) => appendedType(type) !== type);
  if (!staged) return append(engine, name, columns, options);
  const stage = engine.tables.freshName();
  await append(engine, stage, columns, options);
  const table = engine.tables.adopt(stage, length);
  try {
    const converted = types.map((type, j) => {
      const column = names[j] as string;
      return `${renderSql(unstaged(new Slot(), type), () => column)} as ${column}`;
    });
    const text = `create table ${quoteIdentifier(name)} as select ${converted.join(', ')} from ${quoteIdentifier(stage)}`;
    await engine.use(options, async (connection) => {
      await connection.run(text);
    });
  } finally {
    table.release();
  }
}

async function append(
  engine: SqlEngine,
  name: string,
  {names, vectors, types, length}: TableColumns,
  options: RunOptions,
): Promise<void> {
  const bindings = await loadBindings();
  await engine.use(options, async (connection, api) => {
    const definitions = types.map((type, j) => `${names[j] as string} ${typeName(appendedType(type))}`);
    await connection.run(`create or replace table ${quoteIdentifier(name)} (${definitions.join(', ')})`);
    const appender = await connection.createAppender(name);
    const chunk = api.DuckDBDataChunk.create(types.map((type) => chunkType(api, appendedType(type))));
    const writers = vectors.map((vector, j) => writerOf(bindings, vector, types[j] as SqlType));
    for (let start = 0, chunks = 1; start < length; start += chunkRows, chunks++) {
      const count = Math.min(chunkRows, length - start);
      chunk.reset();
      chunk.rowCount = count;
      writers.forEach((write, j) => {
        write(bindings.data_chunk_get_vector(chunk.chunk, j), start, count);
      });
      appender.appendDataChunk(chunk);
      if (chunks % chunksPerTurn !== 0) continue;
      await nextTurn();
      if (options.signal?.aborted === true) throw new InterruptedError('loading was interrupted');
    }
    appender.closeSync();
  });
}

/** The value of `type` that was appended as the text in `slot`. */
function unstaged(slot: Slot, type: SqlType): Sql {
  if (appendedType(type) === type || type === 'VARCHAR') return Sql.of([slot]);
  if (type !== 'MIXED') return castSql(castSql(slot, 'VARCHAR'), type);
  const mixed = Sql.of([mixedType]);
  const text = sql`substr(${slot}, 2)`;
  return sql`case substr(${slot}, 1, 1)
    when 'b' then cast(union_value(b := cast(${text} as boolean)) as ${mixed})
    when 'i' then cast(union_value(i := cast(${text} as bigint)) as ${mixed})
    when 'f' then cast(union_value(f := cast(${text} as double)) as ${mixed})
    when 's' then cast(union_value(s := ${text}) as ${mixed})
    when 't' then cast(union_value(t := make_timestamp_ns(cast(${text} as bigint))) as ${mixed})
    when 'z' then cast(union_value(z := ${text}) as ${mixed})
    when 'd' then cast(union_value(d := cast(${text} as bigint)) as ${mixed})
    when 'j' then cast(union_value(j := cast(${text} as json)) as ${mixed})
  end`;
}
