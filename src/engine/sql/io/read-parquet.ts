/** Reading Parquet files. */

import type {DType} from '../../../data/dtype.js';
import type {RunOptions} from '../engine/connections.js';
import type {SqlEngine} from '../engine/engine.js';
import {castSql, expr} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {Slot, Sql, renderSql, sql} from '../expression/sql.js';
import type {SqlType} from '../expression/types.js';
import {KeyError, unknownName} from '../../../errors/index.js';
import {rangeRows, relation} from '../relation.js';
import type {Relation} from '../relation.js';
import {callSource} from '../relation/source.js';
import {filesSql} from './csv-options.js';

const dtypes: Readonly<Record<string, DType>> = {
  BOOLEAN: 'bool',
  TINYINT: 'int8',
  SMALLINT: 'int16',
  INTEGER: 'int32',
  BIGINT: 'int64',
  UTINYINT: 'uint8',
  USMALLINT: 'uint16',
  UINTEGER: 'uint32',
  UBIGINT: 'uint64',
  FLOAT: 'float32',
  DOUBLE: 'float64',
};

/** A column of one of DuckDB's types as an expression with the dtype that pandas gives it. */
export function columnExpr(slot: Slot, type: string): Expr {
  const body = Sql.of([slot]);
  const dtype = dtypes[type];
  if (dtype === 'float64' || dtype === 'float32') return expr(sql`nullif(${body}, 'nan')`, {dtype});
  if (dtype !== undefined) return expr(body, {dtype});
  if (type === 'TIMESTAMP WITH TIME ZONE')
    return expr(sql`cast(${body} at time zone 'UTC' as timestamp_ns)`, {dtype: 'datetime64[ns, UTC]'});
  if (type.startsWith('TIMESTAMP') || type === 'DATE')
    return expr(castSql(body, 'TIMESTAMP_NS'), {dtype: 'datetime64[ns]'});
  if (type.startsWith('DECIMAL') || type === 'HUGEINT')
    return expr(castSql(body, 'DOUBLE'), {dtype: 'float64'});
  const list = /^(BOOLEAN|BIGINT|DOUBLE|VARCHAR|INTEGER|FLOAT)\[\]$/.exec(type)?.[0];
  if (list !== undefined) return expr(body, {dtype: 'object', type: list as SqlType, missing: 'none'});
  return expr(castSql(body, 'VARCHAR'), {dtype: 'object', type: 'VARCHAR', missing: 'none'});
}

/**
 * Parquet files (paths, globs) as a relation, read whenever it is computed, and only the columns that are used.
 *
 * @param columns the columns wanted; all of them unless given. Columns that pandas wrote for row labels become these.
 * @throws FileError for a missing file; KeyError for an unknown column.
 */
export async function readParquet(
  engine: SqlEngine,
  paths: readonly string[],
  options: {readonly columns?: readonly string[]} = {},
  run: RunOptions = {},
): Promise<Relation> {
  const call = sql`read_parquet(${filesSql(paths)})`;
  const described = await engine.rows(`describe select * from ${renderSql(call, () => '')}`, run);
  const found = described.map(([name, type]) => ({name: String(name), type: String(type), slot: new Slot()}));
  const isLevel = (name: string): boolean => /^__index_level_\d+__$/.test(name);
  const names = options.columns ?? found.map(({name}) => name).filter((name) => !isLevel(name));
  const columns = names.map((name) => {
    const column = found.find((one) => one.name === name);
    if (column === undefined)
      throw new KeyError(
        `read_parquet: '${name}' is not a column of the file.${unknownName(
          name,
          found.map((one) => one.name),
        )}`,
      );
    return {label: name, expr: columnExpr(column.slot, column.type)};
  });
  const levels = found
    .filter(({name}) => isLevel(name))
    .map(({slot, type}) => ({name: null, expr: columnExpr(slot, type)}));
  return relation({
    source: callSource(call, new Map(found.map(({slot, name}) => [slot, name]))),
    columns,
    index: levels.length === 0 ? rangeRows() : {kind: 'levels', levels},
  });
}
